"""What the papers tell of an authority since a time, where nothing can be set side by side."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.composing.about import about
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.findings import date_of, finding_statement, shortened
from assistant.composing.wording import joined, plain
from assistant.question.terms import subject_terms
from assistant.words.dates import from_iso, in_words
from corpus.paper import Finding, Paper

TOLD_BY = ("judgement", "progress", "strength", "improvement_area")
"""The kinds of finding that tell how something went, the most telling first."""
EACH, SHOWN = 3, 9
"""How many findings of one time are told, and how many in all."""

Dated = tuple[str, Finding, Paper]


def compose_told(desk: Desk) -> Draft:
    """How it went with one authority, oldest first; it says so where that is one time only."""
    plan = desk.plan
    if len(plan.sides) != 1:
        return nothing("change")
    found = _since(desk, _of_subject(desk))
    if not found:
        return nothing("change")
    paragraphs = desk.library.paragraphs_by_id([one.paragraph_id for _, one, _ in found])
    lines = [
        shortened(finding_statement(finding, paper, paragraphs[finding.paragraph_id]))
        for _, finding, paper in found
        if finding.paragraph_id in paragraphs
    ]
    times = list(dict.fromkeys(date for date, _, _ in found))
    if len(times) == 1:
        name = joined([desk.known.name(key) for key in plan.sides[0]], "and")
        told = f"The papers held tell of {name} at one time only, {in_words(times[0])}: they do not say what changed."
        lines.append(plain(told))
    return Draft(
        "change",
        "partly_answered" if len(times) == 1 else "answered",
        tuple(lines),
        with_evidence=tuple(dict.fromkeys(p.authority for _, _, p in found if p.authority)),
        confidence=1.0,
    )


def _of_subject(desk: Desk) -> list[tuple[Finding, Paper]]:
    """The authority's findings, of the subject where the question has one."""
    papers = desk.papers_by_id()
    held = [
        finding
        for finding in desk.library.findings(TOLD_BY, desk.plan.scope)
        if finding.paper_id in papers
    ]
    if not subject_terms(desk.plan.topic):
        return [(finding, papers[finding.paper_id]) for finding in held]
    return [(match.finding, match.paper) for match in about(desk, held, papers)]


def _since(desk: Desk, held: Sequence[tuple[Finding, Paper]]) -> list[Dated]:
    """Those of the first time asked about and later, some of each time, by time and kind."""
    start = min((period.start for period in desk.plan.times.periods), default="")
    dated = [(date_of(finding, paper), finding, paper) for finding, paper in held]
    late = [(d, f, p) for d, f, p in dated if d and from_iso(d).end >= start]
    late.sort(key=lambda one: (one[0], TOLD_BY.index(one[1].kind), one[1].paragraph_id))
    counts: dict[str, int] = {}
    chosen: list[Dated] = []
    for date, finding, paper in late:
        counts[date] = counts.get(date, 0) + 1
        if counts[date] <= EACH:
            chosen.append((date, finding, paper))
    return chosen[-SHOWN:]
