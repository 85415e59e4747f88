"""The findings of a paper, and its paragraphs with the date of what each tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.paper import Finding, FindingKind, Outcome, Paper, Paragraph, Section
from ingest.dates import find_dates
from ingest.findings.evaluating import evaluations
from ingest.findings.events import events_of, opening_date, opens_on, period
from ingest.findings.finders import Told, body_in, main_body
from ingest.findings.grades import judgements, scored
from ingest.findings.making import IS_QUOTED, finding
from ingest.findings.meetings.debate import Debate
from ingest.findings.meetings.elsewhere import told_decisions
from ingest.findings.nested import kind_within, only_opens, openers
from ingest.findings.sentences import Leads, introductions, sentence_before, sentences, tidied
from ingest.findings.sums import sums
from ingest.findings.tabled import agreed_in_rows, in_table
from ingest.findings.telling import inspected_or_met, told_of
from ingest.findings.wording import (
    FOUND,
    is_neutral,
    listed_as,
    said_to_be,
    says_no_risk,
    sounds_like,
)

_ONLY_ASKS = re.compile(r":$|^.{0,60}\b(?:asked|recommended|invited|requested)(?:\s+to)?\W*$", re.I)
_DEADLINE = re.compile(r"\b(?:by|until|before|from)\s+(?:the\s+)?$", re.IGNORECASE)
_ASKS = re.compile(
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
_REASONS = re.compile(
    r"\b(?:reasons?|alternatives?|options?|other\s+consultation|background\s+papers)\b",
    re.IGNORECASE,
)


def find(
    paper: Paper, sections: Sequence[Section], paragraphs: Sequence[Paragraph]
) -> tuple[tuple[Finding, ...], tuple[Paragraph, ...]]:
    """The findings of a paper in its order, and its paragraphs with their event's date."""
    leads = introductions(paragraphs)
    told = told_of(paper, paragraphs, leads)
    findings: list[Finding] = []
    moved: set[str] = set()
    if paper.kind in ("minutes", "decision_record"):
        debate = Debate(paper, paragraphs, leads)
        findings += debate.read()
        moved = debate.moved
        findings += agreed_in_rows(paper, paragraphs, told)
    else:
        findings += _in_report(paper, paragraphs, leads, told)
    if paper.kind == "inspection_report":
        findings += _evaluated(paper, paragraphs, told, findings)
    # what the mover of a motion asserts is nobody's finding
    findings += _everywhere(paper, [p for p in paragraphs if p.paragraph_id not in moved], told)
    order = {p.paragraph_id: p.position for p in paragraphs}
    findings.sort(key=lambda finding: order[finding.paragraph_id])
    dated = tuple(replace(p, event_date=told[p.paragraph_id].date) for p in paragraphs)
    return tuple(dict.fromkeys(findings)), dated


def _in_report(
    paper: Paper,
    paragraphs: Sequence[Paragraph],
    leads: Leads,
    told: dict[str, Told],
) -> Iterator[Finding]:
    texts: dict[int | None, str] = {p.position: p.text for p in paragraphs}
    with_lists = {p.sections for p in paragraphs if p.kind in ("item", "recommendation")}
    opening, opened = openers(paragraphs), dict[str, FindingKind]()
    for paragraph in paragraphs:
        if paragraph.kind in ("front_matter", "agenda_item"):
            continue
        known = told[paragraph.paragraph_id]
        if paragraph.kind == "row":
            yield from in_table(paper, paragraph, known)
            continue
        kind = kind_within(paragraph, opened, leads) or _listed(paper, paragraph, leads, texts)
        if kind == "improvement_area" and _is_prose(paragraph) and paragraph.sections in with_lists:
            kind = None  # the list under such a heading is what is to improve, not the prose
        if kind is not None and paragraph.paragraph_id in opening:
            opened[paragraph.paragraph_id] = kind
        if kind is not None:
            if not only_opens(paragraph, opening):
                yield from _as_listed(paper, paragraph, kind, known)
            continue
        yield from _in_prose(paper, paragraph, known)


def _listed(
    paper: Paper, paragraph: Paragraph, leads: Leads, texts: Mapping[int | None, str]
) -> FindingKind | None:
    """What a paragraph is by its place: in a list, or under a telling heading."""
    inspected = paper.kind == "inspection_report"
    if paragraph.kind == "recommendation":
        return "recommendation"
    lead, _ = leads.get(paragraph.paragraph_id, ("", None))
    if paragraph.kind in ("item", "resolution"):
        kind = listed_as(lead, inspected=inspected)
        if kind is not None:
            return kind
        headed = listed_as(paragraph.section, inspected=inspected)
        if is_neutral(lead):
            return headed if headed in FOUND else sounds_like(paragraph.text)
        if not lead.rstrip().endswith(":") or len(lead.split()) < 5:
            return headed
        above = texts.get(leads[paragraph.paragraph_id][1])
        return listed_as(sentence_before(lead, above or ""), inspected=inspected)
    if lead:
        return listed_as(lead, inspected=inspected)
    if _REASONS.search(paragraph.section):
        return None
    kind = listed_as(paragraph.section, inspected=inspected)
    heads = ("recommendation", "risk") if not inspected else FOUND
    short = len(paragraph.section.split()) > 9 or len(paragraph.text.split()) < 6
    if kind not in heads or short or paragraph.text.rstrip().endswith(":"):
        return None
    return kind if kind != "recommendation" or _ASKS.search(paragraph.text) else None


def _is_prose(paragraph: Paragraph) -> bool:
    return paragraph.kind == "paragraph" and not IS_QUOTED.match(paragraph.text)


def _as_listed(
    paper: Paper, paragraph: Paragraph, kind: FindingKind, known: Told
) -> Iterator[Finding]:
    text = tidied(paragraph.text)
    if kind == "risk" and (says_no_risk(text) or len(text) < 25):
        return
    if kind == "recommendation" and _ONLY_ASKS.search(text):
        return  # "The Committee is asked to:", whose items are the recommendations
    if kind == "recommendation":
        inspected = paper.kind == "inspection_report" or IS_QUOTED.match(text) is not None
        outcome: Outcome | None = None if inspected else "proposed"
        yield finding(paper, paragraph, "recommendation", text, known, outcome)
        if inspected:
            yield finding(paper, paragraph, "improvement_area", text, known)
        return
    yield finding(paper, paragraph, kind, text, known)


def _in_prose(paper: Paper, paragraph: Paragraph, known: Told) -> Iterator[Finding]:
    if paragraph.text.rstrip().endswith(":"):
        return
    inspected = paper.kind == "inspection_report"
    for sentence in sentences(paragraph.text):
        kind = said_to_be(sentence)
        if kind and (kind != "risk" or not inspected):  # there it is a child who is at risk
            by = known.found_by if kind != "risk" else body_in(sentence)
            told = Told(_own_date(sentence, known, paper), by)
            yield finding(paper, paragraph, kind, sentence, told)
    for sentence, outcome in told_decisions(paragraph.text) if not inspected else ():
        told = Told(_decided_when(sentence) or opening_date(paragraph.text), None)
        yield finding(paper, paragraph, "decision", sentence, told, outcome)
    if listed_as(paragraph.section) == "progress":
        yield finding(paper, paragraph, "progress", paragraph.text, known)


def _evaluated(
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
                _own_date(sentence, told[paragraph.paragraph_id], paper),
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


def _own_date(sentence: str, known: Told, paper: Paper) -> str | None:
    """The event that a sentence opens by telling of, else the one of its paragraph.

    What the inspectors of a report saw themselves is of their inspection, even where the paragraph
    begins with what came before.
    """
    own = next((e.date for e in events_of(sentence) if opens_on(sentence, e)), None)
    if own is None and paper.kind == "inspection_report" and _SEEN_NOW.search(sentence):
        own = inspected_or_met(paper)
    return own or known.date


def _decided_when(sentence: str) -> str | None:
    """The date that a sentence gives the decision it tells of: the first, or the only one."""
    dates = [d for d in find_dates(sentence) if not _DEADLINE.search(sentence[: d.start])]
    return opening_date(sentence) or (period(dates[0]) if len(dates) == 1 else None)


def _everywhere(
    paper: Paper, paragraphs: Sequence[Paragraph], told: dict[str, Told]
) -> Iterator[Finding]:
    """Judgements, costs and figures, which any kind of paper may state."""
    body = main_body(paper, paragraphs)
    for above, paragraph in zip((None, *paragraphs), paragraphs, strict=False):
        if paragraph.kind in ("front_matter", "agenda_item"):
            continue
        known = told[paragraph.paragraph_id]
        asked = paragraph.kind == "recommendation" or _ASKS.match(paragraph.text) is not None
        graded = [] if asked else list(judgements(paragraph))
        if score := scored(paragraph, above):
            graded = [score]
        for judged in graded:
            of = Told(judged.date or _judged_when(judged.text) or known.date, known.found_by)
            made = finding(paper, paragraph, "judgement", judged.text, of)
            yield replace(made, area=judged.area or None, grade=judged.grade)
        if (graded and paragraph.cells) or _PAPERS.search(paragraph.section):
            continue
        by = body if paper.kind == "inspection_report" else None
        for kind, text, own in sums(paragraph):
            of = Told(known.date if own is None or _is_ahead(own, paper) else own, by)
            yield finding(paper, paragraph, kind, text, of)


def _is_ahead(day: str, paper: Paper) -> bool:
    """Whether a date is still to come when a paper is written, as those of its forecasts are."""
    return paper.best_date is not None and day > paper.best_date


def _judged_when(sentence: str) -> str | None:
    """The inspection that a sentence gives its judgement of, even one that is long past."""
    dated = [event for event in events_of(sentence) if not event.published]
    return dated[0].date if dated else None
