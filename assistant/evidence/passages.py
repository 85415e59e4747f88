"""The sentences of the evidence weighed one by one as answers to a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.answering import Answering, answering_words
from assistant.words.matching import Term, coverage, matched, stem_line
from assistant.words.sentences import sentences

_LEANS = re.compile(
    r"^(?:this|these|those|that|it|its|they|their|he|she|his|her|such|however|therefore|as a result|likewise|"
    r"in addition|additionally|also|here|there|both)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim stretch of one paragraph that may answer: usually a sentence, or a table row.

    ``own`` is the share of the topic's weight in the stretch itself, ``covered`` that with its
    paragraph, lead-in and headings; ``answering`` are the words that would answer, if any of the
    kind wanted are there; ``leans`` is true where it opens with a word that points back.
    """

    item: EvidenceItem
    text: str
    start: int
    own: float
    covered: float
    answering: Answering
    score: float
    leans: bool = False


@dataclass(frozen=True, slots=True)
class PassageWeights:
    """What each sign counts for in a passage's score; set by measurement, see the record."""

    own: float = 0.9
    covered: float = 1.0
    meaning: float = 0.7
    answering: float = 0.6
    rank: float = 0.25
    background: float = 0.3
    lead: float = 0.25
    finding: float = 0.1


WEIGHTS = PassageWeights()


def passages(
    plan: Plan, items: Sequence[EvidenceItem], weights: PassageWeights = WEIGHTS
) -> list[Passage]:
    """All passages of the items, best first."""
    if not items:
        return []
    best = max(item.score for item in items) or 1.0
    found = [passage for item in items for passage in _of_item(plan, item, best, weights)]
    return sorted(found, key=lambda one: (-one.score, one.item.rank, one.start))


def _of_item(plan: Plan, item: EvidenceItem, best: float, weights: PassageWeights) -> list[Passage]:
    paragraph = item.paragraph
    around = [
        (paragraph.text, 0.75),
        (paragraph.lead_in or "", 0.9),
        (" ".join(paragraph.columns), 0.9),
        (" . ".join(paragraph.sections), 0.75),
        (f"{item.paper.title} . {item.paper.committee or ''}", 0.55),
    ]
    base = weights.meaning * (item.vector_score or 0.0) + weights.rank * item.score / best
    if paragraph.paragraph_id in plan.leads:
        base += weights.lead
    found = []
    for text, start in _stretches(item):
        own = coverage(plan.topic, [(text, 1.0)])
        covered = coverage(plan.topic, [(text, 1.0), *around])
        answering = answering_words(plan, text, item)
        score = base + weights.own * own + weights.covered * covered
        score += weights.answering * answering.fit
        if plan.background:
            score += weights.background * coverage(plan.background, [(text, 1.0), *around])
        found.append(
            Passage(
                item, text, start, own, covered, answering, score * item.timing,
                bool(_LEANS.match(text)),
            )
        )  # fmt: skip
    return found


def _stretches(item: EvidenceItem) -> list[tuple[str, int]]:
    paragraph = item.paragraph
    if paragraph.kind == "row" or paragraph.cells:
        return [(paragraph.text, 0)]
    return [(one.text, one.start) for one in sentences(paragraph.text)]


def holds_term(term: Term, passage: Passage) -> bool:
    """Whether a passage itself, without its surroundings, has a term."""
    return matched(term, stem_line(passage.text))
