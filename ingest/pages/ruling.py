"""The ruling lines that the image of a page shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ingest.pages.sheet import Rule

if TYPE_CHECKING:
    import numpy

# Grey below this is ink.
_INK = 140
# No letter of a text has a stroke as long as this (points), across or down the page.
_ACROSS, _DOWN = 20.0, 17.0
# A scan is laid on a little askew, and a line's edge is ragged: runs this near (pixels) are one.
_RAGGED = 3
_THICKEST = 3.0
# More runs than this are a photograph or a shaded page.
_MOST_RUNS = 40_000


class _Run(NamedTuple):
    row: int
    start: int
    end: int


@dataclass(slots=True)
class _Line:
    """Runs of ink one under the other; ``last`` is the row of the latest."""

    first: int
    last: int
    start: int
    end: int
    ink: int
    weighed: int

    def add(self, run: _Run) -> None:
        self.last = run.row
        self.start, self.end = min(self.start, run.start), max(self.end, run.end)
        self.ink += run.end - run.start
        self.weighed += run.row * (run.end - run.start)


def rules_in(width: int, height: int, pixels: bytes, dots: float) -> list[Rule]:
    """The straight lines of a page in grey pixels, as points from its top left corner."""
    import numpy  # heavy, and only scans need it

    ink = numpy.frombuffer(pixels, dtype=numpy.uint8).reshape(height, width) < _INK
    point = 72 / dots
    across = [
        Rule(line.start * point, at, line.end * point, at)
        for line, at in _lines(ink, _ACROSS, point)
    ]
    down = [
        Rule(at, line.start * point, at, line.end * point)
        for line, at in _lines(ink.T, _DOWN, point)
    ]
    return across + down


def _lines(ink: numpy.ndarray, shortest: float, point: float) -> Iterator[tuple[_Line, float]]:
    """The thin lines along the rows of ink, and where each stands in points."""
    open_lines: list[_Line] = []
    for run in _runs(ink, round(shortest / point)):
        near = [line for line in open_lines if run.row - line.last <= _RAGGED]
        for line in open_lines:
            if run.row - line.last > _RAGGED and _is_thin(line, point):
                yield line, line.weighed / line.ink * point
        open_lines = near
        home = next((x for x in near if run.start <= x.end and x.start <= run.end), None)
        if home is not None:
            home.add(run)
        else:
            size = run.end - run.start
            made = _Line(run.row, run.row, run.start, run.end, size, size * run.row)
            open_lines.append(made)
    for line in open_lines:
        if _is_thin(line, point):
            yield line, line.weighed / line.ink * point


def _is_thin(line: _Line, point: float) -> bool:
    return line.ink / (line.end - line.start) * point <= _THICKEST


def _runs(ink: numpy.ndarray, shortest: int) -> list[_Run]:
    """The unbroken runs of ink along the rows that are at least so long, top row first."""
    import numpy

    high, wide = ink.shape
    if wide <= shortest:
        return []
    # a run begins where ink follows none, and ends where none follows ink
    edges = numpy.zeros((high, wide + 2), dtype=numpy.int8)
    edges[:, 1:-1] = ink
    steps = numpy.diff(edges, axis=1)
    rows, starts = numpy.nonzero(steps == 1)
    _, ends = numpy.nonzero(steps == -1)
    long = ends - starts >= shortest
    if long.sum() > _MOST_RUNS:
        return []
    return [
        _Run(int(row), int(start), int(end))
        for row, start, end in zip(rows[long], starts[long], ends[long], strict=True)
    ]
