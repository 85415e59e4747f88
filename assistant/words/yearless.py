"""Dates that a text prints without their year (``on 14 November``), as periods: those last before
the text came out."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

from assistant.words.dates import Period, from_iso, periods
from assistant.words.values import MONTHS

_NAMES = "|".join(name.capitalize() for name in MONTHS)
_YEARLESS = re.compile(
    rf"(?:\b(?P<ahead>by|until|from|before|next|due|after)\s+)?"
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?|\b(?:in|during|early|late|mid|last|since)[\s-]+)"
    rf"(?P<month>{_NAMES})\b(?!,?\s+(?:\d\d\d\d|\d\d)\b)"
)


@lru_cache(maxsize=8192)
def yearless(text: str, came_out: str) -> tuple[Period, ...]:
    """The periods of dates without a year in a text that came out on a day (ISO).

    Nothing is taken for past that may be to come (``by 31 March``), and nothing of a text that
    prints a year: its dates may be of that one.
    """
    found = [match for match in _YEARLESS.finditer(text) if not match["ahead"]]
    if not found or len(came_out) < len("2024-04-26") or periods(text):
        return ()
    told = (_last_before(came_out, match["month"], match["day"]) for match in found)
    return tuple(dict.fromkeys(told))


def _last_before(came_out: str, name: str, day: str | None) -> Period:
    """The last such day, or month, up to a day."""
    month = MONTHS.index(name.lower()) + 1
    year = int(came_out[:4]) - (f"{month:02d}-{int(day or 1):02d}" > came_out[5:])
    if day and 1 <= int(day) <= monthrange(year, month)[1]:
        return from_iso(f"{year:04d}-{month:02d}-{int(day):02d}")
    return from_iso(f"{year:04d}-{month:02d}")
