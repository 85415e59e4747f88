"""A change that one row of a table tells: a figure of the same thing under two times or more."""

from __future__ import annotations

import re

from assistant.answer import EvidenceItem, Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.stating import row_in_words
from assistant.composing.wording import attribution, told_of
from assistant.question.terms import content_terms
from assistant.words.dates import Period, periods
from assistant.words.matching import Term, coverage, matched, stem_line
from assistant.words.values import values
from corpus.paper import Paper, Paragraph

LABELLED = 0.8
"""The share of what is asked about, beside what the paper as a whole is about, that the first
cells of the row have to name."""
_STEP = re.compile(
    r"\b(?:q|quarter|qtr) ?[1-4]\b|\b(?:this|last|previous|current|prior) (?:year|quarter|month|period)\b"
    r"|\b(?:baseline|now|latest|previous(?:ly)?)\b",
    re.IGNORECASE,
)
"""How a column names a time with no year of its own."""


def compose_trend(desk: Desk) -> Draft:
    """The newest row that is of the thing asked about and has its figures at several times;
    nothing where the question names a time that no column is of."""
    plan = desk.plan
    if len(plan.sides) > 1:
        return nothing(plan.kind)
    own = content_terms(plan.topic)
    told = [
        (fit, item.paper.best_date or "", -item.rank, item, places)
        for item in desk.evidence.items
        if (places := _places(item.paragraph))
        and _tells_of(plan.times.periods, item.paragraph, places)
        and (fit := _label_fit(own, item.paper, item.paragraph, places)) >= LABELLED
    ]
    if not told:
        return nothing(plan.kind)
    *_, item, places = max(told, key=lambda one: one[:3])
    return of_one_paper(item.paper, plan.kind, (_line(item, places),), 1.0)


def _places(row: Paragraph) -> tuple[int, ...]:
    """The columns of a row that are of a time and hold a figure; none where there are fewer than
    two."""
    if len(row.columns) != len(row.cells):
        return ()
    found = tuple(
        at
        for at, (column, cell) in enumerate(zip(row.columns, row.cells, strict=True))
        if (periods(column) or _STEP.search(column)) and values(cell)
    )
    return found if len(found) > 1 else ()


def _tells_of(asked: tuple[Period, ...], row: Paragraph, places: tuple[int, ...]) -> bool:
    """Whether each time asked about is one of a column's."""
    told = [period for at in places for period in periods(row.columns[at])]
    return all(any(one.meets(other) for other in told) for one in asked)


def _label_fit(own: list[Term], paper: Paper, row: Paragraph, places: tuple[int, ...]) -> float:
    """How much of what is asked about the row names in front of its figures; what the paper as a
    whole is about it need not name again."""
    label = " . ".join(row.cells[: places[0]])
    columns = (row.columns[at] for at in places)
    about = stem_line(" . ".join((paper.title, paper.committee or "", *row.sections, *columns)))
    beside = [term for term in own if not matched(term, about)]
    if not any(matched(term, stem_line(label)) for term in own):
        return 0.0
    return coverage(beside or own, [(label, 1.0)])


def _line(item: EvidenceItem, places: tuple[int, ...]) -> Statement:
    row, paper = item.paragraph, item.paper
    date = told_of(row, paper)
    return Statement(
        row_in_words(row, {row.cells[at].strip() for at in places}),
        (row.paragraph_id,),
        (row.text,),
        lead=attribution(paper, date),
        authority=paper.authority,
        date=date,
    )
