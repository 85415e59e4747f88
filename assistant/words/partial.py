"""Partial ISO dates as filters take them: a year, a month or a day that there is."""

from __future__ import annotations

import calendar
import re

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def is_partial_date(text: str) -> bool:
    """Whether this is ``2022``, ``2022-04`` or ``2022-04-26``, and such a day exists."""
    match = _PARTIAL.fullmatch(text)
    if match is None or not text.isascii():
        return False
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    return year > 0 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def checked_partial_date(text: str) -> str:
    """The same date; raises ValueError where there is none such."""
    if not is_partial_date(text):
        raise ValueError(f"{text[:20]!r} is not a date: write 2022, 2022-04 or 2022-04-26")
    return text
