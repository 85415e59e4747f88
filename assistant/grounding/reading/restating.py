"""Sentences in the other order or words in which English says the very same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.grounding.reading.classes import (
    AUXILIARIES,
    CONDITIONS,
    GUARDS,
    MODALS,
    NEGATIONS,
)
from assistant.grounding.reading.forms import is_past, lemma_and_form, root
from assistant.words.values import Value, figure, values

_UP = {
    "went up": "rose increased grew climbed",
    "gone up": "risen grown",
    "goes up": "rises increases grows climbs",
    "go up": "rise increase grow climb",
    "going up": "rising increasing growing climbing",
    "went down": "fell decreased declined dropped",
    "gone down": "fallen",
    "goes down": "falls decreases declines drops",
    "go down": "fall decrease decline drop",
    "going down": "falling decreasing declining dropping",
}
_MOVES = {word: plain for plain, several in _UP.items() for word in several.split()}
_AMOUNT = (
    r"(?=\s+(?:by|from|to)\s+(?:£|\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve)\b))"
)
_MOVED = re.compile(
    rf"(?P<before>\b[\w'’]+\s+)?\b(?P<verb>{'|'.join(_MOVES)}|(?P<come>came|comes?) down){_AMOUNT}",
    re.IGNORECASE,
)
_NOUN_OR_PASSIVE = frozenset("a an the this that any no of be been being is are was were".split())
_PERFECT = frozenset("has have had".split())
_MEASURES = "budget|budgets|target|plan|planned|forecast|estimate|average|limit|standard"
_FURTHER = re.compile(
    rf"(?P<way>above|over|below|under)(?=\s+(?:(?:the|its|their|our)\s+)?(?:{_MEASURES})\b)",
    re.IGNORECASE,
)
_OF = re.compile(r"(?P<front>(?:In|On|At|By|During)\s[^,;]+,\s+)?[Oo]f\s+(?:the\s+)?")
_OF_WHICH = re.compile(r",\s+of\s+(?:which|whom)\s+", re.IGNORECASE)
_COPULA = re.compile(r"\s+(?:is|are|was|were)\s+")
_COUNTED = ("number", "percent")


def directed(text: str) -> str:
    """A text with ``rose by``, ``increased by`` and the like as ``went up by``, and ``£2m over
    budget`` as ``£2m more than budget``."""
    text = _MOVED.sub(_moved, text)
    ends = {value.end for value in values(text) if value.kind != "date"}

    def compared(match: re.Match[str]) -> str:
        if len(text[: match.start()].rstrip()) not in ends:
            return match.group()
        return "more than" if match["way"].lower() in ("above", "over") else "less than"

    return _FURTHER.sub(compared, text)


def _moved(match: re.Match[str]) -> str:
    before = (match["before"] or "").strip().lower()
    verb = match["verb"].lower()
    if before in _NOUN_OR_PASSIVE:
        return match.group()
    if match["come"]:
        plain = {"came": "went down", "come": "gone down", "comes": "goes down"}[
            match["come"].lower()
        ]
    else:
        plain = _MOVES[verb]
    if before in _PERFECT and plain.startswith("went"):
        plain = f"gone{plain[4:]}"
    return f"{match['before'] or ''}{plain}"


def restated(texts: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """What sentences that follow each other say in one: ``M of the N things were late`` for ``Of N
    things, M were late``, with the numbers of the first and last sentence that say it."""
    for at, text in enumerate(texts):
        for made in (_partitive(text), _of_which(text)):
            if made:
                yield made, at, at
    for at, (first, second) in enumerate(pairwise(texts)):
        if made := _counted(first, second):
            yield made, at, at + 1


def _partitive(text: str) -> str | None:
    """``Of 40 calls, 17 were answered`` as ``17 of the 40 calls were answered``."""
    opening = _OF.match(text)
    found = values(text)
    if opening is None or not any(one.start == opening.end() for one in found):
        return None
    for part in found:
        before = text[: part.start].rstrip()
        if part.start > opening.end() and before.endswith(","):
            rest = text[part.end :].strip()
            if part.kind not in _COUNTED or not _opens_with_verb(rest):
                return None
            whole = before[opening.end() : -1]
            return f"{opening['front'] or ''}{part.text} of the {whole} {rest}"
    return None


def _of_which(text: str) -> str | None:
    """``71 homes were empty, of which 33 had tenants`` as ``33 of the 71 empty homes ...``."""
    parts = _OF_WHICH.split(text)
    whole = _whole(parts[0]) if len(parts) == 2 else None
    first = next(iter(values(parts[-1])), None)
    if whole is None or first is None or first.start or first.kind not in _COUNTED:
        return None
    rest = parts[1][first.end :].strip()
    return f"{first.text} of the {whole} {rest}" if _opens_with_verb(rest) else None


def _counted(first: str, second: str) -> str | None:
    """``We read 20 plans. Nine were late`` as ``Nine of the 20 plans were late``."""
    part = next(iter(values(second)), None)
    whole = _whole(first.rstrip().rstrip("."))
    if part is None or part.start or part.kind not in _COUNTED or whole is None:
        return None
    rest = second[part.end :].strip()
    fits = part.kind == "percent" or _size(part) <= (figure(whole.split()[0]) or 0)
    return f"{part.text} of the {whole} {rest}" if fits and _opens_with_verb(rest) else None


def _size(value: Value) -> float:
    return figure(value.text) or 0.0


def _whole(text: str) -> str | None:
    """The things that a sentence counts, with what tells which: ``20 plans of last year``, ``71
    homes in the north`` of ``71 homes were in the north``. None where it counts several."""
    counted = [one for one in values(text) if one.kind != "date"]
    if len(counted) != 1 or counted[0].kind != "number" or text.endswith("?"):
        return None
    things = text[counted[0].start :]
    # "About 40 came" and "If 40 come" are not of 40 who came
    before = {root(word) for word in _words(text[: counted[0].start])}
    if before & GUARDS or {root(word) for word in _words(text)} & CONDITIONS:
        return None
    if _words(text) & NEGATIONS:
        return None
    if re.search(r"[;:()]|,\s", things):
        return None
    if counted[0].start and not text[: counted[0].start].rstrip().endswith(","):
        return None if any(map(_is_verb, things.split()[1:])) else things
    if _COPULA.search(things):
        subject, told = _COPULA.split(things, maxsplit=1)
        return None if any(map(_is_verb, subject.split())) else f"{subject} {told}"
    after = things.split()
    verbs = [at for at, word in enumerate(after) if at and _is_verb(word)]
    if not verbs or after[verbs[0]].lower() in AUXILIARIES:
        return None
    return " ".join((*after[: verbs[0]], "who", *after[verbs[0] :]))


def _words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[^\W\d_]+", text)}


def _opens_with_verb(text: str) -> bool:
    head = text.split(maxsplit=1)[0] if text else ""
    return bool(head) and _is_verb(head)


def _is_verb(word: str) -> bool:
    word = word.lower().strip(".,;:")
    return word in AUXILIARIES or word in MODALS or is_past(lemma_and_form(word)[1])
