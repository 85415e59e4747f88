"""What a run's figures say, and what the words of a report mean, for who knows no statistics."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PLAIN: Mapping[str, str] = {
    "supported_recall": "Facts given and cited to the right paragraph",
    "nugget_recall_150": "Facts given in the first 150 words",
    "citation_precision": "Cited paragraphs that are the right ones",
    "support_recall": "Sentences that what they cite bears out",
    "trap": "Wrong things said where a question tempts to them",
    "abstention": "Rightly answered, or rightly declined",
    "citation_validity": "Citations that exist word for word",
    "quote_fidelity": "Quotations that are word for word",
    "wrong_authority": "Citations of another authority than asked about",
    "over_refusal": "Questions declined though the papers answer them",
    "abstention_f1": "Declined where it should be, and nowhere else",
    "coverage_recall": "Authorities told of, of those that the papers tell of",
}
"""The chief metrics by what they count, in everyday words."""

_TOLD: Mapping[str, str] = {
    "supported_recall": "Of 100 facts that the papers hold on what was asked, {n} were given and "
    "cited to a paragraph that says them.",
    "citation_precision": "Of 100 paragraphs cited, {n} are the right ones.",
    "abstention": "Of 100 questions, {n} were answered where the papers tell, or declined where "
    "they do not.",
    "over_refusal": "Of 100 questions that the papers answer, {n} were declined all the same.",
    "wrong_authority": "Of 100 citations, {n} are of another authority than was asked about.",
}
WORDS: tuple[tuple[str, str], ...] = (
    ("metric", "something that is counted over all the questions"),
    ("gold question", "a question whose right answer was written down before, with its paragraphs"),
    ("nugget", "one fact that a right answer holds"),
    ("supported", "cited to a paragraph that says it"),
    ("recall", "of all that should be there, the share that is"),
    ("precision", "of all that is there, the share that should be"),
    ("abstention", "saying that the papers do not tell"),
    ("trap", "something wrong that a question tempts to say, such as another council's figure"),
    ("hole", "a cited paragraph of which nobody has said whether it is right"),
    ("n", "how many questions, facts or citations a figure is counted over"),
    ("interval", "the range in which the figure would lie, 19 times of 20, with other questions"),
    ("gate", "the value that must be reached before a version is given to readers"),
    ("p, corrected", "how often chance alone would make such a difference: under 0.05 it is real"),
    ("wording", "one way of asking a gold question; some are asked in several"),
    ("cluster", "all wordings of one gold question, counted together"),
    ("alpha, kappa", "how far people agree: 1 is always, 0 no more than by chance"),
    ("calibration", "whether the answers that sound surer are right more often"),
)


def in_short(figures: Mapping[str, Mapping[str, Any] | None]) -> tuple[str, ...]:
    """The chief figures (shares, 0 to 1) of a run as sentences; those not counted are left out."""
    told = []
    for name, sentence in _TOLD.items():
        figure = figures.get(name)
        if figure is not None and figure.get("value") is not None:
            told.append(sentence.format(n=f"{100 * figure['value']:.0f}"))
    return tuple(told)
