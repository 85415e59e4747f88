"""The day of an event, where a text or a heading gives it without naming what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.paper import Paragraph
from ingest.dates import find_dates
from ingest.findings.events import AHEAD, BACKGROUND, events_of, period
from ingest.findings.sentences import sentences

_OPENING = re.compile(
    r"\W*(?:(?:on|in|at|by|since|from|during|between|as\s+at)\s+)?(?:the\s+)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?",
    re.IGNORECASE,
)
_OF_ITS_YEAR = re.compile(
    r"\W*(?:in|during|at\s+the\s+end\s+of|(?:in|during)\s+the\s+year)\s+(?:the\s+)?|"
    # "In our own audit of June 2024"
    r"\W*in\s+(?:our|its|their|the\s+council[’']s)\s+(?:[\w'’-]+\s+){1,4}?(?:of|in|for|from)\s+",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\s?[-–/]\s?\d")
_HAPPENED = re.compile(r"\btook\s+place\s+(?:in|on|during)\s+$", re.IGNORECASE)
_HEADING = re.compile(r"inspect|visit|ILACS|FV|assess|letter|\btold\b|\bfound\b", re.IGNORECASE)
# "The recommendations of March 2022 were:"
_LISTED_OF = re.compile(
    r"\b(?:recommendations|findings|areas\s+for\s+improvement)\s+(?:of|from|in)\s+$", re.IGNORECASE
)
_LONGEST_WAIT = 400


def opening_date(text: str) -> str | None:
    """The date that opens a text: "On 12 December 2022, ..."."""
    for found in find_dates(text)[:1]:
        if _OPENING.fullmatch(text[: found.start]):
            return period(found)
    return None


def dated_by_itself(sentence: str) -> str | None:
    """The date of which a sentence says that it tells: "In 2012 ...", "took place in 2020"."""
    for found in find_dates(sentence, years=True)[:1]:
        before = sentence[: found.start]
        if _SPAN.match(sentence[found.end :]):
            return None  # a financial year is of no one year
        if _OF_ITS_YEAR.fullmatch(before) or _HAPPENED.search(before):
            return period(found)
    return None


def only_date(text: str) -> str | None:
    """The one date that a text tells of, where it tells of one and not of what is to come."""
    dates = [
        d for d in find_dates(text) if not BACKGROUND.search(text[max(0, d.start - 90) : d.start])
    ]
    if len({d.last for d in dates}) != 1 or AHEAD.search(text[: dates[0].start]):
        return None
    return period(dates[0])


def published_for(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """Date of publication -> date of the inspection, where one sentence gives both."""
    found: dict[str, str] = {}
    for paragraph in paragraphs:
        for sentence in sentences(paragraph.text):
            events = events_of(sentence)
            held = [e.date for e in events if not e.published]
            for event in events:
                earlier = [day for day in held if day < event.date]
                if event.published and earlier:
                    found.setdefault(event.date, earlier[-1])
                    found.setdefault(event.date[:7], earlier[-1])
    return found


def heading_date(sections: tuple[str, ...]) -> str | None:
    """The date of the event that the nearest dated heading names."""
    for heading in reversed(sections):
        if _HEADING.search(heading):
            dates = find_dates(heading, years=True)
            if dates:
                return period(dates[0])
    return None


def listed_of(lead: str) -> str | None:
    """The date that a lead-in gives what it lists: ``The findings of March 2022 were:``."""
    for found in find_dates(lead)[:1]:
        if _LISTED_OF.search(lead[: found.start]):
            return period(found)
    return None


def together(days: Sequence[str]) -> str:
    """What several dates have in common: a month, a year, or else the latest of them."""
    for length in (7, 4):
        if len({day[:length] for day in days}) == 1:
            return days[0][:length]
    return max(days)


def shortly_before(earlier: str, later: str, most: int = _LONGEST_WAIT) -> bool:
    """Whether findings published on a day may be of an event on an earlier one."""
    try:
        first, last = (date(*_parts(day)) for day in (earlier, later))
    except ValueError:
        return False
    return 0 <= (last - first).days <= most


def _parts(day: str) -> tuple[int, int, int]:
    numbers = [int(part) for part in day.split("-")]
    return numbers[0], numbers[1] if len(numbers) > 1 else 1, numbers[2] if len(numbers) > 2 else 1
