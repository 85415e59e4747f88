"""The dates in a row of a plan or tracker: when an action was agreed, when it is due, how it went.

Only the first is the row's own event. Nothing has happened on the day by which it is due, and what
its update tells is of the update's day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from corpus.paper import Paper, Paragraph
from ingest.dates import find_dates
from ingest.findings.events import AHEAD, period
from ingest.findings.wording import FOUND, listed_as

_ACTIONS = re.compile(r"\b(?:actions?|task|activity|milestone)\b", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:recommendations?|resolutions?|decisions?)\b", re.IGNORECASE)
_DONE_ON = re.compile(r"\b(?:completed|closed|done|achieved|actual)\b", re.IGNORECASE)
_DUE = re.compile(
    r"\b(?:due|when|deadline|targets?|time-?\s?(?:scales?|frames?|lines?|tables?)|by|expected|planned|review|"
    r"end|next|completion|complete)\b",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\b(?:raised|meetings?|agreed|identified|logged|opened|asked|requested|received|set|minutes?|"
    r"start(?:ed)?|source|origin|arose|first)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:updates?|progress|status|comments?|outcomes?|responses?|position|notes?|rag|rating)\b",
    re.IGNORECASE,
)
_DATE = re.compile(r"\W*(?:dates?)\W*", re.IGNORECASE)
_FEW_WORDS = 8  # more than these tell what happened at a meeting
_MEETING = re.compile(r"\b(?:meetings?|agreed|arising|committee|panel|board)\b", re.IGNORECASE)


def is_tracked(paragraph: Paragraph) -> bool:
    """Whether a row tells what is to be done, and is none of findings or figures."""
    columns = " | ".join(paragraph.columns)
    if paragraph.kind != "row" or any(listed_as(column) in FOUND for column in paragraph.columns):
        return False
    asked = _ASKED.search(columns) and (_SAID.search(columns) or _has_due(paragraph))
    return bool(_ACTIONS.search(columns) or asked)


def found_part(paragraph: Paragraph) -> Paragraph:
    """A row of a plan as far as it says what was found: the rest dates what is done about it."""
    found = [(name, cell) for name, cell in _cells(paragraph) if listed_as(name) in FOUND]
    if not found or not any(
        _ACTIONS.search(name) or _DUE.search(name) for name in paragraph.columns
    ):
        return paragraph
    return replace(paragraph, text=" | ".join(f"{name}: {cell}" for name, cell in found))


def agreed_when(paragraph: Paragraph) -> str | None:
    """The day on which what a row tells was agreed or asked for, by its column or its heading."""
    named = [cell for column, cell in _cells(paragraph) if _is_beginning(column, paragraph)]
    for cell in named:
        if len(cell.split()) <= _FEW_WORDS and (found := find_dates(cell)):
            return period(found[0])
    heading = paragraph.section
    found = find_dates(heading) if _MEETING.search(heading) else []
    return period(found[0]) if len(found) == 1 else None


def updated_when(paragraph: Paragraph, paper: Paper) -> str | None:
    """The last day of which the update of a row tells, none after the paper's own."""
    later = _has_due(paragraph)
    days = [
        period(found)
        for column, cell in _cells(paragraph)
        if _DONE_ON.search(column) or _SAID.search(column) or (later and _is_completion(column))
        for found in find_dates(cell)
        if not AHEAD.search(cell[: found.start])
    ]
    return max((day for day in days if day <= (paper.best_date or "9")), default=None)


def _cells(paragraph: Paragraph) -> Iterator[tuple[str, str]]:
    return zip(paragraph.columns, paragraph.cells, strict=False)


def _is_beginning(column: str, paragraph: Paragraph) -> bool:
    """Whether a column says when; a bare "Date" does so before the action, not behind it."""
    if _DATE.fullmatch(column):
        before = takewhile(lambda name: not _ACTIONS.search(name), paragraph.columns)
        return column in before or _has_due(paragraph)
    return bool(_BEGAN.search(column)) and not (_DUE.search(column) or _SAID.search(column))


def _has_due(paragraph: Paragraph) -> bool:
    return any(_DUE.search(one) and not _is_completion(one) for one in paragraph.columns)


def _is_completion(column: str) -> bool:
    return bool(re.search(r"\bcompletion\b", column, re.IGNORECASE))
