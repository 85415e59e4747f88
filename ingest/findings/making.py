"""A finding made of what a paragraph says, with whose it is and when."""

from __future__ import annotations

import re

from corpus.paper import Finding, FindingKind, Outcome, Paper, Paragraph
from ingest.findings.dating import listed_of
from ingest.findings.finders import Told, auditor_of

# what a meeting is to do with the paper, in its covering words
_ASKED = re.compile(r"\b(?:asked|invited|recommended|requested)\s+to\b|^\W*(?:to\s+)?note\b", re.I)
IS_QUOTED = re.compile(r"\W*[“\"‘]")


def is_anothers(paragraph: Paragraph, text: str) -> bool:
    """Whether a paper repeats what others said: in quotation marks, or in a list of another day."""
    return bool(IS_QUOTED.match(text)) or listed_of(paragraph.lead_in or "") is not None


def finding(
    paper: Paper,
    paragraph: Paragraph,
    kind: FindingKind,
    text: str,
    told: Told,
    outcome: Outcome | None = None,
) -> Finding:
    """The finding; what a council recommends or will do is dated by its own meeting."""
    own = paper.kind != "inspection_report" and not is_anothers(paragraph, text)
    if kind in ("recommendation", "action") and own:
        asked = _ASKED.search(f"{paragraph.lead_in or ''} {text}")
        by = None if asked else auditor_of(paper)
        told = Told(paper.meeting_date if kind == "recommendation" else None, by)
    return Finding(
        kind=kind,
        paragraph_id=paragraph.paragraph_id,
        paper_id=paragraph.paper_id,
        text=text,
        authority=paper.authority,
        event_date=told.date,
        found_by=told.found_by,
        outcome=outcome,
    )
