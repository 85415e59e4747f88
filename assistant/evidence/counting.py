"""Whether a number of a sentence counts what is asked for: the thing itself and not another one, the whole
and not a part of it, what was done to it and not how many there are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Plan
from assistant.evidence.contrast import part_of
from assistant.question.worded import is_worded, worded
from assistant.words.matching import Term, matched, stem_line
from assistant.words.stems import FUNCTION_WORDS, content_words, stem, words
from assistant.words.values import Value

_COUNTED = re.compile(
    r"\b(?:how (?:many|much|long)|(?:numbers?|total|count) of)\s+([\w\s-]+?)"
    r"(?:\?|$|[:;,–]|\b(?:is|are|was|were|do|does|did|has|have|will|in|at|by|on|for)\b)",
    re.IGNORECASE,
)
# "The number of households in Kent stood at 1,412": the noun comes first.
_NUMBER_OF = re.compile(
    r"\b(?:numbers?|total|count) of\b(?P<what>[^.;]{3,80}?)\b(?:is|was|were|are|be|at|to|reached|totall?ed|by|now|then|as|of)"
    r"\s+(?:\w+\s)?$",
    re.IGNORECASE,
)
# "A budget of £59m, comprising £56m for care and £3m for staff": parts of what was told before.
_OF_WHICH = re.compile(
    r"\d[^.;]*\b(?:comprising|of which|of whom|includ(?:ing|es)|made up of|consist(?:ing|s) of|broken down|split)\b",
    re.IGNORECASE,
)
# "They comprise 230 under five and 721 of school age": the sentence before told the whole.
_OPENS_PARTS = re.compile(
    r"^\W*(?:of (?:these|those|them|this|which|whom|the (?:total|remainder|rest))\b"
    r"|(?:they|these|this|it|the (?:total|remainder|rest))\s+(?:\w+\s+)?(?:comprises?|comprised|includes?|included|consist(?:s|ed)?|(?:is|are|was|were) made up)\b)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\b(?:of which|of whom|of (?:these|those|them)|part|share|includ\w+)\b", re.I)
_PLURAL = re.compile(r"^(?:children|people|men|women|staff|\w{3,}(?<![sui])s)$")
_ANYBODY = frozenset(
    map(stem, ["people", "children", "persons", "individuals", "adults", "men", "women", "cases"])
)
_THERE_ARE = re.compile(r"^\W*there (?:is|are|was|were|have been|had been)\b", re.IGNORECASE)
_BETWEEN_ADJECTIVES = ("and", "or")
_OR_MORE = re.compile(r"\s+or (?:more|fewer|less|over|under)\b", re.IGNORECASE)
# "130 of the Council's 1,046 grit bins": 130 are told of, 1,046 there are.
_OF_THE_WHOLE = re.compile(
    r"\s+of (?:the |its |their |our |all |these |those )?(?:[\w’'-]+\s+){0,2}?\d[\d,]*\s+"
)
_WHOLE = re.compile(
    r"\b\d[\d,]*\s+of (?:the |its |their |our |all |these |those )?(?:[\w’'-]+\s+){0,2}?$"
)
_FURTHER = re.compile(
    r"\s+(?:new|additional|further|extra|more|other|replacement)\b", re.IGNORECASE
)
_ASKS_FURTHER = re.compile(
    r"\b(?:new|additional|further|extra|more|other|replace\w*|buy\w*|bought|order\w*|deliver\w*|built|build|creat\w+|plan\w*|propos\w*)\b",
    re.IGNORECASE,
)
_RISEN_FROM = re.compile(r"\bfrom (?:about |around |just |over |under )?$", re.IGNORECASE)
_TO_NOW = re.compile(r"[^.;]{0,40}?\bto (?:about |around |just |over |under )?\d", re.IGNORECASE)
# A verb in the past ends what is counted: "how many drivers LOST their licence".
_PAST = re.compile(
    r"(?<=\w )(?:\w{2,}ed|lost|took|got|made|went|left|won|sent|came|saw|sold|bought|spent|died|met|gave|had|said|told|felt|fell|rose)"
    r"(?=\s+(?:the|a|an|their|its|his|her|our|this|that|no|to|in|on|at|by|for|from|out|up|with|against|about|over)\b|\s*$)",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:total|overall|altogether|in all)\b", re.IGNORECASE)
_WHEN_DOES = re.compile(
    r"\bwhen (?:do|does|did|will|is|are|was|were|can|must|should|has|have|had)\b", re.IGNORECASE
)
_HOW_LONG = re.compile(r"\bhow long\b", re.IGNORECASE)
COUNTED_BEHIND = 6
"""Within how many words behind a number what it counts is looked for."""
FAINT = 0.1
"""A term of no more weight only says what kind of thing is asked for."""


def counting(plan: Plan, text: str, value: Value) -> float:
    """What it adds that a number counts what is asked for, and takes that it counts another
    thing."""
    asked = worded(_COUNTED, plan.text)
    if asked is None or is_worded(_HOW_LONG, plan.text):
        return 0.0
    own = _counted(asked.group(1))
    nouns = {stem(word) for word in own}
    before, behind = text[: value.start], text[value.end :]
    more, part = _OR_MORE.match(behind), _OF_THE_WHOLE.match(behind)
    skipped = part or more
    after = words(behind[skipped.end() :] if skipped else behind)
    told = _NUMBER_OF.search(before)
    counted = set(map(stem, [*after[:4], *(words(told["what"])[:5] if told else ())]))
    said = _said_of(plan, nouns)
    if nouns & counted:
        if _RISEN_FROM.search(before) and _TO_NOW.match(behind) and not plan.times.periods:
            # "Risen from 675 to 850": there are 850 now.
            return -0.3
        if said and _THERE_ARE.match(text) and not _holds(said, text):
            # How many there are is not how many something was done to.
            return -0.3
        # "214 routes carried one child": routes are asked for, single ones.
        fit = 0.3 if stem(own[-1]) in counted else 0.15
        if _FURTHER.match(behind) and not is_worded(_ASKS_FURTHER, plan.text):
            fit -= 0.6
        beside_the_whole = _WHOLE.search(before) if said else part
        return fit - (0.5 if beside_the_whole else 0.0)
    if _holds(plan.focus, " ".join(after[:COUNTED_BEHIND])):
        return 0.2
    noun = _noun_behind(after)
    if noun in _ANYBODY and _holds(plan.focus, behind):
        # "378 young people received support as care leavers."
        return 0.1
    return -0.2 if noun in (None, *nouns) else -0.5


def counts_only(plan: Plan) -> bool:
    """Whether it asks how many there are of a thing and says nothing else of it: no share answers."""
    asked = worded(_COUNTED, plan.text)
    if plan.kind != "fact" or plan.wants != "number" or asked is None:
        return False
    return not _said_of(plan, {stem(word) for word in _counted(asked.group(1))})


def _counted(phrase: str) -> list[str]:
    """The words for what is counted, without what is said of it."""
    verb = _PAST.search(phrase)
    return content_words(phrase[: verb.start()] if verb else phrase) or content_words(phrase)


def _holds(terms: Sequence[Term], text: str) -> bool:
    line = stem_line(text)
    return any(matched(term, line) for term in terms)


def is_part(plan: Plan, text: str, value: Value) -> bool:
    """Whether a value is a part of a whole told before it that the question does not ask for."""
    if is_worded(_PARTS, plan.text):
        return False
    if not _OPENS_PARTS.match(text) and not _OF_WHICH.search(text, 0, value.start):
        return False
    line = stem_line(part_of(text, value.start, value.end))
    asked = worded(_COUNTED, plan.text)
    told = {stem(word) for word in words(asked.group(1))} if asked else set()
    return not any(
        matched(term, line)
        for term in plan.topic
        if term.weight > FAINT and not told.issuperset(term.forms[0])
    )


def is_total(text: str, value: Value) -> bool:
    """Whether a value is said to be the whole."""
    return bool(_TOTAL.search(part_of(text, value.start, value.end)))


def done_to_it(plan: Plan, text: str, found: Sequence[Value]) -> list[Value]:
    """The values in that part of a sentence that tells what the question says was done (``nineteen were
    suspended and four REVOKED``), where some do and some do not; else all of them."""
    said = _last_said(plan)
    if not said:
        return list(found)
    parts = [stem_line(part_of(text, one.start, one.end)) for one in found]
    telling = [
        one
        for one, part in zip(found, parts, strict=True)
        if any(matched(term, part) for term in said)
    ]
    return telling or list(found)


def _last_said(plan: Plan) -> tuple[Term, ...]:
    """What a question says last of the thing that it counts or dates: ``when does the consultation
    CLOSE?``, ``how many drivers LOST THEIR LICENCE?``"""
    asked = worded(_COUNTED, plan.text)
    if plan.wants == "number" and asked is not None:
        return _said_of(plan, {stem(word) for word in _counted(asked.group(1))})
    if plan.wants == "date" and is_worded(_WHEN_DOES, plan.text):
        last = words(plan.text)[-1:]
        return tuple(term for term in plan.topic if term.text.split()[-1:] == last)
    return ()


def _said_of(plan: Plan, nouns: set[str]) -> tuple[Term, ...]:
    """The terms of a question beside those for what it counts."""
    return tuple(
        term for term in plan.topic if term.weight > FAINT and not nouns.intersection(term.forms[0])
    )


def _noun_behind(after: Sequence[str]) -> str | None:
    """The stem of what a number counts as far as its ending tells: ``two vocal and influential
    GROUPS``; None where no plural follows before another part of the sentence."""
    for word in after[:COUNTED_BEHIND]:
        if word in FUNCTION_WORDS and word not in _BETWEEN_ADJECTIVES:
            return None
        if _PLURAL.search(word):
            return stem(word)
    return None
