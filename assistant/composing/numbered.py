"""One recommendation, priority or option that is asked for by its number: ``What did Cabinet say about
recommendation 3?``"""

from __future__ import annotations

import re

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.listing import item_statement
from assistant.composing.stating import row_in_words
from assistant.composing.wording import attribution, told_of
from assistant.evidence.papers import paragraphs_of, take
from assistant.question.terms import beside, subject_terms
from assistant.words.matching import coverage
from assistant.words.stems import stem
from corpus.paper import Paper, Paragraph

LOOKED_THROUGH = 20
"""In how many of the papers found first the number is looked for."""
NAMED = 0.5
"""The share of what else is asked that the paper, its headings or the item have to hold."""
_ASKS = re.compile(
    r"\b(?P<thing>recommendation|priority|action|objective|option|proposal|milestone)s? "
    r"(?:no\.? ?|number )?(?P<number>[A-Z]?\d{1,2})\b",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"\b(?:say|said|says|respon\w+|repl\w+|accept\w*|agree\w*|reject\w*|happened|answer\w*)\b",
    re.IGNORECASE,
)
_ASIDE = frozenset(
    map(
        stem,
        "cabinet council committee executive review report respond response reply say accept agree reject happen".split(),
    )
)


def compose_numbered(desk: Desk) -> Draft:
    """The row or item of that number in the newest paper that the rest of the question is about: of
    a table of replies where a reply is asked for. Nothing where none is asked for by number."""
    plan = desk.plan
    asked = _ASKS.search(plan.text)
    if asked is None or len(plan.sides) > 1:
        return nothing(plan.kind)
    thing, number = asked["thing"].lower(), asked["number"].upper().lstrip("ROPA")
    rest = [
        term
        for term in beside(subject_terms(plan.topic), _ASIDE | {stem(thing)})
        if not term.text[-1].isdigit()
    ]
    reply = _REPLY.search(plan.text) is not None
    papers = desk.papers_as_found()[:LOOKED_THROUGH]
    take(desk.library, [paper.paper_id for paper in papers])
    found = [
        (bool(one.cells) is reply, fit, paper.best_date or "", -one.position, paper, one)
        for paper in papers
        for one in paragraphs_of(desk.library, paper.paper_id)
        if _is_numbered(one, thing, number)
        and (fit := coverage(rest, [(_around(paper, one), 1.0)])) >= NAMED
    ]
    if not found:
        return nothing(plan.kind)
    *_, paper, one = max(found, key=lambda held: held[:4])
    date = told_of(one, paper)
    line = (
        Statement(row_in_words(one, set()), (one.paragraph_id,), (one.text,), bullet=True)
        if one.cells
        else item_statement(one)
    )
    head = Statement("", (), lead=attribution(paper, date))
    telling = tuple(filter(None, (paper.authority,)))
    return Draft("fact", "answered", (head, line), with_evidence=telling, confidence=0.9)


def _is_numbered(one: Paragraph, thing: str, number: str) -> bool:
    """Whether a row or an item is the thing of that number: ``R3``, ``Recommendation 3``."""
    named = rf"(?:{thing}|{thing[0]})[ .-]*0?{number}"
    if one.cells:
        told = " . ".join((*one.columns, *one.sections, one.lead_in or "")).lower()
        first = one.cells[0].strip()
        if re.fullmatch(rf"{named}\W*", first, re.IGNORECASE):
            return True
        return thing in told and bool(re.match(rf"0?{number}(?:[.):]|\W*$)", first))
    return bool(
        re.fullmatch(rf"{thing}[ -]*(?:{thing[0]})?{number}", one.label or "", re.IGNORECASE)
    )


def _around(paper: Paper, one: Paragraph) -> str:
    held = (paper.title, paper.committee or "", *one.sections, one.lead_in or "", one.text)
    return " . ".join(held)
