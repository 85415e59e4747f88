"""Tables that are ruled only between their rows: columns are where the text stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.pages.rows import Row, rows_of
from ingest.pages.sheet import Rule, Run
from ingest.pages.tables.fields import Field, columns_of, fields_of
from ingest.pages.tables.grids import Cell, Grid, level_strokes

# So many lines of one length under one another make a table when most of the bands between them
# hold text side by side, and none more than so many lines of print.
_FEWEST_LINES = 3
_SAME_END = 3.0
_MOST_LINES = 7
_SIDE_BY_SIDE = 0.6
_GUTTER = 3.0
_WIDE = 0.6
_ANEW = 0.7


def level_grids(rules: Iterable[Rule], runs: Sequence[Run], grids: Sequence[Grid]) -> list[Grid]:
    """The grids that level lines make outside the ``grids`` that are ruled both ways."""
    strokes = [
        stroke
        for stroke in level_strokes(rules)
        if not any(grid.top - 4 < stroke.place < grid.bottom + 4 for grid in grids)
    ]
    found = []
    while strokes:
        first = strokes[0]
        alike = [
            stroke
            for stroke in strokes
            if abs(stroke.start - first.start) < _SAME_END
            and abs(stroke.end - first.end) < _SAME_END
        ]
        strokes = [stroke for stroke in strokes if stroke not in alike]
        if len(alike) >= _FEWEST_LINES:
            places = sorted(stroke.place for stroke in alike)
            found.extend(_stacks(places, first.start, first.end, runs))
    return found


def _stacks(places: Sequence[float], left: float, right: float, runs: Sequence[Run]) -> list[Grid]:
    """The grids that lines at these heights make; text without columns between them parts them."""
    inside = [run for run in runs if left - 2 < (run.left + run.right) / 2 < right + 2]
    stacks: list[list[float]] = [[places[0]]]
    for above, below in pairwise(places):
        if _is_band(_between(inside, above, below)):
            stacks[-1].append(below)
        else:
            stacks.append([below])
    grids = []
    for stack in stacks:
        if len(stack) < _FEWEST_LINES:
            continue
        head = _head(inside, stack[0])
        grid = _grid(stack if head is None else [head, *stack], left, right, inside)
        if grid:
            grids.append(grid)
    return grids


def _between(runs: Sequence[Run], above: float, below: float) -> list[Row]:
    return rows_of(run for run in runs if above < (run.top + run.bottom) / 2 < below)


def _is_band(rows: Sequence[Row]) -> bool:
    """Whether the lines between two rules can be one row of a table."""
    return 0 < len(rows) <= _MOST_LINES and not _are_rows(rows)


def _are_rows(rows: Sequence[Row]) -> bool:
    """Whether the lines are rows themselves: several that all begin anew in two columns."""
    pairs = [[field.text for field in fields_of(row)] for row in rows]
    full = [texts for texts in pairs if len(texts) > 1]
    anew = sum(not texts[0][:1].islower() and not texts[1][:1].islower() for texts in full)
    return len(full) >= _FEWEST_LINES and anew > _ANEW * len(full)


def _head(runs: Sequence[Run], line: float) -> float | None:
    """Where the row of headings begins that stands on the first line, if one does."""
    top, reach = None, 1.2
    for row in reversed(rows_of(run for run in runs if run.bottom < line + 2)):
        height = row[0].bottom - row[0].top
        below = line if top is None else top
        if len(fields_of(row)) < 2 or below - max(run.bottom for run in row) > reach * height:
            break
        top, reach = min(run.top for run in row), 0.4  # headings of several lines are set close
    return None if top is None else top - 1


def _grid(places: Sequence[float], left: float, right: float, runs: Sequence[Run]) -> Grid | None:
    bands = [_between(runs, above, below) for above, below in pairwise(places)]
    fields = [[field for row in band for field in fields_of(row)] for band in bands]
    # What reaches over most of the width heads other rows and says nothing of the columns.
    narrow = [
        field
        for band in fields
        for field in band
        if field.right - field.left < 0.6 * (right - left)
    ]
    columns = _narrowed(columns_of(narrow), fields)
    if len(columns) < 2:
        return None
    edges = [left, *((one[1] + other[0]) / 2 for one, other in pairwise(columns)), right]
    filled = [len({_place(edges, field.left) for field in band}) for band in fields]
    if sum(count > 1 for count in filled) < max(2, _SIDE_BY_SIDE * len(bands)):
        return None
    cells = [
        Cell(row, column, row, column, edges[column], top, edges[column + 1], bottom)
        for row, (top, bottom) in enumerate(pairwise(places))
        for column in range(len(columns))
    ]
    return Grid.of(cells)


def _narrowed(
    columns: list[tuple[float, float]], fields: Sequence[Sequence[Field]]
) -> list[tuple[float, float]]:
    """Neighbours that are never both filled are one column: a heading and the figures below it."""
    place = 1
    while place + 1 < len(columns):
        one, other = columns[place], columns[place + 1]
        if any(_meets(band, one) and _meets(band, other) for band in fields):
            place += 1
        else:
            columns = [*columns[:place], (one[0], other[1]), *columns[place + 2 :]]
    return columns


def _meets(band: Sequence[Field], column: tuple[float, float]) -> bool:
    return any(column[0] <= field.left <= column[1] for field in band)


def _place(edges: Sequence[float], left: float) -> int:
    return sum(left >= edge - _GUTTER for edge in edges[1:-1])
