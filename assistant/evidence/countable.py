"""The values of a sentence that may be what is asked for: of the kind wanted, and no reference, label,
age or stretch of time where none is asked for."""

from __future__ import annotations

import re

from assistant.answer import Plan
from assistant.evidence.kinds import has_value
from assistant.question.worded import is_worded
from assistant.words.values import Value, shares, values

_REFERENCE = re.compile(
    r"\b(?:sections?|paragraphs?|regulations?|articles?|appendix|annex|tables?|items?|pages?|minutes?|schedules?|chapters?"
    r"|rules?|no\.?|numbers?|aged|ages?(?: of)?|under|over the age of|actions?|phase|part|clause|footnote|recommendations?"
    r"|stages?|levels?|tiers?|years?|bands?|types?|grades?|categor(?:y|ies)|standards?|steps?|wards?|units?|priorit(?:y|ies)"
    r"|options?|questions?|objectives?|outcomes?|versions?|figures?|groups?|zones?)\s+$",
    re.IGNORECASE,
)
_RATE = re.compile(r"\b(?:rate|turnover|percent\w*|per cent|proportion|ratio)\b", re.IGNORECASE)
_HOW_LONG = re.compile(
    r"\bhow (?:long|old|soon|far|quickly|fast)\b|\btime ?(?:scale|frame|limit)\b"
    r"|\b(?:length|duration|age|time|weeks?|months?|years?|days?|hours?|period|turnaround)\b",
    re.I,
)
_DIFFERENCE = re.compile(r"\s+(?:fewer|less|more)\b(?! than (?:half|one|a)\b)", re.IGNORECASE)
_ASKS_DIFFERENCE = re.compile(
    r"\b(?:more|fewer|less|extra|further|additional|difference|increase\w*|rise|risen|fall|fallen|drop\w*|chang\w+|grown?)\b",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r"\bhow (?:long|quickly|fast|soon)\b|\btime ?(?:scale|frame|limit)\b|\bturnaround\b",
    re.IGNORECASE,
)
_SPAN_OF_TIME = re.compile(
    r"(?:\s+|-)(?:full |working |calendar |consecutive |further |more )?"
    r"(?:minutes?|hours?|days?|weeks?|fortnights?|months?|years?)\b",
    re.IGNORECASE,
)
_ONE_STRETCH = re.compile(
    r"\b(?:first|initial|whole|full)(?= (?:day|week|fortnight|month|year)\b)"
    r"|\ban?(?= (?:day|week|fortnight|month|year|decade)\b(?! (?:ago|earlier|later|before|on year)))",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"-(?!(?:minute|hour|day|week|month|year)s?\b)[a-z]{3,}")
_PREFIXED = re.compile(r"[a-z]-$", re.IGNORECASE)
_OF_MANY = re.compile(r"\s+of\s+(?:the|its|their|our|these|those|an?)\b", re.IGNORECASE)
_ASKS_AGE = re.compile(r"\b(?:how old|ages?)\b", re.IGNORECASE)
_AGE = re.compile(r"(?:\s?(?:-|–|to|and)\s?\d{1,2})?[- ]years?[- ]olds?\b", re.IGNORECASE)
_AGED = re.compile(
    r"\bage(?:d|s)?(?: of)? (?:(?:between|over|under|from) )?(?:\d{1,2}\s?(?:-|–|to|and|or)\s?)?$"
    r"|\b(?:until|when|once|after|before) (?:s?he|they) (?:is|are|was|were|turns?|reach(?:es)?) (?:over |under )?$"
    r"|\b(?:leavers?|people|persons?|child(?:ren)?|adults?|those|anyone|everyone|carers?|parents?|residents?) (?:who (?:is|are) )?(?:over|under) $",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:[.)]|\.\d{1,2}\.?)\s+(?=[A-Z])")
_SHARED = re.compile(r"\s+(?:per ?cent|percent|in|out of|per)\b")
_LEADING_NOUGHT = re.compile(r"0\d")
_NUMBER_BEFORE = re.compile(r"\d[/.]$")
_NUMBER_BEHIND = re.compile(r"/\d")
_LONG_NUMBER_BEHIND = re.compile(r"/\d{3,}")
RATED = 60
"""Within how many letters before a number it is said to be a rate."""
LONGEST = 20
"""More letters than the longest word that makes what comes behind it a reference."""


def wanted_values(plan: Plan, text: str) -> list[Value]:
    """The values of a sentence that are of the kind a plan wants and may count what it asks for."""
    found = _of_kind(plan.wants or "", text)
    if plan.wants == "number" and is_worded(_STRETCH, plan.text):
        found += _uncounted(text)
    found = _counted(plan, text, found)
    if plan.wants in ("amount", "percent") and is_worded(_RATE, plan.text):
        # No rate is "one" or "two": that counts something in the same sentence.
        found = [one for one in found if not _counts_alone(text, one)]
    if plan.wants in ("number", "amount") and not _ASKS_DIFFERENCE.search(plan.text):
        # "Four fewer than last year" says how many fewer.
        found = [one for one in found if not _DIFFERENCE.match(text[one.end :])]
    return found


def may_have(plan: Plan, text: str) -> bool:
    """Whether a sentence of a text can have a value that a plan wants; told without taking the
    text apart, and True where that cannot be told."""
    want = plan.wants or ""
    if want in ("number", "percent", "amount"):
        is_stretch = want == "number" and is_worded(_STRETCH, plan.text)
        return is_stretch or has_value("number", text) or bool(shares(text))
    return want not in ("date", "money") or has_value(want, text)


def _of_kind(want: str, text: str) -> list[Value]:
    kinds = {
        "number": ("number", "percent"),
        "percent": ("percent", "number"),
        "amount": ("money", "percent", "number"),
    }.get(want, (want,))
    parts = shares(text) if "percent" in kinds else ()
    counted = [
        value
        for value in values(text)
        if value.kind in kinds and not any(p.start <= value.start < p.end for p in parts)
    ]
    return [
        value
        for value in (*parts, *counted)
        if not _follows_reference(text, value.start)
        and not _is_part_of_reference(text, value)
        and not _is_label(text, value)
    ]


def _follows_reference(text: str, start: int) -> bool:
    """Whether a value stands behind a word that makes it a reference: ``section 114``."""
    before = len(text[:start].rstrip())
    if before == start:
        return False
    return bool(_REFERENCE.search(text, max(before - LONGEST, 0), start))


def _is_label(text: str, value: Value) -> bool:
    """Whether a number only numbers what it opens: ``2. Children looked after``."""
    return bool(_LABELLED.match(text, value.end)) and not text[: value.start].strip(" (\t•-")


def _uncounted(text: str) -> list[Value]:
    """Stretches of time told without a number: ``for their first year``, ``a month``."""
    return [Value("number", m.group(), m.start(), m.end()) for m in _ONE_STRETCH.finditer(text)]


def _counts_alone(text: str, value: Value) -> bool:
    """Whether a number is no share: ``nineteen per cent``, ``one in ten`` and ``a rate of 39`` are."""
    share = _SHARED.match(text, value.end)
    whole = value.text.isalpha() or value.text.replace(",", "").isdigit()
    told = _RATE.search(text[max(value.start - RATED, 0) : value.start])
    return (
        value.kind == "number" and whole and not share and not (told and not value.text.isalpha())
    )


def _is_part_of_reference(text: str, value: Value) -> bool:
    """The ``00093`` of a decision's number ``24/00093``, the ``2022`` of minute ``2022/012``."""
    if value.kind == "date":
        return bool(_LONG_NUMBER_BEHIND.match(text, value.end))
    return value.kind == "number" and bool(
        _LEADING_NOUGHT.match(value.text)
        or _NUMBER_BEFORE.search(text, max(value.start - 3, 0), value.start)
        or _NUMBER_BEHIND.match(text, value.end)
    )


def _counted(plan: Plan, text: str, found: list[Value]) -> list[Value]:
    """Stretches of time (``12 months``) alone where one is asked for, none where it is not."""
    if plan.wants not in ("number", "amount"):
        return found
    # The "four" of a "four-bedroom home", the "21" of "post-21" and "one of the largest cities"
    # count nothing that is asked for.
    found = [
        one
        for one in found
        if not _ADJECTIVE.match(text, one.end)
        and not _PREFIXED.search(text, 0, one.start)
        and not (one.text.lower() == "one" and _OF_MANY.match(text, one.end))
    ]
    if not is_worded(_ASKS_AGE, plan.text):
        found = [
            one
            for one in found
            if not _AGE.match(text, one.end) and not _AGED.search(text[: one.start])
        ]
    if is_worded(_HOW_LONG, plan.text):
        stretches = [value for value in found if _SPAN_OF_TIME.match(text, value.end)]
        return stretches or ([] if is_worded(_STRETCH, plan.text) else found)
    return [value for value in found if not _SPAN_OF_TIME.match(text, value.end)]
