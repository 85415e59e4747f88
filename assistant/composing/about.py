"""Which findings are about a subject: by its words, its theme, its meaning, and one another."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.composing.compared import Compared, compared
from assistant.composing.draft import Desk
from assistant.question.terms import subject_terms
from assistant.words.matching import Term
from corpus.paper import Finding, Paper
from corpus.themes import FindingRows, load_names, rows_of_findings

WORDS, THEME, LIKE, OTHER = 0.4, 0.4, 0.3, 0.3
"""What counts beside nearness in meaning: the subject's words in the finding, a theme that both
carry, likeness to the surest findings; and, against it, a theme that is not the subject's."""
SECOND = 0.5
"""What a theme counts for that a finding speaks of only after another."""
ENOUGH = 0.7
"""From where on a finding is about the subject: measured on the questions of the dev gold."""
SEEDS, SURE = 4, 0.8
"""How many of the surest findings say what the others should be like, and how sure they are."""
_SLIGHT = 1e-3
"""More than what a cosine is off by rounding."""


@dataclass(frozen=True, slots=True)
class Match:
    """A finding on the subject, and how well it fits."""

    finding: Finding
    paper: Paper
    fit: float


def subject_themes(text: str) -> tuple[str, ...]:
    """The names of the editable vocabulary that a question uses."""
    return load_names().carried(text)


def about(desk: Desk, findings: Sequence[Finding], papers: Mapping[str, Paper]) -> list[Match]:
    """The findings, of these papers by id, that are about a plan's subject, the surest first."""
    terms = subject_terms(desk.plan.topic)
    if not findings or not terms:
        return []
    known = compared(desk.library)
    texts = known.texts(findings)
    vectors = rows_of_findings(desk.library, texts)
    near = _near(desk, terms, vectors)
    places = known.places(texts)
    words = _words(terms, known, places)
    themed = _themed(subject_themes(desk.plan.text), known)[places]
    first = near + WORDS * words + THEME * np.maximum(themed, 0.0)
    against = OTHER * (themed < 0)
    # None is liker than the same: of what cannot come so far even then, that is not looked at.
    may = np.flatnonzero(first + LIKE - against >= ENOUGH - _SLIGHT)
    fits = first[may] + LIKE * _like(first, vectors, may) - against[may]
    about_it = np.flatnonzero(fits >= ENOUGH).tolist()
    found = [
        Match(one, papers[one.paper_id], float(fits[at]))
        for at in about_it
        for one in (findings[may[at]],)
    ]
    return sorted(found, key=lambda match: (-match.fit, match.finding.paragraph_id))


def _near(desk: Desk, terms: Sequence[Term], vectors: FindingRows) -> NDArray[np.float64]:
    """Cosine to the question and to its subject alone, the mean of both."""
    asked = desk.library.encode([" ".join(term.text for term in terms), desk.plan.text])
    return np.asarray(vectors.towards(np.asarray(asked).T).mean(axis=1), dtype=np.float64)


def _words(terms: Sequence[Term], known: Compared, places: NDArray[np.intp]) -> NDArray[np.float64]:
    """The share of the subject's terms in each text, rare ones among these texts weighing more."""
    columns = [known.lines.holding(term.forms)[places] for term in terms]
    held = np.array(columns, dtype=np.float64).T
    holding = held.sum(axis=0)
    weights = np.log((len(places) + 1) / (holding + 0.5))
    # What no finding says tells them apart no better than what all of them say.
    weights = np.where(holding > 0, np.maximum(weights, math.log(2)), math.log(2))
    return np.asarray(held @ weights / weights.sum(), dtype=np.float64)


def _themed(asked: Sequence[str], known: Compared) -> NDArray[np.float64]:
    """1.0 where a text speaks first of a theme asked about, less where it does so later, -1.0
    where it speaks of another theme only, 0.0 where of none."""
    fits = np.zeros(len(known.lines))
    for places in known.first.values():
        fits[places] = -1.0
    for name in asked:
        fits[known.carried.get(name, [])] = SECOND
    for name in asked:
        fits[known.first.get(name, [])] = 1.0
    return fits


def _like(
    fits: NDArray[np.float64], vectors: FindingRows, places: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Of the findings in these places the cosine to the middle of the surest of all; 0.0 where
    none is sure."""
    sure = np.flatnonzero(fits >= SURE)
    if not len(sure):
        return np.zeros(len(places))
    best = sure[np.argsort(-fits[sure])[:SEEDS]].tolist()
    middle = (vectors.of(best) * fits[best][:, None]).sum(axis=0)
    # As the rows are: in doubles all of them would be written anew for one product.
    unit = (middle / np.linalg.norm(middle)).astype(vectors.matrix.dtype)
    return np.asarray(vectors.towards_at(unit, places), dtype=np.float64)
