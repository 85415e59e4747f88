"""Grids and the runs within them into table rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.lines import Line
from ingest.pages.grids import Cell, Grid
from ingest.pages.rows import Row, box_of, joined, prevailing_size, rows_of
from ingest.pages.sheet import Run, Sheet

# A cell that spans rows is said again in each of them, unless it is longer than this many words.
_REPEATED_WORDS = 12
_NUMERIC = re.compile(r"^[\s£$€%+\-–().,:/\d]*\d[\s£$€%+\-–().,:/\dkKmMbn]*$")
_EDGE = 1.5


@dataclass(frozen=True, slots=True)
class _Filled:
    """A cell with the rows of print in it."""

    cell: Cell
    rows: tuple[Row, ...]

    @property
    def runs(self) -> list[Run]:
        """Everything printed in the cell."""
        return [run for row in self.rows for run in row]

    @property
    def text(self) -> str:
        """The cell's lines, joined."""
        return joined_lines([joined(row) for row in self.rows])


def take_tables(sheet: Sheet, grids: Sequence[Grid]) -> tuple[list[Line], list[Run]]:
    """The rows of the page's tables, and the runs that stand in none.

    A grid becomes a table when text stands side by side in its cells; other frames are left to
    be read as text. Tables within a cell of another are tables of their own.
    """
    inside: dict[int, dict[Cell, list[Run]]] = defaultdict(lambda: defaultdict(list))
    outside: list[Run] = []
    order = sorted(range(len(grids)), key=lambda each: _area(grids[each]))
    for run in _cut(sheet.runs, grids):
        for index in order:
            cell = _cell_at(grids[index], run)
            if cell:
                inside[index][cell].append(run)
                break
        else:
            outside.append(run)
    lines: list[Line] = []
    for number, index in enumerate(sorted(inside), start=1):
        filled = [
            _Filled(cell, tuple(rows_of(runs))) for cell, runs in inside[index].items() if runs
        ]
        rows = _table(filled)
        if rows:
            lines.extend(_lines(sheet, rows, number))
        else:
            outside.extend(run for each in filled for run in each.runs)
    return lines, outside


def joined_lines(texts: Sequence[str]) -> str:
    """Lines of a cell as one text; a hyphen at a line's end holds its word together."""
    text = ""
    for line in texts:
        glue = "" if not text or re.search(r"\w[-/]$", text) else " "
        text += glue + line
    return text.strip()


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _cut(runs: Iterable[Run], grids: Sequence[Grid]) -> Iterator[Run]:
    """Runs that reach over a vertical line of a grid, cut there."""
    for run in runs:
        places = [
            x
            for grid in grids
            if grid.ys[0] < (run.top + run.bottom) / 2 < grid.ys[-1]
            for x in grid.xs
            if run.left + _EDGE < x < run.right - _EDGE
        ]
        if places and len(run.lefts) > 1 and not _one_cell(grids, run):
            yield from _pieces(run, sorted(places))
        else:
            yield run


def _one_cell(grids: Sequence[Grid], run: Run) -> bool:
    middle = (run.top + run.bottom) / 2
    return any(
        cell.left - 4 < run.left and run.right < cell.right + 4
        and cell.top < middle < cell.bottom
        for grid in grids
        for cell in grid.cells
    )  # fmt: skip


def _pieces(run: Run, places: Sequence[float]) -> Iterator[Run]:
    words = run.text.split(" ")
    if len(words) != len(run.lefts):
        yield run
        return
    pieces: dict[int, list[int]] = defaultdict(list)
    for position, left in enumerate(run.lefts):
        pieces[sum(left >= place - _EDGE for place in places)].append(position)
    ordered = sorted(pieces)
    for piece in ordered:
        first, last = pieces[piece][0], pieces[piece][-1]
        right = run.right if piece == ordered[-1] else places[piece] - _EDGE
        yield run._replace(
            text=" ".join(words[first : last + 1]),
            left=run.lefts[first],
            right=max(min(right, run.right), run.lefts[last]),
            lefts=run.lefts[first : last + 1],
        )


def _cell_at(grid: Grid, run: Run) -> Cell | None:
    x, y = (run.left + run.right) / 2, (run.top + run.bottom) / 2
    if not (grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]):
        return None
    for cell in grid.cells:
        if cell.left <= x <= cell.right and cell.top <= y <= cell.bottom:
            return cell
    return None


def _table(filled: Sequence[_Filled]) -> list[list[_Filled | None]]:
    """Rows of cells under the columns that hold text; empty where nothing stands side by side."""
    bounds = _bounds(filled)
    if not bounds:
        return []
    width = len(bounds) + 1
    rows: list[list[_Filled | None]] = []
    for number in sorted({each.cell.row for each in filled}):
        row: list[_Filled | None] = [None] * width
        for each in filled:
            if each.cell.row <= number <= each.cell.last_row:
                place = sum(each.cell.column >= bound for bound in bounds)
                started = each.cell.row == number
                if started or len(each.text.split()) <= _REPEATED_WORDS:
                    row[place] = _both(row[place], each)
        if any(each and each.cell.row == number for each in row):
            rows.extend(_split(row))
    return rows


def _both(one: _Filled | None, other: _Filled) -> _Filled:
    if one is None:
        return other
    return replace(one, rows=tuple(rows_of(one.runs + other.runs)))


def _bounds(filled: Sequence[_Filled]) -> list[int]:
    """The physical columns at which a column with text of its own begins."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for each in filled:
        rows[each.cell.row].append(each.cell)
    neighbours: list[tuple[Cell, Cell]] = []
    for cells in rows.values():
        cells.sort(key=lambda cell: cell.column)
        neighbours.extend(pairwise(cells))
    bounds = {
        after.column for before, after in neighbours if after.column == before.last_column + 1
    }
    for before, after in neighbours:
        if not any(before.last_column < bound <= after.column for bound in bounds):
            bounds.add(after.column)
    return sorted(bounds)


def _split(row: list[_Filled | None]) -> list[list[_Filled | None]]:
    """One grid row whose cells all hold the same lines at the same heights is several rows."""
    cells = [each for each in row if each]
    counts = {len(each.rows) for each in cells}
    if len(cells) < 2 or counts != {max(counts)} or max(counts) < 3:
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


def _lines(sheet: Sheet, rows: Sequence[list[_Filled | None]], table: int) -> Iterator[Line]:
    headed = has_header([[each.text if each else "" for each in row] for row in rows], _bold(rows))
    for number, row in enumerate(rows):
        runs = [run for each in row if each for run in each.runs]
        cells = tuple(each.text if each else "" for each in row)
        yield Line(
            text=" | ".join(cells),
            page=sheet.number,
            box=box_of(sheet, runs),
            size=prevailing_size(runs),
            bold=all(run.bold for run in runs),
            italic=all(run.italic for run in runs),
            indent=round(min(run.left for run in runs) / sheet.width, 4),
            cells=cells,
            table=table,
            header=headed and number == 0,
        )


def _bold(rows: Sequence[list[_Filled | None]]) -> list[bool]:
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
