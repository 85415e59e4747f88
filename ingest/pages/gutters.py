"""The white strips that part columns of prose, however near together, as newsletters are set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.pages.rows import Row, rows_of
from ingest.pages.sheet import Run

# Runs of one column of several are narrower than this share of the print.
_NARROW = 0.5
_CELL = 0.75  # points: how finely the page is looked through
# A strip is white where so few runs cross it, by the share of those that cross most places.
_CROSSED = 0.2
_NARROWEST, _OUTER, _OVER = 2.0, 0.12, 3.0
# Prose fills this share of its column in most of its lines, of which there are so many.
_FILLED, _MOSTLY, _FEWEST_LINES, _LETTERS = 0.7, 0.5, 6, 16
# Rows of a table have white space above them in all columns at once.
_SPACE, _FEW_SPACES, _OFTEN = 0.6, 3, 0.08


def gutters_of(runs: Sequence[Run]) -> list[float]:
    """The middles of the strips, from left to right; none where what they part is no prose."""
    if len(runs) < 2 * _FEWEST_LINES:
        return []
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    wide = right - left
    if not wide or median(run.right - run.left for run in runs) > _NARROW * wide:
        return []
    strips = [
        strip
        for strip in _white(runs, left, right)
        if left + _OUTER * wide < strip[0] and strip[1] < right - _OUTER * wide
    ]
    if not strips:
        return []
    edges = [left, *(edge for strip in strips for edge in strip), right]
    columns = list(zip(edges[::2], edges[1::2], strict=True))
    if not all(_is_prose(_within(runs, *column), *column) for column in columns):
        return []
    return [] if _is_table(rows_of(runs)) else [(start + end) / 2 for start, end in strips]


def _white(runs: Sequence[Run], left: float, right: float) -> Iterator[tuple[float, float]]:
    """The strips that few runs cross, as their left and right edges."""
    cells = [0] * (int((right - left) / _CELL) + 2)
    for run in runs:
        cells[int((run.left - left) / _CELL)] += 1
        cells[int((run.right - left) / _CELL) + 1] -= 1
    held, over = 0, []
    for step in cells:
        held += step
        over.append(held)
    most = _CROSSED * sorted(over)[int(0.8 * len(over))]
    start: int | None = None
    for at, count in enumerate(over):
        if count <= most and start is None:
            start = at
        elif count > most and start is not None:
            if (at - start) * _CELL >= _NARROWEST:
                yield left + start * _CELL, left + at * _CELL
            start = None


def _within(runs: Sequence[Run], left: float, right: float) -> list[Row]:
    inside = [run for run in runs if run.left > left - _OVER and run.right < right + _OVER]
    return rows_of(inside)


def _is_prose(rows: Sequence[Row], left: float, right: float) -> bool:
    """Whether most lines between two edges are words that fill the measure."""
    full = sum(
        row[-1].right - row[0].left > _FILLED * (right - left)
        and sum(len(run.text) for run in row) >= _LETTERS
        for row in rows
    )
    return full >= _FEWEST_LINES and full > _MOSTLY * len(rows)


def _is_table(rows: Sequence[Row]) -> bool:
    """Whether white space runs across all columns again and again."""
    spans = sorted((min(run.top for run in row), max(run.bottom for run in row)) for row in rows)
    spaces = 0
    for (above, bottom), (top, _) in pairwise(spans):
        spaces += top - bottom > _SPACE * (bottom - above)
    return spaces > max(_FEW_SPACES, _OFTEN * len(rows))


def parted_by(runs: Sequence[Run], gutters: Sequence[float]) -> Iterator[tuple[int, list[Run]]]:
    """The runs in reading order: columns counted from 1, and 0 for what reaches over a gutter."""
    band: list[list[Run]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows_of(runs):
        if any(run.left < gutter < run.right for run in row for gutter in gutters):
            yield from _columns(band)
            band = [[] for _ in band]
            yield 0, list(row)
            continue
        for run in row:
            band[sum(gutter < run.left for gutter in gutters)].append(run)
    yield from _columns(band)


def _columns(band: Sequence[list[Run]]) -> Iterator[tuple[int, list[Run]]]:
    for number, runs in enumerate(band, start=1):
        if runs:
            yield number, runs
