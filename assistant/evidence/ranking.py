"""Candidates of the searches weighed against the whole plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.kinds import has_value
from assistant.evidence.timeline import Timeline
from assistant.evidence.timing import timings
from assistant.question.dates import Times
from assistant.words.matching import Term, looked_for
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


class Found(NamedTuple):
    """One candidate with what each search said of it."""

    paragraph: Paragraph
    paper: Paper
    fused: float
    vector: float | None = None
    lexical: float | None = None
    findings: frozenset[str] = frozenset()
    timeline: Timeline | None = None


Weighed = tuple[float, float, Found]
"""What a candidate's score is before its time is looked at, how much of the topic it covers, and
the candidate."""


def weigh(plan: Plan, candidates: Iterable[Found], weights: Weights = WEIGHTS) -> list[Weighed]:
    """The candidates weighed against all of a plan but its times."""
    topic = _covering(plan.topic)
    background = _covering(plan.background) if plan.background else None
    weighed = []
    for found in candidates:
        covered = topic(found)
        score = (
            weights.vector * (found.vector or 0.0)
            + weights.coverage * covered
            + weights.fused * found.fused
        )
        if plan.wants and has_value(plan.wants, found.paragraph.text):
            score += weights.value
        if found.findings and found.findings.intersection(plan.findings):
            score += weights.finding
        if found.paragraph.paragraph_id in plan.leads:
            score += weights.lead
        if background:
            score += weights.background * background(found)
        weighed.append((score, covered, found))
    return weighed


def ranked(
    weighed: Sequence[Weighed], times: Times, weights: Weights = WEIGHTS
) -> Iterator[EvidenceItem]:
    """The candidates as evidence, best first; of equal ones the earlier in its paper."""
    timed = []
    timing = timings(times)
    for score, covered, found in weighed:
        fit = timing(found.paragraph, found.paper, found.timeline)
        timed.append((score * (1 - weights.time * (1 - fit)), covered, fit, found))
    timed.sort(key=lambda one: (-one[0], one[3].paper.paper_id, one[3].paragraph.position))
    for place, (score, covered, fit, found) in enumerate(timed, 1):
        yield EvidenceItem(
            found.paragraph, found.paper, score, place, found.vector, found.lexical, covered, fit,
            found.findings,
        )  # fmt: skip


def _covering(terms: tuple[Term, ...]) -> Callable[[Found], float]:
    """How much of the terms a candidate covers: in its own text, and for less in what stands
    above it. Paragraphs of one section share that, and it is looked through once for all."""
    looked = looked_for(terms)
    if looked.total == 0:
        return lambda _: 1.0
    places, share = looked.places, looked.share
    above: dict[tuple[tuple[str, ...], str], tuple[tuple[tuple[int, ...], float], ...]] = {}

    def around(paragraph: Paragraph, paper: Paper) -> tuple[tuple[tuple[int, ...], float], ...]:
        own = (
            (" . ".join(paragraph.sections), 0.8),
            (f"{paper.title} . {paper.committee or ''}", 0.6),
        )
        return tuple((places[text], worth) for text, worth in own if text and places[text])

    def covered(found: Found) -> float:
        paragraph = found.paragraph
        shown = []
        if paragraph.text and (held := places[paragraph.text]):
            shown.append((held, 1.0))
        if paragraph.lead_in and (held := places[paragraph.lead_in]):
            shown.append((held, 0.9))
        if paragraph.columns and (held := places[" ".join(paragraph.columns)]):
            shown.append((held, 0.9))
        key = (paragraph.sections, paragraph.paper_id)
        if (shared := above.get(key)) is None:
            shared = above[key] = around(paragraph, found.paper)
        return share((*shown, *shared))

    return covered


def by_paragraph(findings: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """(paragraph id, kind) pairs as the kinds of each paragraph."""
    kinds: dict[str, set[str]] = {}
    for paragraph_id, kind in findings:
        kinds.setdefault(paragraph_id, set()).add(kind)
    return {key: frozenset(value) for key, value in kinds.items()}
