"""The day of the meeting that minutes or lists of decisions are of, by the words of their title."""

from __future__ import annotations

import re
from itertools import takewhile

from corpus.paper import PaperKind
from ingest.dates import find_dates
from ingest.lines import Line
from ingest.metadata.business import starts_item
from ingest.metadata.dates.other_dates import (
    DAY_WORDS,
    HOUR,
    NOT_A_MEETING,
    OF_ONE_PERSON,
    WEEKDAY,
    Reading,
)
from ingest.metadata.head import Head, where

_HELD = re.compile(
    rf"\b(?:held|commencing|taken|gynhaliwyd)\b[^.]{{0,160}}?$|\bon\s+(?:{WEEKDAY},?\s+)?$",
    re.IGNORECASE | re.DOTALL,
)
_MEETING = re.compile(
    r"\b(?:minutes|meeting|decisions?\s+taken|record|notes|cofnodion)\b.{0,260}",
    re.IGNORECASE | re.DOTALL,
)
_DECISIONS_TAKEN = re.compile(
    r"\bdecisions?\s+(?:(?:were|was|have\s+been|has\s+been)\s+)?(?:taken|made)\s+(?:by|at|on)\b"
    r".{0,120}",
    re.IGNORECASE | re.DOTALL,
)
# "Record of Decisions - meeting of Wednesday 5 February 2025"
_RECORD_OF_A_DAY = re.compile(
    rf"\b(?:records?|lists?|schedules?|notices?)\s+of\s+decisions?\b[^.]{{0,80}}\bmeeting\s+(?:of|on)\s+"
    rf"(?:{WEEKDAY},?\s+)?$",
    re.IGNORECASE,
)
_MINUTES_OF_A_DAY = re.compile(
    rf"(?:printed |draft )?minutes\W{{0,4}}(?:{WEEKDAY},?\s+)?", re.IGNORECASE
)
_NAMES_MINUTES = re.compile(
    r"^\W*(?:draft |printed )?(?:agenda\s*(?:and|&)\s*)?(?:printed |draft )?minutes?\s*[–—:-]\s*",
    re.IGNORECASE,
)
_MINUTE = re.compile(r"\W*\d{1,5}[.)]?\s+[A-Z]")
_TOP, _EARLY = 8, 4


def day_of_minutes(head: Head, kind: PaperKind) -> Reading | None:
    """The day as ISO, and where it was read; None where the title tells none."""
    # On an agenda "2. Minutes of the meeting held on 4 February" is of an earlier one.
    items = starts_item if kind == "agenda" else _numbered
    lines = takewhile(lambda line: not items(line), head.with_next)
    text = " ".join(line.text for line in lines)
    match = (_DECISIONS_TAKEN if kind == "decision_record" else _MEETING).search(text)
    for found in find_dates(match.group()) if match else ():
        before = match.group()[: found.start] if match else ""
        if NOT_A_MEETING.search(before[-20:]):
            continue
        held = _HELD.search(before) or (kind == "minutes" and _MINUTES_OF_A_DAY.fullmatch(before))
        if match and found.is_day and held and not OF_ONE_PERSON.search(before):
            return found.last, where(head.opening[0], match.group()[: found.end])
    for found in find_dates(text) if kind == "decision_record" else ():
        recorded = _RECORD_OF_A_DAY.search(text[: found.start])
        if found.is_day and recorded:
            return found.last, where(head.opening[0], text[recorded.start() : found.end])
    return _opening_line(head) if kind == "minutes" else None


def _numbered(line: Line) -> bool:
    """Whether a line is the title of a minute with its number: ``2411 MINUTES OF MEETING``."""
    day = next(iter(find_dates(line.text)), None)
    return bool(_MINUTE.match(line.text)) and not (day and day.start < _EARLY)


def _opening_line(head: Head) -> Reading | None:
    """A date that opens a line at the top of minutes: "Tuesday 14 May 2024, 2pm, Town Hall", after
    what it is the line of: "Minutes – Tuesday 14 May 2024"."""
    for line in head.opening[:_TOP]:
        found = next(iter(find_dates(line.text)), None)
        day = found is not None and found.is_day and found.first == found.last
        if not (found and day):
            continue
        before = _NAMES_MINUTES.sub("", line.text[: found.start])
        if not DAY_WORDS.sub("", HOUR.sub("", before)).strip(" ,"):
            return found.last, where(line)
    return None
