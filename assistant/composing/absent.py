"""Nothing found: what was searched, who is not held, what lies nearest."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import EvidenceItem, Statement
from assistant.composing.draft import Desk, Draft
from assistant.composing.wording import counted, escape, joined, plain
from assistant.evidence.timing import PAPER
from assistant.question.terms import content_terms
from assistant.question.unheld import unheld_names
from assistant.retrieve import nearest
from assistant.words.matching import coverage

NOT_IN_PAPERS = "The papers held do not answer this."
"""Opens every answer that finds nothing; shared with the prompts of a language model."""
SHOWN = 3
"""How much of what lies nearest is shown."""
SPEAKS = 0.5
"""From which share of what is asked about a paragraph speaks of it."""


def compose_absent(desk: Desk, confidence: float = 0.0) -> Draft:
    """An answer that says that the papers do not say it, and where they were looked through."""
    plan = desk.plan
    lines = [_opening(desk), plain(_searched(desk))]
    then = _told_then(desk)
    closest = then or nearest(plan, desk.library, desk.evidence) or desk.evidence.items
    closest = closest[:SHOWN]
    near = _near_line(desk, closest, is_then=bool(then))
    if near:
        lines.append(plain(near))
    return Draft(
        plan.kind,
        "not_in_papers",
        tuple(lines),
        nearest=tuple(closest),
        without_evidence=plan.authorities,
        confidence=confidence,
    )


def _opening(desk: Desk) -> Statement:
    plan = desk.plan
    if plan.unheld and not plan.authorities:
        return plain(f"{NOT_IN_PAPERS} No paper of {joined(plan.unheld, 'or')} is held.")
    if named := unheld_names(plan.phrases, plan.text, desk.known):
        return plain(f"{NOT_IN_PAPERS} None of them names {joined(named, 'or')}.")
    return plain(NOT_IN_PAPERS)


def _searched(desk: Desk) -> str:
    plan = desk.plan
    scope = replace(plan.scope, papers=plan.question.scope.papers) if plan.about else plan.scope
    papers = [paper for paper in desk.library.in_scope(scope) if not paper.is_closed]
    names = sorted({paper.authority_name for paper in papers if paper.authority_name})
    of_whom = (
        joined(names) if 0 < len(names) <= 3 else counted(len(names), "authority", "authorities")
    )
    naming = len(plan.scope.papers)
    named = f" {escape(plan.about)} is named in {naming} of them." if plan.about else ""
    return f"Searched: {counted(len(papers), 'paper')} of {of_whom}.{named}"


def _told_then(desk: Desk) -> tuple[EvidenceItem, ...]:
    """What is told of the time asked about and speaks of most of what is asked: that it is not
    held would be false, though no sentence of it was found to answer."""
    asked = content_terms(desk.plan.topic)
    if not desk.plan.times.periods or not asked:
        return ()
    return tuple(
        item
        for item in desk.evidence.items
        if item.timing >= PAPER and coverage(asked, [(item.paragraph.text, 1.0)]) >= SPEAKS
    )


def _near_line(desk: Desk, closest: tuple[EvidenceItem, ...], *, is_then: bool) -> str:
    if not closest:
        return ""
    when = joined(desk.plan.years)
    if is_then and when:
        return f"Nothing told of {when} was found to answer it; the nearest of it is below."
    if when and desk.plan.authorities:
        return f"Nothing on it was found for {when}; the nearest that is held is below."
    return "The nearest that is held is below; it does not answer the question."
