"""Whether a table's first row names its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

FIGURES = re.compile(r"^[\s£$€%+\-–().,:/\d]*\d[\s£$€%+\-–().,:/\dkKmMbn]*$")


def has_header(rows: Sequence[Sequence[str]], bold: Sequence[bool]) -> bool:
    """Whether the first row names the columns.

    It does when it alone is bold, or when each of its cells is filled, without a figure or a
    colon, and clearly shorter than the column below.
    """
    if len(rows) < 2 or sum(map(bool, rows[0])) < 2:
        return False
    if bold[0] and not any(bold[1:3]):
        return True
    for column, name in enumerate(rows[0]):
        below = [row[column] for row in rows[1:] if column < len(row) and row[column]]
        if not name or name.endswith(":") or FIGURES.match(name) or not below:
            return False
        figures = sum(bool(FIGURES.match(text)) for text in below) > 0.5 * len(below)
        if not figures and len(name.split()) > 0.7 * median(len(text.split()) for text in below):
            return False
    return True
