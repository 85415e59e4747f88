"""Authorities that share a name, where a question writes it once: ``North v South Tyneside``, ``the
two Leicesters``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.authorities.authority import Mention

_POINT = r"(?:north|south|east|west|mid|central|upper|lower|great|little)"
_ELIDED = re.compile(
    rf"\b(?P<first>{_POINT}(?:[ -]{_POINT})?)\s*"
    r"(?:,|/|&|\band\b|\bor\b|\bv\.?|\bvs\.?|\bversus\b|\bthan\b)\s*(?:the )?"
    rf"(?P<other>{_POINT})\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:the two|both(?: the| of the)?) (?P<place>[a-z]{4,})s\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shared:
    """The ids of the authorities held that share a name, and where the question writes it."""

    start: int
    end: int
    held: tuple[str, ...]


def elided(
    text: str, found: Sequence[Mention], find: Callable[[str], Sequence[Mention]]
) -> list[Mention]:
    """The first of two places of which only the second is written in full: ``North`` in ``North v
    South Tyneside``. ``found`` are the mentions of the text, ``find`` finds those of another."""
    added = []
    for match in _ELIDED.finditer(text):
        second = next((one for one in found if one.start == match.start("other")), None)
        if second is None or any(one.start == match.start() for one in found):
            continue
        name = " ".join((match["first"], *second.text.split()[1:]))
        first = next((one for one in find(name) if one.start == 0), None)
        if first and first.authority != second.authority:
            added.append(replace(first, start=match.start(), end=match.end("first")))
    return added


def all_of_one_name(text: str, places: Mapping[str, str]) -> Shared | None:
    """All of those held whose place has the name that a question writes in the plural; ``places``
    are the places of the ids held. None where it names none so, or fewer than two are held."""
    match = _ALL.search(text)
    if match is None:
        return None
    place = match["place"].lower()
    kin = tuple(
        key
        for key, name in places.items()
        if place in name.lower().split() or name.lower() == f"{place}shire"
    )
    return Shared(match.start("place"), match.end("place") + 1, kin) if len(kin) > 1 else None
