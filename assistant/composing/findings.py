"""Findings as statements, and what an answer over many papers says of its coverage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Plan, Statement
from assistant.composing.draft import Desk, Draft
from assistant.composing.wording import (
    attribution,
    counted,
    escape,
    plain,
    told_of,
    without_bullet,
)
from assistant.evidence.spanned import spanned
from assistant.words.dates import from_iso
from corpus.paper import Finding, Paper, Paragraph

NAMED = 30
"""How many further authorities are named at most under one theme."""
LONG = 28
"""A finding of more words is told by its first part that can stand alone."""
SILENT = 30
"""How many authorities without evidence are named at most."""

_REFERENCE = re.compile(r"\s*\(paragraphs?[\s\d,–-]+(?:and \d+)?\)\.?$", re.IGNORECASE)
_PART = re.compile(r"[;:.](?=\s)|,(?=\s(?:and|so that|in order|to|which|including|with)\b)")


def finding_statement(
    finding: Finding, paper: Paper, paragraph: Paragraph, former: str | None = None
) -> Statement:
    """A finding in the paper's words, with whose and of when in front.

    ``former`` names the council that it is of where the paper's authority took over from it.
    """
    quote = _REFERENCE.sub("", without_bullet(finding.text))
    date = told_of(paragraph, paper, quote, finding.event_date)
    text = escape(quote)
    if paragraph.cells and finding.area and finding.grade:
        text = f"{escape(finding.area)}: **{escape(finding.grade)}**"
        quote = paragraph.text
    return Statement(
        text,
        (paragraph.paragraph_id,),
        (quote,),
        bullet=True,
        lead=attribution(paper, date, former),
        authority=paper.authority,
        date=date,
    )


def shortened(statement: Statement) -> Statement:
    """A long finding cut where a part of it ends, with a mark that it goes on."""
    words = statement.text.split()
    if len(words) <= LONG:
        return statement
    head = " ".join(words[:LONG])
    ends = [match.start() for match in _PART.finditer(head)]
    cut = head[: ends[-1]] if ends else head
    return replace(statement, text=f"{cut.rstrip(' ,;:–-')} …")


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


def also(told: Sequence[tuple[Finding, Paper, str | None]]) -> list[Statement]:
    """One line that names further authorities, each with its date and the place that tells."""
    if not told:
        return []
    found = [plain("- Also:")]
    for finding, paper, former in told[:NAMED]:
        date = date_of(finding, paper)
        quote = without_bullet(finding.text)
        found.append(
            Statement(
                "", (finding.paragraph_id,), (quote,), lead=attribution(paper, date, former),
                authority=paper.authority, date=date, inline=True,
            )
        )  # fmt: skip
    return found


def of_searched(desk: Desk, telling: int) -> str:
    """``5 of 10 authorities searched``."""
    searched = len(spanned(desk.library, desk.plan.scope).authorities)
    return f"{telling} of {counted(searched, 'authority', 'authorities')} searched"


def across_draft(desk: Desk, lines: list[Statement], telling: list[str], more: int = 0) -> Draft:
    """The draft with who is without evidence and what could not be read."""
    searched = spanned(desk.library, desk.plan.scope).authorities
    silent = [key for key in searched if key not in telling and key not in desk.plan.excluded]
    if more > 0:
        lines.append(
            plain(
                f"… and {counted(more, 'more theme')}; the page of themes (or `papers themes`) lists them all."
            )
        )
    if silent:
        names = sorted(desk.known.name(key) for key in silent)
        left = len(names) - SILENT
        more_names = f" and {left} more" if left > 0 else ""
        lines.append(plain(f"Nothing found for: {', '.join(names[:SILENT])}{more_names}."))
    failures = desk.library.failures()
    if failures:
        named = ", ".join(f"{escape(f.source)} ({escape(f.reason)})" for f in failures[:5])
        lines.append(plain(f"Not read, so not counted: {named}."))
    return Draft(
        "across", "answered", tuple(lines),
        with_evidence=tuple(telling), without_evidence=tuple(silent), confidence=1.0,
    )  # fmt: skip
