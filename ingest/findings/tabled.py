"""Findings in the rows of tables, told by the headings of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.paper import Finding, Outcome, Paper, Paragraph
from ingest.dates import find_dates
from ingest.findings.events import period
from ingest.findings.finders import Told, body_in
from ingest.findings.making import finding
from ingest.findings.tracking import is_tracked, updated_when
from ingest.findings.wording import FOUND, listed_as

_ACTION_COLUMNS = re.compile(r"\b(?:actions?|task|activity|milestone)\b", re.IGNORECASE)
_NOTED_ACTION = re.compile(r"\W*actions?(?:\s+(?:points?|agreed|by|required))?\W*$", re.IGNORECASE)
_ASKED_COLUMNS = re.compile(r"\b(?:recommendations?|resolutions?|decisions?)\b", re.IGNORECASE)
_RECOMMENDED = re.compile(
    r"\W*(?:[\w’']+\s+){0,3}?recommendations?(?:\s+(?:text|made|of\s.{3,60}|from\s.{3,60}))?\W*",
    re.IGNORECASE,
)
_FEW_WORDS = 3
_STATUS_COLUMNS = re.compile(r"\b(?:rag|rating|status|progress|update)\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:responses?|repl(?:y|ies)|accepted|agreed|decisions?|outcomes?|comments?|actions?)\b",
    re.IGNORECASE,
)
_RAISED = re.compile(r"\b(?:concerns?|issues?)\b", re.IGNORECASE)
# by what a plan will be judged is nothing that anybody found
_MEASURED = re.compile(r"\b(?:measures?|criteria|indicators?|outcomes?)\b", re.IGNORECASE)
_TO_IMPROVE = re.compile(r"improv|develop|weak|short|deficien|\bneed|priorit", re.IGNORECASE)


def in_table(paper: Paper, paragraph: Paragraph, known: Told) -> Iterator[Finding]:
    """What a row states under the headings of its columns."""
    for column, cell in zip(paragraph.columns, paragraph.cells, strict=False):
        kind = listed_as(column)
        if _MEASURED.search(column):
            continue
        if _RECOMMENDED.fullmatch(column) and len(cell.split()) > _FEW_WORDS:
            outcome: Outcome | None = None if _answered(paragraph) else "proposed"
            made = finding(paper, paragraph, "recommendation", cell, known, outcome)
            day = _dated_by(column) or (paper.meeting_date if outcome else None)
            yield replace(made, event_date=day)
            continue
        if kind in FOUND and len(cell.split()) > 2 and _is_found(column, known):
            yield finding(paper, paragraph, kind, cell, known)
    columns = " | ".join(paragraph.columns)
    if paper.kind == "inspection_report":
        return  # whose job it is to put right what inspectors found makes no plan of it
    if _ACTION_COLUMNS.search(columns):
        yield finding(paper, paragraph, "action", paragraph.text, known)
        if _STATUS_COLUMNS.search(columns):
            yield finding(
                paper, paragraph, "progress", paragraph.text, _went(paper, paragraph, known)
            )
    elif _ASKED_COLUMNS.search(columns) and _STATUS_COLUMNS.search(columns):
        yield finding(paper, paragraph, "progress", paragraph.text, _went(paper, paragraph, known))
    elif re.search(r"\brisks?\b", columns, re.IGNORECASE):
        # of no inspection told of elsewhere, nor of the day of one of its controls
        seen = known if body_in(paragraph.text) else Told(None, None)
        yield finding(paper, paragraph, "risk", paragraph.text, seen)


def agreed_in_rows(
    paper: Paper, paragraphs: Sequence[Paragraph], told: dict[str, Told]
) -> Iterator[Finding]:
    """What minutes that are kept as a table note in their column of actions."""
    for paragraph in paragraphs:
        for column, cell in zip(paragraph.columns, paragraph.cells, strict=False):
            if _NOTED_ACTION.match(column) and len(cell.split()) > 2:
                known = told[paragraph.paragraph_id]
                yield finding(paper, paragraph, "action", cell, known)


def _answered(paragraph: Paragraph) -> bool:
    """Whether the answer to a recommendation, or what was done on it, stands beside it."""
    columns = paragraph.columns
    return any(_ANSWERED.search(name) or _STATUS_COLUMNS.search(name) for name in columns)


def _went(paper: Paper, paragraph: Paragraph, known: Told) -> Told:
    """When it went so, as the council itself says; never the day of what inspectors found."""
    agreed = known.date if is_tracked(paragraph) else None
    return Told(updated_when(paragraph, paper) or agreed, None)


def _dated_by(column: str) -> str | None:
    """The day that the heading of a column gives: "Recommendation of June 2023"."""
    return next((period(found) for found in find_dates(column)), None)


def _is_found(introduction: str, known: Told) -> bool:
    """Whether concerns and issues were raised by somebody who inspects, not in a debate."""
    return bool(
        known.found_by or not _RAISED.search(introduction) or _TO_IMPROVE.search(introduction)
    )
