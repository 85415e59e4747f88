"""Whether a paragraph tells of the time that a question asks about."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.timeline import Timeline, Told, alone
from assistant.question.dates import Times
from assistant.words.dates import Period
from corpus.paper import Paper, Paragraph

OWN, NEAR, TITLE, CARRIED, PAPER, UNKNOWN, ELSEWHEN = 1.0, 0.95, 0.85, 0.8, 0.75, 0.45, 0.15
"""How well time fits: by the paragraph's own words, by those around it, by the paper's title,
by what was said just before, by the paper's date alone; nothing known; another time."""


def timing(
    paragraph: Paragraph, paper: Paper, times: Times, line: Timeline | None = None
) -> float:
    """How well a paragraph's time fits (0 to 1); 1.0 where the question names no time.

    The time of the event decides; the paper's own date only where the paragraph tells of none,
    or where the question dates papers (``the report of 2018``).
    """
    if not times.periods:
        return 1.0
    line = line or alone(paragraph, paper)
    told = line.paragraphs.get(paragraph.paragraph_id, Told())
    return max(_fit(told, line, asked, times.of_papers) for asked in times.periods)


def _fit(told: Told, line: Timeline, asked: Period, of_papers: bool) -> float:
    dated = line.paper is not None and asked.meets(line.paper)
    if of_papers and dated:
        return OWN
    for periods, fit in ((told.own, OWN), (told.near, NEAR)):
        if _meets(asked, periods):
            return fit
    if told.own or told.near:
        # A report of 2024 that tells of 2022 says little of 2024.
        return UNKNOWN if dated or _meets(asked, line.title) else ELSEWHEN
    if _meets(asked, told.carried):
        return CARRIED
    if _meets(asked, line.title):
        return TITLE
    if dated:
        return PAPER
    return ELSEWHEN if line.paper or told.carried else UNKNOWN


def _meets(asked: Period, told: Sequence[Period]) -> bool:
    return any(asked.meets(period) for period in told)
