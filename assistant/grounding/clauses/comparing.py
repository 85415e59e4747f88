"""``1,284 in 2022, up from 803 in 2018``: what a figure is compared with, held by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.grounding.clauses.joining import Places, placed
from assistant.grounding.clauses.matching import Text
from assistant.grounding.clauses.verbs import is_verb
from assistant.grounding.reading.forms import root
from assistant.grounding.reading.items import END, Item, Line, is_same, line

_LINK = re.compile(
    r",?\s+(?:and\s+)?(?P<way>up from|down from|(?:as\s+)?(?:compared (?:with|to)|against)"
    r"|(?:below|above|short of)(?=\s+(?:a|the|its|their)\s+(?:\w+\s+)?target\b))\s+"
)
_MORE = frozenset(("up from", "above"))
_LESS = frozenset(("down from", "below", "short of"))
_SIZE = re.compile(r"(\w+) (\d+(?:\.\d+)?(?:e[+-]?\d+)?)")
_AGES = frozenset(map(root, ("aged", "age", "turned", "over", "under")))
_BEING = frozenset([(), ("is",), ("was",), ("had", "been")])
_SAME = frozenset(
    ("~it", "~they", END, *map(root, ("figure", "number", "against", "compared", "up", "down")))
)
"""What stands for that which was measured before: it adds nothing to a further figure of it."""


@dataclass(frozen=True, slots=True)
class _Further:
    """A figure that another is compared with: ``way`` how, and what is said of it."""

    way: str
    items: tuple[Item, ...]

    @property
    def size(self) -> Item:
        return next(one for one in self.items if _is_size(one))


def compared(said: Line, texts: Sequence[Text]) -> Places | None:
    """Where a sentence that compares is said: its first figure as a sentence by itself, and each
    further one beside it, of the same thing, and truly higher or lower."""
    parts = list(_LINK.finditer(said.text))
    if not parts:
        return None
    main = line(said.text[: parts[0].start()].rstrip(" .,") + ".")
    ends = [*(match.start() for match in parts[1:]), len(said.text)]
    further = [
        _Further(match["way"], line(said.text[match.end() : end].rstrip(" .,")).items)
        for match, end in zip(parts, ends, strict=True)
    ]
    if not all(_is_plain(one) for one in further):
        return None
    first = _size_like(main.items, further[0].size)
    found = placed(main.items, texts) if first is not None else None
    if first is None or found is None:
        return None
    for one in further:
        beside = _beside(one, first, found, texts) or _instead(one, first, main.items, texts)
        if beside is None or not _is_that_way(one.way, first, one.size):
            return None
        found = (*found, *(place for place in beside if place not in found))
    return found


def _is_plain(one: _Further) -> bool:
    """Whether only a figure follows, and of when or of what it is."""
    sizes = [item for item in one.items if _is_size(item)]
    bound = any(item.denied or item.joint or is_verb(item) for item in one.items)
    return bool(sizes) and not bound


def _is_size(item: Item) -> bool:
    return item.is_value and not item.is_date


def _kind(item: Item) -> str:
    return item.key.split()[0]


def _size_like(items: Sequence[Item], other: Item) -> Item | None:
    """The one figure of a clause that is of the same kind as another, ages apart; None where it
    has several."""
    found = _like(items, other)
    return found[0] if len(found) == 1 else None


def _like(items: Sequence[Item], other: Item) -> list[Item]:
    """The figures among items that are of the same kind as another, but for ages."""
    return [
        one
        for at, one in enumerate(items)
        if _is_size(one) and _kind(one) == _kind(other) and not (at and items[at - 1].key in _AGES)
    ]


def _is_that_way(way: str, first: Item, further: Item) -> bool:
    sizes = [_SIZE.fullmatch(one.key) for one in (first, further)]
    if way not in _MORE | _LESS:
        return True
    if sizes[0] is None or sizes[1] is None:
        return False
    higher = float(sizes[0][2]) - float(sizes[1][2])
    return higher > 0 if way in _MORE else higher < 0


def _beside(one: _Further, first: Item, found: Places, texts: Sequence[Text]) -> Places | None:
    """``, against 803 in 2018``, ``(2018: 803)`` or ``In 2018 it was 803.`` after the figure."""
    wanted = _told(one.items)
    for place in found:
        printed = texts[place.source].lines
        own = printed[place.sentence].items
        at = max((n for n, item in enumerate(own) if is_same(first, item)), default=None)
        if at is None:
            continue
        if any(_told(run) == wanted for run in _runs(printed[place.sentence], at + 1, first)):
            return (place,)
        after = place.sentence + 1
        if after >= len(printed) or _like(own[at + 1 :], first):
            continue
        runs = [run for run in _runs(printed[after], 0, first) if _is_of_the_same(run, own[at])]
        if any(_told(run) == wanted for run in runs):
            return (replace(place, sentence=after, first=0, last=len(printed[after].items)),)
    return None


def _runs(printed: Line, start: int, first: Item) -> Iterator[tuple[Item, ...]]:
    """Whole clauses from an item on, with no other figure of the kind before them."""
    bounds = [clause.first for clause in printed.clauses] + [len(printed.items)]
    for begin in (at for at in bounds if at >= start):
        if _like(printed.items[start:begin], first):
            return
        for end in (at for at in bounds if at > begin):
            run = printed.items[begin:end]
            if all(not item.denied and item.aux in _BEING and item.prep != "to" for item in run):
                yield run


def _is_of_the_same(run: Sequence[Item], first: Item) -> bool:
    """Whether the next sentence goes on about the same: ``there were 9`` only after ``there were
    12``, not after what became of twelve of them."""
    refers = any(item.key in _SAME or item.pron or (item.det and not item.prep) for item in run)
    return refers or bool(first.aux)


def _told(items: Sequence[Item]) -> Counter[str]:
    return Counter(one.key for one in items if one.key not in _SAME)


def _instead(
    one: _Further, first: Item, main: Sequence[Item], texts: Sequence[Text]
) -> Places | None:
    """The same sentence of the further figure, and of its time: ``803 were received in 2018``."""
    times = [item for item in one.items if item.is_date]
    mine = [item for item in main if item.is_date]
    if len(times) != len(mine) or len(times) > 1 or len(one.items) != 1 + len(times):
        return None
    other = {first.key: one.size.key} | {a.key: b.key for a, b in zip(mine, times, strict=True)}
    made = tuple(
        replace(item, key=other[item.key], word=other[item.key]) if item.key in other else item
        for item in main
    )
    return placed(made, texts)
