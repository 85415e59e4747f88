"""Whether a table's first row, or its first two together, name its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from ingest.pages.tables.apart import stands_apart

# a minus may be any of the signs that look like one
_SIGNS = r"\s£$€%+\-\u2010-\u2014\u2212().,:/\d"
FIGURES = re.compile(rf"^[{_SIGNS}]*\d[{_SIGNS}kKmMbn*]*$")
_YEAR = re.compile(
    r"^\(?(?:19|20)\d{2}(?:\s*[-/–]\s*\d{2,4})?\W*(?:0{3}s?|m|k|bn)?\W*$", re.IGNORECASE
)
_UNIT = re.compile(r"\W*(?:0{3}s?)?\W*")
# a row of these below the names says in what the columns count
_MEASURE = re.compile(r"(?=.)\W*(?:0{3}s?|m|k|bn|millions?|thousands?)?\W*", re.IGNORECASE)
_NONE = re.compile(r"[-–—*.]{1,3}|n/?a|nil|tbc", re.IGNORECASE)

Span = tuple[float, float]
# Text that begins this near (points) to the text below it is set from the same edge.
_SAME_EDGE = 4.0
_FEWEST_BELOW = 2
_VALUES = 0.5


def is_name(text: str) -> bool:
    """Whether a cell can name a column: words, a year, or the unit of a column (``£000``)."""
    text = text.strip()
    return not FIGURES.match(text) or bool(_YEAR.match(text) or _UNIT.fullmatch(text))


def is_value(text: str) -> bool:
    """Whether a cell holds a figure, or says that there is none."""
    return bool(FIGURES.match(text) and not _UNIT.fullmatch(text)) or bool(_NONE.fullmatch(text))


def has_header(rows: Sequence[Sequence[str]], bold: Sequence[bool]) -> bool:
    """Whether the first row names the columns.

    It does when it alone is bold; when it puts words or years above columns of figures, if it
    leaves one of several without a name; when it alone fills all of several columns; when each
    of its cells is filled, without a colon, and clearly shorter than the column below; or when it
    is unlike what stands below it in most columns.
    """
    if len(rows) < 2 or sum(map(bool, rows[0])) < 2:
        return False
    if bold[0] and not any(bold[1:3]):
        return True
    over_figures = nameless = 0
    for column, name in enumerate(rows[0]):
        below = [row[column] for row in rows[1:] if column < len(row) and row[column]]
        figures = sum(bool(FIGURES.match(text)) for text in below)
        if not name and column == 0:
            continue
        if name.endswith(":"):
            return False
        nameless += not name
        if FIGURES.match(name) and not is_name(name):
            return False
        over_figures += bool(name) and figures > 0.5 * len(below)
    if nameless:
        return over_figures > nameless
    return bool(over_figures) or _alone_full(rows) or _shorter(rows) or stands_apart(rows)


def _alone_full(rows: Sequence[Sequence[str]]) -> bool:
    """Whether only the first row fills every column, as where those below tick one of several."""
    return len(rows[0]) > 2 < len(rows) and all(rows[0]) and not any(all(row) for row in rows[1:])


def _shorter(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each cell of the first row has clearly fewer words than those below it."""
    for column, name in enumerate(rows[0]):
        below = [len(row[column].split()) for row in rows[1:] if column < len(row) and row[column]]
        if not below or len(name.split()) > 0.7 * median(below):
            return False
    return True


def heads_twice(rows: Sequence[Sequence[str]], bold: Sequence[bool]) -> bool:
    """Whether the first row names groups of the columns that the second names one by one.

    The second names every column but perhaps the first, which the upper row may name; below
    stand values, or text that is not bold as both are.
    """
    if len(rows) < 2 + _FEWEST_BELOW:
        return False
    upper, lower, *below = rows
    if _only_measures(upper, lower):
        return True
    fewer = 0 < sum(map(bool, upper)) < len(upper) and sum(map(bool, upper[1:])) < len(lower) - 1
    named = all(lower[1:]) and all(is_name(cell) for cell in (*upper, *lower) if cell)
    if not (fewer and named and any(upper[1:]) and (lower[0] or upper[0] or not below[0][0])):
        return False
    if all(bold[:2]) and not any(bold[2:4]):
        return True
    columns = [[cell for cell in column if cell] for column in list(zip(*below, strict=False))[1:]]
    valued = sum(sum(map(is_value, column)) > _VALUES * len(column) for column in columns if column)
    return valued > _VALUES * len(columns)


def _only_measures(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the second row says in what the columns count that the first names."""
    said = [cell for cell in lower if cell]
    named = all(above for above, cell in zip(upper, lower, strict=False) if cell)
    words = any(not _MEASURE.fullmatch(cell) for cell in upper if cell)
    return len(said) > 1 and not lower[0] and named and words and all(
        _MEASURE.fullmatch(cell) and not _NONE.fullmatch(cell) for cell in said
    )  # fmt: skip


def covering(upper: Sequence[Span | None], lower: Sequence[Span | None]) -> list[int | None]:
    """For each column the place of the upper heading that stands over it, by where text is set.

    Headings set from the left reach to the next one; centred ones are those nearest above.
    """
    filled = [(place, span) for place, span in enumerate(upper) if span is not None]
    from_left = all(
        below is not None and abs(span[0] - below[0]) < _SAME_EDGE
        for place, span in filled
        if (below := lower[place]) is not None or place
    )
    return [
        _over(column, span, filled, from_left, alone=upper[0] is not None)
        for column, span in enumerate(lower)
    ]


def _over(
    column: int,
    span: Span | None,
    filled: Sequence[tuple[int, Span]],
    from_left: bool,
    alone: bool,
) -> int | None:
    """The upper heading over one column; the first column's names no other."""
    if column == 0:
        return 0 if alone else None
    others = [(place, above) for place, above in filled if place]
    if from_left or span is None:
        return max((place for place, _ in others if place <= column), default=None)
    middle = (span[0] + span[1]) / 2
    return min(others, key=lambda each: abs(sum(each[1]) / 2 - middle), default=(None,))[0]
