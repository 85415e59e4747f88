"""Printed dates as periods of time, so that a year asked for meets the dates a paper tells."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from assistant.words.values import MONTHS, ORDER

_DATE = dict(ORDER)["date"]
_DATED = re.compile(r"(?:19|20)\d\d|\d/\d")
_MONTH_NAME = re.compile(r"\b(" + "|".join(name[:3] for name in MONTHS) + r")[a-z]*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SPLIT_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[/–-]\s*((?:19|20)\d\d|\d\d)(?![\d-])")
_SHORT_SPLIT = re.compile(r"(?<![\d/])(\d\d)\s?[/-]\s?(\d\d)(?![\d/])")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/((?:20)?\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)")
_DAY = re.compile(r"(?<![\d£.])(\d{1,2})(?:st|nd|rd|th|t)?(?![\d%/])")

_BARE_QUARTER = re.compile(r"(?:q|qtr|quarter)\s?([1-4])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of time by its first and last day (ISO)."""

    start: str
    end: str

    def meets(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def holds(self, other: Period) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return int(self.start[:4])


def from_iso(partial: str) -> Period:
    """The period of a partial ISO date: ``2022``, ``2022-04`` or ``2022-04-26``."""
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 1:
        return Period(f"{parts[0]:04d}-01-01", f"{parts[0]:04d}-12-31")
    if len(parts) == 2:
        return _month(parts[0], parts[1])
    return Period(partial, partial)


def ended_before(day: str) -> Period:
    """All time up to the day before an ISO date."""
    return Period("0001-01-01", (date.fromisoformat(day) - timedelta(days=1)).isoformat())


def split_year(first: int) -> Period:
    """The financial (or school) year that begins in ``first``, taken from April to March."""
    return Period(f"{first:04d}-04-01", f"{first + 1:04d}-03-31")


def quarter(period: Period) -> int | None:
    """Which quarter of the financial year a period is, 1 from April to June; None of any other."""
    ends = ("06-30", "09-30", "12-31", "03-31")
    starts = ("04-01", "07-01", "10-01", "01-01")
    same_year = period.start[:4] == period.end[:4]
    for number, days in enumerate(zip(starts, ends, strict=True), 1):
        if same_year and (period.start[5:], period.end[5:]) == days:
            return number
    return None


def bare_quarter(heading: str) -> int | None:
    """The quarter that a heading names with no year of its own, ``Q3``."""
    match = _BARE_QUARTER.fullmatch(heading.strip())
    return int(match[1]) if match else None


@lru_cache(maxsize=8192)
def period(text: str) -> Period | None:
    """The period that one printed date names, or None where it names no year."""
    if match := _ISO.search(text):
        year, month, day = match.groups()
        if 1 <= int(month) <= 12:
            return from_iso(f"{year}-{month}-{day}" if day else f"{year}-{month}")
    if match := _NUMERIC.search(text):
        day, month, year = (int(group) for group in match.groups())
        return _day(year if year > 99 else 2000 + year, month, day)
    if match := _SPLIT_YEAR.search(text):
        return _two_years(match)
    years = [int(year) for year in _YEAR.findall(text)]
    if not years:
        return None
    months = [_number(name) for name in _MONTH_NAME.findall(text)]
    if not months:
        return Period(f"{years[0]:04d}-01-01", f"{years[-1]:04d}-12-31")
    return _named(text, years, months)


@lru_cache(maxsize=8192)
def periods(text: str) -> tuple[Period, ...]:
    """The periods of all dates that a text prints with their year."""
    # Dates come first among values, so that those without a year need not be told apart from
    # sums and shares here; most texts print no year at all.
    if not _DATED.search(text):
        return ()
    found = (period(match.group()) for match in _DATE.finditer(text))
    return tuple(item for item in found if item is not None)


def in_words(partial: str) -> str:
    """A partial ISO date as a clerk writes it: ``26 April 2022``, ``April 2022``, ``2022``."""
    parts = partial.split("-")
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[int(parts[1]) - 1].capitalize()
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"


def _two_years(match: re.Match[str]) -> Period:
    first, last = int(match.group(1)), int(match.group(2))
    last = last if last > 99 else first // 100 * 100 + last
    if last == first + 1:
        return split_year(first)
    return Period(f"{first:04d}-01-01", f"{max(first, last):04d}-12-31")


def _named(text: str, years: list[int], months: list[int]) -> Period:
    first, last = _month(years[0], months[0]), _month(years[-1], months[-1])
    days = [int(day) for day in _DAY.findall(_YEAR.sub(" ", text)) if 1 <= int(day) <= 31]
    start, end = first.start, last.end
    if days:
        start = _day(years[0], months[0], days[0]).start
        end = _day(years[-1], months[-1], days[-1]).end
    return Period(start, end) if start <= end else Period(end, start)


def _number(name: str) -> int:
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))


def _month(year: int, month: int) -> Period:
    last = calendar.monthrange(year, month)[1]
    return Period(f"{year:04d}-{month:02d}-01", f"{year:04d}-{month:02d}-{last:02d}")


def _day(year: int, month: int, day: int) -> Period:
    month = min(max(month, 1), 12)
    day = min(max(day, 1), calendar.monthrange(year, month)[1])
    text = f"{year:04d}-{month:02d}-{day:02d}"
    return Period(text, text)
