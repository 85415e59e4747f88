"""Whether a paragraph tells of the time that a question asks about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.evidence.timeline import Timeline, Told, alone
from assistant.question.dates import Times
from assistant.words.dates import Period, from_iso
from assistant.words.yearless import yearless
from corpus.paper import Paper, Paragraph

OWN, NEAR, TITLE, CARRIED, PAPER, UNKNOWN, ELSEWHEN = 1.0, 0.95, 0.85, 0.8, 0.75, 0.45, 0.15
"""How well time fits: by the paragraph's own words, by those around it, by the paper's title,
by what was said just before, by the paper's date alone; nothing known; another time."""
REPORTED = 0.7
"""The paper's date fits, and it came out soon after what it tells of."""
OVERLAP = 0.7
"""What is left of the fit where two periods only overlap."""
_UNTOLD = Told()


def timing(paragraph: Paragraph, paper: Paper, times: Times, line: Timeline | None = None) -> float:
    """How well a paragraph's time fits (0 to 1); 1.0 where the question names no time.

    The time of the event decides; the paper's own date only where the paragraph tells of none,
    or where the question dates papers (``the report of 2018``).
    """
    return timings(times)(paragraph, paper, line)


def timings(times: Times) -> Callable[[Paragraph, Paper, Timeline | None], float]:
    """``timing`` for many paragraphs: what their paper settles is looked at once for each paper."""
    if not times.periods:
        return lambda _paragraph, _paper, _line: 1.0
    settled: dict[int, _Settled] = {}

    def fit(paragraph: Paragraph, paper: Paper, line: Timeline | None) -> float:
        line = line or alone(paragraph, paper)
        own = settled.get(id(line))
        if own is None:
            own = settled[id(line)] = _Settled(line, times)
        told = line.paragraphs.get(paragraph.paragraph_id)
        found = own.fit(told) if told else own.untold
        if found < OWN and paper.best_date and own.holds(yearless(paragraph.text, paper.best_date)):
            return OWN
        return found

    return fit


class _Settled:
    """What a paper settles of the times asked about, for all of its paragraphs."""

    def __init__(self, line: Timeline, times: Times) -> None:
        self._line = line  # held, so that no other takes its place in memory
        self._asked = [
            (
                period,
                line.paper is not None and _meets(period, (line.paper,)) == 1.0,
                _meets(period, line.title),
            )
            for period in times.periods
        ]
        self._of_papers = times.of_papers
        self.untold = self.fit(_UNTOLD)

    def holds(self, told: Sequence[Period]) -> bool:
        """Whether a time asked about holds one of these."""
        return any(asked.holds(one) for asked, *_ in self._asked for one in told)

    def fit(self, told: Told) -> float:
        """How well a paragraph fits that tells of these times."""
        best = 0.0
        for asked, dated, titled in self._asked:
            if self._of_papers and dated:
                return OWN
            found = _fit(told, self._line, asked, dated, titled)
            if found > best:
                best = found
        return best


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
    if not times.periods:
        return 1.0
    told = line.paragraphs.get(paragraph.paragraph_id, _UNTOLD)
    return _Settled(line, times).fit(replace(told, own=()))


def _fit(told: Told, line: Timeline, asked: Period, dated: bool, titled: float) -> float:
    """The fit of what is told; ``dated`` and ``titled`` tell how the paper's date and title fit."""
    if told.own and (met := _meets(asked, told.own)):
        return OWN * met
    if told.near and (met := _meets(asked, told.near)):
        return NEAR * met
    if told.own or told.near:
        if dated and line.paper and _just_before(line.paper, (*told.own, *told.near)):
            return REPORTED
        # A report of 2024 that tells of 2022 says little of 2024.
        return UNKNOWN if dated or titled else ELSEWHEN
    if told.carried and _meets(asked, told.carried):
        return CARRIED
    if titled:
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
