"""What a paper states wherever it stands: judgements, sums, and what inspectors evaluate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.paper import Finding, FindingKind, Paper, Paragraph
from ingest.findings.evaluating import evaluations
from ingest.findings.events import events_of, opens_on
from ingest.findings.finders import Told, body_in, main_body
from ingest.findings.grades import judgements, scored
from ingest.findings.making import finding
from ingest.findings.progressed import progress_made
from ingest.findings.sentences import sentences
from ingest.findings.spoken import inspected_or_met
from ingest.findings.sums import running, sums
from ingest.findings.wording import (
    listed_as,
)

ASKS = re.compile(
    r"^\W*(?:that|to|note|agree|approve|endorse|consider|support|ensure|improve|review)\b|"
    r"\b(?:asked|recommend\w*|invited|requested|notes?|agrees?|approves?|endorses?|considers?)\b",
    re.IGNORECASE,
)
_PAPERS = re.compile(r"\b(?:background|attached|published)\b.{0,20}\b(?:papers?|documents?)\b|"
                     r"\bcontacts?\b|\bappendices\b", re.IGNORECASE)  # fmt: skip
_SEEN_NOW = re.compile(
    r"\binspectors\s+(?:\w+\s+)?(?:found|saw|noted|identified|heard)\b|\bthis\s+inspection\b|\bcurrently\b|"
    r"\b(?:is|are)\s+now\b",
    re.IGNORECASE,
)


def evaluated(
    paper: Paper,
    paragraphs: Sequence[Paragraph],
    told: dict[str, Told],
    findings: Sequence[Finding],
) -> Iterator[Finding]:
    """What an inspection report praises or finds wanting in its prose, beside its lists."""
    by_id = {p.paragraph_id: p for p in paragraphs}
    listed = {f.kind for f in findings if _is_listed(by_id[f.paragraph_id], f.kind)}
    known = {(f.paragraph_id, f.text) for f in findings}
    body = main_body(paper, paragraphs)
    for paragraph, kind, sentence in evaluations(paragraphs, listed):
        if (paragraph.paragraph_id, sentence) not in known:
            of = Told(
                own_date(sentence, told[paragraph.paragraph_id], paper),
                _named_so_far(paragraph, sentence) or body,
            )
            yield finding(paper, paragraph, kind, sentence, of)


def _named_so_far(paragraph: Paragraph, sentence: str) -> str | None:
    """The body that a sentence of an inspection report names, or one before it in its paragraph."""
    named = None
    for said in sentences(paragraph.text):
        named = body_in(said) or named
        if said == sentence:
            break
    return named


def _is_listed(paragraph: Paragraph, kind: FindingKind) -> bool:
    """Whether a finding stands in a list, or under a heading, of its kind."""
    said = (paragraph.lead_in or "", paragraph.section)
    return any(listed_as(text, inspected=True) == kind for text in said)


def own_date(sentence: str, known: Told, paper: Paper) -> str | None:
    """The event that a sentence opens by telling of, else the one of its paragraph.

    What the inspectors of a report saw themselves is of their inspection, even where the paragraph
    begins with what came before.
    """
    own = next((e.date for e in events_of(sentence) if opens_on(sentence, e)), None)
    if own is None and paper.kind == "inspection_report" and _SEEN_NOW.search(sentence):
        own = inspected_or_met(paper)
    return own or known.date


def everywhere(
    paper: Paper, paragraphs: Sequence[Paragraph], told: dict[str, Told]
) -> Iterator[Finding]:
    """Judgements, costs and figures, which any kind of paper may state."""
    body = main_body(paper, paragraphs)
    count = running(paragraphs)
    for above, paragraph in zip((None, *paragraphs), paragraphs, strict=False):
        if paragraph.kind in ("front_matter", "agenda_item"):
            continue
        known = told[paragraph.paragraph_id]
        asked = paragraph.kind == "recommendation" or ASKS.match(paragraph.text) is not None
        graded = [] if asked else list(judgements(paragraph))
        if paper.kind == "inspection_report":
            graded += progress_made(paragraph)
        if score := scored(paragraph, above):
            graded = [score]
        for judged in graded:
            day = judged.date or _judged_when(judged.text)
            if day is None and (paper.kind != "minutes" or known.date != paper.meeting_date):
                day = known.date  # that minutes tell of a judgement does not date it
            of = Told(day, known.found_by)
            made = finding(paper, paragraph, "judgement", judged.text, of)
            yield replace(made, area=judged.area or None, grade=judged.grade)
        if (graded and paragraph.cells) or _PAPERS.search(paragraph.section):
            continue
        by = body if paper.kind == "inspection_report" else None
        for kind, text, own in sums(paragraph, count):
            of = Told(known.date if own is None or _is_ahead(own, paper) else own, by)
            yield finding(paper, paragraph, kind, text, of)


def _is_ahead(day: str, paper: Paper) -> bool:
    """Whether a date is still to come when a paper is written, as those of its forecasts are."""
    return paper.best_date is not None and day > paper.best_date


def _judged_when(sentence: str) -> str | None:
    """The inspection that a sentence gives its judgement of, even one that is long past."""
    dated = [event for event in events_of(sentence) if not event.published]
    return dated[0].date if dated else None
