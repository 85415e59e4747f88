"""Another cell of the row that answered the question before: ``Which officer is responsible for
it?``, ``What is the target?``"""

from __future__ import annotations

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.stating import row_in_words
from assistant.composing.wording import attribution, told_of
from assistant.question.terms import subject_terms
from assistant.words.matching import coverage

HEADED = 0.45
"""The share of what is asked for that the heading of a column has to name."""


def compose_cell(desk: Desk) -> Draft:
    """The cell of a row that answered before whose column is asked for now, with the whole row;
    nothing where no row answered, or none of its columns is of that."""
    plan = desk.plan
    own = subject_terms(plan.topic)
    if not own or not plan.leads:
        return nothing(plan.kind)
    rows = desk.library.paragraphs_by_id(plan.leads)
    papers = desk.papers_by_id()
    told = [
        (coverage(own, [(column, 1.0)]), row, at)
        for row in rows.values()
        if len(row.cells) == len(row.columns) and row.paper_id in papers
        for at, column in enumerate(row.columns)
        if at > 0 and column and row.cells[at].strip()
    ]
    fit, row, at = max(told, key=lambda one: one[0], default=(0.0, None, 0))
    if row is None or fit < HEADED:
        return nothing(plan.kind)
    paper = papers[row.paper_id]
    date = told_of(row, paper)
    line = Statement(
        row_in_words(row, {row.cells[at].strip()}),
        (row.paragraph_id,),
        (row.text,),
        lead=attribution(paper, date),
        authority=paper.authority,
        date=date,
    )
    return Draft(
        "fact",
        "answered",
        (line,),
        with_evidence=tuple(filter(None, [paper.authority])),
        confidence=1.0,
    )
