"""What is printed in each cell of a page's grids."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.pages.rows import Row, joined, rows_of
from ingest.pages.sheet import Run
from ingest.pages.spelling.repair import take_bullet
from ingest.pages.tables.grids import Cell, Grid
from ingest.plain.markdown import is_labelled

# Text may reach over a ruling line by this many points without standing on both sides of it.
_EDGE = 1.5
_LOOSE = 4.0
# Lines whose white space is below this share of their height are of one paragraph.
_CLOSE = 0.5
# A cell with fewer lines than this has no room for paragraphs around a table.
_PARAGRAPHS = 4
# Arrows, triangles, ticks and crosses: in a cell of its own one says which way, or yes or no.
_TELLING = re.compile("[\u2190-\u21ff\u25b2-\u25c5\u2610-\u2612\u2713-\u2718]+")


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell with the rows of print in it."""

    cell: Cell
    rows: tuple[Row, ...]

    @property
    def runs(self) -> list[Run]:
        """Everything printed in the cell."""
        return [run for row in self.rows for run in row]

    @property
    def middle(self) -> float:
        """Half-way across what is printed."""
        runs = self.runs
        return (min(run.left for run in runs) + max(run.right for run in runs)) / 2

    @property
    def text(self) -> str:
        """The cell's lines, joined."""
        return _joined_lines([_said(row) for row in self.rows])

    @property
    def parts(self) -> tuple[str, ...]:
        """The cell's paragraphs, told by bold lines at its top, by white space and by labels."""
        held: list[list[Row]] = []
        for row in self.rows:
            if held and not _begins_part(held[-1], row):
                held[-1].append(row)
            else:
                held.append([row])
        return tuple(_joined_lines([_said(row) for row in part]) for part in held)


def _begins_part(part: Sequence[Row], row: Row) -> bool:
    before = part[-1]
    if _is_bold(before) and all(map(_is_bold, part)) and not _is_bold(row):
        return True
    if row[0].top - before[0].bottom > _CLOSE * (before[0].bottom - before[0].top):
        return True
    return is_labelled(joined(row))


def _is_bold(row: Row) -> bool:
    return all(run.bold for run in row)


def lead_above(grid: Grid, filled: Iterable[Filled]) -> str | None:
    """The last lines above a grid in the cell of another that it stands in, set close together.

    None where they neither announce it with a colon nor are bold as headings are.
    """
    around = (each for each in filled if _surrounds(each.cell, grid))
    above = [row for each in around for row in each.rows if row[0].bottom < grid.top + _EDGE]
    lead: list[Row] = []
    for row in reversed(above):
        if lead and lead[0][0].top - row[0].bottom > _CLOSE * (row[0].bottom - row[0].top):
            break
        lead.insert(0, row)
    text = _joined_lines([_said(row) for row in lead])
    headed = bool(lead) and all(run.bold for row in lead for run in row)
    return text if headed or text.endswith(":") else None


def around_tables(cells: Sequence[Filled], grids: Sequence[Grid]) -> list[Filled]:
    """The cells that stand alone in their rows and hold paragraphs around tables of their own.

    A reader sees a page of text in a frame there, and no row. A list within it stays in its cell:
    its bullets are none of the paper's own numbered paragraph above the table.
    """
    rows: dict[int, int] = defaultdict(int)
    for each in cells:
        for row in range(each.cell.row, each.cell.last_row + 1):
            rows[row] += 1
    return [
        each
        for each in cells
        if len(each.rows) >= _PARAGRAPHS
        and all(rows[row] == 1 for row in range(each.cell.row, each.cell.last_row + 1))
        and any(_surrounds(each.cell, grid) for grid in grids)
        and not any(take_bullet(joined(row))[0] for row in each.rows)
    ]


def _surrounds(cell: Cell, grid: Grid) -> bool:
    return (
        cell.left - _EDGE <= grid.left
        and grid.right <= cell.right + _EDGE
        and cell.top - _EDGE <= grid.top
        and grid.bottom <= cell.bottom + _EDGE
    )


def cell_text(runs: Sequence[Run]) -> str:
    """What the runs of one cell say, line by line."""
    return _joined_lines([_said(row) for row in rows_of(runs)])


def _said(row: Row) -> str:
    """A line of a cell, its bullet plain; an arrow or a ticked box that stands alone is kept."""
    text = joined(row)
    return text if _TELLING.fullmatch(text.strip()) else take_bullet(text)[1]


def _joined_lines(texts: Iterable[str]) -> str:
    """Lines of a cell as one text; a hyphen at a line's end holds its word together."""
    text = ""
    for line in texts:
        glue = "" if not text or re.search(r"\w[-/]$", text) else " "
        text += glue + line
    return text.strip()


def fill(runs: Iterable[Run], grids: Sequence[Grid]) -> tuple[list[list[Filled]], list[Run]]:
    """For each grid its cells that hold print, and the runs that stand in none.

    A run belongs to the smallest grid around it; one that reaches over a ruling line is cut.
    """
    inside: list[dict[Cell, list[Run]]] = [defaultdict(list) for _ in grids]
    outside: list[Run] = []
    order = sorted(range(len(grids)), key=lambda index: grids[index].area)
    for run in _cut(runs, grids):
        x, y = (run.left + run.right) / 2, (run.top + run.bottom) / 2
        for index in order:
            cell = _cell_at(grids[index], x, y)
            if cell:
                inside[index][cell].append(run)
                break
        else:
            outside.append(run)
    filled = [
        [Filled(cell, tuple(rows_of(held))) for cell, held in cells.items()] for cells in inside
    ]
    return filled, outside


def _cell_at(grid: Grid, x: float, y: float) -> Cell | None:
    if not grid.holds(x, y):
        return None
    for cell in grid.cells:
        if cell.left <= x <= cell.right and cell.top <= y <= cell.bottom:
            return cell
    return None


def _cut(runs: Iterable[Run], grids: Sequence[Grid]) -> Iterator[Run]:
    for run in runs:
        middle = (run.top + run.bottom) / 2
        beside = [grid for grid in grids if grid.top < middle < grid.bottom]
        places = {
            edge
            for grid in beside
            for edge in grid.edges
            if run.left + _EDGE < edge < run.right - _EDGE
        }
        if places and " " in run.text and not _in_one_cell(beside, run, middle):
            yield from _pieces(run, sorted(places))
        else:
            yield run


def _in_one_cell(grids: Iterable[Grid], run: Run, middle: float) -> bool:
    return any(
        cell.left - _LOOSE < run.left
        and run.right < cell.right + _LOOSE
        and cell.top < middle < cell.bottom
        for grid in grids
        for cell in grid.cells
    )


def _pieces(run: Run, places: Sequence[float]) -> Iterator[Run]:
    pieces: dict[int, list[Run]] = defaultdict(list)
    for word in run.words():
        middle = (word.left + word.right) / 2
        pieces[sum(middle >= place for place in places)].append(word)
    for words in pieces.values():
        text = " ".join(word.text for word in words)
        yield run._replace(text=text, left=words[0].left, right=words[-1].right)
