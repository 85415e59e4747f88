"""Dates as councils print them, as partial ISO dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTH_NAMES = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""A month written in full, as a pattern."""
# Welsh months by their first letters, which begin no English one of another number
_WELSH = {
    "ion": 1, "chw": 2, "maw": 3, "ebr": 4, "mai": 5, "meh": 6, "gor": 7, "aws": 8, "med": 9,
    "hyd": 10, "tac": 11, "rha": 12,
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Ionawr|Chwefror|Mawrth|Ebrill|Mai|"
    r"Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)\b\.?"
)
# "19t" is what is left of "19th" after reading a picture of it
_DIGIT = re.compile(r"\d")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|t|h|af|ain|fed|eg|ydd|il)?(?:\s+day)?"
_YEAR = r"(?:19|20)\d{2}"
_TO = r"\s*(?:-|–|—|to|and|until|,|&)\s*"
_WRITTEN = re.compile(
    rf"(?:\b(?P<d0>{_DAY})(?:\s+(?P<m0>{_MONTH})(?:,?\s+(?P<y0>{_YEAR}))?)?{_TO}(?:the\s+)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?)?"
    rf"\b(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH}),?\s+(?P<year>{_YEAR})\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:,\s*|\s+)(?P<year>{_YEAR})\b", re.IGNORECASE
)
_SLASHED = re.compile(
    r"(?<![\d/.-])(?P<day>0?[1-9]|[12]\d|3[01])(?P<sign>[/.-])(?P<month>0?[1-9]|1[0-2])(?P=sign)"
    r"(?P<year>(?:19|20)\d{2}|\d{2})(?![\d/-]|\.\d)"
)
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d{2})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)\b")
_MONTH_YEAR = re.compile(
    rf"\b(?:(?P<m0>{_MONTH})(?:,?\s+(?P<y0>{_YEAR}))?{_TO})?"
    rf"(?P<month>{_MONTH}),?\s+(?:of\s+)?(?P<year>{_YEAR})\b",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(
    r"(?<![\w£.,/-])(?P<year>(?:19[89]|20[0-4])\d)(?![\w/]|[.,-]\d|\s+(?:places|children|pupils))"
)

_NAMED = (
    *_MONTHS, "ionawr", "chwefror", "mawrth", "ebrill", "mai ", "mehefin", "gorffennaf", "awst",
    "medi ", "hydref", "tachwedd", "rhagfyr",
)  # fmt: skip
_FOUR_FIGURES = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: partial ISO first and last day, and the characters that print it.

    ``first`` equals ``last`` unless the text prints a range, such as an inspection's weeks.
    """

    first: str
    last: str
    start: int
    end: int

    @property
    def is_day(self) -> bool:
        """Whether the last date is known to the day."""
        return len(self.last) == 10


def find_dates(text: str, *, years: bool = False) -> list[FoundDate]:
    """The dates of a text in reading order; bare years only when asked for."""
    if not _DIGIT.search(text):
        return []
    taken: list[FoundDate] = []
    lower = text.lower()
    named = any(month in lower for month in _NAMED)
    named = named and bool(_FOUR_FIGURES.search(text))  # a month alone is no date
    readers = [_written, _month_first] if named else []
    readers += [_slashed, _iso]
    if named:
        readers.append(_month_years)
    if years:
        readers.append(_bare_years)
    for reader in readers:
        for found in reader(text):
            if all(found.end <= other.start or other.end <= found.start for other in taken):
                taken.append(found)
    return sorted(taken, key=lambda found: found.start)


def first_day(text: str) -> str | None:
    """The first full date of a text, as ISO, or None."""
    return next((found.last for found in find_dates(text) if found.is_day), None)


def _written(text: str) -> Iterator[FoundDate]:
    for match in _WRITTEN.finditer(text):
        last = _iso_day(match["year"], match["month"], match["day"])
        if last is None:
            continue
        first = last
        if match["d0"]:
            year, month = match["y0"] or match["year"], match["m0"] or match["month"]
            first = _iso_day(year, month, match["d0"]) or last
        start = match.start() if first != last else match.start("day")
        if first > last:
            first, start = last, match.start("day")
        yield FoundDate(first, last, start, match.end())


def _month_first(text: str) -> Iterator[FoundDate]:
    for match in _MONTH_FIRST.finditer(text):
        day = _iso_day(match["year"], match["month"], match["day"])
        if day:
            yield FoundDate(day, day, *match.span())


def _slashed(text: str) -> Iterator[FoundDate]:
    for match in _SLASHED.finditer(text):
        year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
        if match["sign"] == "." and len(match["year"]) == 2 and len(match["month"]) == 1:
            continue  # a paragraph number such as 1.2.10
        day = _valid(int(year), int(match["month"]), int(match["day"]))
        if day:
            yield FoundDate(day, day, *match.span())


def _iso(text: str) -> Iterator[FoundDate]:
    for match in _ISO.finditer(text):
        day = _valid(int(match["year"]), int(match["month"]), int(match["day"]))
        if day:
            yield FoundDate(day, day, *match.span())


def _month_years(text: str) -> Iterator[FoundDate]:
    for match in _MONTH_YEAR.finditer(text):
        last = f"{match['year']}-{month_number(match['month']):02d}"
        first, start = last, match.start("month")
        if match["m0"]:
            first = f"{match['y0'] or match['year']}-{month_number(match['m0']):02d}"
            start = match.start()
        if first > last:
            first, start = last, match.start("month")
        yield FoundDate(first, last, start, match.end())


def _bare_years(text: str) -> Iterator[FoundDate]:
    for match in _YEAR_ALONE.finditer(text):
        yield FoundDate(match["year"], match["year"], *match.span())


def _iso_day(year: str, month: str, day: str) -> str | None:
    digits = re.match(r"\d+", day)
    return _valid(int(year), month_number(month), int(digits.group())) if digits else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_number(name: str) -> int:
    """1 for ``January``, ``Jan`` or ``Ionawr``."""
    start = name.lower()[:3]
    return _WELSH.get(start) or _MONTHS.index(start) + 1
