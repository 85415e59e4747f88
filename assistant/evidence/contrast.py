"""Words that shut one another out: who asks for green indicators is not answered by the red ones."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "contrasts.csv"
_BREAK = re.compile(
    r"[,;:)](?=\s|$)|\((?=\w)|(?<=\s)(?:and|while|whilst|whereas|against|compared|versus)(?=\s)",
    re.IGNORECASE,
)
_WORDS = {"1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six"}
_NUMBERED = re.compile(
    r"\b(?P<what>stage|phase|lot|option|tier|debate|priority|objective|zone|band|level|block|plot|key stage|theme|strand|pillar"
    r"|round|tranche|year|scenario|model)\s+(?P<number>\d{1,2}|[A-H]|one|two|three|four|five|six)\b(?!\s+(?:years?|months?|of))",
    re.IGNORECASE,
)
SHORT = 3
"""A bracket of so few words says of what kind a value before it is: ``16 met it (Green)``."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of one thing of which a figure is of one alone; ``lasting`` are those that a heading
    or a title settles for all that stands under it (a quarter), not just for a sentence."""

    patterns: tuple[re.Pattern[str], ...]
    lasting: bool

    def named(self, text: str) -> frozenset[int]:
        """Which of the kinds a text names."""
        return frozenset(at for at, one in enumerate(self.patterns) if one.search(text))


@dataclass(frozen=True, slots=True)
class Asked:
    """Kinds of which a question names some: those are asked for and no others."""

    kinds: Kinds
    members: frozenset[int]


@lru_cache(maxsize=1)
def _all() -> tuple[Kinds, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        Kinds(
            tuple(
                re.compile(rf"\b(?:{one.strip()})\b", re.IGNORECASE)
                for one in row["kinds"].split(";")
            ),
            row["lasting"] == "yes",
        )
        for row in rows
    )


@lru_cache(maxsize=256)
def asked_kinds(question: str) -> tuple[Asked, ...]:
    """The kinds that a question names, of each group of which it does not name them all."""
    found = ((kinds, kinds.named(question)) for kinds in _all())
    named = [
        Asked(kinds, members) for kinds, members in found if 0 < len(members) < len(kinds.patterns)
    ]
    return (*named, *_numbered(question))


def names_several(question: str) -> bool:
    """Whether a question names several of kinds that last: two quarters."""
    return any(one.kinds.lasting and len(one.members) > 1 for one in asked_kinds(question))


def _numbered(question: str) -> list[Asked]:
    """The parts and the like that a question names by number (``Phase 2``): another number of the
    same is another of them."""
    numbers: dict[str, set[str]] = {}
    for match in _NUMBERED.finditer(question):
        numbers.setdefault(match["what"].lower(), set()).add(_digit(match["number"]))
    found = []
    for what, asked in numbers.items():
        own = "|".join(sorted(form for one in asked for form in (one, _WORDS.get(one, one))))
        every = r"\d{1,2}|[A-H]|" + "|".join(_WORDS.values())
        one = re.compile(rf"\b{what}s?\s+(?:{own})\b", re.IGNORECASE)
        other = re.compile(rf"\b{what}\s+(?!(?:{own})\b)(?:{every})\b", re.IGNORECASE)
        found.append(Asked(Kinds((one, other), lasting=True), frozenset([0])))
    return found


def _digit(written: str) -> str:
    return next((digit for digit, word in _WORDS.items() if word == written.lower()), written)


def is_of_another_kind(question: str, layers: Sequence[str]) -> bool:
    """Whether a passage is of another kind than the one asked for.

    ``layers`` are its own words first, then what stands around it, the nearest first: the first
    that names one of the kinds decides. Only its own words do where the kind does not last.
    """
    for asked in asked_kinds(question):
        for layer in layers if asked.kinds.lasting else layers[:1]:
            named = asked.kinds.named(layer)
            if named:
                if not named & asked.members:
                    return True
                break
    return False


def is_wholly_of_another_kind(question: str, layers: Sequence[str]) -> bool:
    """Whether a passage and all that stands around it name other kinds that last, and nowhere the
    one asked for: a figure in a report on quarter 2 is none of quarter 4."""
    said = " . ".join(layers)
    for asked in asked_kinds(question):
        named = asked.kinds.named(said) if asked.kinds.lasting else frozenset()
        if named and not named & asked.members:
            return True
    return False


def asked_kind_near(question: str, text: str, start: int, end: int) -> int | None:
    """How many characters a value stands from the kind that is asked for, within its part of the
    sentence (``16 were green, and 15 amber``); None where that part does not name it."""
    kinds = asked_kinds(question)
    if not kinds:
        return None
    first, last = _bounds(text, start, end)
    part = text[first:last]
    found = [
        max(match.start() + first - end, start - match.end() - first, 0)
        for asked in kinds
        for member in asked.members
        for match in asked.kinds.patterns[member].finditer(part)
    ]
    return min(found, default=None)


def part_of(text: str, start: int, end: int) -> str:
    """The part of a sentence around a value, up to the next comma, bracket or ``and``; with what
    a short bracket right behind it says."""
    first, last = _bounds(text, start, end)
    return text[first:last]


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    ends = (match.end() for match in _BREAK.finditer(text))
    before = [end_of for end_of in ends if end_of <= start]
    after = _BREAK.search(text, end)
    stop = after.start() if after else len(text)
    if after and after.group() == "(":
        closed = text.find(")", stop)
        said = text[stop:closed] if closed >= 0 else ""
        if said and len(said.split()) <= SHORT and not any(map(str.isdigit, said)):
            stop = closed
    return before[-1] if before else 0, stop
