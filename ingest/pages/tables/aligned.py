"""Tables without ruling lines: rows of figures that stand under one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pages.rows import Row, joined
from ingest.pages.sheet import Run
from ingest.pages.tables.header import FIGURES
from ingest.plain.markdown import is_labelled

# A table has at least so many columns and rows, and in one column at least this share of figures.
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_FIGURES = 0.7
_GAP = 1.0
_SAME_EDGE = 3.0
_TIGHT = 0.4
_UNIT = re.compile(r"\W*0{3}s?\W*")


@dataclass(frozen=True, slots=True)
class Field:
    """What stands together in a row."""

    left: float
    right: float
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The field as read."""
        return joined(self.runs)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Rows from ``start`` up to ``end`` that are a table; ``cells`` are the runs in each cell."""

    start: int
    end: int
    cells: list[list[list[Run]]]


def aligned_tables(rows: Sequence[Row]) -> list[Aligned]:
    """The tables among the rows of a column of print, top one first."""
    split = [fields_of(row) for row in rows]
    found: list[Aligned] = []
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and _follows(rows, start, end) and _goes_on(split, start, end):
            end += 1
        while end > start and len(split[end - 1]) == 1:
            end -= 1
        table = _aligned(split, start, end) if end - start >= _FEWEST_ROWS else None
        free = start > (found[-1].end if found else 0)
        if table and free and _heads(rows, split, start):
            table = _aligned(split, start - 1, end) or table
        if table:
            found.append(table)
        start = max(end, start + 1)
    return found


def fields_of(row: Row) -> list[Field]:
    """What stands together in a row, from left to right."""
    fields: list[Field] = []
    held: list[Run] = []
    for run in row:
        if held and run.left - held[-1].right > _GAP * run.size:
            fields.append(Field(held[0].left, held[-1].right, tuple(held)))
            held = []
        held.append(run)
    fields.append(Field(held[0].left, held[-1].right, tuple(held)))
    return fields


def _belongs(fields: Sequence[Field]) -> bool:
    """Whether a row may be a table's: several fields, the first no paragraph's label."""
    if len(fields) < _FEWEST_COLUMNS - 1:
        return False
    return not is_labelled(f"{fields[0].text} x")


def _goes_on(split: Sequence[Sequence[Field]], start: int, place: int) -> bool:
    """Whether a row is of the table that began, if only by a first cell above another row."""
    if _belongs(split[place]):
        return True
    if place == start or len(split[place]) > 1 or len(split[place - 1]) == 1:
        return False
    below = place + 1 < len(split) and _belongs(split[place + 1])
    return below and abs(split[place][0].left - split[place - 1][0].left) < _SAME_EDGE


def _follows(rows: Sequence[Row], start: int, place: int) -> bool:
    """Whether a row stands close enough below the one above to be of the same table."""
    if place == start:
        return True
    above, row = rows[place - 1], rows[place]
    height = row[0].bottom - row[0].top
    return row[0].top - max(run.bottom for run in above) < 2.0 * height


def _heads(rows: Sequence[Row], split: Sequence[Sequence[Field]], start: int) -> bool:
    """Whether the row above a table is the upper line of a heading that stands in two."""
    above, first = split[start - 1], split[start]
    height = rows[start][0].bottom - rows[start][0].top
    gap = rows[start][0].top - max(run.bottom for run in rows[start - 1])
    beside = above[0].left > first[0].right and len(first) > len(above)
    words = not any(_is_figure(field.text) for field in (*above, *first[1:]))
    return beside and words and gap < _TIGHT * height


def _aligned(split: Sequence[Sequence[Field]], start: int, end: int) -> Aligned | None:
    columns = columns_of([field for fields in split[start:end] for field in fields])
    cells: list[list[list[Run]]] = []
    for fields in split[start:end]:
        row: list[list[Run]] = [[] for _ in columns]
        for field in fields:
            place = _place(columns, field)
            if row[place]:
                return None  # two fields of one row in one column: nothing is aligned
            row[place] = list(field.runs)
        cells.append(row)
    cells = _with_wraps(_narrowed(cells))
    full = sum(sum(map(bool, row)) >= _FEWEST_COLUMNS for row in cells)
    if len(cells[0]) < _FEWEST_COLUMNS or full < _FEWEST_ROWS or not _has_figures(cells):
        return None
    return Aligned(start, end, cells)


def _is_figure(text: str) -> bool:
    """Whether a cell holds a figure; ``£000`` is the unit of a column."""
    return bool(FIGURES.match(text)) and not _UNIT.fullmatch(text)


def _has_figures(cells: Sequence[Sequence[list[Run]]]) -> bool:
    """Whether a column after the first holds figures nearly throughout."""
    for column in list(zip(*cells, strict=True))[1:]:
        texts = [joined(cell) for cell in column if cell]
        figures = sum(bool(FIGURES.match(text)) or text in ("-", "–") for text in texts)
        if len(texts) >= _FEWEST_ROWS and figures > _FIGURES * len(texts):
            return True
    return False


def _narrowed(cells: list[list[list[Run]]]) -> list[list[list[Run]]]:
    """Neighbouring columns that are never filled in one row are one: a heading and its figures."""
    place = 1
    while place + 1 < len(cells[0]):
        if any(row[place] and row[place + 1] for row in cells):
            place += 1
            continue
        cells = [[*row[:place], row[place] or row[place + 1], *row[place + 2 :]] for row in cells]
    return cells


def _with_wraps(cells: list[list[list[Run]]]) -> list[list[list[Run]]]:
    """Rows close under the one above that lack a first cell, or have no other, belong to it."""
    made: list[list[list[Run]]] = []
    for row in cells:
        if made and _wraps(made[-1], row, first=len(made) == 1):
            made[-1] = [one + other for one, other in zip(made[-1], row, strict=True)]
        else:
            made.append(row)
    return made


def _wraps(above: Sequence[list[Run]], row: Sequence[list[Run]], first: bool) -> bool:
    runs = [run for cell in row for run in cell]
    bottom = max(run.bottom for cell in above for run in cell)
    if runs[0].top - bottom > _TIGHT * (runs[0].bottom - runs[0].top):
        return False
    if not row[0]:  # a heading of two lines; further down the first cell spans rows
        return first
    if first and not above[0] and not any(_is_figure(joined(cell)) for cell in row[1:] if cell):
        return True  # the upper line of a heading whose first cell stands at the foot
    alone = not any(row[1:])
    said = joined(above[0]) if above[0] else ""
    return alone and (joined(row[0])[:1].islower() or said.endswith((",", "and", "&", "-")))


def columns_of(fields: Sequence[Field]) -> list[tuple[float, float]]:
    """The strips of the page in which fields stand, left to right."""
    columns: list[tuple[float, float]] = []
    for field in sorted(fields, key=lambda each: each.left):
        if columns and field.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], field.right))
        else:
            columns.append((field.left, field.right))
    return columns


def _place(columns: Sequence[tuple[float, float]], field: Field) -> int:
    return next(place for place, (left, right) in enumerate(columns) if left <= field.left <= right)
