"""One cell of a table's row: of the row that answered the question before (``Which officer is responsible
for it?``), or of the one row that the question names (``How much has been spent on the heat pumps?``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Plan, Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.stating import row_in_words
from assistant.composing.tables import Table, is_figure, is_total, names_of, tables
from assistant.composing.wording import attribution, plain, told_of
from assistant.evidence.answering import FIGURES
from assistant.evidence.timing import ELSEWHEN, timing
from assistant.question.terms import subject_terms
from assistant.words.dates import periods
from assistant.words.matching import Term, coverage, matched, stem_line
from assistant.words.stems import content_stems, stems
from corpus.paper import Paper, Paragraph

HEADED = 0.45
"""The share of what is asked for that the heading of a column has to name."""
WHOLE = 0.95
"""The share of a question's subject that a row's name and the heading of a column hold together."""
WHY = 0.6
"""The same where a reason is asked for, whose words need not be the question's."""
NAMED = 0.4
"""The least share of it that the row's name holds."""
_REASON = re.compile(
    r"\b(?:comments?|commentary|reasons?|notes?|explanations?|causes?|why|narrative)\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"£|\b\d+p\b")
_Cell = tuple[Paragraph, int]


def compose_cell(desk: Desk) -> Draft:
    """The cell that is asked for, with its whole row; nothing where no row answered before or is
    named, or none of its columns is of that."""
    plan = desk.plan
    own = [term for term in subject_terms(plan.topic) if term.text != "far"]
    papers = desk.papers_by_id()
    rows = [
        row
        for row in desk.library.paragraphs_by_id(plan.leads).values()
        if len(row.cells) == len(row.columns) and row.paper_id in papers
    ]
    found = _of_the_row_before(plan, own, rows) or _of_the_row_named(desk, own)
    if found is None:
        return nothing(plan.kind)
    row, at = found
    paper = papers[row.paper_id]
    lines = (_line(paper, row, at), *_without_unit(plan, row, at))
    return of_one_paper(paper, "fact", lines, 1.0)


def _of_the_row_before(plan: Plan, own: Sequence[Term], rows: Sequence[Paragraph]) -> _Cell | None:
    """The cell of a row that answered before whose column is asked for now: by its heading, or the
    one of comments where a reason is."""
    if plan.wants == "reason":
        told = (_commented(row) for row in rows)
        return next((one for one in told if one is not None), None)
    headed = [
        (coverage(own, [(column, 1.0)]), row, at)
        for row in rows
        for at, column in enumerate(row.columns)
        if own and at > 0 and column and row.cells[at].strip()
    ]
    fit, row, at = max(headed, key=lambda one: one[0], default=(0.0, None, 0))
    return (row, at) if row is not None and fit >= HEADED else None


def _of_the_row_named(desk: Desk, own: Sequence[Term]) -> _Cell | None:
    """The cell of the one row whose name, with the heading of a column, has all that is asked."""
    plan = desk.plan
    is_why = plan.wants == "reason"
    if plan.kind != "fact" or not own or not (is_why or plan.wants in FIGURES):
        return None
    found = []
    for table in tables(desk):
        if timing(table.rows[0], table.paper, plan.times) <= ELSEWHEN:
            continue
        for row in _named(table, own):
            name = f"{row.columns[0]} . {_name(row)}"
            places = [_commented(row)] if is_why else _headed(plan, row, own)
            for place in filter(None, places):
                beside = row.cells[place[1]] if is_why else row.columns[place[1]]
                if coverage(own, [(f"{name} . {beside}", 1.0)]) >= (WHY if is_why else WHOLE):
                    share = coverage(own, [(row.columns[place[1]], 1.0)])
                    whole = len(_whole(plan, row.columns[place[1]]))
                    found.append((whole, share, table.paper.best_date or "", place[1], place))
    return max(found, key=lambda one: one[:4])[-1] if found else None


def _named(table: Table, own: Sequence[Term]) -> list[Paragraph]:
    """The row of a table that is named by most of what is asked, where one alone is."""
    weighed = [(coverage(own, [(_name(row), 1.0)]), row) for row in table.rows if not is_total(row)]
    most = max((fit for fit, _ in weighed), default=0.0)
    best = [row for fit, row in weighed if fit == most]
    return best if most >= NAMED and len(best) == 1 else []


def _name(row: Paragraph) -> str:
    return " ".join(row.cells[at] for at in names_of(row))


def _headed(plan: Plan, row: Paragraph, own: Sequence[Term]) -> Iterator[_Cell]:
    """The figures of a row under headings that have a word of what is asked and its name has not,
    or no word that the question has not."""
    line = stem_line(_name(row))
    left = [term for term in own if not matched(term, line)]
    for at, column in enumerate(row.columns):
        whens, asked = periods(column), plan.times.periods
        if asked and whens and not any(one.meets(other) for one in whens for other in asked):
            continue
        said = (left and coverage(left, [(column, 1.0)]) > 0) or _whole(plan, column)
        # "How many homes?" names no row: a column of homes has them all.
        if all(matched(term, stem_line(column)) for term in own):
            continue
        if at and is_figure(row.cells[at]) and said:
            yield row, at


def _whole(plan: Plan, column: str) -> set[str]:
    """The stems of a heading, where the question has all of them."""
    own = {one for one in content_stems(column) if not one.isdigit()}
    return own if own <= set(stems(plan.text)) else set()


def _commented(row: Paragraph) -> _Cell | None:
    """The cell of a row that says why it is so."""
    places = (at for at, column in enumerate(row.columns) if at and _REASON.search(column))
    at = next((at for at in places if row.cells[at].strip()), None)
    return (row, at) if at is not None else None


def _line(paper: Paper, row: Paragraph, at: int) -> Statement:
    date = told_of(row, paper)
    return Statement(
        row_in_words(row, {row.cells[at].strip()}),
        (row.paragraph_id,),
        (row.text,),
        lead=attribution(paper, date),
        authority=paper.authority,
        date=date,
    )


def _without_unit(plan: Plan, row: Paragraph, at: int) -> tuple[Statement, ...]:
    """A line that says so where a sum is asked for and nothing beside the figure prints its unit."""
    said = (row.cells[at], *row.columns, row.lead_in or "", row.section)
    if plan.wants != "money" or any(map(_SUM.search, said)):
        return ()
    return (plain("The table prints no unit beside this figure."),)
