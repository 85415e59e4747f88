"""Who signed a paper, or is to be asked about it: the name that stands alone on a line at its end, with
the office on the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.wording import attribution, bold, escape
from assistant.evidence.offices import is_charged, office_asked
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.timing import ELSEWHEN, timing
from assistant.question.terms import beside, subject_terms
from assistant.words.matching import Term, coverage
from assistant.words.stems import stem, words
from assistant.words.values import people
from corpus.paper import Paper, Paragraph

LOOKED_THROUGH = 30
NAMED = 0.6
"""The share of what else is named that the paper's title has to hold."""
LONG = 14
"""A line of more words is no office."""
_CONTACT_ASKED = re.compile(
    r"\bcontact\b|\bwho (?:do|should|can|could|would|shall) (?:i|we|residents|members|people|you) "
    r"(?:ring|call|phone|e-?mail|contact|ask|speak to|talk to|write to|get in touch with)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\b(?:contact|enquir(?:y|ies)|further information)\b", re.IGNORECASE)
_REACHED = re.compile(
    r"^\W*(?:t|tel|e|email|e-mail|telephone|phone|mobile|m)\b\W|@|\b0\d{3,4}[ \d]{5,}",
    re.IGNORECASE,
)
RANKS = frozenset(
    "corporate executive service strategic assistant deputy interim acting chief lead group head vice cabinet".split()
)
"""Words of an office beside its last that no name of a council is."""
_ASKING = frozenset(
    stem(word)
    for word in """
    contact officer ring call phone email ask speak talk write touch question questions enquiry enquiries query queries report paper
    time holder named name time
    """.split()
)


def compose_signed(desk: Desk) -> Draft:
    """The name beside the office asked for, or of whom to contact, where both stand on lines of their
    own; nothing where none does."""
    plan = desk.plan
    office = office_asked(plan.text)
    contact = bool(_CONTACT_ASKED.search(plan.text))
    if plan.wants != "person" or not (office[0] or contact):
        return nothing(plan.kind)
    own = beside(subject_terms(plan.topic), _ASKING)
    told: list[tuple[bool, str, list[Statement]]] = []
    for paper in desk.papers_as_found()[:LOOKED_THROUGH]:
        held = paragraphs_of(desk.library, paper.paper_id)
        for name, lines, is_contact in _blocks(held):
            if timing(name, paper, plan.times) <= ELSEWHEN:
                continue
            fits = (
                _is_contact_of(paper, own) and is_contact
                if contact
                else _holds(office, own, lines[0])
            )
            if fits:
                told.append((is_contact, paper.best_date or "", _said(paper, name, lines)))
    if not told:
        return nothing(plan.kind)
    newest = max(told, key=lambda one: one[1])
    return Draft(
        "fact", "answered", tuple(newest[2]), with_evidence=plan.authorities, confidence=0.9
    )


def _blocks(held: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, list[Paragraph], bool]]:
    """Each name on a line of its own with the lines of its office and how to reach them, and whether
    it is given as a contact."""
    for at, (before, name) in enumerate(pairwise(held), start=1):
        if not _is_name(name):
            continue
        lines: list[Paragraph] = []
        for line in held[at + 1 :]:
            if _is_name(line) or line.kind != "front_matter" or len(line.text.split()) > LONG:
                break
            if lines and not _REACHED.search(line.text):
                break
            lines.append(line)
        if lines and not _REACHED.search(lines[0].text):
            yield name, lines, bool(_CONTACT.search(before.text) or len(lines) > 1)


def _is_name(line: Paragraph) -> bool:
    found = people(line.text)
    return len(found) == 1 and found[0].text == line.text.strip(" .,")


def _holds(office: tuple[str, str], own: Sequence[Term], line: Paragraph) -> bool:
    said, asked = words(line.text), words(office[0])
    ranks = RANKS.intersection(asked)
    return asked[-1] in said and ranks <= set(said) and is_charged(office, own, line.text)


def _is_contact_of(paper: Paper, own: Sequence[Term]) -> bool:
    said = f"{paper.title} . {paper.committee or ''} . {paper.source}"
    return not own or coverage(own, [(said, 1.0)]) >= NAMED


def _said(paper: Paper, name: Paragraph, lines: Sequence[Paragraph]) -> list[Statement]:
    lead = attribution(paper, paper.best_date)
    found = [
        Statement(
            bold(name.text, [(0, len(name.text))]), (name.paragraph_id,), (name.text,), lead=lead
        )
    ]
    for line in lines:
        found.append(Statement(escape(line.text), (line.paragraph_id,), (line.text,)))
    return found
