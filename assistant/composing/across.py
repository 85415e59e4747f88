"""Across authorities: the theme or grade first, then who, each in its own words and dated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answer import EvidenceItem, Statement
from assistant.composing.confidence import confidence, shows
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.fact import shown
from assistant.composing.wording import attribution, counted, escape, plain, told_of, without_bullet
from assistant.evidence.passages import Passage, passages
from assistant.evidence.timing import timing
from assistant.words.dates import from_iso
from assistant.question.terms import WEAK_WEIGHT
from assistant.words.matching import Term, coverage
from corpus.paper import Finding, Paper, Paragraph
from corpus.themes import Theme, themes

THEMES = 8
"""How many themes are told; the rest is counted."""
TELLING = 6
"""How many authorities speak under one theme; the rest is named."""
GROUPED = ("improvement_area", "strength", "recommendation", "risk", "action", "progress")
ON_TOPIC = 0.6
"""The share of the topic's weight that a finding holds when it is about the topic."""


def compose_across(desk: Desk) -> Draft:
    """Which authorities, or what recurs among them."""
    plan = desk.plan
    if "judgement" in plan.findings and (plan.grade or not _subject(plan.topic)):
        graded = compose_grades(desk)
        if graded.answers:
            return graded
    kind = next((kind for kind in plan.findings if kind in GROUPED), None)
    if _subject(plan.topic):
        return compose_topic(desk, kind)
    return compose_themes(desk, kind or "improvement_area")


def _subject(topic: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that narrow a question down to a subject."""
    return tuple(term for term in topic if term.weight > WEAK_WEIGHT)


def compose_themes(desk: Desk, kind: str) -> Draft:
    """What recurs: each theme with the authorities it comes from and their words."""
    plan = desk.plan
    found = themes(desk.library, plan.scope, kind)
    told = [_within(desk, theme) for theme in found.themes]
    shared = [theme for theme in told if len(theme.authorities) > 1]
    if not shared:
        return nothing("across")
    papers = {paper.paper_id: paper for paper in desk.library.papers()}
    paragraphs = desk.library.paragraphs_by_id(
        [f.paragraph_id for theme in shared[:THEMES] for f in theme.findings]
    )
    lines: list[Statement] = [plain(_theme_summary(found.authorities_searched, shared, found.findings))]
    for theme in shared[:THEMES]:
        lines.append(plain(f"**{escape(theme.name)}** – {counted(len(theme.authorities), 'authority', 'authorities')}"))
        lines += _theme_lines(theme, papers, paragraphs)
    telling = {papers[f.paper_id].authority for theme in shared for f in theme.findings}
    return _across(desk, lines, [key for key in telling if key], more=len(shared) - THEMES)


def _within(desk: Desk, theme: Theme) -> Theme:
    """A theme with only the findings of the time asked about and of no excluded authority."""
    papers = {paper.paper_id: paper for paper in desk.library.papers()}
    times = desk.plan.times
    kept = []
    for finding in theme.findings:
        paper = papers[finding.paper_id]
        if paper.authority in desk.plan.excluded:
            continue
        if times.periods and not _at_the_time(desk, finding, paper):
            continue
        kept.append(finding)
    names = tuple(dict.fromkeys(papers[f.paper_id].authority_name or "" for f in kept))
    return replace(theme, findings=tuple(kept), authorities=names)


def _at_the_time(desk: Desk, finding: Finding, paper: Paper) -> bool:
    date = finding.event_date or paper.best_date
    return date is not None and any(p.meets(from_iso(date)) for p in desk.plan.times.periods)


def _theme_summary(searched: Sequence[str], shared: Sequence[Theme], findings: int) -> str:
    return (
        f"{counted(len(shared), 'theme')} recur in more than one of the "
        f"{counted(len(searched), 'authority', 'authorities')} searched ({findings} findings)."
    )


def _theme_lines(
    theme: Theme, papers: dict[str, Paper], paragraphs: dict[str, Paragraph]
) -> Iterable[Statement]:
    """One finding for each authority, its newest, and the names of those left out."""
    newest: dict[str, Finding] = {}
    for finding in theme.findings:
        newest.setdefault(papers[finding.paper_id].authority or finding.paper_id, finding)
    ordered = sorted(newest.values(), key=lambda f: f.event_date or "", reverse=True)
    for finding in ordered[:TELLING]:
        if finding.paragraph_id in paragraphs:
            yield finding_statement(finding, papers[finding.paper_id], paragraphs[finding.paragraph_id])
    left = [papers[f.paper_id].authority_name or "" for f in ordered[TELLING:]]
    if left:
        yield plain(f"- Also: {', '.join(left)}")


def finding_statement(finding: Finding, paper: Paper, paragraph: Paragraph) -> Statement:
    """A finding in the paper's words, with whose and of when in front."""
    text = without_bullet(finding.text)
    if paragraph.cells and finding.area and finding.grade:
        return Statement(
            f"{escape(finding.area)}: **{escape(finding.grade)}**",
            (paragraph.paragraph_id,), (paragraph.text,), True,
            attribution(paper, finding.event_date or paper.best_date),
            paper.authority, finding.event_date or paper.best_date,
        )  # fmt: skip
    date = finding.event_date or told_of(paragraph, paper)
    return Statement(
        escape(text), (paragraph.paragraph_id,), (text,), True,
        attribution(paper, date), paper.authority, date,
    )  # fmt: skip


def compose_grades(desk: Desk) -> Draft:
    """Who was judged how: the newest judgement of each authority, or of the time asked about."""
    plan = desk.plan
    chosen = grades_of(desk)
    if plan.grade:
        chosen = [f for f in chosen if (f.grade or "").lower().startswith(plan.grade[:12])]
    if not chosen:
        return nothing("across")
    papers = {paper.paper_id: paper for paper in desk.library.papers()}
    paragraphs = desk.library.paragraphs_by_id([finding.paragraph_id for finding in chosen])
    lines = [
        finding_statement(f, papers[f.paper_id], paragraphs[f.paragraph_id])
        for f in chosen
        if f.paragraph_id in paragraphs
    ]
    telling = list(dict.fromkeys(papers[f.paper_id].authority or "" for f in chosen))
    searched = {paper.authority for paper in desk.library.in_scope(plan.scope) if paper.authority}
    head = plain(f"{len(telling)} of {counted(len(searched), 'authority', 'authorities')} searched:")
    return _across(desk, [head, *lines], [key for key in telling if key])


def grades_of(desk: Desk, side: tuple[str, ...] | None = None) -> list[Finding]:
    """The judgements of the area asked about (the overall one where none is named), the newest
    of each authority or those of the time asked about."""
    plan = desk.plan
    papers = {paper.paper_id: paper for paper in desk.library.in_scope(plan.scope)}
    held = [
        finding
        for finding in desk.library.findings(("judgement",), plan.scope)
        if finding.grade and finding.area and finding.paper_id in papers
        and (side is None or papers[finding.paper_id].authority in side)
        and papers[finding.paper_id].authority not in plan.excluded
    ]
    if plan.times.periods:
        held = [f for f in held if _at_the_time(desk, f, papers[f.paper_id])]
    held = _of_area(held, plan.topic)
    newest: dict[str, Finding] = {}
    for finding in held:
        key = papers[finding.paper_id].authority or finding.paper_id
        date = finding.event_date or papers[finding.paper_id].best_date or ""
        known = newest.get(key)
        if known is None or date > (known.event_date or papers[known.paper_id].best_date or ""):
            newest[key] = finding
    return sorted(newest.values(), key=lambda f: papers[f.paper_id].authority_name or "")


def _of_area(held: Sequence[Finding], topic: Sequence[Term]) -> list[Finding]:
    subject = _subject(topic)
    if subject:
        named = [f for f in held if coverage(subject, [(f.area or "", 1.0)]) >= ON_TOPIC]
        if named:
            return named
    return [f for f in held if "overall" in (f.area or "").lower()]


def compose_topic(desk: Desk, kind: str | None) -> Draft:
    """Which authorities speak of a topic: the best words of each."""
    plan = desk.plan
    papers = {paper.paper_id: paper for paper in desk.library.in_scope(plan.scope)}
    best = _best_passages(desk, kind)
    if not best:
        return nothing("across")
    lines = []
    for passage in best.values():
        item = passage.item
        text, quote = shown(passage)
        date = told_of(item.paragraph, item.paper)
        lines.append(
            Statement(
                text, (item.paragraph.paragraph_id,), (quote,), True,
                attribution(item.paper, date), item.paper.authority, date,
            )
        )  # fmt: skip
    searched = {paper.authority for paper in papers.values() if paper.authority}
    head = plain(f"{len(best)} of {counted(len(searched), 'authority', 'authorities')} searched:")
    return _across(desk, [head, *lines], list(best))


def _best_passages(desk: Desk, kind: str | None) -> dict[str, Passage]:
    """The best passage of each authority that is sure enough, the surest authority first."""
    plan = desk.plan
    kinds = _kinds_of(desk, kind)
    best: dict[str, Passage] = {}
    for passage in passages(plan, desk.evidence.items):
        authority = passage.item.paper.authority
        if authority is None or authority in best:
            continue
        if kind is not None and passage.item.paragraph.paragraph_id not in kinds:
            continue
        if kind is None and not shows(confidence(passage)):
            continue
        if kind is not None and passage.signs.covered < ON_TOPIC:
            continue
        best[authority] = passage
    return best


def _kinds_of(desk: Desk, kind: str | None) -> set[str]:
    if kind is None:
        return set()
    return {finding.paragraph_id for finding in desk.library.findings((kind,), desk.plan.scope)}


def _across(desk: Desk, lines: list[Statement], telling: list[str], more: int = 0) -> Draft:
    """The draft with who is without evidence and what could not be read."""
    searched = [p for p in desk.library.in_scope(desk.plan.scope) if p.authority]
    ids = list(dict.fromkeys(paper.authority for paper in searched if paper.authority))
    silent = [key for key in ids if key not in telling and key not in desk.plan.excluded]
    if more > 0:
        lines.append(plain(f"… and {counted(more, 'more theme')}; `papers themes` lists them all."))
    if silent:
        names = sorted(desk.known.name(key) for key in silent)
        lines.append(plain(f"Nothing found for: {', '.join(names)}."))
    failures = desk.library.failures()
    if failures:
        named = ", ".join(f"{escape(f.source)} ({escape(f.reason)})" for f in failures[:5])
        lines.append(plain(f"Not read, so not counted: {named}."))
    return Draft(
        "across", "answered", tuple(lines),
        with_evidence=tuple(telling), without_evidence=tuple(silent), confidence=1.0,
    )  # fmt: skip


def on_time(item: EvidenceItem, desk: Desk) -> bool:
    """Whether an item tells of the time asked about."""
    return timing(item.paragraph, item.paper, desk.plan.times) >= 0.6
