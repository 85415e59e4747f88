"""Across authorities: the theme or grade first, then who, each in its own words and dated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.findings import (
    across_draft,
    also,
    at_the_time,
    finding_statement,
    shortened,
)
from assistant.composing.grades import compose_grades
from assistant.composing.topic import compose_topic
from assistant.composing.wording import counted, escape, plain, without_bullet
from assistant.question.terms import FRAME, subject_terms
from corpus.paper import Finding, Paper
from corpus.themes import Theme, Themes, themes

THEMES = 7
"""How many themes are told; the rest is named with its number of authorities."""
NAMED = 12
"""How many more are named."""
TELLING = 4
"""How many authorities speak in their own words under one theme; of the others the place is
cited."""
BRIEF = 12
"""How many words of a theme that is named by a finding are shown where it is only listed."""
THEMED = frozenset(
    "theme themes issue issues thing things topic topics subject subjects pattern patterns".split()
)
INSPECTED = frozenset("inspected inspection inspections inspectors visit visits visited".split())
_THEMES = re.compile(r"\b(?:themes?|patterns?|recur\w*|most often|most common)\b", re.IGNORECASE)
GROUPED = ("improvement_area", "strength", "recommendation", "risk", "action", "progress")


def compose_across(desk: Desk) -> Draft:
    """Which authorities, or what recurs among them."""
    plan = desk.plan
    if "judgement" in plan.findings and (plan.grade or not subject_terms(plan.topic)):
        graded = compose_grades(desk)
        if graded.answers or (plan.grade and not subject_terms(plan.topic)):
            return graded
    kind = next((kind for kind in plan.findings if kind in GROUPED), None)
    if _only_inspections(desk):
        return compose_grades(desk)
    if subject_terms(plan.topic) and not _only_themes(desk):
        return compose_topic(desk, kind)
    return compose_themes(desk, kind or "improvement_area")


def _only_inspections(desk: Desk) -> bool:
    """Whether it asks who was inspected, and nothing more."""
    asked = {word for term in subject_terms(desk.plan.topic) for word in term.text.split()}
    return bool(asked & INSPECTED) and asked <= FRAME and not desk.plan.findings


def _only_themes(desk: Desk) -> bool:
    """Whether it asks for themes as such (``what themes come up most often``)."""
    asked = {word for term in subject_terms(desk.plan.topic) for word in term.text.split()}
    return bool(_THEMES.search(desk.plan.text)) and asked <= FRAME | THEMED


def compose_themes(desk: Desk, kind: str) -> Draft:
    """What recurs: each theme with the authorities it comes from and their words."""
    plan = desk.plan
    found = themes(desk.library, plan.scope, kind)
    papers = {paper.paper_id: paper for paper in desk.library.papers()}
    told = [_within(desk, theme, found, papers) for theme in found.themes]
    shared = sorted(
        (theme for theme in told if len(theme.authorities) > 1),
        key=lambda theme: -len(theme.authorities),
    )
    if not shared:
        return nothing("across")
    lines: list[Statement] = [
        plain(_theme_summary(found.authorities_searched, shared, found.findings))
    ]
    for theme in shared[:THEMES]:
        many = counted(len(theme.authorities), "authority", "authorities")
        lines.append(plain(f"**{escape(_brief(theme.name))}** – {many}"))
        lines += _theme_lines(desk, theme, found, papers)
    lines += _further(shared[THEMES : THEMES + NAMED])
    tellers = {
        f.paper_id
        for theme in told
        for f in theme.findings
        if not found.former or not found.told_by(f)
    }
    telling = {papers[name].authority for name in tellers}
    return across_draft(
        desk, lines, [key for key in telling if key], more=len(shared) - THEMES - NAMED
    )


def _within(desk: Desk, theme: Theme, found: Themes, papers: dict[str, Paper]) -> Theme:
    """A theme with only the findings of the time asked about and of no excluded authority."""
    times = desk.plan.times
    if not times.periods and not desk.plan.excluded:
        return theme
    kept = []
    for finding in theme.findings:
        paper = papers[finding.paper_id]
        if paper.authority in desk.plan.excluded:
            continue
        if times.periods and not at_the_time(desk.plan, finding, paper):
            continue
        kept.append(finding)
    names = tuple(dict.fromkeys(found.whose(f) for f in kept))
    return replace(theme, findings=tuple(kept), authorities=names)


def _theme_summary(searched: Sequence[str], shared: Sequence[Theme], findings: int) -> str:
    return (
        f"{counted(len(shared), 'theme')} {'recurs' if len(shared) == 1 else 'recur'} in more than one of the "
        f"{counted(len(searched), 'authority', 'authorities')} searched ({findings} findings)."
    )


def _further(shared: Sequence[Theme]) -> Iterable[Statement]:
    """Further themes by name, with the number of authorities and the newest place that tells."""
    if shared:
        yield plain("Also in more than one:")
    for theme in shared:
        newest = max(theme.findings, key=lambda finding: finding.event_date or "")
        many = counted(len(theme.authorities), "authority", "authorities")
        yield Statement(
            "",
            (newest.paragraph_id,),
            (without_bullet(newest.text),),
            lead=f"{escape(_brief(theme.name))} ({many})",
            inline=True,
        )


def _brief(name: str) -> str:
    words = name.split()
    return name if len(words) <= BRIEF else f"{' '.join(words[:BRIEF])} …"


def _theme_lines(
    desk: Desk, theme: Theme, found: Themes, papers: dict[str, Paper]
) -> Iterable[Statement]:
    """One finding for each authority, its newest, and where the others stand."""
    newest: dict[str, Finding] = {}
    for finding in theme.findings:
        newest.setdefault(found.whose(finding) or finding.paper_id, finding)
    ordered = sorted(newest.values(), key=lambda f: f.event_date or "", reverse=True)
    paragraphs = desk.library.paragraphs_by_id([f.paragraph_id for f in ordered[:TELLING]])
    for finding in ordered[:TELLING]:
        if finding.paragraph_id in paragraphs:
            paper, former = papers[finding.paper_id], _former(found, finding)
            paragraph = paragraphs[finding.paragraph_id]
            yield shortened(finding_statement(finding, paper, paragraph, former))
    yield from also([(f, papers[f.paper_id], _former(found, f)) for f in ordered[TELLING:]])


def _former(found: Themes, finding: Finding) -> str | None:
    return found.whose(finding) if found.told_by(finding) else None
