"""Grids with print side by side in their cells become table rows, also across pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from ingest.lines import Line, Page
from ingest.pages.cells import Filled, fill
from ingest.pages.grids import Cell, Grid
from ingest.pages.rows import box_of, joined, prevailing_size, rows_of
from ingest.pages.sheet import Run, Sheet

# A cell that spans rows is said again in each of them, unless it is longer than this many words.
_REPEATED_WORDS = 12
_NUMERIC = re.compile(r"^[\s£$€%+\-–().,:/\d]*\d[\s£$€%+\-–().,:/\dkKmMbn]*$")
_NEAR = 3.0
_TITLE_LINES = 2
# A table goes on from one page to the next when nothing but head and foot stands between: that
# is, nothing within these shares of the page's height.
_HEAD, _FOOT = 0.16, 0.86

_TableRow = list[Filled | None]


@dataclass(frozen=True, slots=True)
class _Open:
    """A table that reaches the end of its page and may go on on the next."""

    number: int
    page: int
    left: float
    right: float
    bounds: tuple[float, ...]
    top: tuple[str, ...]
    last: tuple[str, ...]


@dataclass(slots=True)
class Tables:
    """The tables of one file, numbered from 1 in the order of their pages.

    ``aside`` holds what is printed and is no part of the text, ``headed`` the tables whose first
    row names the columns.
    """

    count: int = 0
    open: list[_Open] = field(default_factory=list)
    aside: list[Line] = field(default_factory=list)
    headed: set[int] = field(default_factory=set)

    def take(self, sheet: Sheet, grids: Sequence[Grid]) -> tuple[list[Line], list[list[Run]]]:
        """The rows of the page's tables; then frames of text, and last the runs outside them.

        Tables within a cell of another are tables of their own. Heading rows that a page repeats
        are put ``aside``.
        """
        before, self.open = self.open, []
        filled, outside = fill(sheet.runs, grids)
        rows: list[Line] = []
        frames: list[list[Run]] = []
        for grid, cells in zip(grids, filled, strict=True):
            above = next((each for each in before if _goes_on(each, grid, sheet)), None)
            text, cells = _text_and_cells(grid, cells)
            table = _table(cells, above.bounds if above else ())
            if table:
                rows.extend(self._lines(sheet, grid, table, above))
            else:
                text.extend(run for each in cells for run in each.runs)
            frames.append(text)
        return rows, [*filter(None, frames), outside]

    def _lines(
        self, sheet: Sheet, grid: Grid, table: _Table, above: _Open | None
    ) -> Iterator[Line]:
        rows = table.rows
        if above:
            number, top = above.number, above.top
            if cells_of(rows[0]) == top:
                self.aside.append(_line(sheet, rows[0], number))
                self.headed.add(number)
                rows = rows[1:]
        else:
            self.count += 1
            number, top = self.count, cells_of(rows[0])
            if has_header([cells_of(row) for row in rows], _bold(rows)):
                self.headed.add(number)
        for place, row in enumerate(rows):
            continues = bool(above and place == 0 and _unfinished(above.last, cells_of(row)))
            yield replace(_line(sheet, row, number), continues=continues)
        if rows and (grid.bottom > _FOOT * sheet.height or not _below(sheet, grid)):
            last = cells_of(rows[-1])
            end = _Open(number, sheet.number, grid.left, grid.right, table.bounds, top, last)
            self.open.append(end)

    def with_headers(self, pages: Sequence[Page]) -> list[Page]:
        """The pages with the heading rows of their tables marked, known when all are read."""
        seen: set[int] = set()
        marked = []
        for page in pages:
            lines = list(page.lines)
            for place, line in enumerate(lines):
                if line.table and line.table not in seen:
                    seen.add(line.table)
                    lines[place] = replace(line, header=line.table in self.headed)
            marked.append(replace(page, lines=tuple(lines)))
        return marked


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows of cells, and where its columns after the first begin."""

    rows: list[_TableRow]
    bounds: tuple[float, ...]


def cells_of(row: _TableRow) -> tuple[str, ...]:
    """The texts of a row's cells, empty where nothing is printed."""
    return tuple(each.text if each else "" for each in row)


def _below(sheet: Sheet, grid: Grid) -> bool:
    limit = _FOOT * sheet.height
    return any(grid.bottom < run.top < limit for run in sheet.runs)


def _goes_on(before: _Open, grid: Grid, sheet: Sheet) -> bool:
    return (
        before.page == sheet.number - 1
        and abs(before.left - grid.left) < 2 * _NEAR
        and abs(before.right - grid.right) < 2 * _NEAR
        and not any(_HEAD * sheet.height < run.bottom < grid.top + 1 for run in sheet.runs)
    )


def _unfinished(last: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether a page's first row goes on with the last row of the page before."""
    if len(last) != len(cells):
        return False
    if not cells[0] and last[0]:
        return True
    return any(
        after[:1].islower() and not before.endswith((".", "?", "!"))
        for before, after in zip(last, cells, strict=True)
        if before and after
    )


def _text_and_cells(grid: Grid, filled: Sequence[Filled]) -> tuple[list[Run], list[Filled]]:
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
    return cell.left < grid.left + _NEAR and cell.right > grid.right - _NEAR


def _table(filled: Sequence[Filled], given: Sequence[float]) -> _Table | None:
    """Rows of cells under the columns that hold text; None where nothing stands side by side.

    ``given`` are the columns of a table that goes on: then one filled column is enough.
    """
    bounds = _bounds(filled, given)
    if not bounds or not filled:
        return None
    rows: list[_TableRow] = []
    for number in sorted({each.cell.row for each in filled}):
        row: _TableRow = [None] * (len(bounds) + 1)
        for each in filled:
            if each.cell.row <= number <= each.cell.last_row:
                place = sum(each.cell.left > bound - _NEAR for bound in bounds)
                if each.cell.row == number or len(each.text.split()) <= _REPEATED_WORDS:
                    row[place] = _both(row[place], each)
        if any(each and each.cell.row == number for each in row):
            rows.extend(_split(row))
    if not given:
        rows, bounds = _packed(rows, bounds)
    return _Table(rows, bounds)


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
    bounds = set(given)
    touching = [pair for pair in neighbours if pair[1].column == pair[0].last_column + 1]
    for before, after in [*touching, *neighbours]:
        if not any(before.right - _NEAR < bound < after.left + _NEAR for bound in bounds):
            bounds.add(after.left)
    return tuple(sorted(bounds))


def _packed(
    rows: list[_TableRow], bounds: tuple[float, ...]
) -> tuple[list[_TableRow], tuple[float, ...]]:
    """Rows without their gaps, where all have one number of cells in different places.

    Forms stack rows of two cells whose dividing lines do not meet.
    """
    counts = {sum(each is not None for each in row) for row in rows}
    count = max(counts)
    if len(counts) != 1 or count == len(bounds) + 1 or count < 2:
        return rows, bounds
    packed: list[_TableRow] = [[each for each in row if each] for row in rows]
    starts = [row[place] for row in packed[:1] for place in range(1, count)]
    return packed, tuple(each.cell.left for each in starts if each)


def _split(row: _TableRow) -> list[_TableRow]:
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
    figures = any(all(_NUMERIC.match(joined(one)) for one in each.rows[1:]) for each in cells)
    if not level or not figures:
        return [row]
    return [
        [replace(each, rows=(each.rows[number],)) if each else None for each in row]
        for number in range(len(lines))
    ]


def _line(sheet: Sheet, row: _TableRow, table: int) -> Line:
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
    )


def _bold(rows: Sequence[_TableRow]) -> list[bool]:
    return [all(run.bold for each in row if each for run in each.runs) for row in rows]


def has_header(rows: Sequence[Sequence[str]], bold: Sequence[bool]) -> bool:
    """Whether the first row names the columns.

    It does when it alone is bold, or when each of its cells is filled, without a figure or a
    colon, and clearly shorter than the column below.
    """
    if len(rows) < 2 or sum(map(bool, rows[0])) < 2:
        return False
    if bold[0] and not any(bold[1:3]):
        return True
    for column, name in enumerate(rows[0]):
        below = [row[column] for row in rows[1:] if column < len(row) and row[column]]
        if not name or name.endswith(":") or _NUMERIC.match(name) or not below:
            return False
        figures = sum(bool(_NUMERIC.match(text)) for text in below) > 0.5 * len(below)
        if not figures and len(name.split()) > 0.7 * median(len(text.split()) for text in below):
            return False
    return True
