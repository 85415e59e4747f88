"""Candidates of the searches weighed against the whole plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.timeline import Timeline
from assistant.evidence.timing import timing
from assistant.words.matching import Term, coverage
from assistant.words.values import ORDER, ValueKind, grades, has_kind, people, values
from corpus.paper import Paper, Paragraph


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign counts for in a paragraph's score; set by measurement, see the record."""

    vector: float = 1.0
    coverage: float = 1.0
    fused: float = 0.5
    value: float = 0.15
    finding: float = 0.25
    lead: float = 0.35
    background: float = 0.25
    time: float = 0.6


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Found:
    """One candidate with what each search said of it."""

    paragraph: Paragraph
    paper: Paper
    fused: float
    vector: float | None = None
    lexical: float | None = None
    findings: frozenset[str] = frozenset()
    timeline: Timeline | None = None


def rank(
    plan: Plan, candidates: Iterable[Found], weights: Weights = WEIGHTS
) -> tuple[EvidenceItem, ...]:
    """The candidates as evidence, best first; of equal ones the earlier in its paper."""
    weighed = [(*_weigh(plan, found, weights), found) for found in candidates]
    weighed.sort(key=lambda one: (-one[0], one[3].paper.paper_id, one[3].paragraph.position))
    return tuple(
        EvidenceItem(
            found.paragraph, found.paper, score, place, found.vector, found.lexical, covered, fit,
            found.findings,
        )
        for place, (score, covered, fit, found) in enumerate(weighed, 1)
    )  # fmt: skip


def layers(paragraph: Paragraph, paper: Paper) -> list[tuple[str, float]]:
    """The texts in which a paragraph's terms may stand, and what finding one there counts for."""
    return [
        (paragraph.text, 1.0),
        (paragraph.lead_in or "", 0.9),
        (" ".join(paragraph.columns), 0.9),
        (" . ".join(paragraph.sections), 0.8),
        (f"{paper.title} . {paper.committee or ''}", 0.6),
    ]


_NUMBER = dict(ORDER)["number"]
_KINDS: Mapping[str, ValueKind] = {"date": "date", "money": "money", "percent": "percent"}


def has_value(wants: str | None, text: str) -> bool:
    """Whether a text has a value of the kind wanted; True where no kind is."""
    kind = _KINDS.get(wants or "")
    if kind:
        return has_kind(kind, text)
    if wants in ("number", "amount"):
        return _has_figure(text)
    if wants == "grade":
        return bool(grades(text))
    if wants == "person":
        return bool(people(text))
    return True


def _has_figure(text: str) -> bool:
    # A number, a share and a sum each begin with what a number is: most texts have none, and need
    # not be looked through for dates.
    if _NUMBER.search(text) is None:
        return False
    return any(value.kind in ("number", "percent", "money") for value in values(text))


def _weigh(plan: Plan, found: Found, weights: Weights) -> tuple[float, float, float]:
    """The score of a candidate, how much of the topic it covers, how well its time fits."""
    covered = _coverage(plan.topic, found)
    fit = timing(found.paragraph, found.paper, plan.times, found.timeline)
    score = (
        weights.vector * (found.vector or 0.0)
        + weights.coverage * covered
        + weights.fused * found.fused
    )
    if plan.wants and has_value(plan.wants, found.paragraph.text):
        score += weights.value
    if found.findings.intersection(plan.findings):
        score += weights.finding
    if found.paragraph.paragraph_id in plan.leads:
        score += weights.lead
    if plan.background:
        score += weights.background * _coverage(plan.background, found)
    return score * (1 - weights.time * (1 - fit)), covered, fit


def _coverage(terms: tuple[Term, ...], found: Found) -> float:
    return coverage(terms, layers(found.paragraph, found.paper))


def by_paragraph(findings: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """(paragraph id, kind) pairs as the kinds of each paragraph."""
    kinds: dict[str, set[str]] = {}
    for paragraph_id, kind in findings:
        kinds.setdefault(paragraph_id, set()).add(kind)
    return {key: frozenset(value) for key, value in kinds.items()}
