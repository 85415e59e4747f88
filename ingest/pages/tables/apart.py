"""Whether a table's first row is of another kind than the rows below it, by its words alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_FEWEST_BELOW = 3
_MOST_WORDS = 5
_ALIKE, _COLUMNS = 0.7, 0.6
_NAME = re.compile(r"^[^\W\d_][^\d.;:?!]*$")


def stands_apart(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each cell of the first row may name its column, and most columns are unlike it.

    A column is unlike its first cell where most of what is below is built alike and that is not
    ("Ann Ashe" below "Lead officer"), or says one of a few things again and again ("Open",
    "Closed"), of which the first cell is none.
    """
    first, *below = rows
    if len(below) < _FEWEST_BELOW or len(set(first)) < len(first) or len(first) < 2:
        return False
    if not all(_NAME.match(cell) and len(cell.split()) <= _MOST_WORDS for cell in first):
        return False
    columns = [[row[at] for row in below if at < len(row)] for at in range(len(first))]
    if any(name in column for name, column in zip(first, columns, strict=True)):
        return False
    unlike = sum(map(_is_unlike, first, columns))
    return unlike == 2 if len(first) == 2 else unlike >= _COLUMNS * len(first)


def _is_unlike(name: str, column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell]
    if len(filled) < _FEWEST_BELOW:
        return False
    built, count = Counter(map(_build, filled)).most_common(1)[0]
    if count >= _ALIKE * len(filled) and built != _build(name):
        return True
    return len(set(filled)) < _ALIKE * len(filled)


def _build(text: str) -> tuple[str, ...]:
    """How the words of a cell begin: with a capital, a small letter or a figure."""
    return tuple(
        "0" if any(sign.isdigit() for sign in word) else "A" if word[0].isupper() else "a"
        for word in text.split()
    )
