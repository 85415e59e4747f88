"""Cells with print in them into the rows of a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.lines import Line
from ingest.pages.rows import box_of, joined, prevailing_size, rows_of
from ingest.pages.sheet import Run, Sheet
from ingest.pages.tables.cells import Filled
from ingest.pages.tables.grids import Cell, Grid
from ingest.pages.tables.header import FIGURES, Span, covering, heads_twice

# A cell that spans rows is said again in each of them, unless it is longer than this many words.
_REPEATED_WORDS = 12
_TITLE_LINES = 2
NEAR = 3.0
# Only of rows that begin with a number are the paragraphs of their cells ever asked for.
_NUMBERED = re.compile(r"\D{0,8}\d")

TableRow = list[Filled | None]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, and where its columns after the first begin."""

    rows: list[TableRow]
    bounds: tuple[float, ...]


def cells_of(row: TableRow) -> tuple[str, ...]:
    """The texts of a row's cells, empty where nothing is printed."""
    return tuple(each.text if each else "" for each in row)


def text_and_cells(grid: Grid, filled: Sequence[Filled]) -> tuple[list[Run], list[Filled]]:
    """What reaches across the whole grid and is no row of a table, and the other cells.

    That is text framed above or below the rows, and anything longer than a title between them.
    """
    wide = [each for each in filled if _spans(grid, each.cell)]
    rows = [each.cell.row for each in filled if each not in wide]
    text = [
        each
        for each in wide
        if not rows or not min(rows) < each.cell.row < max(rows) or len(each.rows) > _TITLE_LINES
    ]
    cells = [each for each in filled if each not in text]
    return [run for each in text for run in each.runs], cells


def _spans(grid: Grid, cell: Cell) -> bool:
    return cell.left < grid.left + NEAR and cell.right > grid.right - NEAR


def table_of(filled: Sequence[Filled], given: Sequence[float]) -> Table | None:
    """Rows of cells under the columns that hold text; None where nothing stands side by side.

    ``given`` are the columns of a table that goes on: then one filled column is enough.
    """
    bounds = _bounds(filled, given)
    if not bounds or not filled:
        return None
    rows: list[TableRow] = []
    for number in sorted({each.cell.row for each in filled}):
        row: TableRow = [None] * (len(bounds) + 1)
        for each in filled:
            if each.cell.row <= number <= each.cell.last_row:
                edge = each.middle if given else each.cell.left + NEAR
                place = sum(edge > bound for bound in bounds)
                if each.cell.row == number or len(each.text.split()) <= _REPEATED_WORDS:
                    row[place] = _both(row[place], each)
        if any(each and each.cell.row == number for each in row):
            rows.extend(_split(row))
    if not given:
        rows, bounds = _packed(rows, bounds)
    return Table(rows, bounds)


def _both(one: Filled | None, other: Filled) -> Filled:
    if one is None:
        return other
    return replace(one, rows=tuple(rows_of(one.runs + other.runs)))


def _bounds(filled: Sequence[Filled], given: Sequence[float]) -> tuple[float, ...]:
    """Where a column with text of its own begins."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for each in filled:
        rows[each.cell.row].append(each.cell)
    neighbours: list[tuple[Cell, Cell]] = []
    for cells in rows.values():
        cells.sort(key=lambda cell: cell.column)
        neighbours.extend(pairwise(cells))
    if given:
        return _further(neighbours, filled, given)
    bounds = set[float]()
    touching = [pair for pair in neighbours if pair[1].column == pair[0].last_column + 1]
    for before, after in [*touching, *neighbours]:
        if not any(before.right - NEAR < bound < after.left + NEAR for bound in bounds):
            bounds.add(after.left)
    return tuple(sorted(bounds))


def _further(
    neighbours: Sequence[tuple[Cell, Cell]], filled: Sequence[Filled], given: Sequence[float]
) -> tuple[float, ...]:
    """The columns of the page before, and those that part what would stand in one of them."""
    middles = {each.cell: each.middle for each in filled}
    bounds = set(given)
    for before, after in neighbours:
        if not any(middles[before] < bound < middles[after] for bound in bounds):
            bounds.add(after.left)
    return tuple(sorted(bounds))


def _packed(
    rows: list[TableRow], bounds: tuple[float, ...]
) -> tuple[list[TableRow], tuple[float, ...]]:
    """Rows without their gaps, where all have one number of cells in different places.

    Forms stack rows of two cells whose dividing lines do not meet.
    """
    counts = {sum(each is not None for each in row) for row in rows}
    count = max(counts)
    if len(counts) != 1 or count == len(bounds) + 1 or count < 2:
        return rows, bounds
    packed: list[TableRow] = [[each for each in row if each] for row in rows]
    starts = [row[place] for row in packed[:1] for place in range(1, count)]
    return packed, tuple(each.cell.left for each in starts if each)


def with_one_head(rows: list[TableRow], bounds: Sequence[float]) -> list[TableRow]:
    """The rows with a heading of two rows as one that names every column in full."""
    if not heads_twice([cells_of(row) for row in rows], bold_of(rows)):
        return rows
    upper, lower, *below = rows
    over = _spanning(upper, bounds) or covering(
        *([_span(each) for each in row] for row in rows[:2])
    )
    head: TableRow = []
    for each, place in zip(lower, over, strict=True):
        above = upper[place] if place is not None else None
        merged = above is None or above is each
        head.append(each if merged else _both(above, each) if each else above)
    return [head, *below]


def _spanning(row: TableRow, bounds: Sequence[float]) -> list[int | None]:
    """For each column the cell of the row that is ruled around it; empty where none spans two."""
    over: list[int | None] = []
    for column in range(len(row)):
        start = bounds[column - 1] + NEAR if column else float("-inf")
        holds = [p for p, each in enumerate(row[: column + 1]) if each and each.cell.right > start]
        over.append(holds[-1] if holds else None)
    return over if any(place not in (None, column) for column, place in enumerate(over)) else []


def _span(each: Filled | None) -> Span | None:
    if each is None:
        return None
    return min(run.left for run in each.runs), max(run.right for run in each.runs)


def _split(row: TableRow) -> list[TableRow]:
    """One grid row whose cells all hold the same lines at the same heights is several rows."""
    cells = [each for each in row if each]
    counts = {len(each.rows) for each in cells}
    if len(cells) < 2 or len(counts) != 1 or max(counts) < 3:
        return [row]
    lines = list(zip(*(each.rows for each in cells), strict=True))
    level = all(
        max(one[0].top for one in line) - min(one[0].top for one in line) < 0.4 * line[0][0].size
        for line in lines
    )
    figures = any(all(FIGURES.match(joined(one)) for one in each.rows[1:]) for each in cells)
    if not level or not figures:
        return [row]
    return [
        [replace(each, rows=(each.rows[number],)) if each else None for each in row]
        for number in range(len(lines))
    ]


def row_line(sheet: Sheet, row: TableRow, table: int) -> Line:
    """A row as a line with cells."""
    runs = [run for each in row if each for run in each.runs]
    cells = cells_of(row)
    return Line(
        text=" | ".join(cells),
        page=sheet.number,
        box=box_of(sheet, runs),
        size=prevailing_size(runs),
        bold=all(run.bold for run in runs),
        italic=all(run.italic for run in runs),
        indent=round(min(run.left for run in runs) / sheet.width, 4),
        cells=cells,
        table=table,
        parts=tuple(each.parts if each else () for each in row)
        if _NUMBERED.match(cells[0])
        else (),
    )


def bold_of(rows: Sequence[TableRow]) -> list[bool]:
    """Which rows are bold throughout."""
    return [all(run.bold for each in row if each for run in each.runs) for row in rows]
