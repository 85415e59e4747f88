"""Whether a paragraph tells of the time that a question asks about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.evidence.timeline import Timeline, Told, alone
from assistant.question.dates import Times
from assistant.words.dates import Period, from_iso
from corpus.paper import Paper, Paragraph

OWN, NEAR, TITLE, CARRIED, PAPER, UNKNOWN, ELSEWHEN = 1.0, 0.95, 0.85, 0.8, 0.75, 0.45, 0.15
"""How well time fits: by the paragraph's own words, by those around it, by the paper's title,
by what was said just before, by the paper's date alone; nothing known; another time."""
REPORTED = 0.7
"""The paper's date fits, and it came out soon after what it tells of."""
OVERLAP = 0.7
"""What is left of the fit where two periods only overlap."""


def timing(paragraph: Paragraph, paper: Paper, times: Times, line: Timeline | None = None) -> float:
    """How well a paragraph's time fits (0 to 1); 1.0 where the question names no time.

    The time of the event decides; the paper's own date only where the paragraph tells of none,
    or where the question dates papers (``the report of 2018``).
    """
    if not times.periods:
        return 1.0
    line = line or alone(paragraph, paper)
    told = line.paragraphs.get(paragraph.paragraph_id, Told())
    return max(_fit(told, line, asked, times.of_papers) for asked in times.periods)


def is_then(times: Times, date: str | None) -> bool:
    """Whether what is dated so (a partial ISO date) is of a time asked about; True where none is,
    and False where it has no date."""
    if not times.periods:
        return True
    return date is not None and any(asked.meets(from_iso(date)) for asked in times.periods)


def is_of_another_day(times: Times, dates: Iterable[str | None]) -> bool:
    """Whether days are asked about and what is dated so (partial ISO dates) is of none of them: what
    one meeting decided is no other's decision."""
    own = [from_iso(date) for date in dates if date]
    days = [period for period in (*times.periods, *own) if period.start == period.end]
    if not times.periods or not own or len(days) < len(times.periods) + len(own):
        return False
    return not any(one.meets(period) for one in own for period in times.periods)


def around_time(paragraph: Paragraph, times: Times, line: Timeline) -> float:
    """How well the time fits by what stands around a paragraph, its own date set aside."""
    told = line.paragraphs.get(paragraph.paragraph_id, Told())
    seen = replace(told, own=())
    return max((_fit(seen, line, asked, times.of_papers) for asked in times.periods), default=1.0)


def _fit(told: Told, line: Timeline, asked: Period, of_papers: bool) -> float:
    dated = line.paper is not None and _meets(asked, [line.paper]) == 1.0
    if of_papers and dated:
        return OWN
    for periods, fit in ((told.own, OWN), (told.near, NEAR)):
        if met := _meets(asked, periods):
            return fit * met
    if told.own or told.near:
        if dated and line.paper and _just_before(line.paper, (*told.own, *told.near)):
            return REPORTED
        # A report of 2024 that tells of 2022 says little of 2024.
        return UNKNOWN if dated or _meets(asked, line.title) else ELSEWHEN
    if _meets(asked, told.carried):
        return CARRIED
    if _meets(asked, line.title):
        return TITLE
    if line.reports:
        # The annual report of 2023/24, of June 2024, tells of 2023/24.
        return ELSEWHEN
    if dated:
        return PAPER
    return ELSEWHEN if line.paper or told.carried else UNKNOWN


def _just_before(paper: Period, told: Sequence[Period]) -> bool:
    """Whether the paper came out within months of what it tells of: an inspection of December
    2024 whose report is of January 2025 is also called that of 2025."""
    limit = from_iso(f"{int(paper.start[:4]) - 1}{paper.start[4:]}")
    return any(limit.start < period.end <= paper.end for period in told)


def _meets(asked: Period, told: Sequence[Period]) -> float:
    """1.0 where a told period lies within the one asked about or holds it, less where the two
    only overlap (the year 2024 and the financial year 2023/24), 0 where they do not meet."""
    start, end = asked.start, asked.end
    best = 0.0
    for period in told:
        if start <= period.end and period.start <= end:
            if asked.holds(period) or period.holds(asked):
                return 1.0
            best = OVERLAP
    return best
