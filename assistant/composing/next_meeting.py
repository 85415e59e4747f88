"""When a body meets next: the line of its minutes under "Date of next meeting", of its newest paper
that has one."""

from __future__ import annotations

import re

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.wording import attribution, bold
from assistant.evidence.papers import paragraphs_of
from assistant.question.terms import beside, subject_terms
from assistant.words.matching import coverage
from assistant.words.sentences import sentences
from assistant.words.stems import stem
from assistant.words.values import values
from corpus.paper import Paper, Paragraph

LOOKED_THROUGH = 40
"""How many papers are looked through."""
NAMED = 0.6
"""The share of what is named of a body that its committee, title or authority has to hold."""
_ASKS = re.compile(
    r"\bwhen\b[^?]*\b(?:next|following) (?:\w+ ){0,3}?meeting\b|\bwhen\b[^?]*\bmeet(?:ing)? (?:again|next)\b"
    r"|\b(?:date|time) of (?:the |its |their )?next (?:\w+ ){0,3}?meeting\b|\bwhen (?:is|are) (?:\w+ ){0,4}next meeting\b",
    re.IGNORECASE,
)
_HEADED = re.compile(r"\b(?:next|future) (?:\w+ )?meetings?\b", re.IGNORECASE)
_TOLD = re.compile(
    r"\bnext (?:\w+ ){0,4}?meeting\b[^.]{0,60}\b(?:will|would|is|was|to be|be|on|at)\b|\bdates? of (?:the )?next meeting\b",
    re.IGNORECASE,
)
_OF_MEETING = frozenset(
    stem(word)
    for word in "next meeting meetings meet meets again following date time when committee council held".split()
)


def compose_next_meeting(desk: Desk) -> Draft:
    """The day of the next meeting as the newest paper of the body prints it; nothing where that is
    not asked, or no paper of the body has it."""
    if not _ASKS.search(desk.plan.text):
        return nothing(desk.plan.kind)
    own = beside(subject_terms(desk.plan.topic), _OF_MEETING)
    papers = sorted(desk.papers(), key=lambda one: one.best_date or "", reverse=True)
    for paper in papers[:LOOKED_THROUGH]:
        said = " . ".join(filter(None, (paper.committee, paper.title, paper.authority_name)))
        if own and coverage(own, [(said, 1.0)]) < NAMED:
            continue
        for paragraph in paragraphs_of(desk.library, paper.paper_id):
            if line := _line(paper, paragraph):
                return of_one_paper(paper, "fact", (line,), 1.0)
    return nothing(desk.plan.kind)


def _line(paper: Paper, paragraph: Paragraph) -> Statement | None:
    """The sentence of a paragraph with the day of the next meeting, set in bold."""
    if paragraph.kind == "front_matter":
        return None
    headed = bool(_HEADED.search(paragraph.section))
    for sentence in sentences(paragraph.text):
        days = [one for one in values(sentence.text) if one.kind == "date"]
        if days and (headed or _TOLD.search(sentence.text)):
            spans = [(one.start, one.end) for one in days[:1]]
            lead = attribution(paper, paper.best_date)
            text = bold(sentence.text, spans)
            return Statement(text, (paragraph.paragraph_id,), (sentence.text,), lead=lead)
    return None
