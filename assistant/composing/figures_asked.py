"""What is asked of the figures of a table's rows, and which columns tell it: over budget, slipped, short
of a target, less agreed with than not, nearer to a target or farther off than before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.composing.moved_rows import against_target, moved
from assistant.composing.rows_beyond import BEYOND, NO, PEAK, YES, beyond, peak
from assistant.composing.tables import Table, Told, last_column, signed
from corpus.paper import Paragraph

_SET = r"\b(?:which|what|any|anything|list|how many|who|did|has|have)\b[^?]*?"


_OWN_TARGET = r"(?:their|its|the|on)?\s*(?:own )?(?:targets?|standards?|goals?)"
_HOW = r"^\W*(?:is|are)\b[^?]*?"


def _asks(said: str, further: str = r"(?!)") -> re.Pattern[str]:
    return re.compile(rf"(?:{_SET}|{further})\b(?P<said>{said})(?=\W|$)", re.IGNORECASE)


def _variance(table: Table) -> tuple[int | None, float]:
    """The column of variances, and 1 where those above nought are over budget, else -1."""
    at = last_column(
        table, r"\bvariance|\b(?:over|under)(?:/\(?under\)?)? ?\(?spen\w+|\bover ?/ ?\(?under"
    )
    if at is None:
        return None, 1.0
    budget = last_column(table, r"\bbudget\b(?!.*\b(?:original|variance)\b)")
    forecast = last_column(table, r"\b(?:forecast|outturn|actual|projected)\b(?!.*\bvariance\b)")
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
        at = last_column(table, heading)

        def told(row: Paragraph) -> Told:
            return (at,) if at is not None and (signed(row.cells[at]) or 0.0) > 0 else ()

        return told

    return of


def _short(table: Table) -> Callable[[Paragraph], Told]:
    gap = last_column(table, r"\b(?:shortfall|undelivered|not (?:delivered|achieved)|gap)\b")
    if gap is not None:
        return _above_nought(r"\b(?:shortfall|undelivered|not (?:delivered|achieved)|gap)\b")(table)
    planned = last_column(table, r"\b(?:target|planned|plan|approved)\b")
    expected = last_column(table, r"\b(?:forecast|delivered|achieved|expected|projected|actual)\b")

    def told(row: Paragraph) -> Told:
        if planned is None or expected is None or planned == expected:
            return ()
        aim, now = signed(row.cells[planned]), signed(row.cells[expected])
        return (planned, expected) if aim is not None and now is not None and now < aim else ()

    return told


def _answered(more: bool) -> Callable[[Table], Callable[[Paragraph], Told]]:
    def of(table: Table) -> Callable[[Paragraph], Told]:
        yes, no = last_column(table, YES), last_column(table, NO)

        def told(row: Paragraph) -> Told:
            if yes is None or no is None:
                return ()
            for_it, against = signed(row.cells[yes]), signed(row.cells[no])
            if for_it is None or against is None or for_it == against:
                return ()
            return (yes, no) if (for_it > against) is more else ()

        return told

    return of


@dataclass(frozen=True, slots=True)
class Condition:
    """What asks for rows by their figures, and which columns tell that a row is one of them.

    ``of_people`` where it has to be asked of people; ``other`` tells the opposite rows, which who
    asks whether something is so needs as well, and ``heads`` how both are called. ``needs_subject``
    where its words fit any table, so that what it is asked of has to be named;
    ``contrary`` tells the rows that are not meant, where for some neither can be said.
    """

    asks: re.Pattern[str]
    rows: Callable[[Table], Callable[[Paragraph], Told]]
    of_people: bool = False
    heads: tuple[str, str] = ("", "")
    other: Callable[[Table], Callable[[Paragraph], Told]] | None = None
    needs_subject: bool = False
    contrary: Callable[[Table], Callable[[Paragraph], Told]] | None = None


def _worse(sign: float, text: str) -> Callable[[Table], Callable[[Paragraph], Told]]:
    def of(table: Table) -> Callable[[Paragraph], Told]:
        told = moved(table, text)

        def one(row: Paragraph) -> Told:
            step, places = told(row)
            return places if step * sign > 0 else ()

        return one

    return of


def _called(text: str) -> tuple[str, str]:
    """How the row at the end of an order is called."""
    asked = re.search(PEAK, text, re.IGNORECASE)
    return ("has the least" if asked and asked["least"] else "has the most", "")


def conditions(text: str) -> tuple[Condition, ...]:
    """What may be asked of figures, as far as the words of a question bear on it."""
    past = re.search(BEYOND, text, re.IGNORECASE)
    return (
        Condition(
            _asks(BEYOND),
            beyond(text),
            heads=(f"are {past.group().strip()}" if past else "", ""),
            needs_subject=True,
        ),
        Condition(_asks(PEAK), peak(text), heads=_called(text), needs_subject=True),
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
                rf"(?:miss(?:ed|ing)?|below|under|off|not (?:met|meet(?:ing)?|hit(?:ting)?|reach(?:ed|ing)?|at)|fail\w* (?:to (?:meet|hit|reach)|on)?)\s*{_OWN_TARGET}"
            ),
            lambda table: against_target(table, is_met=False),
            contrary=lambda table: against_target(table, is_met=True),
        ),
        Condition(
            _asks(
                rf"(?:met|meet|meeting|hit|hitting|reach\w*|achiev\w*|on|above|beat)\s*{_OWN_TARGET}"
            ),
            lambda table: against_target(table, is_met=True),
            contrary=lambda table: against_target(table, is_met=False),
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
            _asks(r"worse|worsen\w*|deteriorat\w+|declin\w+|slipped back|gone backwards", _HOW),
            _worse(-1.0, text),
            heads=("got worse", "got better"),
            other=_worse(1.0, text),
        ),
        Condition(
            _asks(r"better|improv\w+", _HOW),
            _worse(1.0, text),
            heads=("got better", "got worse"),
            other=_worse(-1.0, text),
        ),
    )
