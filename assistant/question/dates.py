"""The times a question names, and whether they are of events or of papers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from assistant.words.dates import Period, ended_before, from_iso, period, split_year
from assistant.words.values import figure, values

_SHORT_SPLIT = re.compile(
    r"(?<![\d/.£-])(?<!aged )(?<!ages )(?<!age )(\d\d)\s?[/-]\s?(\d\d)(?![\d/.%-])(?!\s*-?\s*year)",
    re.IGNORECASE,
)
# "At the end of August 2025": the whole of it says when, none of it what is asked about.
_AROUND = re.compile(
    r"(?:\b(?:at|by|from|since|before|until|as at|in)\s+)?\b(?:the\s+)?(?:end|start|beginning|close|middle)\s+(?:of\s+)?"
    r"(?:the\s+(?:year|financial year|month|quarter)\s+)?$|\bas (?:at|of)\s+$",
    re.IGNORECASE,
)
_SHORT_MONTH = re.compile(
    r"\b((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*)\.?\s+['’]?(\d\d)\b(?!\s*(?:st|nd|rd|th|[:/]|\d)|-|\s+-\s*\d)",
    re.IGNORECASE,
)
_MONTH_AND_NUMBER = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b(?=\s+(?:19|20)\d\d\b)"
)
_SINCE = re.compile(r"\b(?:since|after)\s+(?:the\s+)?$", re.IGNORECASE)
_EVENT = re.compile(
    r"^(?:'s)?\s+(?:ofsted |cqc |focus\w+ |full |short |re-?)?(?:inspection|visit|report|letter|meeting)\b",
    re.IGNORECASE,
)
_CAME_OUT = re.compile(
    r"\b(?:published|issued|released)\s+(?:in|on)?\s*(?:the\s+)?$", re.IGNORECASE
)
_ONWARDS = re.compile(r"^\s*(?:onwards?|or later)", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|until|up to|prior to)\s+(?:the\s+)?$", re.IGNORECASE)
_PAPER = re.compile(
    r"\b(?:papers?|documents?|reports?|minutes|agendas?|meetings?|committees?)\s+(?:\w+\s+){0,2}?(?:of|from|in|on|dated|held(?: on| in)?|for)\s+"
    r"(?:the\s+)?$"
    r"|\b(?:told|reported|presented|submitted|brought|put)\s+(?:back\s+)?to\s+(?:\w+['’]?s?\s+){0,5}?(?:in|on|of)\s+$",
    re.IGNORECASE,
)
_PAPER_AFTER = re.compile(
    r"^(?:'s)?\s+(?:\w+\s+){0,3}?(?:papers?|documents?|reports?|minutes|agendas?|meetings?)\b",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:latest|most recent|newest|current|currently|last (?:inspection|visit|report|paper|meeting)|now|at present)\b",
    re.IGNORECASE,
)
_COUNTED_FROM = re.compile(
    r"\b(?:(?P<count>\d\d?|a|one|two|three|four|five|six|seven|eight|nine|ten) years? (?P<way>later|after(?:wards)?|on|earlier|before|previously)"
    r"|(?:in |for )?the (?P<next>following|next|previous|preceding) year|(?:in |for )?the year (?P<beside>after|before)(?: that| this| then)?)\b",
    re.IGNORECASE,
)
_BACKWARDS = frozenset(["earlier", "before", "previously", "previous", "preceding"])
_EARLIEST = re.compile(
    r"\b(?:earliest|oldest|first (?:inspection|visit|report|paper))\b", re.IGNORECASE
)


_STRETCH = re.compile(
    r"([A-Z][a-z]{2,8})\.?(?: (\d{4}))?\s*(?:to|and|until|till|[-–—])\s*([A-Z][a-z]{2,8})\.? (\d{4})"
)
"""From one month to another, as a question writes it."""


@dataclass(frozen=True, slots=True)
class Times:
    """When a question asks about.

    ``written`` are the dates as printed in the question and ``periods`` their stretches in the
    same order. ``of_papers`` is true where the words date a paper or meeting (``the 2018
    report``) rather than an event. ``recency`` is ``latest``, ``earliest`` or None.
    """

    written: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    of_papers: bool = False
    recency: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


def times(text: str, today: str | None = None) -> Times:
    """The times that a question names; ``today`` (ISO) settles ``last year`` and ``this year``."""
    text = _MONTH_AND_NUMBER.sub(lambda match: match.group().capitalize(), text)
    found: list[tuple[int, int, str, Period]] = []
    for value in values(text):
        stretch = period(value.text) if value.kind == "date" else None
        if stretch is not None:
            found.append(
                (value.start, value.end, value.text, _open(text, value.start, value.end, stretch))
            )
    found += _short_years(text, found)
    if not found:
        found += _short_months(text)
    found += _relative(text, today)
    # "The inspection of 2018, published in January 2019" is asked about for 2018.
    events = [one for one in found if not _CAME_OUT.search(text[: one[0]])]
    found = sorted(events or found)
    return Times(
        written=tuple(item[2] for item in found),
        periods=tuple(item[3] for item in found),
        of_papers=any(_dates_paper(text, start, end) for start, end, _, _ in found),
        recency=_recency(text),
        spans=tuple((_opening(text, item[0]), item[1]) for item in found),
    )


def both_ends(when: Times) -> Times:
    """The times with the months at either end of a stretch in its place: who asks how something
    changed from June 2014 to October 2017 asks of both."""
    found: list[tuple[str, Period]] = []
    for written, stretch in zip(when.written, when.periods, strict=False):
        match = _STRETCH.fullmatch(written)
        first = period(f"{match[1]} {match[2] or match[4]}") if match else None
        last = period(f"{match[3]} {match[4]}") if match else None
        if match and first and last and first < last:
            found += [
                (f"{match[1]} {match[2] or match[4]}", first),
                (f"{match[3]} {match[4]}", last),
            ]
        else:
            found.append((written, stretch))
    if len(found) == len(when.periods) or len(when.written) != len(when.periods):
        return when
    return replace(
        when, written=tuple(one for one, _ in found), periods=tuple(one for _, one in found)
    )


def counted_from(text: str, known: Times) -> str:
    """A question with the year that ``five years later`` means after one about ``known`` times."""
    if not known.periods or times(text).periods:
        return text
    year = known.periods[-1].year

    def named(match: re.Match[str]) -> str:
        count = figure(match["count"]) if match["count"] and match["count"].lower() != "a" else 1.0
        back = (match["way"] or match["next"] or match["beside"]).lower() in _BACKWARDS
        return f"in {year + int(count or 1) * (-1 if back else 1)}"

    return _COUNTED_FROM.sub(named, text)


def stretches_named(titles: Iterable[str]) -> frozenset[Period]:
    """The stretches of several years that the titles of papers print: the names of plans."""
    return frozenset(
        period
        for title in titles
        for period in times(title).periods
        if int(period.end[:4]) - period.year > 1 and period.end < "9999"
    )


def without_names(when: Times, named: Collection[Period]) -> Times:
    """The times without stretches of years that only name a plan (``the 2025-29 strategy``): those
    that stand in the title of a paper. Where they are written stays marked."""
    kept = [at for at, period in enumerate(when.periods) if period not in named]
    if len(kept) == len(when.periods):
        return when
    return replace(
        when,
        written=tuple(when.written[at] for at in kept),
        periods=tuple(when.periods[at] for at in kept),
    )


def _opening(text: str, start: int) -> int:
    """Where the words begin that say when, those in front of the date with it."""
    around = _AROUND.search(text[:start])
    return around.start() if around else start


def _open(text: str, start: int, end: int, stretch: Period) -> Period:
    before = text[:start]
    if (_SINCE.search(before) and not _EVENT.match(text[end:])) or _ONWARDS.match(text[end:]):
        return Period(stretch.start, "9999-12-31")
    if _BEFORE.search(before):
        if _EVENT.match(text[end:]):
            # How far it had come by then is told by the report of that very inspection.
            return Period(ended_before(stretch.start).start, stretch.end)
        return ended_before(stretch.start)
    return stretch


def _short_years(
    text: str, found: list[tuple[int, int, str, Period]]
) -> list[tuple[int, int, str, Period]]:
    added = []
    for match in _SHORT_SPLIT.finditer(text):
        first, last = int(match.group(1)), int(match.group(2))
        inside = any(start < match.end() and match.start() < end for start, end, _, _ in found)
        if last == first + 1 and 17 < first < 60 and not inside:
            written = f"20{first:02d}/{last:02d}"
            added.append((match.start(), match.end(), written, split_year(2000 + first)))
    return added


def _short_months(text: str) -> list[tuple[int, int, str, Period]]:
    """``march 23`` in a search without a year: the month of that year, not a day."""
    added = []
    for match in _SHORT_MONTH.finditer(text):
        written = f"{match.group(1)} 20{match.group(2)}"
        stretch = period(written)
        if int(match.group(2)) >= 9 and stretch is not None:
            added.append((match.start(), match.end(), written, stretch))
    return added


def _relative(text: str, today: str | None) -> list[tuple[int, int, str, Period]]:
    if today is None:
        return []
    added = []
    for match in re.finditer(r"\b(last|this) year\b(?!')", text, re.IGNORECASE):
        year = str(int(today[:4]) - (match.group(1).lower() == "last"))
        added.append((match.start(), match.end(), year, from_iso(year)))
    return added


def _dates_paper(text: str, start: int, end: int) -> bool:
    return bool(_PAPER.search(text[:start]) or _PAPER_AFTER.search(text[end:]))


def _recency(text: str) -> str | None:
    if _LATEST.search(text):
        return "latest"
    return "earliest" if _EARLIEST.search(text) else None
