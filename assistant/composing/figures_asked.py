"""What is asked of the figures of a table's rows, and which columns tell it: over budget, slipped, short
of a target, less agreed with than not, nearer to a target or farther off than before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.composing.tables import Table, is_rating, signed
from assistant.words.dates import Period, periods
from corpus.paper import Paragraph

FEWEST = 2
Told = tuple[int, ...]
"""The columns that tell of a row."""
_TIME = re.compile(
    r"\b(?:q|quarter|qtr) ?[1-4]\b|\b(?:this|last|previous|current|prior) (?:year|quarter|month|period)\b"
    r"|\b(?:baseline|now|latest|previous(?:ly)?)\b",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"\b(?:q|quarter|qtr) ?([1-4])\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:previous(?:ly)?|last|prior|reported|q1)\b", re.IGNORECASE)
_AIM = re.compile(r"\b(?:targets?|standards?|goal|aim)\b", re.IGNORECASE)
_SET = r"\b(?:which|what|any|anything|list|how many|who|did|has|have)\b[^?]*?"


def _asks(said: str) -> re.Pattern[str]:
    return re.compile(rf"{_SET}\b(?P<said>{said})\b", re.IGNORECASE)


def _column(table: Table, heading: str) -> int | None:
    """The last column so headed that is not of an earlier time, and not the first of the table."""
    found = [
        at
        for at, column in enumerate(table.columns)
        if at and re.search(heading, column, re.IGNORECASE)
    ]
    newest = [at for at in found if not _EARLIER.search(table.columns[at])]
    return max(newest or found, key=lambda at: (_quarter(table.columns[at]), at), default=None)


def _quarter(column: str) -> int:
    found = _QUARTER.search(column)
    return int(found.group(1)) if found else 0


def _variance(table: Table) -> tuple[int | None, float]:
    """The column of variances, and 1 where those above nought are over budget, else -1."""
    at = _column(
        table, r"\bvariance|\b(?:over|under)(?:/\(?under\)?)? ?\(?spen\w+|\bover ?/ ?\(?under"
    )
    if at is None:
        return None, 1.0
    budget = _column(table, r"\bbudget\b(?!.*\b(?:original|variance)\b)")
    forecast = _column(table, r"\b(?:forecast|outturn|actual|projected)\b(?!.*\bvariance\b)")
    agree = 0
    for row in table.rows:
        said = signed(row.cells[at])
        planned = signed(row.cells[budget]) if budget is not None else None
        spent = signed(row.cells[forecast]) if forecast is not None else None
        if said and planned is not None and spent is not None and forecast != at:
            agree += 1 if (spent - planned) * said > 0 else -1
    return at, -1.0 if agree < 0 else 1.0


def _over(table: Table, sign: float) -> Callable[[Paragraph], Told]:
    at, over = _variance(table)

    def told(row: Paragraph) -> Told:
        said = signed(row.cells[at]) if at is not None else None
        return (at,) if at is not None and said is not None and said * over * sign > 0 else ()

    return told


def _above_nought(heading: str) -> Callable[[Table], Callable[[Paragraph], Told]]:
    def of(table: Table) -> Callable[[Paragraph], Told]:
        at = _column(table, heading)

        def told(row: Paragraph) -> Told:
            return (at,) if at is not None and (signed(row.cells[at]) or 0.0) > 0 else ()

        return told

    return of


def _short(table: Table) -> Callable[[Paragraph], Told]:
    gap = _column(table, r"\b(?:shortfall|undelivered|not (?:delivered|achieved)|gap)\b")
    if gap is not None:
        return _above_nought(r"\b(?:shortfall|undelivered|not (?:delivered|achieved)|gap)\b")(table)
    planned = _column(table, r"\b(?:target|planned|plan|approved)\b")
    expected = _column(table, r"\b(?:forecast|delivered|achieved|expected|projected|actual)\b")

    def told(row: Paragraph) -> Told:
        if planned is None or expected is None or planned == expected:
            return ()
        aim, now = signed(row.cells[planned]), signed(row.cells[expected])
        return (planned, expected) if aim is not None and now is not None and now < aim else ()

    return told


def _answered(more: bool) -> Callable[[Table], Callable[[Paragraph], Told]]:
    def of(table: Table) -> Callable[[Paragraph], Told]:
        yes = _column(
            table, r"^\W*(?:% )?(?:strongly )?(?:agree[ds]?|support\w*|yes|in favour|for)\b"
        )
        no = _column(
            table, r"^\W*(?:% )?(?:strongly )?(?:disagree[ds]?|oppos\w+|no|against|object\w*)\b"
        )

        def told(row: Paragraph) -> Told:
            if yes is None or no is None:
                return ()
            for_it, against = signed(row.cells[yes]), signed(row.cells[no])
            if for_it is None or against is None or for_it == against:
                return ()
            return (yes, no) if (for_it > against) is more else ()

        return told

    return of


def moved(table: Table, text: str) -> Callable[[Paragraph], tuple[float, Told]]:
    """How much nearer its target a row has come from one time to the next (below nought where it
    is farther off, nought where that cannot be said), and the two columns."""
    times = [
        at
        for at, column in enumerate(table.columns)
        if at and (periods(column) or _TIME.search(column)) and not _AIM.search(column)
    ]
    aim = _column(table, _AIM.pattern)
    asked = periods(text)

    def compared(row: Paragraph) -> Told:
        held = [at for at in times if signed(row.cells[at]) is not None]
        if len(held) < FEWEST:
            return ()
        since = [at for at in held[:-1] if _is_of(table.columns[at], asked)]
        return ((since or held[-2:])[0], held[-1])

    rising = _is_to_rise(table, aim, compared)

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
        return _nearer(before, now, goal, rising.get("%" in row.cells[places[1]])), places

    return told


def _is_of(column: str, asked: Sequence[Period]) -> bool:
    return any(one.meets(other) for one in periods(column) for other in asked)


def _is_to_rise(
    table: Table, aim: int | None, compared: Callable[[Paragraph], Told]
) -> dict[bool, bool]:
    """Whether shares, and other figures, of a table are to rise: where all that are off their
    targets on one side are below, or all above."""
    sides: dict[bool, set[bool]] = {True: set(), False: set()}
    for row in table.rows:
        places = compared(row)
        goal = signed(row.cells[aim]) if aim is not None and places else None
        if goal is None:
            continue
        before, now = (signed(row.cells[at]) or 0.0 for at in places)
        if (before - goal) * (now - goal) > 0:
            sides["%" in row.cells[places[1]]].add(now < goal)
    return {share: side == {True} for share, side in sides.items() if len(side) == 1}


def _nearer(before: float, now: float, goal: float, rising: bool | None) -> float:
    """How much nearer its target a figure came; beyond it, or from one side to the other, only
    where it is known which way is better. The best that there is cannot be gone beyond."""
    if (before - goal) * (now - goal) > 0 or now == goal or goal == 0:
        return abs(before - goal) - abs(now - goal)
    if rising is None:
        return 0.0
    return now - before if rising else before - now


@dataclass(frozen=True, slots=True)
class Condition:
    """What asks for rows by their figures, and which columns tell that a row is one of them."""

    asks: re.Pattern[str]
    rows: Callable[[Table], Callable[[Paragraph], Told]]
    of_people: bool = False


def _worse(sign: float, text: str) -> Callable[[Table], Callable[[Paragraph], Told]]:
    def of(table: Table) -> Callable[[Paragraph], Told]:
        told = moved(table, text)

        def one(row: Paragraph) -> Told:
            step, places = told(row)
            return places if step * sign > 0 else ()

        return one

    return of


def conditions(text: str) -> tuple[Condition, ...]:
    """What may be asked of figures, as far as the words of a question bear on it."""
    return (
        Condition(
            _asks(r"overspen\w+|over(?: their| its)? budgets?"), lambda table: _over(table, 1.0)
        ),
        Condition(
            _asks(r"underspen\w+|under(?: their| its)? budgets?"), lambda table: _over(table, -1.0)
        ),
        Condition(
            _asks(r"slipp?(?:ed|ing|age)?|re-?profiled?|pushed back|put back|carried forward"),
            _above_nought(r"\b(?:re-?profil\w+|slipp\w+|carried forward|c/f|into (?:later|next))"),
        ),
        Condition(
            _asks(
                r"(?:not|never|fail\w*|unlikely)(?: going)?(?: to)?(?: be| fully| being)* (?:deliver\w*|achiev\w*|ma[dk]e|met)"
                r"|falling short|fall short|fell short|short of (?:the )?(?:targets?|plans?)"
            ),
            _short,
        ),
        Condition(
            _asks(
                r"(?:not|never) (?:\w+ )?(?:support\w*|agree\w*|like\w*|back\w*|want\w*)|oppos\w+|disagree\w*|dislike\w*|unpopular|against"
            ),
            _answered(False),
            of_people=True,
        ),
        Condition(
            _asks(r"support\w*|agree\w*|popular|favour\w*|back(?:ed)?"),
            _answered(True),
            of_people=True,
        ),
        Condition(
            _asks(r"worse|worsen\w*|deteriorat\w+|declin\w+|slipped back|gone backwards"),
            _worse(-1.0, text),
        ),
        Condition(_asks(r"better|improv\w+"), _worse(1.0, text)),
    )
