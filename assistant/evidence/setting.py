"""What stands around the passages of a paragraph, and what they share of signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.mood import asks_decided
from assistant.evidence.timing import ELSEWHEN
from assistant.words.dates import in_words
from assistant.words.matching import coverage, stem_line
from assistant.words.stems import content_stems
from corpus.paper import Paper, Paragraph

REACH, BESIDE, SAME_PAPER = 3, 0.7, 0.35
"""A paragraph within so many of the one that answered before, and what that counts for; and what
one elsewhere in its paper does."""


@dataclass(frozen=True, slots=True)
class Among:
    """What a paragraph is among the candidates: how new its paper, what cosine is usual, how near
    it stands to what answered the question before."""

    recent: float
    usual: float
    lead: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What the passages of one paragraph share: what stands around them, with what finding a term
    there counts for; the same with the nearest first; its stems; and the signs of the paragraph."""

    paragraph: Paragraph
    around: tuple[tuple[str, float], ...]
    nearest: tuple[str, ...]
    line: str
    signs: Mapping[str, float]


def settings(plan: Plan, items: Sequence[EvidenceItem]) -> list[tuple[EvidenceItem, Setting]]:
    """The items that have passages, each with what these share."""
    dates = sorted({item.paper.best_date or "" for item in items})
    leads = [item.paragraph for item in items if item.paragraph.paragraph_id in plan.leads]
    usual = median([item.vector_score or 0.0 for item in items]) if items else 0.0
    return [
        (item, _setting(plan, item, among))
        for item in items
        if item.paragraph.kind != "agenda_item"
        for among in (
            Among(_recency(dates, item.paper.best_date), usual, _standing(item.paragraph, leads)),
        )
    ]


def _recency(dates: Sequence[str], date: str | None) -> float:
    return dates.index(date or "") / (len(dates) - 1) if len(dates) > 1 else 0.5


def _standing(paragraph: Paragraph, leads: Sequence[Paragraph]) -> float:
    """How near (0 to 1) a paragraph stands to those that answered the question before."""
    places = [
        abs(lead.position - paragraph.position)
        for lead in leads
        if lead.paper_id == paragraph.paper_id
    ]
    if not places:
        return 0.0
    nearest = min(places)
    return 1.0 if nearest == 0 else BESIDE if nearest <= REACH else SAME_PAPER


def _setting(plan: Plan, item: EvidenceItem, among: Among) -> Setting:
    paragraph = item.paragraph
    lift = max((item.vector_score or 0.0) - among.usual, 0.0)
    around = _around(item)
    signs = {
        "meaning": max(item.vector_score or 0.0, 0.0),
        "place": 1 / item.rank,
        "time": item.timing,
        "foreign": float(any(not term.held for term in plan.topic)),
        "headed": _headed(plan, paragraph.section),
        "elsewhen": float(item.timing <= ELSEWHEN),
        "finding": float(bool(item.kinds.intersection(plan.findings))),
        "front": float(paragraph.kind == "front_matter"),
        "joint": float(paragraph.paragraph_id in plan.joint),
        "offered": float(paragraph.kind == "recommendation" and asks_decided(plan.text)),
        "recent": among.recent,
        "lift": min(lift * 2, 1.0),
        "lead": among.lead,
    }
    # Only names are looked for across all of it.
    line = stem_line(" . ".join([layer for layer, _ in around])) if plan.phrases else ""
    return Setting(paragraph, around, by_nearness(item), line, signs)


def _around(item: EvidenceItem) -> tuple[tuple[str, float], ...]:
    """What stands around a passage, and what finding a term there counts for."""
    paragraph = item.paragraph
    return (
        (paragraph.text, 0.75),
        (paragraph.lead_in or "", 0.9),
        (" ".join(paragraph.columns), 0.95),
        (" . ".join(paragraph.sections), 0.75),
        (_of_paper(item.paper), 0.55),
    )


def by_nearness(item: EvidenceItem) -> tuple[str, ...]:
    """What stands around a passage, the nearest first."""
    paragraph = item.paragraph
    columns, headings = " ".join(paragraph.columns), tuple(reversed(paragraph.sections))
    return (paragraph.text, columns, paragraph.lead_in or "", *headings, item.paper.title)


def _of_paper(paper: Paper) -> str:
    """The paper's title, committee and day: ``the December meeting`` names no year."""
    day = in_words(paper.best_date) if paper.best_date else ""
    return " . ".join(filter(None, (paper.title, paper.committee, day)))


def _headed(plan: Plan, heading: str) -> float:
    """How far the question asks for just what the heading names: ``Financial implications``."""
    own = content_stems(heading)
    if not own:
        return 0.0
    asked = {part for term in plan.topic for form in term.forms for part in form}
    share = sum(part in asked for part in own) / len(own)
    return share * coverage(plan.topic, [(heading, 1.0)])
