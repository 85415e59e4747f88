"""Tables without ruling lines: rows of figures that stand under one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pages.rows import Row, joined
from ingest.pages.sheet import Run
from ingest.pages.tables.fields import Field, columns_of, fields_of
from ingest.pages.tables.header import FIGURES, Span, covering, heads_twice
from ingest.plain.markdown import is_labelled

# A table has at least so many columns and rows, and in one column at least this share of figures.
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_FIGURES = 0.7
_SAME_EDGE = 3.0
_TIGHT = 0.4
_UNIT = re.compile(r"\W*0{3}s?\W*")


@dataclass(frozen=True, slots=True)
class Aligned:
    """Rows from ``start`` up to ``end`` that are a table; ``cells`` are the runs in each cell.

    ``headed`` where the first row is known to name the columns.
    """

    start: int
    end: int
    cells: list[list[list[Run]]]
    headed: bool = False


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
    if is_labelled(split[place][0].text) or split[place][0].text.endswith((".", ":")):
        return False  # a paragraph between two tables
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
    return _under_groups(split, start, end) or _in_columns(split, start, end)


def _under_groups(split: Sequence[Sequence[Field]], start: int, end: int) -> Aligned | None:
    """The table where its first row names groups of the columns that its second row names."""
    if end - start <= _FEWEST_ROWS or len(split[start]) >= len(split[start + 1]):
        return None
    table = _in_columns(split, start + 1, end)
    if table is None:
        return None
    lower = [_span(cell) for cell in table.cells[0]]
    if _is_wrapped(split[start], table.cells[0], lower):
        return None
    upper: list[list[Run]] = [[] for _ in lower]
    for field in split[start]:
        upper[_nearest(lower, field)] = list(field.runs)
    cells = [upper, *table.cells]
    bold = [all(run.bold for cell in row for run in cell) for row in cells]
    if not heads_twice([[joined(cell) if cell else "" for cell in row] for row in cells], bold):
        return None
    over = covering([_span(cell) for cell in upper], lower)
    head = [
        [*(upper[place] if place is not None else []), *cell]
        for place, cell in zip(over, table.cells[0], strict=True)
    ]
    return Aligned(start, end, [head, *table.cells[1:]], headed=True)


def _is_wrapped(
    above: Sequence[Field], names: Sequence[Sequence[Run]], spans: Sequence[Span | None]
) -> bool:
    """Whether fields close above are the first lines of single columns' own names."""
    texts = [joined(cell) for cell in names if cell]
    if len(set(texts)) < len(texts):
        return False  # "Budget, Actual, Budget, Actual" are columns of groups
    first = names[-1][0] if names[-1] else above[0].runs[0]
    gap = first.top - max(run.bottom for field in above for run in field.runs)
    over = [sum(_overlap(field, span) for span in spans if span) for field in above]
    return gap < _TIGHT * (first.bottom - first.top) and max(over) < 2


def _overlap(field: Field, span: Span) -> bool:
    return field.left < span[1] and span[0] < field.right


def _span(cell: Sequence[Run]) -> Span | None:
    return (min(run.left for run in cell), max(run.right for run in cell)) if cell else None


def _nearest(spans: Sequence[Span | None], field: Field) -> int:
    """The column that begins or ends nearest to where a field does."""
    known = [(place, span) for place, span in enumerate(spans) if span]
    return min(known, key=lambda each: abs(each[1][0] - field.left))[0]


def _in_columns(split: Sequence[Sequence[Field]], start: int, end: int) -> Aligned | None:
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
    """Whether a column after the first holds figures nearly throughout, or two do below a name."""
    throughout = below_names = 0
    for column in list(zip(*cells, strict=True))[1:]:
        texts = [joined(cell) for cell in column if cell]
        figures = sum(bool(FIGURES.match(text)) or text in ("-", "–") for text in texts)
        many = len(texts) >= _FEWEST_ROWS
        throughout += many and figures > _FIGURES * len(texts)
        below_names += many and figures == len(texts) - 1 and not FIGURES.match(texts[0])
    return bool(throughout) or below_names > 1


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


def _place(columns: Sequence[tuple[float, float]], field: Field) -> int:
    return next(place for place, (left, right) in enumerate(columns) if left <= field.left <= right)
