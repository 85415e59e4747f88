"""The motions and amendments that were lost: each as it was put, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.findings import across_draft, at_the_time, date_of, finding_statement
from assistant.composing.standing import told_lost
from assistant.composing.wording import attribution, escape, plain
from assistant.question.terms import beside, subject_terms
from assistant.words.matching import Term, coverage
from assistant.words.stems import stem
from corpus.paper import Finding, Paper, Paragraph

NAMED = 0.5
"""The share of the subject that a motion and its headings have to hold."""
SHOWN, PARTS = 8, 3
"""How many motions are told, and how many parts of each."""
_PUT = r"(?:motions|amendments|proposals|counter-?proposals)"
_LOST = r"(?:lost|defeated|rejected|fell|fallen|failed|voted down|thrown out|not (?:carried|passed|agreed))"
_ASKS = re.compile(
    rf"\b{_PUT}\b.*\b{_LOST}\b|\b(?:lost|defeated|rejected|failed|unsuccessful) (?:\w+ )?{_PUT}\b"
    rf"|\bwhich (?:councils?|authorit\w+|meetings?)\b.*\b(?:motion|amendment)\b.*\b{_LOST}\b",
    re.IGNORECASE,
)
_OF_MOTIONS = frozenset(
    stem(word)
    for word in """
    motion motions amendment amendments proposal proposals lost defeated rejected fell fallen failed voted down thrown
    carried passed agreed unsuccessful find meeting meetings vote
    """.split()
)


def asks_what_was_lost(text: str) -> bool:
    """Whether it asks for the motions or amendments that were lost, and not how one went."""
    return bool(_ASKS.search(text))


def compose_lost(desk: Desk) -> Draft:
    """What was put to meetings and lost; nothing where nothing was."""
    papers = desk.papers_by_id()
    motions = _motions(desk, papers)
    if not motions:
        return nothing(desk.plan.kind)
    lines: list[Statement] = []
    for motion in motions[:SHOWN]:
        lines += _told(desk, motion, papers)
    telling = dict.fromkeys(papers[motion[0][0].paper_id].authority for motion in motions)
    return across_draft(desk, lines, [key for key in telling if key])


def _told(
    desk: Desk, motion: Sequence[tuple[Finding, Paragraph]], papers: dict[str, Paper]
) -> list[Statement]:
    first, place = motion[0]
    paper = papers[first.paper_id]
    head = Statement(escape(place.section), (), lead=attribution(paper, date_of(first, paper)))
    parts = [
        replace(finding_statement(finding, paper, paragraph), lead="")
        for finding, paragraph in motion[:PARTS]
    ]
    left = len(motion) - len(parts)
    more = [plain(f"… and {left} more in the same motion.")] if left > 0 else []
    outcome = told_lost(desk, place.paragraph_id)
    return [head, *parts, *more, *([outcome] if outcome else [])]


def _motions(desk: Desk, papers: dict[str, Paper]) -> list[list[tuple[Finding, Paragraph]]]:
    """The findings that were lost, those of one motion together, newest meeting first."""
    plan = desk.plan
    lost = [
        finding
        for finding in desk.library.findings(("recommendation", "resolution"), plan.scope)
        if finding.outcome == "lost"
        and finding.paper_id in papers
        and papers[finding.paper_id].authority not in plan.excluded
        and at_the_time(plan, finding, papers[finding.paper_id])
    ]
    paragraphs = desk.library.paragraphs_by_id([finding.paragraph_id for finding in lost])
    motions: dict[tuple[str, str], list[tuple[Finding, Paragraph]]] = {}
    for finding in lost:
        paragraph = paragraphs.get(finding.paragraph_id)
        if paragraph is not None:
            key = (finding.paper_id, paragraph.group or paragraph.paragraph_id)
            motions.setdefault(key, []).append((finding, paragraph))
    own = beside(subject_terms(plan.topic), _OF_MOTIONS)
    named = [motion for motion in motions.values() if not own or _held(own, motion) >= NAMED]
    return sorted(named, key=lambda one: papers[one[0][0].paper_id].best_date or "", reverse=True)


def _held(own: Sequence[Term], motion: Sequence[tuple[Finding, Paragraph]]) -> float:
    said = " . ".join(paragraph.text for _, paragraph in motion)
    return coverage(own, [(said, 1.0), (" . ".join(motion[0][1].sections), 1.0)])
