"""Dates as papers write them -> year, month and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from eval.language.text import REMEMBERED

MONTHS = re.findall(
    r"\w+",
    "january february march april may june july august september october november december",
)
_MONTH = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|sept)\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)(?:-(?P<days>\d\d))?\b",
        r"\b(?P<days>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)?\d\d)\b",
        rf"(?<![/.])\b(?P<days>{_DAY}(?:\s?(?:,|and|to|-|–|&)\s?{_DAY})*)\s(?:of\s)?{_MONTH}"
        r"(?:,?\s(?P<year>(?:19|20)\d\d))?\b",
        rf"\b{_MONTH}\s(?P<days>{_DAY}),?\s(?P<year>(?:19|20)\d\d)\b",
        rf"\b{_MONTH},?\s(?P<year>(?:19|20)\d\d)\b",
    )
)
_FINANCIAL = re.compile(r"\b((?:19|20)\d\d)\s?[/–-]\s?((?:20)?\d\d)\b(?![-/]\d)")


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a text; what it does not say is None. ``start`` and ``end`` are its place."""

    year: int | None
    month: int | None = None
    day: int | None = None
    start: int = 0
    end: int = 0

    def says(self, wanted: Date) -> bool:
        """Whether it gives at least all the parts of ``wanted``, and gives them alike."""
        pairs = ((self.year, wanted.year), (self.month, wanted.month), (self.day, wanted.day))
        return all(part is None or own == part for own, part in pairs)


@lru_cache(maxsize=REMEMBERED)
def find_dates(text: str) -> tuple[Date, ...]:
    """Every date of a text in order; ``26 and 27 April 2022`` gives two."""
    taken: list[tuple[int, int]] = []
    found: list[Date] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            dates = list(_dates(match))
            if dates:
                taken.append(match.span())
                found += dates
    return tuple(sorted(found, key=lambda date: (date.start, date.day or 0)))


def _dates(match: re.Match[str]) -> Iterator[Date]:
    parts = match.groupdict()
    month = _month(parts["month"])
    year = int(parts["year"]) if parts["year"] else None
    if month is None:
        return
    if year is not None and year < 100:
        year += 2000
    for day in re.findall(r"\d+", parts.get("days") or "") or [None]:
        if day is None or 1 <= int(day) <= 31:
            yield Date(year, month, int(day) if day else None, match.start(), match.end())


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    return [name[:3] for name in MONTHS].index(text[:3].casefold()) + 1


def iso_date(text: str) -> Date:
    """A date from a partial ISO date (``2022``, ``2022-04``, ``2022-04-26``); else ValueError."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if not match or not 1 <= int(match[2] or 1) <= 12 or not 1 <= int(match[3] or 1) <= 31:
        raise ValueError(f"{text!r} is not a date: write 2022, 2022-04 or 2022-04-26")
    month, day = (int(part) if part else None for part in match.groups()[1:])
    return Date(int(match[1]), month, day)


def financial_years(text: str) -> tuple[tuple[int, int, int], ...]:
    """``2024/25`` and ``2024-2025`` as (2024, start, end) of their place; other ranges are not."""
    return tuple(
        (int(match[1]), match.start(), match.end())
        for match in _FINANCIAL.finditer(text)
        if int(match[2]) % 100 == (int(match[1]) + 1) % 100
    )


def year_span(year: str) -> tuple[str, str]:
    """First and last day of a calendar year (``2024``) or a financial year (``2024/25``).

    Raises ValueError for anything else.
    """
    financial = financial_years(year)
    if financial:
        first = financial[0][0]
        return f"{first}-04-01", f"{first + 1}-03-31"
    if not re.fullmatch(r"(?:19|20)\d\d", year):
        raise ValueError(f"{year!r} is not a year: write 2024 or 2024/25")
    return f"{year}-01-01", f"{year}-12-31"


def in_year(event_date: str, year: str) -> bool:
    """Whether a partial ISO date can lie in a year as a question names it."""
    first, last = year_span(year)
    return event_date + "-01-01"[len(event_date) - 4 :] <= last and (
        event_date + "-12-31"[len(event_date) - 4 :] >= first
    )
