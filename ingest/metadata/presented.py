"""The sentence over a report that says whose it is and to which meeting it goes.

``Report of the Director of Place to the meeting of the Executive to be held on 12 May 2025``, over
as many lines as it takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.dates import find_dates
from ingest.metadata.head import Head, where

_SENTENCE = re.compile(
    r"\breport\s+(?:of|by|from)\s+(?:the\s+)?(?P<who>[A-Z][^.:;]{4,200}?)\s+to\s+(?:the\s+|an?\s+)?(?:\w+\s+)?"
    r"meeting\s+of\s+(?:the\s+)?(?P<body>[A-Z][^.:;]{3,140}?)\s*,?\s+(?:(?:is\s+)?to\s+be\s+)?held\s+on\s+"
    r"(?P<when>[^.:;]{6,60})",
    re.IGNORECASE,
)
_FIRST = 12


@dataclass(frozen=True, slots=True)
class Presented:
    """Whose report it is, the body and the day of its meeting, and where that was read."""

    who: str
    body: str
    day: str | None
    read_from: str


def presented(head: Head) -> Presented | None:
    """What the sentence says; None over any other paper."""
    lines = [line for line in head.opening[:_FIRST] if not line.cells]
    text = re.sub(r"\s+", " ", " ".join(line.text for line in lines))
    found = _SENTENCE.search(text)
    if found is None:
        return None
    days = [day.last for day in find_dates(found["when"]) if day.is_day]
    # Where words stand in front of it on its line, its first line begins with none of its own.
    begins = (line for line in lines if line.text.strip()[:6].lower() in found.group().lower())
    at = next(begins, lines[0])
    return Presented(found["who"], found["body"], days[0] if days else None, where(at, found[0]))
