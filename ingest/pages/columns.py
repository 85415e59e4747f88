"""Columns of print: which runs are read before which where text stands side by side."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.pages.gutters import gutters_of, parted_by
from ingest.pages.rows import Row, rows_of
from ingest.pages.sheet import Run

# Runs with at most this gap (in type sizes) are one stretch of a line.
_STRETCH = 1.0
# Between two columns there is more than the space between two words.
_NARROWEST = 0.45
# A column has at least this many lines, most of them at least so many characters long and
# filling at least this share of the column.
_FEWEST_LINES = 6
_SHORTEST_LINE = 18
_FILLED = 0.5
# Where most stretches are wider than this share of the text, there is one column.
_WIDE = 0.6
_FEWEST_TWINS = 2
_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?(?=\s|$)")
_GUTTER = 6.0
_STEP = 4.0


class _Stretch(NamedTuple):
    """What stands together on one line of one column."""

    left: float
    top: float
    right: float
    bottom: float
    letters: int
    runs: tuple[Run, ...]


class Part(NamedTuple):
    """Runs to be read together: the full width (``column`` 0), or a column counted from 1."""

    column: int
    runs: list[Run]


def columns_of(runs: Sequence[Run]) -> list[Part]:
    """The runs parted into columns and the full-width text between them, in reading order.

    Text is parted only where both sides of a gutter are prose: rows of labels with their values,
    numbers with their paragraphs and rows of figures are left together.
    """
    if len(runs) < 2 * _FEWEST_TWINS:
        return [Part(0, list(runs))]
    stretches = _stretches(rows_of(runs))
    edge = _twin_edge(stretches)
    if edge is not None:
        return _twins(stretches, edge)
    if len(runs) < 2 * _FEWEST_LINES:
        return [Part(0, list(runs))]
    gutters = gutters_of(runs)
    parts = [] if len(gutters) > 1 else _two(runs, stretches)
    if len(parts) < 2 and gutters:
        return [Part(column, part) for column, part in parted_by(runs, gutters)]
    return parts


def _two(runs: Sequence[Run], stretches: list[_Stretch]) -> list[Part]:
    """The runs parted into two columns, or into columns within one of two."""
    left = min(each.left for each in stretches)
    right = max(each.right for each in stretches)
    wide = sum(each.right - each.left > _WIDE * (right - left) for each in stretches)
    if wide > 0.5 * len(stretches):
        return [Part(0, list(runs))]
    parts = _parted(stretches, left, right)
    if len(parts) == 1:
        return [Part(0, list(runs))]
    return [Part(column, [run for each in part for run in each.runs]) for column, part in parts]


def _twin_edge(stretches: Sequence[_Stretch]) -> float | None:
    """Where the right one of two columns begins that bear the same numbers, side by side.

    A paper in two languages is set so: "1.1" in Welsh and beside it "1.1" in English.
    """
    edges: list[float] = []
    for one, other in pairwise(stretches):
        level = min(one.bottom, other.bottom) - max(one.top, other.top)
        if other.left <= one.right or level < 0.5 * (one.bottom - one.top):
            continue
        number, twin = (_NUMBER.match(each.runs[0].text) for each in (one, other))
        if number and twin and number.group() == twin.group():
            edges.append(other.left)
    alike = [edge for edge in edges if abs(edge - edges[0]) < _STEP]
    return min(alike) if len(alike) >= _FEWEST_TWINS and len(alike) == len(edges) else None


def _twins(stretches: Sequence[_Stretch], edge: float) -> list[Part]:
    """The columns left and right of the edge, and what reaches over it above and below them."""
    gutter = edge - _GUTTER / 2
    held: list[tuple[int, list[_Stretch]]] = [(0, [])]
    band: list[_Stretch] = []
    left = min(each.left for each in stretches)
    apart = [half for each in stretches for half in _halves(each, gutter)]
    for each in sorted(apart, key=lambda one: one.top + one.bottom):
        if each.left < gutter < each.right:
            held += [*_sides(band, gutter, left, each.right, 0), (0, [each])]
            band = []
        else:
            band.append(each)
    held += _sides(band, gutter, left, max(each.right for each in stretches), 0)
    return [
        Part(column, [run for each in part for run in each.runs]) for column, part in held if part
    ]


def _halves(each: _Stretch, gutter: float) -> list[_Stretch]:
    """What stands left and right of the gutter, where nothing that is drawn reaches over it."""
    left = [run for run in each.runs if run.right <= gutter]
    right = [run for run in each.runs if run.left >= gutter]
    if not left or not right or len(left) + len(right) < len(each.runs):
        return [each]
    return [_stretch(left), _stretch(right)]


def _narrowly_apart(each: _Stretch, gutter: float) -> list[_Stretch]:
    """A full line of one column and that beside it, which the gutter parts by little."""
    halves = _halves(each, gutter) if each.left < gutter < each.right else [each]
    if len(halves) == 2 and halves[1].left - halves[0].right < _NARROWEST * each.runs[0].size:
        return [each]
    return halves


def _stretches(rows: Sequence[Row]) -> list[_Stretch]:
    found: list[_Stretch] = []
    for row in rows:
        held: list[Run] = []
        for run in row:
            if held and run.left - held[-1].right > _STRETCH * run.size:
                found.append(_stretch(held))
                held = []
            held.append(run)
        found.append(_stretch(held))
    return found


def _stretch(runs: Sequence[Run]) -> _Stretch:
    if len(runs) == 1:
        text, left, top, right, bottom, *_ = runs[0]
        return _Stretch(left, top, right, bottom, len(text), tuple(runs))
    return _Stretch(
        min(run.left for run in runs),
        min(run.top for run in runs),
        max(run.right for run in runs),
        max(run.bottom for run in runs),
        sum(len(run.text) for run in runs),
        tuple(runs),
    )


def _parted(
    stretches: list[_Stretch], left: float, right: float, column: int = 0
) -> list[tuple[int, list[_Stretch]]]:
    gutter = _gutter(stretches, left, right)
    if gutter is None:
        return [(column, stretches)]
    parts: list[tuple[int, list[_Stretch]]] = []
    band: list[_Stretch] = []
    apart = [half for each in stretches for half in _narrowly_apart(each, gutter)]
    for each in sorted(apart, key=lambda one: one.top + one.bottom):
        if each.left < gutter < each.right:
            parts.extend(_sides(band, gutter, left, right, column))
            parts.append((column, [each]))
            band = []
        else:
            band.append(each)
    parts.extend(_sides(band, gutter, left, right, column))
    return parts


def _sides(
    band: list[_Stretch], gutter: float, left: float, right: float, column: int
) -> Iterator[tuple[int, list[_Stretch]]]:
    first = column or 1
    one = [each for each in band if each.right <= gutter]
    other = [each for each in band if each.right > gutter]
    if one:
        yield from _parted(one, left, gutter, first)
    if other:
        yield from _parted(other, gutter, right, first + 1)


def _gutter(stretches: Sequence[_Stretch], left: float, right: float) -> float | None:
    """The middle of the strip of white that parts two columns of prose, or None."""
    best, places = 0, list[float]()
    lines = [each for each in stretches if each.letters >= _SHORTEST_LINE]
    ends, starts = sorted(each.right for each in lines), sorted(each.left for each in lines)
    place = left + 0.2 * (right - left)
    while place < left + 0.8 * (right - left):
        # Most places have too few lines on one side, whatever crosses them: no need to look.
        before = bisect_right(ends, place + _GUTTER / 2)
        after = len(starts) - bisect_left(starts, place - _GUTTER / 2)
        if min(before, after) >= max(best, _FEWEST_LINES):
            score = _score(stretches, place, left, right)
            if score > best:
                best, places = score, []
            if score and score == best:
                places.append(place)
        place += _STEP
    return _amid(lines, places[len(places) // 2]) if places else None


def _amid(lines: Sequence[_Stretch], place: float) -> float:
    """The middle of the white at a place, between the lines that end and those that start there."""
    ends = [each.right for each in lines if each.right <= place + _GUTTER / 2]
    starts = [each.left for each in lines if each.left >= place - _GUTTER / 2]
    return (max(ends) + min(starts)) / 2 if ends and starts else place


def _score(stretches: Sequence[_Stretch], place: float, left: float, right: float) -> int:
    """How many lines the shorter column has less those that cross the place; 0 for no gutter."""
    crossing = one = other = 0
    for each in stretches:
        if each.left < place - _GUTTER / 2 and each.right > place + _GUTTER / 2:
            crossing += 1
        elif each.letters >= _SHORTEST_LINE and each.right <= place + _GUTTER / 2:
            one += each.right - each.left > _FILLED * (place - left)
        elif each.letters >= _SHORTEST_LINE and each.left >= place - _GUTTER / 2:
            other += each.right - each.left > _FILLED * (right - place)
    shorter = min(one, other)
    if shorter < _FEWEST_LINES or crossing > 0.5 * (one + other):
        return 0
    return max(shorter - crossing, 1)
