"""Whether a paragraph tells of the time that a question asks about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.question.dates import Times
from assistant.words.dates import Period, from_iso, periods
from corpus.paper import Paper, Paragraph

EVENT, WORDS, PAPER, UNKNOWN, OTHER = 1.0, 0.95, 0.7, 0.45, 0.15
"""How well time fits: the event's own date, a date in the words, only the paper's date,
nothing known, another date."""


def timing(paragraph: Paragraph, paper: Paper, times: Times) -> float:
    """How well a paragraph's time fits (0 to 1); 1.0 where the question names no time.

    The date of the event decides; the paper's own date only where the paragraph has none, or
    where the question dates papers (``the report of 2018``).
    """
    if not times.periods:
        return 1.0
    best = max(_fit(paragraph, paper, asked, times.of_papers) for asked in times.periods)
    return best


def _fit(paragraph: Paragraph, paper: Paper, asked: Period, of_papers: bool) -> float:
    dated = _meets(asked, [from_iso(paper.best_date)] if paper.best_date else [])
    if of_papers and dated:
        return EVENT
    if paragraph.event_date and _meets(asked, [from_iso(paragraph.event_date)]):
        return EVENT
    if _meets(asked, _told(paragraph)):
        return WORDS
    if paragraph.event_date or _told(paragraph):
        # A report of 2024 that tells of 2022 says little of 2024.
        return UNKNOWN if dated else OTHER
    if dated:
        return PAPER
    return OTHER if paper.best_date else UNKNOWN


def _told(paragraph: Paragraph) -> Sequence[Period]:
    return (
        _periods(paragraph.text) or _periods(paragraph.lead_in or "") or _periods(paragraph.section)
    )


@lru_cache(maxsize=16384)
def _periods(text: str) -> tuple[Period, ...]:
    return periods(text)


def _meets(asked: Period, told: Sequence[Period]) -> bool:
    return any(asked.meets(period) for period in told)
