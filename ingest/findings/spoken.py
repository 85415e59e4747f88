"""How a text goes back to an inspection or a visit that was told of before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.paper import Paper
from ingest.dates import MONTH_NAMES, find_dates, month_number
from ingest.findings.dating import shortly_before
from ingest.findings.events import Event, period

_SAME_EVENT = 120  # days by which two accounts of one event may differ
_MONTH = re.compile(rf"\b{MONTH_NAMES}")
_EARLIER = re.compile(
    r"\W*(?:(?:at|in|during)\s+)?(?:the|our|its)\s+(?:initial|previous|last|earlier|first|former)\s+"
    r"(?:\w+\s+){0,3}?(?:inspections?|visits?|revisits?|ILACS|report)\b,?\s+(?:\w+\s+){0,4}?(?:found|"
    r"identified|raised|judged|said|noted|highlighted|reported|concluded|determined)\b",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r"\b(?:since|after|following|before|unlike)\s+$", re.IGNORECASE)
_FINDERS = re.compile(
    r"\b(?:inspectors?|assessors?|they)\b|\b(?:ofsted|cqc|ciw|regulator|letter|report)\b[^.]{0,60}\b"
    r"(?:\w+ed|found|saw|said|told|wrote|outlines?|highlights?|states?|says?|references?|notes?)\b|"
    r"\b(?:noted|identified|judge?ments?|headline|key\s+messages?|improvement\s+areas?|findings?|"
    r"overall\s+rating|grades?|"
    r"areas?\s+(?:for|of)\s+(?:improvement|development)|weaknesses)\b",
    re.IGNORECASE,
)
# parts of the words above: most texts hold none, and need no search
_FINDER_HINTS = (
    "inspector", "assessor", "they", "ofsted", "cqc", "ciw", "regulator", "letter", "report",
    "noted", "identified", "judg", "headline", "message", "improvement", "finding", "rating",
    "grade", "area", "weakness",
)  # fmt: skip


def tells_of_finders(text: str) -> bool:
    """Whether a text speaks of those who inspected, or of what they found."""
    lower = text.lower()
    return any(hint in lower for hint in _FINDER_HINTS) and bool(_FINDERS.search(text))


def tells_of_later(text: str, event: re.Match[str]) -> bool:
    """Whether an event is only named to say that something came after or before it."""
    several = event.group().lower().startswith(("each", "all", "these"))
    return not several and bool(_AFTERWARDS.search(text[: event.start()]))


def inspected_or_met(paper: Paper) -> str | None:
    """The date that all of an inspection report or of minutes is of."""
    if paper.kind == "minutes":
        return paper.meeting_date
    if paper.kind == "inspection_report":
        dates = find_dates(paper.read_from.get("inspected", ""))
        return period(dates[-1]) if dates else None
    return None


def says_better(event: Event, known: Event) -> bool:
    """Whether an event is one already told of, now with its very days."""
    same = event.noun == known.noun and event.precise and not known.precise
    return same and shortly_before(event.date, known.date, most=_SAME_EVENT)


def named_month(text: str, days: Sequence[str]) -> str | None:
    """Of several visits, the one that a text calls by its month: "the July visit"."""
    match = _MONTH.search(text)
    if match is None:
        return None
    number = f"-{month_number(match.group()):02d}"
    return next((day for day in reversed(days) if day[4:7] == number), None)


def finds_earlier(text: str) -> bool:
    """Whether a report begins by telling what an inspection before its own found."""
    return bool(_EARLIER.match(text))
