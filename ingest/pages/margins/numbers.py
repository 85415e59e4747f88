"""Which lines are page numbers, and what number is printed on each page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

_NAME = r"(?P<name>\d{1,4}|[ivxl]{1,6}|[A-Z]\d{1,3})"
_BARE = re.compile(
    rf"^[\s\-–—|\[(]*(?:page\s*:?\s*|p\.\s*)?{_NAME}(?P<of>\s*(?:of|/)\s*\d{{1,4}})?[\s\-–—|\])]*$",
    re.IGNORECASE,
)
_SAID = re.compile(rf"\bpage\s*:?\s*{_NAME}(?:\s*of\s*\d{{1,4}})?\W*$", re.IGNORECASE)
_LAST = re.compile(r"(?<![\d/.,:])(?P<name>\d{1,4})\s*$")
_FIRST = re.compile(r"^\s*(?P<name>\d{1,4})(?![\d/.,:)])\s")
# A number that does not say what it is stands at the very edge, or next to one other line.
_OUTERMOST = 1
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class Numbered(NamedTuple):
    """A line at a page's edge; ``page`` and ``place`` are positions in lists.

    ``depth`` counts the lines between it and the edge.
    """

    page: int
    place: int
    text: str
    foot: bool
    in_margin: bool
    depth: int


class PageNumber(NamedTuple):
    """A line that is, or ends in, its page's number: ``name`` as printed."""

    page: int
    place: int
    name: str


class _Candidate(NamedTuple):
    line: Numbered
    name: str
    bare: bool
    said: bool

    @property
    def series(self) -> tuple[bool, bool, bool, int]:
        """Numbers of one series stand on one edge, are worded alike and count the pages."""
        return self.line.foot, self.bare, self.said, value(self.name) - self.line.page


def page_numbers(edges: Sequence[Numbered], repeated: set[tuple[int, int]]) -> list[PageNumber]:
    """The page numbers among the lines at the pages' edges, a page's own before a pack's stamp.

    A bare number counts when it is in step with other pages, or says ``Page``; another line only
    when it is ``repeated`` from page to page and ends (or begins) in a number in step. Where a
    page has two, the one that goes on through more pages is the stamp of the pack it came in.
    """
    candidates = [
        found
        for edge in edges
        for found in _candidates(edge)
        if found.bare or (edge.page, edge.place) in repeated
    ]
    series: dict[tuple[bool, bool, bool, int], set[int]] = defaultdict(set)
    for each in candidates:
        series[each.series].add(each.line.page)
    candidates = _longest_of_line(candidates, series)
    by_page: dict[int, list[tuple[int, _Candidate]]] = defaultdict(list)
    for each in candidates:
        length = len(series[each.series])
        alone = each.line.in_margin and value(each.name) == each.line.page + 1
        if length >= 2 or (each.bare and (each.said or alone)):
            by_page[each.line.page].append((length, each))
    return [
        PageNumber(each.line.page, each.line.place, each.name)
        for found in by_page.values()
        for _, each in sorted(found, key=lambda pair: pair[0])
    ]


def value(name: str) -> int:
    """What a page's number counts: ``12``, ``iv`` or ``A3`` (its figure)."""
    figure = re.sub(r"^[A-Za-z](?=\d)", "", name)
    if figure.isdigit():
        return int(figure)
    values = [_ROMAN[sign] for sign in name.lower()]
    return sum(
        -each if any(later > each for later in values[place + 1 :]) else each
        for place, each in enumerate(values)
    )


def _longest_of_line(
    candidates: Sequence[_Candidate], series: Mapping[tuple[bool, bool, bool, int], Collection[int]]
) -> list[_Candidate]:
    """Of the numbers of one line the one that goes on through most pages."""
    best: dict[tuple[int, int], _Candidate] = {}
    for each in candidates:
        place = (each.line.page, each.line.place)
        if place not in best or len(series[each.series]) > len(series[best[place].series]):
            best[place] = each
    return list(best.values())


def _candidates(edge: Numbered) -> Iterator[_Candidate]:
    said = "page" in edge.text.lower()
    bare = _BARE.match(edge.text)
    if bare and not (said or edge.depth <= _OUTERMOST):
        return
    if bare:
        yield _Candidate(edge, bare.group("name"), True, said or bool(bare.group("of")))
        return
    for pattern in (_SAID, _LAST, _FIRST):
        found = pattern.search(edge.text)
        if found:
            yield _Candidate(edge, found.group("name"), False, pattern is _SAID)
            if pattern is _SAID:
                return
