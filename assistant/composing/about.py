"""Which findings are about a subject: by its words, its theme, its meaning, and one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.composing.draft import Desk
from assistant.question.terms import subject_terms
from assistant.words.matching import Term, matched, stem_line
from corpus.paper import Finding, Paper
from corpus.themes import load_names, vectors_of_findings

WORDS, THEME, LIKE, OTHER = 0.4, 0.4, 0.3, 0.3
"""What counts beside nearness in meaning: the subject's words in the finding, a theme that both
carry, likeness to the surest findings; and, against it, a theme that is not the subject's."""
SECOND = 0.5
"""What a theme counts for that a finding speaks of only after another."""
ENOUGH = 0.7
"""From where on a finding is about the subject: measured on the questions of the dev gold."""
SEEDS, SURE = 4, 0.8
"""How many of the surest findings say what the others should be like, and how sure they are."""


@dataclass(frozen=True, slots=True)
class Match:
    """A finding on the subject, and how well it fits."""

    finding: Finding
    paper: Paper
    fit: float


def subject_themes(text: str) -> tuple[str, ...]:
    """The names of the editable vocabulary that a question uses."""
    return load_names().carried(text)


def about(desk: Desk, findings: Sequence[tuple[Finding, Paper]]) -> list[Match]:
    """The findings that are about a plan's subject, the surest first."""
    terms = subject_terms(desk.plan.topic)
    if not findings or not terms:
        return []
    texts = [finding.text for finding, _ in findings]
    rows = vectors_of_findings(desk.library, texts)
    near = _near(desk, terms, rows)
    words = _words(terms, texts)
    themed = _themed(subject_themes(desk.plan.text), texts)
    first = near + WORDS * words + THEME * np.maximum(themed, 0.0)
    fits = first + LIKE * _like(first, rows) - OTHER * (themed < 0)
    found = [
        Match(finding, paper, float(fit))
        for (finding, paper), fit in zip(findings, fits, strict=True)
        if fit >= ENOUGH
    ]
    return sorted(found, key=lambda match: (-match.fit, match.finding.paragraph_id))


def _near(desk: Desk, terms: Sequence[Term], rows: NDArray[np.float32]) -> NDArray[np.float64]:
    """Cosine to the question and to its subject alone, the mean of both."""
    asked = desk.library.encode([" ".join(term.text for term in terms), desk.plan.text])
    return np.asarray((rows @ np.asarray(asked).T).mean(axis=1), dtype=np.float64)


def _words(terms: Sequence[Term], texts: Sequence[str]) -> NDArray[np.float64]:
    """The share of the subject's terms in each text, rare ones among these texts weighing more."""
    lines = [stem_line(text) for text in texts]
    held = np.array([[matched(term, line) for term in terms] for line in lines], dtype=np.float64)
    holding = held.sum(axis=0)
    weights = np.log((len(lines) + 1) / (holding + 0.5))
    # What no finding says tells them apart no better than what all of them say.
    weights = np.where(holding > 0, np.maximum(weights, math.log(2)), math.log(2))
    return np.asarray(held @ weights / weights.sum(), dtype=np.float64)


def _themed(asked: Sequence[str], texts: Sequence[str]) -> NDArray[np.float64]:
    """1.0 where a text speaks first of a theme asked about, less where it does so later, -1.0
    where it speaks of another theme only, 0.0 where of none."""
    names = load_names()
    return np.array([_theme_fit(asked, names.carried(text)) for text in texts], dtype=np.float64)


def _theme_fit(asked: Sequence[str], carried: Sequence[str]) -> float:
    if not carried:
        return 0.0
    if carried[0] in asked:
        return 1.0
    return SECOND if set(asked) & set(carried) else -1.0


def _like(fits: NDArray[np.float64], rows: NDArray[np.float32]) -> NDArray[np.float64]:
    """Cosine to the middle of the surest findings; 0.0 where none is sure."""
    best = [int(row) for row in np.argsort(-fits)[:SEEDS] if fits[row] >= SURE]
    if not best:
        return np.zeros(len(fits))
    middle = (rows[best] * fits[best][:, None]).sum(axis=0)
    # As the rows are: in doubles all of them would be written anew for one product.
    unit = (middle / np.linalg.norm(middle)).astype(rows.dtype)
    return np.asarray(rows @ unit, dtype=np.float64)
