"""The findings of a paper, and its paragraphs with the date of what each tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.paper import Finding, FindingKind, Outcome, Paper, Paragraph, Section
from ingest.dates import find_dates
from ingest.findings.asked import is_asked_for
from ingest.findings.dating import opening_date
from ingest.findings.events import period
from ingest.findings.finders import Told, auditor_of, body_in
from ingest.findings.making import IS_QUOTED, finding, is_anothers
from ingest.findings.meetings.debate import Debate
from ingest.findings.meetings.elsewhere import opens_decision, told_decisions
from ingest.findings.nested import kind_within, only_opens, openers
from ingest.findings.powers import are_standing
from ingest.findings.reported import found_when, goes_back, reported
from ingest.findings.sentences import Leads, introductions, sentence_before, sentences, tidied
from ingest.findings.stated import ASKS, evaluated, everywhere, own_date
from ingest.findings.tabled import agreed_in_rows, in_table
from ingest.findings.telling import told_of
from ingest.findings.translated import told_once
from ingest.findings.wording import (
    FOUND,
    is_neutral,
    listed_as,
    said_to_be,
    says_no_risk,
    sounds_like,
)
from ingest.layout.advice import is_recorded

_ONLY_ASKS = re.compile(r":$|^.{0,60}\b(?:asked|recommended|invited|requested)(?:\s+to)?\W*$", re.I)
_ACTIONS = re.compile(r"\W*(?:\d+\W+)?(?:[\w-]+\s+){0,2}actions\W*", re.IGNORECASE)
_CALLED = re.compile(
    r"^\W*(?:(?:agreed|required|management|further|next|key|main|planned)\s+)?(?:actions?|risks?)"
    r"(?:\s+(?:required|agreed|planned|to\s+be\s+taken))?\s*:\s+(?=[A-Z])",
    re.IGNORECASE,
)
_FEWEST_WORDS = 5
# "Table 2: risks that remain", "Appendix A shows the actions": what is said stands there
_POINTS_AT = re.compile(
    r"^\W*(?:table|figure|chart|appendix|annexe?)\s+\w{1,4}(?:\s*[:–—-]\s*[^.;|]+$|"
    r"\s+(?:below\s+|overleaf\s+)?(?:shows?|sets?\s+out|gives?|lists?|summarises?)\b[^.|]*\.?$)",
    re.IGNORECASE,
)
_SHOULD = re.compile(r"\b(?:should|must)\s*:\W*$", re.IGNORECASE)  # "Leaders should:"
_DEADLINE = re.compile(r"\b(?:by|until|before|from)\s+(?:the\s+)?$", re.IGNORECASE)
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
        findings += evaluated(paper, paragraphs, told, findings)
    # what the mover of a motion asserts is nobody's finding
    findings += everywhere(paper, [p for p in paragraphs if p.paragraph_id not in moved], told)
    order = {p.paragraph_id: p.position for p in paragraphs}
    findings.sort(key=lambda finding: order[finding.paragraph_id])
    dated = tuple(replace(p, event_date=told[p.paragraph_id].date) for p in paragraphs)
    return tuple(dict.fromkeys(told_once(findings, paragraphs))), dated


def _in_report(
    paper: Paper,
    paragraphs: Sequence[Paragraph],
    leads: Leads,
    told: dict[str, Told],
) -> Iterator[Finding]:
    texts: dict[int | None, str] = {p.position: p.text for p in paragraphs}
    by_place = {p.position: p for p in paragraphs}
    with_lists = {p.sections for p in paragraphs if p.kind in ("item", "recommendation")}
    opening, opened = openers(paragraphs), dict[str, FindingKind]()
    for paragraph in paragraphs:
        if paragraph.kind in ("front_matter", "agenda_item"):
            continue
        if _POINTS_AT.match(paragraph.text):
            continue
        known = told[paragraph.paragraph_id]
        if paragraph.kind == "row":
            yield from in_table(paper, paragraph, known)
            continue
        if is_recorded(paragraph.text):
            day = Told(_decided_when(paragraph.text), None)
            yield finding(paper, paragraph, "decision", tidied(paragraph.text), day, "taken")
            continue
        kind = kind_within(paragraph, opened, leads) or _listed(paper, paragraph, leads, texts)
        kind = kind or (_called(paragraph.text) if paper.kind != "inspection_report" else None)
        lead = leads.get(paragraph.paragraph_id, ("",))[0]
        standing = are_standing(paper, paragraph.sections, lead)
        if standing and kind != "recommendation":
            kind = None
        if kind == "improvement_area" and _is_prose(paragraph) and paragraph.sections in with_lists:
            kind = None  # the list under such a heading is what is to improve, not the prose
        if kind is not None and paragraph.paragraph_id in opening:
            opened[paragraph.paragraph_id] = kind
        if kind is not None:
            if not only_opens(paragraph, opening):
                yield from _as_listed(paper, paragraph, kind, known)
            continue
        if paragraph.kind in ("item", "resolution") and opens_decision(lead, paper):
            day = Told(_decided_when(lead), None)
            yield finding(paper, paragraph, "decision", tidied(paragraph.text), day, "taken")
            continue
        above = by_place.get(paragraph.position - 1)
        near = above if above and above.sections == paragraph.sections else None
        before = (near.text, told[near.paragraph_id]) if near else ("", known)
        yield from _in_prose(paper, paragraph, before, known, standing=standing)


def _listed(
    paper: Paper, paragraph: Paragraph, leads: Leads, texts: Mapping[int | None, str]
) -> FindingKind | None:
    """What a paragraph is by its place: in a list, or under a telling heading."""
    inspected = paper.kind == "inspection_report"
    if paragraph.kind == "recommendation":
        return "recommendation"
    lead, _ = leads.get(paragraph.paragraph_id, ("", None))
    if paragraph.kind in ("item", "resolution"):
        if inspected and _SHOULD.search(lead):
            return "improvement_area"
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
    if (
        kind in ("action", "recommendation")
        and paragraph.label
        and _ACTIONS.fullmatch(paragraph.section)
    ):
        return None if paragraph.text.rstrip().endswith(":") else kind
    short = len(paragraph.section.split()) > 9 or len(paragraph.text.split()) < 6
    if kind not in heads or short or paragraph.text.rstrip().endswith(":"):
        return None
    return kind if kind != "recommendation" or ASKS.search(paragraph.text) else None


def _called(text: str) -> FindingKind | None:
    """What a line calls itself: ``Action: a second test will be held in October``."""
    found = _CALLED.match(text)
    if found is None or len(text.split()) < _FEWEST_WORDS:
        return None
    return "risk" if "risk" in found.group().lower() else "action"


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
        inspected = paper.kind == "inspection_report" or is_anothers(paragraph, text)
        outcome: Outcome | None = None if inspected else "proposed"
        yield finding(paper, paragraph, "recommendation", text, known, outcome)
        if inspected:
            yield finding(paper, paragraph, "improvement_area", text, known)
        return
    yield finding(paper, paragraph, kind, text, known)


def _in_prose(
    paper: Paper, paragraph: Paragraph, above: tuple[str, Told], known: Told, *, standing: bool
) -> Iterator[Finding]:
    if paragraph.text.rstrip().endswith(":"):
        return
    inspected = paper.kind == "inspection_report"
    said, audited = sentences(paragraph.text), auditor_of(paper) is not None
    for before, sentence in zip((above[0], *said), said, strict=False):
        if not inspected and is_asked_for(sentence):
            yield finding(paper, paragraph, "recommendation", sentence, known, "proposed")
            continue
        kind = None if standing else said_to_be(sentence)
        kind = kind or (
            None if standing or inspected else reported(sentence, before, by_finders=audited)
        )
        if kind and (kind != "risk" or not inspected):  # there it is a child who is at risk
            by = known.found_by if kind != "risk" else body_in(sentence)
            # a risk that the council sees itself is of no inspection told of before
            of = known if kind != "risk" or by else Told(None, None)
            if kind != "risk" and sentence == said[0] and goes_back(sentence):
                by, of = known.found_by or above[1].found_by or body_in(before), above[1]
            told = Told(found_when(sentence) or own_date(sentence, of, paper), by)
            yield finding(paper, paragraph, kind, sentence, told)
    for sentence, outcome in told_decisions(paragraph.text, paper) if not inspected else ():
        told = Told(_decided_when(sentence) or opening_date(paragraph.text), None)
        yield finding(paper, paragraph, "decision", sentence, told, outcome)
    if listed_as(paragraph.section) == "progress" and not standing:
        yield finding(paper, paragraph, "progress", paragraph.text, known)


def _decided_when(sentence: str) -> str | None:
    """The date that a sentence gives the decision it tells of: the first, or the only one."""
    dates = [d for d in find_dates(sentence) if not _DEADLINE.search(sentence[: d.start])]
    return opening_date(sentence) or (period(dates[0]) if len(dates) == 1 else None)
