"""Two rows of one table side by side: ``did Millgate do more visits than Northgate?``"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.stating import row_in_words
from assistant.composing.wording import attribution, told_of
from assistant.evidence.papers import paragraphs_of, take
from assistant.evidence.timing import ELSEWHEN, timing
from assistant.question.kinds import compares
from assistant.question.terms import subject_terms
from assistant.words.matching import Term, coverage, matched, stem_line
from corpus.paper import Paper, Paragraph

PAPERS = 3
"""In how many of the papers found first the table is looked for."""
ABOUT = 0.6
"""The share of what is compared that the table's columns and what stands above it have to name."""
NAME = 4
"""A first cell of more words is no name."""
_MORE = re.compile(
    r"\b(?:more|fewer|less|higher|lower|better|worse|bigger|larger|smaller|longer|shorter)\b.*\bthan\b",
    re.I,
)


def compose_two_rows(desk: Desk) -> Draft:
    """The rows of the two that are compared, from the table that is most about it; nothing where no
    table has a row of each by its name."""
    plan = desk.plan
    terms = subject_terms(plan.topic)
    asked = stem_line(plan.question.text)
    if not terms or not (_MORE.search(plan.text) or compares(plan.text)):
        return nothing(plan.kind)
    papers = desk.papers_as_found()[:PAPERS]
    take(desk.library, [paper.paper_id for paper in papers])
    found: list[tuple[float, int, Paper, list[Paragraph]]] = []
    for at, paper in enumerate(papers):
        rows = [one for one in paragraphs_of(desk.library, paper.paper_id) if one.cells]
        for _, table in groupby(rows, key=lambda one: one.group):
            held = _of_two(asked, list(table))
            if held and timing(held[0], paper, plan.times) > ELSEWHEN:
                found.append((_fit(terms, held, paper), -at, paper, held))
    best = max(found, key=lambda one: one[:2], default=None)
    if best is None or best[0] < ABOUT:
        return nothing(plan.kind)
    _, _, paper, rows = best
    date = told_of(rows[0], paper, rows[0].text)
    lines = [
        Statement(row_in_words(one, set()), (one.paragraph_id,), (one.text,), bullet=True)
        for one in rows
    ]
    head = Statement("", (), lead=attribution(paper, date))
    return of_one_paper(paper, "list", (head, *lines), 0.9)


def _of_two(asked: str, rows: Sequence[Paragraph]) -> list[Paragraph]:
    """The rows of a table whose names a question has, where they are two of different names."""
    named = {stem_line(row.cells[0]): row for row in rows if _is_named(asked, row)}
    return list(named.values()) if len(named) == len(("one", "two")) else []


def _is_named(asked: str, row: Paragraph) -> bool:
    """Whether a question, as stems, has the name that a row begins with."""
    name = stem_line(row.cells[0])
    return 0 < len(name.split()) <= NAME and not name.strip()[0].isdigit() and name in asked


def _fit(terms: Sequence[Term], rows: Sequence[Paragraph], paper: Paper) -> float:
    """How much of what is compared the table names beside the two."""
    names = " ".join(stem_line(row.cells[0]) for row in rows)
    about = [term for term in terms if not matched(term, names)]
    first = rows[0]
    above = [(" . ".join(first.columns), 1.0), (first.lead_in or "", 1.0), (first.section, 0.8)]
    return coverage(about, [*above, (paper.title, 0.5)]) if about else 0.0
