"""Tables of words without ruling lines: columns under a row of headings that is set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.pages.rows import Row
from ingest.pages.sheet import Rule, Run
from ingest.pages.tables.fields import Field, fields_of
from ingest.pages.tables.unruled.aligned import Aligned
from ingest.plain.markdown import is_labelled

# Two columns of words are most often text boxes or labels with their values, and a heading that is
# set like the rest may be none: such tables have every cell filled with words that do not run on.
_USUAL_COLUMNS, _FEWEST_COLUMNS = 3, 2
_FEWEST_RECORDS, _FEWEST_SURE = 2, 3
_MOST_WORDS = 6
_NAME = re.compile(
    r"(?:[\w/’'-]+\s+){0,2}?(?:no|ref|items?|actions?|tasks?|areas?|themes?|priorit(?:y|ies)|objectives?|"
    r"measures?|issues?|risks?|mitigations?|controls?|impacts?|owners?|leads?|officers?|responsib\w+|"
    r"who|when|dates?|deadlines?|timescales?|targets?|due|status|rag|progress|updates?|outcomes?|"
    r"comments?|responses?|recommendations?|services?|wards?|sites?|names?|roles?|judge?ments?|grades?|"
    r"concerns?|decisions?)(?:\s+(?:by|date|officer|so\s+far|to\s+date))?",
    re.IGNORECASE,
)
_SAME_EDGE = 4.0
_UNDER = 0.8
# A line further below the one above (in heights) is of something else; one closer than this is of
# the same cell.
_FAR, _TIGHT, _WIDER = 2.5, 0.4, 0.25


def headed_tables(rows: Sequence[Row], rules: Sequence[Rule]) -> list[Aligned]:
    """The tables among the rows of a column of print, top one first.

    Only a heading in bold type, with a line under it, or in the words that name columns tells them
    from names or words that are merely set in columns.
    """
    level = [rule for rule in rules if rule.level]
    found: list[Aligned] = []
    start = 0
    while start + _FEWEST_RECORDS < len(rows):
        table = _table(rows, start) if _heads(rows, start, level) else None
        if table:
            found.append(table)
        start = table.end if table else start + 1
    return found


def _heads(rows: Sequence[Row], place: int, rules: Sequence[Rule]) -> bool:
    """Whether a row is set apart as the headings of columns."""
    row, below = rows[place], rows[place + 1]
    if len(row) < _FEWEST_COLUMNS:
        return False
    if not _is_apart(row, below, rules) and not _names_columns(row):
        return False
    fields = fields_of(row)
    short = all(len(field.text.split()) <= _MOST_WORDS for field in fields)
    named = not any(field.text.endswith(":") for field in fields)
    return len(fields) >= _FEWEST_COLUMNS and short and named


def _is_apart(row: Row, below: Row, rules: Sequence[Rule]) -> bool:
    bold = all(run.bold for run in row) and not any(run.bold for run in below)
    return bold or any(_underlines(rule, row, below) for rule in rules)


def _names_columns(row: Row) -> bool:
    """Whether each field of a row is the name that papers give such a column."""
    fields = fields_of(row)
    return len(fields) >= _USUAL_COLUMNS and all(_NAME.fullmatch(each.text) for each in fields)


def _underlines(rule: Rule, row: Row, below: Row) -> bool:
    bottom = max(run.bottom for run in row)
    between = bottom - 2 < (rule.top + rule.bottom) / 2 < min(run.top for run in below) + 2
    left, right = row[0].left, max(run.right for run in row)
    return between and min(rule.right, right) - max(rule.left, left) > _UNDER * (right - left)


def _table(rows: Sequence[Row], start: int) -> Aligned | None:
    edges = [field.left for field in fields_of(rows[start])]
    placed: list[list[list[Run]]] = []
    for above, row in zip(rows[start:], rows[start + 1 :], strict=False):
        cells = _cells(fields_of(row), edges) if _gap(above, row) < _FAR else None
        if cells is None:
            break
        placed.append(cells)
    records = list(_records(placed))
    full = sum(sum(map(bool, cells)) > 1 and bool(cells[0]) for cells in records)
    if full < max(_FEWEST_RECORDS, len(records) - 1):
        return None
    sure = len(edges) >= _USUAL_COLUMNS and not _names_columns(rows[start])
    if not sure and not (len(records) >= _FEWEST_SURE and all(map(_is_full, records))):
        return None
    if is_labelled(f"{' '.join(run.text for run in records[0][0])} x"):
        return None  # numbered paragraphs that are set in columns
    head = [list(field.runs) for field in fields_of(rows[start])]
    return Aligned(start, start + 1 + len(placed), [head, *records], headed=True)


def _is_full(cells: Sequence[Sequence[Run]]) -> bool:
    """Whether each cell of a row begins anew: the lines of prose in two columns do not."""
    return all(cell and not cell[0].text[:1].islower() for cell in cells)


def _cells(fields: Sequence[Field], edges: Sequence[float]) -> list[list[Run]] | None:
    """The row under the headings; None where something begins elsewhere or reaches too far."""
    cells: list[list[Run]] = [[] for _ in edges]
    for field in fields:
        places = [at for at, edge in enumerate(edges) if abs(edge - field.left) < _SAME_EDGE]
        if not places or any(field.left < edge - _SAME_EDGE < field.right - 2 for edge in edges):
            return None
        cells[places[0]] = list(field.runs)
    return cells


def _records(placed: Sequence[list[list[Run]]]) -> Iterator[list[list[Run]]]:
    """Lines that belong together as one row of the table.

    Rows are told by the white space between them where lines within them stand closer; else each
    line begins a row that fills the first column and another.
    """
    gaps = [_gap(_runs(one), _runs(other)) for one, other in pairwise(placed)]
    tight = [gap for gap in gaps if gap < _TIGHT]
    spaced = bool(tight) and any(gap > median(tight) + _WIDER for gap in gaps)
    held: list[list[Run]] = []
    for place, cells in enumerate(placed):
        if place and spaced:
            begins = gaps[place - 1] > median(tight) + _WIDER
        else:
            begins = bool(cells[0]) and sum(map(bool, cells)) > 1
        if held and begins:
            yield held
            held = cells
        else:
            held = [one + other for one, other in zip(held, cells, strict=True)] if held else cells
    if held:
        yield held


def _runs(cells: Sequence[Sequence[Run]]) -> Row:
    return [run for cell in cells for run in cell]


def _gap(above: Sequence[Run], row: Sequence[Run]) -> float:
    """The white space between two rows in heights of the lower one."""
    height = max(run.bottom - run.top for run in row) or 1.0
    return (min(run.top for run in row) - max(run.bottom for run in above)) / height
