"""When a paper is of: its meeting's date, or the best other date and how that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.paper import DateBasis, PaperKind
from ingest.dates import find_dates
from ingest.lines import Line
from ingest.metadata.dates.anothers import is_call_in, is_earlier_or_next
from ingest.metadata.dates.meetings import day_of_a_line, meeting_day
from ingest.metadata.dates.other_dates import (
    WEEKDAY,
    Reading,
    called_in,
    full_day,
    inspection_days,
    letter_date,
    of_issue,
    signed_off,
)
from ingest.metadata.head import Head, where

_PUBLISHED_LINE = re.compile(
    r"^(?!.*\b(?:to|in|with|from|since|after|before|than)\b.*\bpublished)"
    r".{0,24}\b(?:published|publication|issued|despatched|dated)\b\W*(?:on\s+|date\W+)?(?:"
    + WEEKDAY
    + r",?\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """The dates of a paper as ISO days, and where each was read."""

    meeting_date: str | None = None
    best_date: str | None = None
    basis: DateBasis = "none"
    meeting_from: str | None = None
    best_from: str | None = None
    inspected: tuple[str, str] | None = None
    inspected_from: str | None = None


def read_when(head: Head, kind: PaperKind, committee: str | None = None) -> When:
    """The meeting's date where the paper prints it, else when it was published or signed off.

    An inspection report has no meeting; where it prints no date of publication either, its best
    date is the last day of the inspection, with basis ``none``.
    """
    inspected = inspection_days(head) if kind == "inspection_report" else None
    days, days_from = inspected or (None, None)
    meeting = None if kind == "inspection_report" else meeting_day(head, kind, committee)
    if meeting:
        return When(meeting[0], meeting[0], "meeting", meeting[1], meeting[1], days, days_from)
    called = is_call_in(head)
    decided = head.field("decision_date") if kind == "decision_record" else None
    elsewhere = called or (decided and full_day(decided))
    published = None if elsewhere else _published(head, kind, committee)
    if published:
        return When(None, published[0], "published", None, published[1], days, days_from)
    signed = called_in(head) if called else signed_off(head, kind)
    if signed:
        return When(None, signed[0], "signed_off", None, signed[1], days, days_from)
    if kind == "inspection_report" and days:
        return When(None, days[1], "none", None, days_from, days, days_from)
    return When(inspected=days, inspected_from=days_from)


def _published(head: Head, kind: PaperKind, committee: str | None) -> Reading | None:
    field = head.field("published_date")
    if field and not is_earlier_or_next(field.label) and (found := full_day(field)):
        return found
    for line in _edge_lines(head):
        for found_date in find_dates(line.text):
            before = line.text[: found_date.start]
            own = _PUBLISHED_LINE.search(before) and not is_earlier_or_next(before)
            if found_date.is_day and own:
                return found_date.last, where(line)
    if kind == "inspection_report":
        return letter_date(head)
    issued = of_issue(head)
    if issued:
        return issued
    if kind in ("minutes", "decision_record"):
        return None
    return day_of_a_line(head, kind, committee)


def _edge_lines(head: Head) -> Iterator[Line]:
    yield from head.opening[:40]
    yield from head.stamps
