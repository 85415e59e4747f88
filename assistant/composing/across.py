"""Across authorities: the theme or grade first, then who, each in its own words and dated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.findings import across_draft, at_the_time, finding_statement
from assistant.composing.grades import compose_grades
from assistant.composing.topic import compose_topic, subject
from assistant.composing.wording import counted, escape, plain
from corpus.paper import Finding, Paper, Paragraph
from corpus.themes import Theme, themes

THEMES = 10
"""How many themes are told; the rest is counted."""
NAMED = 30
"""How many more are named, with the number of authorities."""
TELLING = 6
"""How many authorities speak under one theme; the rest is named."""
GROUPED = ("improvement_area", "strength", "recommendation", "risk", "action", "progress")


def compose_across(desk: Desk) -> Draft:
    """Which authorities, or what recurs among them."""
    plan = desk.plan
    if "judgement" in plan.findings and (plan.grade or not subject(plan.topic)):
        graded = compose_grades(desk)
        if graded.answers:
            return graded
    kind = next((kind for kind in plan.findings if kind in GROUPED), None)
    if subject(plan.topic):
        return compose_topic(desk, kind)
    return compose_themes(desk, kind or "improvement_area")


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
    lines: list[Statement] = [
        plain(_theme_summary(found.authorities_searched, shared, found.findings))
    ]
    for theme in shared[:THEMES]:
        lines.append(
            plain(
                f"**{escape(theme.name)}** – {counted(len(theme.authorities), 'authority', 'authorities')}"
            )
        )
        lines += _theme_lines(theme, papers, paragraphs)
    if len(shared) > THEMES:
        rest = [f"{escape(theme.name)} ({len(theme.authorities)})" for theme in shared[THEMES:]]
        lines.append(plain(f"Also in more than one: {'; '.join(rest[:NAMED])}."))
    telling = {papers[f.paper_id].authority for theme in shared for f in theme.findings}
    left = len(shared) - THEMES - NAMED
    return across_draft(desk, lines, [key for key in telling if key], more=left)


def _within(desk: Desk, theme: Theme) -> Theme:
    """A theme with only the findings of the time asked about and of no excluded authority."""
    papers = {paper.paper_id: paper for paper in desk.library.papers()}
    times = desk.plan.times
    kept = []
    for finding in theme.findings:
        paper = papers[finding.paper_id]
        if paper.authority in desk.plan.excluded:
            continue
        if times.periods and not at_the_time(desk.plan, finding, paper):
            continue
        kept.append(finding)
    names = tuple(dict.fromkeys(papers[f.paper_id].authority_name or "" for f in kept))
    return replace(theme, findings=tuple(kept), authorities=names)


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
            yield finding_statement(
                finding, papers[finding.paper_id], paragraphs[finding.paragraph_id]
            )
    left = [papers[f.paper_id].authority_name or "" for f in ordered[TELLING:]]
    if left:
        yield plain(f"- Also: {', '.join(left)}")
