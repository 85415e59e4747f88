"""One subject across authorities: what the papers of each say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.answer import Statement
from assistant.composing.confidence import confidence, shows
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.fact import shown
from assistant.composing.findings import across_draft, at_the_time, date_of, finding_statement
from assistant.composing.wording import attribution, counted, plain, told_of
from assistant.evidence.answering import VALUE_WANTS
from assistant.evidence.passages import Passage, passages
from assistant.question.terms import WEAK_WEIGHT
from assistant.retrieve import search
from assistant.words.matching import Term, coverage
from corpus.paper import Finding, Paper
from corpus.themes import vectors_of_findings

HELD = 0.6
"""The share of the subject's weight that a finding about it holds in its own words,"""
EITHER = 0.4
"""the same where the question says ``or``,"""
NEAR, ALIKE = 0.45, 0.3
"""or how near it lies in meaning while it holds at least this share,"""
VERY_NEAR = 0.6
"""or how near it lies when it uses other words altogether."""
EACH = 2
"""How many findings each authority is shown with."""
LOOKED_INTO = 30
"""Of how many authorities the papers are searched one by one."""
ENOUGH = 4
"""An authority with fewer hits in the common search is searched by itself."""


@dataclass(frozen=True, slots=True)
class Match:
    """A finding on the subject, and how well it fits."""

    finding: Finding
    paper: Paper
    fit: float


def subject(topic: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that narrow a question down to a subject."""
    return tuple(term for term in topic if term.weight > WEAK_WEIGHT)


def compose_topic(desk: Desk, kind: str | None) -> Draft:
    """Which authorities speak of a subject: findings of the kind asked for, or the best words."""
    if kind is not None and desk.plan.wants not in VALUE_WANTS - {"person"}:
        found = _matches(desk, kind)
        if found:
            return _told(desk, found)
    best = best_passages(desk)
    if not best:
        return nothing("across")
    lines = [_statement(passage) for passage in best.values()]
    return across_draft(desk, [_head(desk, len(best)), *lines], list(best))


def _matches(desk: Desk, kind: str) -> list[Match]:
    plan = desk.plan
    papers = {paper.paper_id: paper for paper in desk.library.in_scope(plan.scope)}
    findings = [
        finding
        for finding in desk.library.findings((kind,), plan.scope)
        if finding.paper_id in papers
        and papers[finding.paper_id].authority not in plan.excluded
        and at_the_time(plan, finding, papers[finding.paper_id])
    ]
    if not findings:
        return []
    terms = subject(plan.topic)
    either = " or " in plan.text.lower()
    asked = desk.library.encode([" ".join(term.text for term in terms)])[0]
    near = vectors_of_findings(desk.library, [f.text for f in findings]) @ asked
    found = []
    for finding, cosine in zip(findings, np.asarray(near, dtype=float), strict=True):
        held = coverage(terms, [(finding.text, 1.0)])
        if (
            held >= (EITHER if either else HELD)
            or (cosine >= NEAR and held >= ALIKE)
            or cosine >= VERY_NEAR
        ):
            found.append(Match(finding, papers[finding.paper_id], held + float(cosine)))
    return found


def _told(desk: Desk, found: Sequence[Match]) -> Draft:
    """The best matches of each authority, authorities with the best match first."""
    by_authority: dict[str, list[Match]] = {}
    for match in sorted(found, key=lambda m: (-m.fit, m.finding.paragraph_id)):
        by_authority.setdefault(match.paper.authority or match.paper.paper_id, []).append(match)
    chosen = [match for own in by_authority.values() for match in _distinct(own)[:EACH]]
    paragraphs = desk.library.paragraphs_by_id([m.finding.paragraph_id for m in chosen])
    lines = [
        finding_statement(m.finding, m.paper, paragraphs[m.finding.paragraph_id])
        for m in chosen
        if m.finding.paragraph_id in paragraphs
    ]
    return across_draft(desk, [_head(desk, len(by_authority)), *lines], list(by_authority))


def _distinct(own: Sequence[Match]) -> list[Match]:
    """One authority's matches, each thing said once, the newest telling of it kept."""
    kept: dict[str, Match] = {}
    for match in own:
        words = " ".join(match.finding.text.lower().split()[:8])
        known = kept.get(words)
        if known is None or (date_of(match.finding, match.paper) or "") > (
            date_of(known.finding, known.paper) or ""
        ):
            kept[words] = match
    return list(kept.values())


def best_passages(desk: Desk) -> dict[str, Passage]:
    """The best passage of each authority that is sure enough, the surest authority first."""
    best: dict[str, Passage] = {}
    for authority in _authorities(desk):
        items = [item for item in desk.evidence.items if item.paper.authority == authority]
        if len(items) < ENOUGH:
            scope = replace(desk.plan.scope, authorities=(authority,))
            items = list(search(desk.plan, desk.library, scope))
        ranked = passages(desk.plan, items[:12])
        if ranked and shows(confidence(ranked[0])):
            best[authority] = ranked[0]
    return dict(sorted(best.items(), key=lambda one: -one[1].score))


def _authorities(desk: Desk) -> Iterable[str]:
    """The authorities to look into, those with the best hits first."""
    scope = desk.library.in_scope(desk.plan.scope)
    hit = [item.paper.authority for item in desk.evidence.items]
    held = [paper.authority for paper in scope]
    wanted = [key for key in dict.fromkeys([*hit, *held]) if key]
    return [key for key in wanted if key not in desk.plan.excluded][:LOOKED_INTO]


def _statement(passage: Passage) -> Statement:
    item = passage.item
    text, quote = shown(passage)
    date = told_of(item.paragraph, item.paper)
    return Statement(
        text,
        (item.paragraph.paragraph_id,),
        (quote,),
        bullet=True,
        lead=attribution(item.paper, date),
        authority=item.paper.authority,
        date=date,
    )


def _head(desk: Desk, telling: int) -> Statement:
    papers = desk.library.in_scope(desk.plan.scope)
    searched = {paper.authority for paper in papers if paper.authority}
    return plain(f"{telling} of {counted(len(searched), 'authority', 'authorities')} searched:")
