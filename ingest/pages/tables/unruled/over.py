"""The headings that stand over columns which are known by their values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.pages.rows import Row
from ingest.pages.sheet import Run
from ingest.pages.tables.fields import Field
from ingest.pages.tables.header import Span, covering, is_name
from ingest.plain.markdown import is_labelled

_CLOSE = 1.0
_MOST_HEADINGS = 3
_SAME_EDGE = 6.0
SENTENCE = re.compile(r"[.:;]$")


def headings_above(
    rows: Sequence[Row],
    split: Sequence[Sequence[Field]],
    start: int,
    free: int,
    spans: Sequence[Span],
) -> int:
    """Where the headings begin that stand close above the first row and name its columns."""
    top = start
    while top > free and start - top < _MOST_HEADINGS and gap(rows[top - 1], rows[top]) < _CLOSE:
        if not _names(split[top - 1], spans):
            break
        top -= 1
    while top < start and not any(field.right > spans[0][0] for field in split[top]):
        top += 1  # a line above that names no column is text or a heading of its own
    return top


def names_of(rows: Sequence[Row], spans: Sequence[Span]) -> list[list[Run]]:
    """The names of the columns, each with those of the groups that it is in."""
    head: list[list[Run]] = [[] for _ in range(len(spans) + 1)]
    for place, row in enumerate(rows):
        cells: list[list[Run]] = [[] for _ in head]
        last = place + 1 == len(rows)
        for run in (word for each in row for word in _words(each, spans)):
            cells[column_of(run, spans)].append(run)
        for column, runs in enumerate(
            _spread(cells, spans, rows[place + 1 :]) if not last else cells
        ):
            head[column].extend(runs)
    return head


def column_of(run: Run, spans: Sequence[Span]) -> int:
    """The column in which a run stands, 0 for the first, which has no values."""
    if run.right < spans[0][0] - 1 or (run.left < spans[0][0] - _SAME_EDGE and len(run.text) > 12):
        return 0
    return 1 + _nearest(spans, (run.left + run.right) / 2)


def gap(above: Row, row: Row) -> float:
    """The white space between two rows in heights of the lower one."""
    height = row[0].bottom - row[0].top or 1.0
    return (min(run.top for run in row) - max(run.bottom for run in above)) / height


def _names(fields: Sequence[Field], spans: Sequence[Span]) -> bool:
    text = " ".join(field.text for field in fields)
    if is_labelled(text) or SENTENCE.search(text) or len(text.split()) > 6 * (len(spans) + 1):
        return False
    over = [field for field in fields if field.right > spans[0][0]]
    prose = any(field.left < spans[0][0] - 40 and field.right > spans[-1][0] for field in over)
    return not prose and all(is_name(field.text) for field in over)


def _words(run: Run, spans: Sequence[Span]) -> list[Run]:
    """A run that reaches over several columns word by word."""
    over = sum(run.left < span[1] and run.right > span[0] for span in spans)
    return run.words() if over > 1 and " " in run.text else [run]


def _spread(cells: list[list[Run]], spans: Sequence[Span], below: Sequence[Row]) -> list[list[Run]]:
    """The upper line of a heading, with groups of columns named over each of theirs.

    Only where the line below names more columns than it does is it one of groups.
    """
    named = sum(map(bool, cells[1:]))
    under = {column_of(run, spans) for row in below for each in row for run in _words(each, spans)}
    if not named or len(under - {0}) <= named:
        return cells
    upper = [_span(cell) for cell in cells]
    lower: list[Span | None] = [None, *spans]
    over = covering(upper, lower)
    return [cells[place] if place is not None else [] for place in over]


def _span(cell: Sequence[Run]) -> Span | None:
    return (min(run.left for run in cell), max(run.right for run in cell)) if cell else None


def _nearest(spans: Sequence[Span], middle: float) -> int:
    inside = [at for at, span in enumerate(spans) if span[0] <= middle <= span[1]]
    if inside:
        return inside[0]
    return min(
        range(len(spans)),
        key=lambda at: min(abs(spans[at][0] - middle), abs(spans[at][1] - middle)),
    )
