"""Whether a table's first row names its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

FIGURES = re.compile(r"^[\s£$€%+\-–().,:/\d]*\d[\s£$€%+\-–().,:/\dkKmMbn]*$")
_YEAR = re.compile(r"^(?:19|20)\d{2}(?:\s*[-/–]\s*\d{2,4})?$")


def has_header(rows: Sequence[Sequence[str]], bold: Sequence[bool]) -> bool:
    """Whether the first row names the columns.

    It does when it alone is bold; when it puts words or years above columns of figures; or when
    each of its cells is filled, without a colon, and clearly shorter than the column below.
    """
    if len(rows) < 2 or sum(map(bool, rows[0])) < 2:
        return False
    if bold[0] and not any(bold[1:3]):
        return True
    over_figures = 0
    for column, name in enumerate(rows[0]):
        below = [row[column] for row in rows[1:] if column < len(row) and row[column]]
        figures = sum(bool(FIGURES.match(text)) for text in below)
        if not name and column == 0:
            continue
        if not name or name.endswith(":") or not below:
            return False
        if FIGURES.match(name) and not _YEAR.match(name.strip()):
            return False
        over_figures += figures > 0.5 * len(below)
    return bool(over_figures) or _shorter(rows)


def _shorter(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each cell of the first row has clearly fewer words than those below it."""
    for column, name in enumerate(rows[0]):
        below = [len(row[column].split()) for row in rows[1:] if column < len(row) and row[column]]
        if not below or len(name.split()) > 0.7 * median(below):
            return False
    return True
