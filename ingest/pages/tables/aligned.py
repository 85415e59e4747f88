"""Tables without ruling lines: rows of figures that stand under one another."""

from __future__ import annotations

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
    split = [_fields(row) for row in rows]
    found: list[Aligned] = []
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and _belongs(split[end]) and _follows(rows, start, end):
            end += 1
        table = _aligned(split, start, end) if end - start >= _FEWEST_ROWS else None
        if table:
            found.append(table)
        start = max(end, start + 1)
    return found


def _fields(row: Row) -> list[Field]:
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


def _follows(rows: Sequence[Row], start: int, place: int) -> bool:
    """Whether a row stands close enough below the one above to be of the same table."""
    if place == start:
        return True
    above, row = rows[place - 1], rows[place]
    height = row[0].bottom - row[0].top
    return row[0].top - max(run.bottom for run in above) < 2.0 * height


def _aligned(split: Sequence[Sequence[Field]], start: int, end: int) -> Aligned | None:
    columns = _columns([field for fields in split[start:end] for field in fields])
    if len(columns) < _FEWEST_COLUMNS:
        return None
    cells: list[list[list[Run]]] = []
    figures = [[0, 0] for _ in columns]
    for fields in split[start:end]:
        row: list[list[Run]] = [[] for _ in columns]
        for field in fields:
            place = _place(columns, field)
            if row[place]:
                return None  # two fields of one row in one column: nothing is aligned
            row[place] = list(field.runs)
            figures[place][0] += bool(FIGURES.match(field.text)) or field.text in ("-", "–")
            figures[place][1] += 1
        cells.append(row)
    numeric = sum(count > _FIGURES * of and of >= _FEWEST_ROWS for count, of in figures[1:])
    full = sum(sum(map(bool, row)) >= _FEWEST_COLUMNS for row in cells)
    if not numeric or full < _FEWEST_ROWS:
        return None
    return Aligned(start, end, cells)


def _columns(fields: Sequence[Field]) -> list[tuple[float, float]]:
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
