"""Who belongs to a group, panel or review: the sentences that say whom it comprised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.wording import attribution, bold, told_of
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.passages import sentences_of
from assistant.evidence.timing import ELSEWHEN, timing
from assistant.question.terms import beside, subject_terms
from assistant.words.matching import coverage
from assistant.words.stems import stem
from assistant.words.values import people
from corpus.paper import Paper, Paragraph

NAMED = 0.6
"""The share of what is named of a group that the sentence, its headings and paper have to hold."""
LOOKED_THROUGH = 8
"""How many of the papers found first are looked through."""
_GROUP = r"(?:groups?|panels?|reviews?|inquir(?:y|ies)|boards?|committees?|commissions?|task ?forces?|teams?|working part(?:y|ies)|forums?)"
_ASKS = re.compile(
    rf"\b(?:who|which (?:councillors|members|people)|(?:name|list) (?:of )?the (?:councillors|members|people))\b[^?]{{0,40}}?"
    rf"\b(?:sat|sits?|served|serves?|members?|(?:are|were|was|is) (?:also )?(?:on|in|part)|did|carried out|conducted|undertook"
    rf"|made up|belonged|ran)\b[^?]*\b{_GROUP}\b"
    rf"|\b(?:member(?:s|ship)|make-?up|composition) of\b[^?]*\b{_GROUP}\b",
    re.IGNORECASE,
)
_COMPRISES = re.compile(
    rf"\b{_GROUP}\b[^.;:]{{0,40}}?\b(?:compris(?:ed|es)|consist(?:ed|s) of|(?:is|was) (?:made up|composed) of|members (?:were|are)"
    rf"|membership (?:was|is)|included)\b|^\W*(?:the )?(?:members|membership)(?: of the [\w ]{{1,40}})?(?: (?:were|are|was|is)|:)",
    re.IGNORECASE,
)
_OF_BELONGING = frozenset(
    stem(word)
    for word in """
    member members membership councillor councillors people sat sit sits served serve serves part name names list did made up
    composition makeup belonged carried conducted undertook ran task finish working
    """.split()
)
FEWEST = 2
"""How many people a sentence has to name."""


def compose_membership(desk: Desk) -> Draft:
    """The sentence that names the members of the group asked about; nothing where no group's are
    asked for, or none is told of."""
    if not _ASKS.search(desk.plan.text):
        return nothing(desk.plan.kind)
    own = beside(subject_terms(desk.plan.topic), _OF_BELONGING)
    told = [
        (
            coverage(own, _layers(paper, paragraph, text)),
            paper.best_date or "",
            paper,
            paragraph,
            text,
        )
        for paper in desk.papers_as_found()[:LOOKED_THROUGH]
        for paragraph, text in _memberships(desk, paper)
        if timing(paragraph, paper, desk.plan.times) > ELSEWHEN
    ]
    fit, _, paper, paragraph, text = max(
        told, key=lambda one: one[:2], default=(0.0, "", None, None, "")
    )
    if paper is None or paragraph is None or fit < NAMED:
        return nothing(desk.plan.kind)
    spans = [(one.start, one.end) for one in people(text)]
    line = Statement(
        bold(text, spans),
        (paragraph.paragraph_id,),
        (text,),
        lead=attribution(paper, told_of(paragraph, paper, text)),
        authority=paper.authority,
    )
    return of_one_paper(paper, "fact", (line,), 1.0)


def _memberships(desk: Desk, paper: Paper) -> Iterator[tuple[Paragraph, str]]:
    for paragraph in paragraphs_of(desk.library, paper.paper_id):
        if paragraph.cells:
            continue
        for text, _ in sentences_of(paragraph):
            if _COMPRISES.search(text) and len(people(text)) >= FEWEST:
                yield paragraph, text


def _layers(paper: Paper, paragraph: Paragraph, text: str) -> list[tuple[str, float]]:
    around = (*paragraph.sections, paper.title, paper.committee or "")
    return [(text, 1.0), (" . ".join(around), 0.9)]
