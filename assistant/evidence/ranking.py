"""Candidates of the searches weighed against the whole plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.timeline import Timeline
from assistant.evidence.timing import timing
from assistant.question.dates import Times
from assistant.words.matching import Term, coverage
from assistant.words.values import ORDER, ValueKind, grades, has_kind, people
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
    return [_weigh(plan, found, weights) for found in candidates]


def ranked(
    weighed: Sequence[Weighed], times: Times, weights: Weights = WEIGHTS
) -> Iterator[EvidenceItem]:
    """The candidates as evidence, best first; of equal ones the earlier in its paper."""
    timed = []
    for score, covered, found in weighed:
        fit = timing(found.paragraph, found.paper, times, found.timeline)
        timed.append((score * (1 - weights.time * (1 - fit)), covered, fit, found))
    timed.sort(key=lambda one: (-one[0], one[3].paper.paper_id, one[3].paragraph.position))
    for place, (score, covered, fit, found) in enumerate(timed, 1):
        yield EvidenceItem(
            found.paragraph, found.paper, score, place, found.vector, found.lexical, covered, fit,
            found.findings,
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


_DATE, _NUMBER = dict(ORDER)["date"], dict(ORDER)["number"]
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


@lru_cache(maxsize=8192)
def _has_figure(text: str) -> bool:
    # A number, a share and a sum each begin with what a number is: most texts have none, and need
    # not be looked through for dates, whose numbers are no figures.
    if _NUMBER.search(text) is None:
        return False
    dates = [match.span() for match in _DATE.finditer(text)]
    return any(
        not any(match.start() < end and start < match.end() for start, end in dates)
        for match in _NUMBER.finditer(text)
    )


def _weigh(plan: Plan, found: Found, weights: Weights) -> Weighed:
    covered = _coverage(plan.topic, found)
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
    return score, covered, found


def _coverage(terms: tuple[Term, ...], found: Found) -> float:
    return coverage(terms, layers(found.paragraph, found.paper))


def by_paragraph(findings: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """(paragraph id, kind) pairs as the kinds of each paragraph."""
    kinds: dict[str, set[str]] = {}
    for paragraph_id, kind in findings:
        kinds.setdefault(paragraph_id, set()).add(kind)
    return {key: frozenset(value) for key, value in kinds.items()}
