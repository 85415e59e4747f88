"""Tables of grades without ruling lines: areas on the left, and what each was judged beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.grading import is_grade
from ingest.pages.rows import Row, joined
from ingest.pages.sheet import Run
from ingest.pages.tables.fields import Field, fields_of
from ingest.pages.tables.header import Span
from ingest.pages.tables.unruled.aligned import Aligned
from ingest.pages.tables.unruled.over import gap
from ingest.plain.markdown import is_labelled

_FEWEST_GRADES = 2
_SAME_EDGE = 6.0
# In heights of a line: white space within a cell, and the most between rows of one table.
_TIGHT, _FAR = 0.45, 4.0
_LONGEST_HEAD = 5


@dataclass(slots=True)
class _Record:
    """One row of the table: the runs of its area and of each grade, and its rows of print."""

    cells: list[list[Run]]
    last: int = field(default=0)


@dataclass(frozen=True, slots=True)
class _Band:
    """A row of print with what stands together in it; ``first`` and ``last`` are its places."""

    row: Row
    fields: list[Field]
    first: int
    last: int


def graded_tables(rows: Sequence[Row]) -> list[Aligned]:
    """The tables among the rows of a column of print, top one first."""
    if sum(is_grade(row[-1].text) for row in rows) < _FEWEST_GRADES:
        return []  # most pages
    bands = list(_bands(rows))
    merged, split = [band.row for band in bands], [band.fields for band in bands]
    found: list[Aligned] = []
    place = free = 0
    while place < len(bands):
        table = _table(merged, split, place, free) if _grades(split[place]) else None
        if table:
            first, last = bands[table.start].first, bands[table.end - 1].last
            found.append(replace(table, start=first, end=last + 1))
            free = table.end
        place = table.end if table else place + 1
    return found


def _bands(rows: Sequence[Row]) -> Iterator[_Band]:
    """The rows, and as one those of an area in two lines with its grade at half their height."""
    place = 0
    while place < len(rows):
        three = rows[place : place + 3]
        if len(three) == 3 and _is_halfway(*three):
            above, grades, below = three
            area = (*above, *below)
            fields = [Field(above[0].left, max(run.right for run in area), area)]
            yield _Band([*area, *grades], [*fields, *fields_of(grades)], place, place + 2)
            place += 3
        else:
            yield _Band(rows[place], fields_of(rows[place]), place, place)
            place += 1


def _is_halfway(above: Row, grades: Row, below: Row) -> bool:
    if gap(above, grades) >= 0 or gap(grades, below) >= 0:
        return False
    beside = all(run.right < grades[0].left for run in (*above, *below))
    return beside and all(is_grade(each.text) for each in fields_of(grades))


def _grades(fields: Sequence[Field]) -> list[Field]:
    """The grades of a row, beside the words that are no grade; none where it holds more."""
    first, *rest = fields
    if not rest or is_grade(first.text) or not any(map(str.isalpha, first.text)):
        return []
    return rest if all(is_grade(each.text) for each in rest) else []


def _table(
    rows: Sequence[Row], split: Sequence[Sequence[Field]], first: int, free: int
) -> Aligned | None:
    left = split[first][0].left
    edges = [(each.left, each.right) for each in _grades(split[first])]
    start = first
    while start > free and _goes_above(rows, split, start, edges[0][0]):
        start -= 1
    records: list[_Record] = []
    held: list[Run] = [run for place in range(start, first) for run in rows[place]]
    place = first
    while place < len(rows) and (place == first or gap(rows[place - 1], rows[place]) < _FAR):
        fields = split[place]
        if _fits(_grades(fields), edges) and not _is_item(fields[0].text, records):
            cells: list[list[Run]] = [[*held, *fields[0].runs], *([] for _ in edges)]
            for grade in fields[1:]:
                cells[1 + _column(grade, edges)] = list(grade.runs)
            records.append(_Record(cells, place))
            held = []
        elif _is_more_of(rows, split, place, left, edges, records[-1]):
            _add(records[-1], fields, edges, place)
        elif _goes_above(rows, split, place + 1, edges[0][0]):
            held += rows[place]
        else:
            break
        place += 1
    if len(records) < _FEWEST_GRADES:
        return None
    head = _head(rows, split, start, free, left, edges)
    made = [record.cells for record in records]
    end = records[-1].last + 1
    if head:
        return Aligned(start - 1, end, [head, *made], headed=True)
    return Aligned(start, end, made)


def _is_item(text: str, records: Sequence[_Record]) -> bool:
    """Whether numbered words begin a list after the table; a table may number all its areas."""
    if not records or not is_labelled(f"{text} x"):
        return False
    return not is_labelled(f"{joined(records[0].cells[0])} x")


def _fits(grades: Sequence[Field], edges: Sequence[Span]) -> bool:
    return bool(grades) and all(_near(grade, edges) is not None for grade in grades)


def _near(grade: Field, edges: Sequence[Span]) -> int | None:
    """The column of a grade: it begins or ends where the first row's does, or has its middle."""
    for at, (left, right) in enumerate(edges):
        apart = grade.left - left, grade.right - right
        if min(abs(apart[0]), abs(apart[1]), abs(sum(apart)) / 2) < _SAME_EDGE:
            return at
    return None


def _column(grade: Field, edges: Sequence[Span]) -> int:
    return _near(grade, edges) or 0


def _goes_above(
    rows: Sequence[Row], split: Sequence[Sequence[Field]], below: int, edge: float
) -> bool:
    """Whether the row above another is the first line of its area, with nothing beside it."""
    if below >= len(rows) or not _grades(split[below]):
        return False
    above = split[below - 1]
    alone = len(above) == 1 and above[0].right < edge and not above[0].text.endswith((".", ":"))
    near = abs(above[0].left - split[below][0].left) < _SAME_EDGE
    bold = all(run.bold for run in above[0].runs)
    return alone and near and not bold and gap(rows[below - 1], rows[below]) < _TIGHT


def _is_more_of(
    rows: Sequence[Row],
    split: Sequence[Sequence[Field]],
    place: int,
    left: float,
    edges: Sequence[Span],
    record: _Record,
) -> bool:
    """Whether a row goes on with the cells of the one above: ``to be good`` below a grade."""
    fields = split[place]
    if place - 1 != record.last or gap(rows[place - 1], rows[place]) > _TIGHT:
        return False
    area = [each for each in fields if abs(each.left - left) < _SAME_EDGE]
    if any(each.right > edges[0][0] for each in area) or len(area) > 1:
        return False
    for each in fields:
        if each in area:
            continue
        at = _near(each, edges)
        if at is None or not is_grade(f"{joined(record.cells[1 + at] or each.runs)} {each.text}"):
            return False
    # The next area is set as close as the lines of this one: told by its grade.
    return not _goes_above(rows, split, place + 1, edges[0][0]) or not area


def _add(record: _Record, fields: Sequence[Field], edges: Sequence[Span], place: int) -> None:
    for each in fields:
        at = _near(each, edges)
        record.cells[0 if at is None else 1 + at] += each.runs
    record.last = place


def _head(
    rows: Sequence[Row],
    split: Sequence[Sequence[Field]],
    start: int,
    free: int,
    left: float,
    edges: Sequence[Span],
) -> list[list[Run]] | None:
    """The row above that names the columns: ``Judgement`` and ``Grade``."""
    if start <= free or gap(rows[start - 1], rows[start]) > _FAR:
        return None
    names = split[start - 1]
    if len(names) != 1 + len(edges) or abs(names[0].left - left) > _SAME_EDGE:
        return None
    if [_near(name, edges) for name in names[1:]] != list(range(len(edges))):
        return None
    if any(len(name.text.split()) > _LONGEST_HEAD or name.text.endswith(":") for name in names):
        return None
    return [list(name.runs) for name in names]
