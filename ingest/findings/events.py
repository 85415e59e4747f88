"""Dated events in a sentence: an inspection, a visit, a review, and whether it is the one told of.

An earlier one that is named only for comparison ("since the last inspection in 2019") is
background, and a date of publication is not the date of what was published.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.dates import FoundDate, find_dates
from ingest.findings.sentences import has_digit, sentences

_NOUNS = (
    ("monitoring visit", r"monitoring\s+visits?"),
    ("focused visit", r"focus?sed\s+visits?|\bFVs?\b"),
    ("peer review", r"peer\s+(?:review|challenge)s?"),
    ("improvement notice", r"improvement\s+notices?"),
    ("visit", r"(?:assurance\s+)?visits?(?:ed)?|assurance\s+checks?"),
    (
        "assessment",
        r"assess(?:ment|ed|ors)s?(?!\s+(?:teams?|services?|hubs?|frameworks?|process\w*|tools?|"
        r"centres?|of\s+needs?|plans?|orders?))",
    ),
    (
        "inspection",
        r"(?:re-?)?inspect(?:ion|ions|ed)|ILACS|JTAI|inspectors?\s+(?:from\s+[\w\s]{2,30}?\s+)?"
        r"(?:came|examined|visited|looked|were\s+(?:in|on)|spent|made)",
    ),
    ("grade", r"judged|graded|rated"),
    ("letter", r"letters?"),
    ("report", r"reports?"),
)
_NOUN = re.compile(
    r"\b(?:" + "|".join(rf"(?P<n{at}>{body})" for at, (_, body) in enumerate(_NOUNS)) + r")\b",
    re.IGNORECASE,
)
_PUBLISHED_BEFORE = re.compile(
    r"\b(?:publish\w*|issued)\b[^.,;]{0,30}$|\b(?:report|letter)\s*(?:of|dated|from|\()\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_PUBLISHED_AFTER = re.compile(r"\W{0,2}\s*(?:[\w'’]+\s+){0,3}published\b", re.IGNORECASE)
BACKGROUND = re.compile(
    r"\b(?:last|previous|earlier|prior|former(?:ly)?|preceding|since|compared\s+(?:with|to)|unlike|"
    r"before)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_COMPARISON = re.compile(
    r"\b(?:since|compared\s+(?:with|to)|unlike|before)\b[^.;]{0,80}$", re.IGNORECASE
)
AHEAD = re.compile(
    r"\b(?:will|due|expected|planned|scheduled|next|by|until)\b[^.;]{0,40}$|\bfor\s+$",
    re.IGNORECASE,
)
_LAW = re.compile(r"\b(?:Act|Regulations?|section|Order)\b[^.;]{0,12}$")
# Where a date stands of which the first sentence itself tells.
_SOON = 90
_TOOK_PLACE = re.compile(
    r"\b(?:was|were|took\s+place|held|carried\s+out|conducted|published)\s+(?:in|on|during|between|"
    r"from)\s+(?:\w+day,?\s+)?$",
    re.IGNORECASE,
)
_UPON = re.compile(r"\b(?:following|since|after|built|building|from)\b[^.;]{0,80}$", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:was|were|had|found|judged|graded|rated|said|took|saw|led|indicated|inspected|visited|"
    r"identified|reported|noted|showed|revealed|highlighted)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event: partial ISO date, what it was, and how the sentence speaks of it.

    ``background`` is an earlier one that is measured from, ``published`` a date on which its
    findings came out, ``start`` the place of the date in the sentence, ``precise`` whether the
    sentence gives the very days.
    """

    date: str
    noun: str
    background: bool
    published: bool
    start: int = 0
    precise: bool = False


def period(found: FoundDate) -> str:
    """A date of an event: the day, or the month of an event that lasted for days."""
    return found.last if found.first == found.last else found.last[:7]


@lru_cache(maxsize=8192)
def events_in(text: str) -> tuple[Event, ...]:
    """The dated events of a text in its order."""
    if not has_digit(text):
        return ()
    return tuple(event for sentence in sentences(text) for event in events_of(sentence))


@lru_cache(maxsize=8192)
def events_of(sentence: str) -> tuple[Event, ...]:
    """The dated events of one sentence in its order."""
    if not has_digit(sentence) or not _NOUN.search(sentence):
        return ()
    events = (_event(sentence, date) for date in find_dates(sentence, years=True))
    return tuple(event for event in events if event is not None)


def _event(sentence: str, date: FoundDate) -> Event | None:
    before, after = sentence[: date.start], sentence[date.end :]
    if AHEAD.search(before) or _LAW.search(before):
        return None
    # a bare year needs its event close by: "from 24 in 2022 to 17 at the time of the visit"
    reach = (60, 25) if len(date.last) == 4 else (100, 80)
    reach = (180, 0) if _TOOK_PLACE.search(before) else reach
    noun = noun_near(before[-reach[0] :], after[: reach[1]])
    if noun is None:
        return None
    opens = len(before) < 12 and bool(_PUBLISHED_AFTER.match(after))
    published = opens or bool(_PUBLISHED_BEFORE.search(before[-60:]))
    if noun == "report" and not published:
        return None
    background = bool(BACKGROUND.search(before[-90:]))
    return Event(period(date), noun, background, published, date.start, date.is_day)


def noun_near(before: str, after: str = "") -> str | None:
    """The event named closest before a date, or else after it."""
    found = [_name(match) for match in _NOUN.finditer(before)]
    better = [name for name in found if name not in ("report", "letter", "grade")]
    if better or found:
        return (better or found)[-1]
    match = _NOUN.search(after)
    return _name(match) if match else None


def nouns_in(text: str) -> list[str]:
    """All kinds of event that a text names, dated or not."""
    return [_name(match) for match in _NOUN.finditer(text)]


def _name(match: re.Match[str]) -> str:
    group = match.lastgroup or "n0"
    return _NOUNS[int(group[1:])][0]


def is_about_then(text: str) -> bool:
    """Whether a text tells of an earlier event itself, and does not only measure from it."""
    first = (sentences(text) or (text,))[0]
    for found in find_dates(first, years=True):
        before = first[: found.start]
        if BACKGROUND.search(before) and not _COMPARISON.search(before):
            return bool(_THEN.search(first))
    return False


def opens_on(text: str, event: Event) -> bool:
    """Whether a text begins by telling of an event, and does not only build or measure upon it."""
    first = (sentences(text) or (text,))[0]
    before = first[: event.start]
    if event not in events_of(first) or _UPON.search(before):
        return False
    if _TOOK_PLACE.search(before):
        return True
    return event.start <= _SOON and bool(_THEN.search(first))
