"""The date, sum, share or number of a passage that answers: of its kind, beside what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.contrast import asked_kind_near, part_of
from assistant.evidence.countable import wanted_values
from assistant.evidence.counting import counting, counts_only, done_to_it, is_part, is_total
from assistant.evidence.nearness import distance, nearest_stems
from assistant.evidence.rows import is_whole_row
from assistant.evidence.spans import Answering
from assistant.question.worded import is_worded
from assistant.words.dates import Period, periods
from assistant.words.stems import stem, words
from assistant.words.values import Value, values

_PART = re.compile(r"%|\b(?:percent\w*|per cent|proportion|share|rate)\b", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d\s?(?:[-–]|to)\s?(?:(?:19|20)\d\d|\d\d)")
_YEAR_TO_YEAR = re.compile(
    r"\b(?:from|between)\s+(?P<years>(?:19|20)\d\d\s+(?:to|and|until)\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_WAS_WHEN = re.compile(r"\bwhen (?:did|was|were|had)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"^\W*(?:when|what (?:day|date|month)|on (?:what|which) (?:day|date))\s+(?:did|was|were|has|have|is)\b",
    re.I,
)
_LASTS = re.compile(
    r"\bhow long (?:is|are|will|does|do|has|have|can|did|was|were|for)\b|\bfor how long\b|\buntil when\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_TO = re.compile(r"\s(?:to|and|until)\s|[–-]")
_UNTIL = re.compile(
    r"\b(?:to|until|till|up to|through to|ends?|ending|expir(?:es|ed|ing)|lasts? until)\s+(?:on |in )?(?:the )?(?:end of )?$",
    re.IGNORECASE,
)
_IN_TIME = re.compile(
    r"\b(?:in|during|by|from|until|till|since|before|after|for|to|throughout|between|and|of|year|over)\s+(?:the |early |late |mid[- ]?)?$|^\W*$|[(:|]\s*$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\bsince (?:about |around |early |late |the (?:start|end) of )?$", re.IGNORECASE
)
# "Since the last inspection in 2014": another one than that which is asked about.
_SINCE_LAST = re.compile(
    r"\bsince (?:the|its|their|our) (?:last|previous) [\w\s]{1,40}$", re.IGNORECASE
)
_SAYS_LAST = re.compile(r"\b(?:last|previous\w*|before|earlier|since)\b", re.IGNORECASE)
_ASKS_TO_COME = re.compile(
    r"\bwhen (?:will|can|must|should|may|might|does|do|is|are)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:](?=\s)|\((?=\w)")
# An event told with one of these verbs is another event than the one asked about, unless the
# question uses the verb: a visit's letter is "published" weeks after the visit.
_OTHER_EVENT = frozenset(
    stem(word)
    for word in """
    published publish issued submitted responded launched approved agreed expires ends began
    started appointed finished completed attached presented considered reviewed reported
    received announced closed opened signed
    """.split()
)
_CAME_OUT = frozenset(map(stem, "published issued presented announced reported attached".split()))
_PAPER_ASKED = re.compile(
    r"\b(?:publish\w*|issu\w+|present\w*|announc\w+|report\w*|letters?|papers?|strateg\w+|plans?|polic\w+|findings?"
    r"|results?|documents?|outcomes?|came? out|released?|minutes|statements?|notices?|figures|data|published|review)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"^\W*(?:each|apiece|(?:for|to) each|per (?!cent\b|annum\b|year\b|month\b)\w+|a (?:head|night|tonne|day|hour)\b)",
    re.IGNORECASE,
)
_EACH_ASKED = re.compile(
    r"\b(?:each|per|apiece|an?|one|every|prices?|fees?|charges?|charged|rates?|tariffs?|allowances?)\b",
    re.IGNORECASE,
)
_TOLD_THEN = re.compile(
    r"\b(?:reports?|papers?|updates?|briefings?|business case|review|proposals?)\b[^.;:]{0,120}"
    r"\b(?:comes?|came|coming|go(?:es)?|be(?:ing)? (?:brought|made|taken)|bring|submitted|presented|considered|returns?|due|expected)\b"
    r"[^.;:]{0,60}$",
    re.IGNORECASE,
)
"""A report that comes before a body on a day: what it is about happens on another one."""
_ASKS_TOLD = re.compile(
    r"\b(?:com(?:e|es|ing)|go(?:es|ing)?|return\w*) (?:back )?to\b|\b(?:come|coming) back\b"
    r"|\b(?:brought|considered|discussed|heard|submitted|tabled|decided?)\b",
    re.IGNORECASE,
)
GOVERNED = 5
"""Within how many words before a date the verb stands that it dates."""
A_SHARE = 0.2
"""What a share fits at most where it is asked how many there are."""
APART = 2
"""How many words a comma counts for between a value and what it may be the value of."""


def figure(plan: Plan, text: str, item: EvidenceItem) -> Answering:
    """The value of the kind wanted that stands nearest to the question's terms, a number best
    beside its noun."""
    found = wanted_values(plan, text)
    fresh = [value for value in found if not _is_in_question(plan, _whole(text, value))]
    if plan.wants == "date" and plan.times.written and _asks_when_then(plan):
        # "When did they visit in 2024?" is answered by no day of 2021 that the report looks back on.
        fresh = [value for value in fresh if _meet(plan, periods(value.text)) or not _dated(value)]
    if plan.wants == "date" and _WAS_WHEN.search(plan.text):
        # Nothing that was done is dated after the paper that tells of it, nor by the years of a
        # plan: "the 2025-29 strategy".
        came = item.paper.best_date or "9999"
        fresh = [
            one
            for one in fresh
            if not _YEARS.fullmatch(one.text) and not any(p.start > came for p in periods(one.text))
        ]
    fresh = [value for value in fresh if not _is_of_its_paper(plan, text, value)]
    if plan.wants == "date" and not is_whole_row(item.paragraph, text):
        fresh = [one for one in fresh if not _dates_another(plan, text, one)]
    if not _EACH_ASKED.search(plan.text):
        # "64 notices at £500 each, yielding £23,500": what one costs is not what all did.
        sums = [one for one in fresh if not _EACH.match(text[one.end :])]
        fresh = sums if any(one.kind == "money" for one in sums) else fresh
    if counts_only(plan):
        fresh = [one for one in fresh if not _is_share(plan, one)]
    if not fresh and is_worded(_LASTS, plan.text):
        return _till_when(text)
    if not fresh:
        return Answering()
    bound = done_to_it(plan, text, _bound(plan, text, fresh))
    weighed = [(_fit(plan, text, value, item), -value.start, value) for value in bound]
    fit, _, best = max(weighed, key=lambda one: (one[0], one[1]))
    return Answering((_stretch(plan, text, best),), fit, (best,))


def _stretch(plan: Plan, text: str, best: Value) -> tuple[int, int]:
    """Where a value stands, or the whole stretch of years that it opens or ends: ``from 2005 to
    2017`` is when somebody was a member, and neither year alone."""
    if plan.wants == "date" and not is_worded(_LASTS, plan.text):
        for match in _YEAR_TO_YEAR.finditer(text):
            if match.start("years") <= best.start and best.end <= match.end():
                return match.span("years")
    return best.start, best.end


def _till_when(text: str) -> Answering:
    """How long a thing lasts, told by when it ends: ``from 1 January 2025 to 31 March 2026``."""
    for value in values(text):
        if value.kind != "date" or not periods(value.text):
            continue
        spans = _FROM.search(text[: value.start]) and _TO.search(value.text)
        if spans or _UNTIL.search(text[: value.start]):
            return Answering(((value.start, value.end),), 0.8, (value,))
    return Answering()


def _whole(text: str, value: Value) -> str:
    """A value with what is written on to it: ``18-25`` of the ``18`` in it."""
    start, end = value.start, value.end
    while start and _is_written_on(text[start - 1]):
        start -= 1
    while end < len(text) and _is_written_on(text[end]):
        end += 1
    return text[start:end]


def _is_written_on(letter: str) -> bool:
    return letter.isalnum() or letter in "-_"


def _is_in_question(plan: Plan, written: str) -> bool:
    return f" {written.lower()} " in f" {' '.join(plan.text.lower().replace('?', ' ').split())} "


def _fit(plan: Plan, text: str, value: Value, item: EvidenceItem) -> float:
    """1.0 for a value right beside a term of the question, less with each word between."""
    if is_whole_row(item.paragraph, text):
        return 0.85
    before, after = words(text[: value.start]), words(text[value.end :])
    inside = len(words(_CLAUSE.split(text[: value.start])[-1]))
    follows = len(words(_CLAUSE.split(text[value.end :], maxsplit=1)[0]))
    back, ahead = nearest_stems(before[::-1]), nearest_stems(after)
    distances = []
    for term in plan.topic:
        left = distance(back, term, reverse=True)
        right = distance(ahead, term, reverse=False)
        # "A budget of £61.8m, an overspend of £4.2m": the comma parts the overspend from the first.
        distances += [] if left is None else [left + (0 if left < inside else APART)]
        distances += [] if right is None else [right + (0 if right < follows else APART)]
    if not distances:
        return A_SHARE if _is_share(plan, value) else 0.45
    fit = max(1.0 - 0.05 * min(distances), 0.35)
    if asked_kind_near(plan.text, text, value.start, value.end) is not None:
        fit += 0.3
    if plan.wants == "number":
        fit += counting(plan, text, value)
    if plan.wants == "amount" and value.kind == "number":
        fit -= 0.25
    if plan.wants == "percent" and value.kind == "number":
        fit -= 0.35
    if plan.wants == "date" and _other_event(plan, before):
        fit -= 0.3
    if is_part(plan, text, value):
        fit -= 0.4
    elif is_total(text, value):
        fit += 0.1
    if _is_share(plan, value):
        fit = min(fit, A_SHARE)
    return min(max(fit, 0.1), 1.2)


def _is_share(plan: Plan, value: Value) -> bool:
    """Whether a value is a share where it is asked how many there are."""
    asked = plan.wants == "number" and value.kind == "percent"
    return asked and not is_worded(_PART, plan.text)


def _bound(plan: Plan, text: str, found: Sequence[Value]) -> list[Value]:
    """The values in that part of a sentence that names the kind or the time asked for, where a part
    with a value does; else those in parts that name no other one."""
    by_kind: dict[str, tuple[int, Value]] = {}
    for one in found:
        gap = asked_kind_near(plan.text, text, one.start, one.end)
        if gap is None:
            continue
        part = part_of(text, one.start, one.end)
        if gap < by_kind.get(part, (gap + 1, one))[0]:
            by_kind[part] = gap, one
    if by_kind:
        return [one for _, one in by_kind.values()]
    if not plan.times.periods or plan.wants == "date":
        return list(found)
    told = {one: periods(part_of(text, one.start, one.end)) for one in found}
    return [one for one in found if _meet(plan, told[one])] or list(found)


def _is_of_its_paper(plan: Plan, text: str, value: Value) -> bool:
    """Whether a date is when a paper on the matter came out and not when it happened: ``the
    findings of the visit were published in June`` does not say when the visit was."""
    if value.kind != "date" or is_worded(_PAPER_ASKED, plan.text):
        return False
    before = text[: value.start]
    near = {stem(word) for word in words(before)[-GOVERNED:]}
    told_then = _TOLD_THEN.search(before) and not _ASKS_TOLD.search(plan.text)
    return bool(near & _CAME_OUT or told_then)


def _dates_another(plan: Plan, text: str, value: Value) -> bool:
    """Whether a date is of the year that something is called by (``the Settlement 2025-26``), or one
    since which something has lasted that is asked to end."""
    before = text[: value.start]
    if _YEARS.fullmatch(value.text) and not _IN_TIME.search(before):
        return True
    if _SINCE_LAST.search(before) and not _SAYS_LAST.search(plan.text):
        return True
    return bool(_ASKS_TO_COME.search(plan.text)) and bool(_SINCE.search(before))


def _asks_when_then(plan: Plan) -> bool:
    """Whether it asks when a thing happened within the time that it ends with: ``When was the
    visit of 2024?``"""
    ends = plan.text.rstrip(" ?.!").endswith(plan.times.written[-1])
    return ends and bool(_WHEN.match(plan.text))


def _dated(value: Value) -> bool:
    return bool(periods(value.text))


def _meet(plan: Plan, told: Sequence[Period]) -> bool:
    return any(asked.meets(one) for asked in plan.times.periods for one in told)


def _other_event(plan: Plan, before: list[str]) -> bool:
    near = {stem(word) for word in before[-7:]} & _OTHER_EVENT
    asked = {part for term in plan.topic for form in term.forms for part in form}
    return bool(near - asked)
