"""Findings in the rows of tables, told by the headings of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.paper import Finding, Paper, Paragraph
from ingest.dates import find_dates
from ingest.findings.events import period
from ingest.findings.finders import Told, body_in
from ingest.findings.making import finding
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
            made = finding(paper, paragraph, "recommendation", cell, known)
            yield replace(made, event_date=_dated_by(column))  # whose answers stand beside it
            continue
        if kind in FOUND and len(cell.split()) > 2 and _is_found(column, known):
            yield finding(paper, paragraph, kind, cell, known)
    columns = " | ".join(paragraph.columns)
    if paper.kind == "inspection_report":
        return  # whose job it is to put right what inspectors found makes no plan of it
    if _ACTION_COLUMNS.search(columns):
        yield finding(paper, paragraph, "action", paragraph.text, known)
        if _STATUS_COLUMNS.search(columns):
            yield finding(paper, paragraph, "progress", paragraph.text, known)
    elif _ASKED_COLUMNS.search(columns) and _STATUS_COLUMNS.search(columns):
        yield finding(paper, paragraph, "progress", paragraph.text, known)
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


def _dated_by(column: str) -> str | None:
    """The day that the heading of a column gives: "Recommendation of June 2023"."""
    return next((period(found) for found in find_dates(column)), None)


def _is_found(introduction: str, known: Told) -> bool:
    """Whether concerns and issues were raised by somebody who inspects, not in a debate."""
    return bool(
        known.found_by or not _RAISED.search(introduction) or _TO_IMPROVE.search(introduction)
    )
