"""Tables without ruling lines, told by their figures: rows of values in columns, with the lines of
their first cells above and below them and headings of up to three lines on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.pages.rows import Row
from ingest.pages.sheet import Run
from ingest.pages.tables.fields import Field, fields_of
from ingest.pages.tables.header import Span, is_value
from ingest.pages.tables.unruled.aligned import Aligned
from ingest.pages.tables.unruled.over import SENTENCE, column_of, gap, headings_above, names_of
from ingest.plain.markdown import is_labelled

_FEWEST_VALUES = 2
_FEWEST_RECORDS = 2
# Rows further apart than this (in heights of a line) are of different tables.
_FAR = 2.0
_MOST_LINES = 3
_LONGEST_VALUE = 4


def figured_tables(rows: Sequence[Row]) -> list[Aligned]:
    """The tables among the rows of a column of print, top one first."""
    if sum(len(row) > _FEWEST_VALUES for row in rows) < _FEWEST_RECORDS:
        return []  # most pages
    split = [fields_of(row) for row in rows]
    valued = [_has_values(fields) for fields in split]
    found: list[Aligned] = []
    place = 0
    while place < len(rows):
        cluster = list(_cluster(rows, split, valued, place)) if valued[place] else []
        table = _table(rows, split, cluster, found[-1].end if found else 0)
        if table:
            found.append(table)
        place = max([place, *cluster]) + 1
    return found


def _has_values(fields: Sequence[Field]) -> bool:
    """Whether a row is one of values: figures in fields of their own after the first one."""
    if len(fields) < 1 + _FEWEST_VALUES:
        return False
    if is_labelled(f"{fields[0].text} x") and not is_value(_first(fields[1])):
        return False
    values = fields[1:] if not is_value(fields[0].text) else fields
    figures = sum(is_value(_first(field)) for field in values)
    short = all(len(field.text.split()) <= _LONGEST_VALUE for field in values)
    return short and figures >= max(_FEWEST_VALUES, 0.5 * len(values))


def _first(field: Field) -> str:
    return field.text.split(" ", 1)[0]


def _cluster(
    rows: Sequence[Row], split: Sequence[Sequence[Field]], valued: Sequence[bool], start: int
) -> Iterator[int]:
    """The places of the rows of values that follow one another, from the first on.

    Between two of them stand only further lines of their first cells.
    """
    yield start
    last, place = start, start + 1
    while place < len(rows) and gap(rows[place - 1], rows[place]) < _FAR:
        if valued[place]:
            yield place
            last = place
        elif place - last > _MOST_LINES or not _is_label(split[place], split[last]):
            return
        place += 1


def _is_label(fields: Sequence[Field], values: Sequence[Field]) -> bool:
    """Whether a row is a further line of the first cell of a row of values."""
    text = fields[0].text
    first = next((field.left for field in values if is_value(_first(field))), values[-1].left)
    return len(fields) == 1 and fields[0].right < first and not is_labelled(text)


def _table(
    rows: Sequence[Row], split: Sequence[Sequence[Field]], cluster: Sequence[int], free: int
) -> Aligned | None:
    if len(cluster) < _FEWEST_RECORDS:
        return None
    spans = _columns([field for place in cluster for field in _values(split[place])])
    fit = sum(len(_values(split[place])) >= _FEWEST_VALUES for place in cluster)
    if len(spans) < _FEWEST_VALUES or fit < len(cluster):
        return None
    start = _first_label(rows, split, cluster[0], free, spans[0][0])
    end = _last_label(rows, split, cluster[-1], spans[0][0])
    homes = {place: _home(rows, cluster, place) for place in range(start, end)}
    records: list[list[list[Run]]] = [[[] for _ in range(len(spans) + 1)] for _ in cluster]
    for place in range(start, end):
        for column, run in _placed(rows[place], spans):
            records[homes[place]][column].append(run)
    if not all(_one_row(record) for record in records):
        return None
    top = headings_above(rows, split, start, free, spans)
    if top == start:
        return None  # nothing names the columns: figures set under one another
    head = names_of(rows[top:start], spans)
    return Aligned(top, end, [head, *records], headed=True)


def _values(fields: Sequence[Field]) -> Sequence[Field]:
    """The fields of a row of values after its first cell."""
    at = next((at for at, field in enumerate(fields) if is_value(_first(field))), len(fields))
    return fields[max(at, 1) :] if at else fields


def _columns(fields: Sequence[Field]) -> list[Span]:
    """The strips in which the values stand: words of a run that reach over two count apart."""
    spans: list[Span] = []
    words = [word for field in fields for run in field.runs for word in _apart(run)]
    for run in sorted(words, key=lambda each: each.left):
        if spans and run.left < spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(spans[-1][1], run.right))
        else:
            spans.append((run.left, run.right))
    return [
        span for span in spans
        if sum(span[0] - 1 <= (run.left + run.right) / 2 <= span[1] + 1 for run in words) > 1
    ]  # fmt: skip


def _apart(run: Run) -> list[Run]:
    """A run whose first word is a value and whose others are not, as two."""
    words = run.words()
    if len(words) < 2 or not is_value(words[0].text) or is_value(run.text.replace(" ", "")):
        return [run]
    rest = " ".join(word.text for word in words[1:])
    return [words[0], words[1]._replace(text=rest, right=run.right)]


def _placed(row: Row, spans: Sequence[Span]) -> Iterator[tuple[int, Run]]:
    """The runs of a row with their columns, 0 for the first."""
    for run in row:
        for each in _apart(run):
            yield column_of(each, spans), each


def _first_label(
    rows: Sequence[Row], split: Sequence[Sequence[Field]], place: int, free: int, left: float
) -> int:
    """Where the lines begin that belong to the first cell of the first row of values.

    Only where that cell goes on below the values, or has nothing beside them, can it begin above.
    """
    first = place
    while first > free and _tight(rows[first - 1], rows[first]):
        fields = split[first - 1]
        label = len(fields) == 1 and fields[0].right < left and not fields[0].runs[0].bold
        if not label or is_labelled(fields[0].text) or SENTENCE.search(fields[0].text):
            break
        first -= 1
    middle = _middle(rows[place])
    above = place - first
    below = place + 1 < len(rows) and _tight(rows[place], rows[place + 1]) and (
        len(split[place + 1]) == 1 and split[place + 1][0].right < left
    )  # fmt: skip
    own = split[place][0].right < left
    return first if above and (below or not own or middle < rows[place][0].top) else place


def _last_label(
    rows: Sequence[Row], split: Sequence[Sequence[Field]], place: int, left: float
) -> int:
    end = place + 1
    while end < len(rows) and _tight(rows[end - 1], rows[end]):
        fields = split[end]
        if len(fields) > 1 or fields[0].right > left or is_labelled(fields[0].text):
            break
        end += 1
    return end


def _tight(above: Row, row: Row) -> bool:
    return gap(above, row) < 0.25


def _home(rows: Sequence[Row], cluster: Sequence[int], place: int) -> int:
    """The record that a line belongs to: the row of values nearest to it, above if in doubt."""
    here = _middle(rows[place])
    far = [round(abs(_middle(rows[each]) - here), 1) for each in cluster]
    return far.index(min(far))


def _middle(row: Row) -> float:
    return (row[0].top + row[0].bottom) / 2


def _one_row(record: Sequence[Sequence[Run]]) -> bool:
    """Whether each value of a record stands on one line."""
    return all(
        abs(one.top - other.top) < one.size for cell in record[1:] for one, other in pairwise(cell)
    )
