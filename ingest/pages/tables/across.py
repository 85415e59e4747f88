"""Grids with print side by side in their cells become table rows, also across pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.lines import Line, Page
from ingest.pages.rows import line_of, rows_of
from ingest.pages.sheet import Run, Sheet
from ingest.pages.tables.build import (
    NEAR,
    Table,
    bold_of,
    cells_of,
    row_line,
    table_of,
    text_and_cells,
    with_one_head,
)
from ingest.pages.tables.cells import around_tables, cell_text, fill, lead_above
from ingest.pages.tables.grids import Grid
from ingest.pages.tables.header import has_header
from ingest.pages.tables.unruled.aligned import Aligned
from ingest.pages.tables.unruled.choice import unruled_tables

# A table goes on from one page to the next when nothing but head and foot stands between: that
# is, nothing within these shares of the page's height.
_HEAD, _FOOT = 0.16, 0.86


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
            text, cells = text_and_cells(grid, cells)
            told = around_tables(cells, [other for other in grids if other is not grid])
            text += [run for each in told for run in each.runs]
            cells = [each for each in cells if each not in told]
            table = table_of(cells, above.bounds if above else ())
            if table:
                lines = list(self._lines(sheet, grid, table, above))
                if lines and not above:
                    around = (each for others in filled for each in others)
                    lines[0] = replace(lines[0], lead=lead_above(grid, around))
                rows.extend(lines)
            else:
                text.extend(run for each in cells for run in each.runs)
                if above and told and not cells:
                    self.open.append(replace(above, page=sheet.number))
            frames.append(text)
        return rows, [*filter(None, frames), outside]

    def _lines(self, sheet: Sheet, grid: Grid, table: Table, above: _Open | None) -> Iterator[Line]:
        rows = with_one_head(table.rows, table.bounds)
        if above:
            number, top = above.number, above.top
            rows = rows if cells_of(rows[0]) == top else table.rows
            if cells_of(rows[0]) == top:
                self.aside.append(row_line(sheet, rows[0], number))
                self.headed.add(number)
                rows = rows[1:]
        else:
            self.count += 1
            number, top = self.count, cells_of(rows[0])
            twice = len(rows) < len(table.rows)
            if twice or has_header([cells_of(row) for row in rows], bold_of(rows)):
                self.headed.add(number)
        last: tuple[str, ...] = above.last if above else ()
        for place, row in enumerate(rows):
            cells = cells_of(row)
            continues = bool(above and place == 0 and _unfinished(last, cells))
            yield replace(row_line(sheet, row, number), continues=continues)
            last = tuple(map("".join, zip(last, cells, strict=True))) if continues else cells
        if rows and (grid.bottom > _FOOT * sheet.height or not _below(sheet, grid)):
            end = _Open(number, sheet.number, grid.left, grid.right, table.bounds, top, last)
            self.open.append(end)

    def print(self, sheet: Sheet, runs: Sequence[Run]) -> list[Line]:
        """Lines of print, those of tables without ruling lines as rows with cells."""
        rows = rows_of(runs)
        lines: list[Line] = []
        place = 0
        for table in unruled_tables(rows, sheet.rules):
            lines.extend(line_of(sheet, row) for row in rows[place : table.start])
            lines.extend(self._aligned(sheet, table))
            place = table.end
        return lines + [line_of(sheet, row) for row in rows[place:]]

    def _aligned(self, sheet: Sheet, table: Aligned) -> Iterator[Line]:
        self.count += 1
        texts = [[cell_text(cell) for cell in row] for row in table.cells]
        bold = [all(run.bold for cell in row for run in cell) for row in table.cells]
        if table.headed or has_header(texts, bold):
            self.headed.add(self.count)
        for row, cells in zip(table.cells, texts, strict=True):
            runs = [run for cell in row for run in cell]
            line = replace(line_of(sheet, runs), bullet=False, table=self.count)
            yield replace(line, text=" | ".join(cells), cells=tuple(cells))

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


def _below(sheet: Sheet, grid: Grid) -> bool:
    limit = _FOOT * sheet.height
    return any(grid.bottom < run.top < limit for run in sheet.runs)


def _goes_on(before: _Open, grid: Grid, sheet: Sheet) -> bool:
    return (
        before.page == sheet.number - 1
        and abs(before.left - grid.left) < 2 * NEAR
        and abs(before.right - grid.right) < 2 * NEAR
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
