"""Whether the figure of a row has reached what is wanted of it, or come nearer to that from one time
to the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.composing.tables import Table, Told, is_rating, last_column, signed
from assistant.words.dates import Period, periods
from corpus.paper import Paragraph

FEWEST = 2
_TIME = re.compile(
    r"\b(?:q|quarter|qtr) ?[1-4]\b|\b(?:this|last|previous|current|prior) (?:year|quarter|month|period)\b"
    r"|\b(?:baseline|now|latest|previous(?:ly)?)\b",
    re.IGNORECASE,
)
_AIM = re.compile(r"\b(?:targets?|standards?|goal|aim)\b", re.IGNORECASE)
_IN_TIME = re.compile(
    r"\b(?:within|in|by)\b[^|]{0,30}\b(?:hours?|days?|weeks?|months?|seconds?|minutes?)\b|\b(?:on|in) time(?:scales?)?\b"
    r"|\b(?:held|complete[ds]?|answered|paid|sent)\b",
    re.IGNORECASE,
)
"""What is the better the more of it is done."""
_BY_DAY = re.compile(r"\bby\s+\d{1,2}\s+[A-Z][a-z]{2,8}\b")
_RESULT = re.compile(r"\b(?:actual|results?|performance|achieved|outturn|figure)\b", re.IGNORECASE)


def moved(table: Table, text: str) -> Callable[[Paragraph], tuple[float, Told]]:
    """How much nearer its target a row has come from one time to the next (below nought where it
    is farther off, nought where that cannot be said), and the two columns."""
    times = _times(table)
    aim = last_column(table, _AIM.pattern)
    asked = periods(text)

    def compared(row: Paragraph) -> Told:
        held = [at for at in times if signed(row.cells[at]) is not None]
        if len(held) < FEWEST:
            return ()
        since = [at for at in held[:-1] if _is_of(table.columns[at], asked)]
        return ((since or held[-2:])[0], held[-1])

    rated = _ratings(table)

    def told(row: Paragraph) -> tuple[float, Told]:
        places = compared(row)
        if not places:
            return 0.0, ()
        before, now = (signed(row.cells[at]) or 0.0 for at in places)
        if is_rating(row.cells[places[1]]):
            return now - before, places
        goal = signed(row.cells[aim]) if aim is not None else None
        if goal is None:
            return 0.0, ()
        figures = [signed(row.cells[at]) for at in times]
        rising = _is_to_rise(row, rated, [one for one in figures if one is not None], goal)
        if rising is None:
            return 0.0, ()
        return (now - before if rising else before - now), places

    return told


def against_target(table: Table, is_met: bool) -> Callable[[Paragraph], Told]:
    """The newest figure of a row and its target, where the one has met the other or has not, as is
    asked: by its rating or, of a share that is done in time, by the two. Nothing where neither
    tells whether beyond the target is good."""
    aim, rated = last_column(table, _AIM.pattern), _ratings(table)
    times = _times(table) or [
        at for at, column in enumerate(table.columns) if at and _RESULT.search(column)
    ]

    def told(row: Paragraph) -> Told:
        held = [at for at in times if at != aim and signed(row.cells[at]) is not None]
        goal = signed(row.cells[aim]) if aim is not None else None
        now = signed(row.cells[held[-1]]) if held else None
        if aim is None or goal is None or now is None:
            return ()
        met: bool | None = None
        if rated is not None and is_rating(row.cells[rated]):
            met = (signed(row.cells[rated]) or 0.0) >= (signed("green") or 0.0)
        elif "%" in row.cells[held[-1]] and (_IN_TIME.search(row.text) or _BY_DAY.search(row.text)):
            met = now >= goal
        return (held[-1], aim) if met is is_met else ()

    return told


def _times(table: Table) -> list[int]:
    """The columns of figures of some time."""
    return [
        at
        for at, column in enumerate(table.columns)
        if at and (periods(column) or _TIME.search(column)) and not _AIM.search(column)
    ]


def _is_of(column: str, asked: Sequence[Period]) -> bool:
    return any(one.meets(other) for one in periods(column) for other in asked)


def _ratings(table: Table) -> int | None:
    """The last column of ratings by colour."""
    found = [
        at
        for at in range(len(table.columns))
        if any(is_rating(row.cells[at]) for row in table.rows)
    ]
    return found[-1] if found else None


def _is_to_rise(
    row: Paragraph, rated: int | None, figures: Sequence[float], goal: float
) -> bool | None:
    """Whether a row's figure is better the higher it is: by its rating, which tells whether beyond
    the target is good; a share done in time is; else by the side of the target on which it set out
    and stays. None where none of these tells."""
    now = figures[-1]
    rating = signed(row.cells[rated]) if rated is not None and is_rating(row.cells[rated]) else None
    if rating is not None and now != goal:
        is_good = rating >= (signed("green") or 0.0)
        return (now > goal) is is_good
    if (figures[0] - goal) * (now - goal) <= 0 and now != goal:
        # Off the side on which it set out: "repeats within six months" stays above its target.
        return True if "%" in row.text and _IN_TIME.search(row.text) else None
    return next((one < goal for one in figures if one != goal), None)
