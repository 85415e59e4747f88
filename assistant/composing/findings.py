"""Findings as statements, and what an answer over many papers says of its coverage."""

from __future__ import annotations

from assistant.answer import Plan, Statement
from assistant.composing.draft import Desk, Draft
from assistant.composing.wording import attribution, counted, escape, plain, without_bullet
from assistant.words.dates import from_iso
from corpus.paper import Finding, Paper, Paragraph


def finding_statement(finding: Finding, paper: Paper, paragraph: Paragraph) -> Statement:
    """A finding in the paper's words, with whose and of when in front."""
    date = date_of(finding, paper)
    text, quote = escape(without_bullet(finding.text)), without_bullet(finding.text)
    if paragraph.cells and finding.area and finding.grade:
        text = f"{escape(finding.area)}: **{escape(finding.grade)}**"
        quote = paragraph.text
    return Statement(
        text,
        (paragraph.paragraph_id,),
        (quote,),
        bullet=True,
        lead=attribution(paper, date),
        authority=paper.authority,
        date=date,
    )


def date_of(finding: Finding, paper: Paper) -> str | None:
    """The partial ISO date that a finding is of: its event's, else its paper's."""
    return finding.event_date or paper.best_date


def at_the_time(plan: Plan, finding: Finding, paper: Paper) -> bool:
    """Whether a finding is of a time that the question names; True where it names none."""
    if not plan.times.periods:
        return True
    dates = [finding.event_date or paper.best_date]
    if plan.times.of_papers:
        dates.append(paper.best_date)
    return any(
        period.meets(from_iso(date)) for date in dates if date for period in plan.times.periods
    )


def across_draft(desk: Desk, lines: list[Statement], telling: list[str], more: int = 0) -> Draft:
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
