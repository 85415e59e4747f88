"""Every metric: its name, what it means, which way is better and how it is gathered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Measure(NamedTuple):
    """One question's share of a metric: what was reached, out of how much.

    A mean has ``of`` 1; a rate over citations or sentences counts them. Over many questions a
    metric is the sum of ``reached`` over the sum of ``of``.
    """

    reached: float
    of: float = 1.0


Measures = dict[str, Measure]


@dataclass(frozen=True, slots=True)
class Metric:
    """``gate`` is the value that anything else falls short of; ``headline`` metrics are tested
    when two runs are compared; ``quality`` ones are 1 for a right abstention and 0 for a wrong
    one (MTRAG's conditional scores). ``counted`` ones count citations, of every wording alike;
    the others count gold questions, their wordings sharing the weight.
    """

    name: str
    title: str
    meaning: str
    better: Literal["higher", "lower", "neither"] = "higher"
    headline: bool = False
    quality: bool = False
    gate: float | None = None
    percent: bool = True
    counted: bool = False


def _quality(name: str, title: str, meaning: str, headline: bool = False) -> Metric:
    return Metric(name, title, meaning, headline=headline, quality=True)


def _plain(name: str, title: str, meaning: str) -> Metric:
    return Metric(name, title, meaning)


_QUALITY = (
    _quality(
        "supported_recall",
        "Supported nugget recall",
        "Weight of the facts that are given and cited to a whole set of paragraphs that say them, "
        "over the weight of all facts.",
        headline=True,
    ),
    _quality(
        "supported_recall_150",
        "Supported nugget recall at 150 words",
        "The same in the first 150 words of the answer.",
    ),
    _quality(
        "nugget_recall_150",
        "Nugget recall at 150 words",
        "Weight of the facts given in the first 150 words, cited or not.",
        headline=True,
    ),
    _quality("nugget_recall", "Nugget recall, whole answer", "Weight of the facts given."),
    _quality(
        "citation_precision",
        "Citation precision, strict",
        "Cited paragraphs that are evidence or acceptable, over all cited.",
        headline=True,
    ),
    _quality(
        "citation_precision_lenient",
        "Citation precision, lenient",
        "The same without the cited paragraphs that nobody has judged.",
    ),
    _quality(
        "support_recall",
        "Support, recall",
        "Sentences whose numbers, dates and names all occur in what they cite, with at least 0.6 "
        "of their word stems.",
        headline=True,
    ),
    _quality(
        "support_precision",
        "Support, precision",
        "Citations without which a supported sentence would lose its support, or that support it "
        "alone, over all.",
    ),
)
_CITATIONS = (
    Metric("holes", "Holes", "Cited paragraphs that nobody has judged.", "neither", counted=True),
    _plain(
        "citation_recall",
        "Citation recall",
        "Supported nugget recall over nugget recall: of the facts given, those rightly cited.",
    ),
    Metric(
        "citation_validity",
        "Citation validity",
        "Citations whose paragraph exists and whose text is what the paper prints.",
        gate=1.0,
        counted=True,
    ),
    Metric(
        "quote_fidelity",
        "Quote fidelity",
        "Quoted spans found word for word in the paragraph cited.",
        gate=1.0,
        counted=True,
    ),
    Metric(
        "wrong_authority",
        "Wrong authority",
        "Citations of another authority's paper than the question asks about.",
        better="lower",
        gate=0.0,
        counted=True,
    ),
    Metric(
        "wrong_year",
        "Wrong year",
        "Citations telling of another year than the question asks about, of those whose year is "
        "known.",
        better="lower",
        counted=True,
    ),
    Metric(
        "trap",
        "Trap rate",
        "Questions with a trap in which the answer says the wrong thing.",
        better="lower",
        headline=True,
    ),
)
_ABSTENTION = (
    Metric(
        "abstention",
        "Abstention, right",
        "Questions answered where there is an answer and declined where there is none.",
        headline=True,
    ),
    _plain("abstention_precision", "Abstention precision", "Right refusals over all refusals."),
    _plain("abstention_recall", "Abstention recall", "Right refusals over all that should be."),
    _plain("abstention_f1", "Abstention F1", "Harmonic mean of the two."),
    Metric("over_refusal", "Over-refusal", "Answerable questions that were refused.", "lower"),
    Metric("false_answer", "False answers", "Unanswerable questions that were answered.", "lower"),
)
_COVERAGE = (
    _plain(
        "coverage_recall",
        "Authorities covered",
        "Authorities with a vital fact given and cited to a paper of theirs, over those expected.",
    ),
    _plain(
        "coverage_precision",
        "Authorities rightly covered",
        "The same over the authorities whose papers the answer cites.",
    ),
    Metric(
        "silent_omissions",
        "Silent omissions",
        "Authorities in scope that the answer neither covers nor names as without evidence.",
        better="lower",
    ),
)
_RETRIEVAL = (
    *(
        _plain(f"recall_at_{k}", f"Recall@{k}", f"Evidence among the first {k} paragraphs found.")
        for k in (5, 10, 20)
    ),
    _plain("ndcg_at_10", "nDCG@10", "Rank-discounted gain, vital 2, okay 1."),
    _plain("mrr_at_10", "MRR@10", "One over the rank of the first evidence, in the first 10."),
    *(
        _plain(
            f"nugget_evidence_at_{k}",
            f"NuggetEvidence@{k}",
            f"Weight of the facts with a whole evidence set in the first {k}.",
        )
        for k in (5, 10, 20)
    ),
)
_REST = (
    Metric("length", "Length", "Words in an answer.", "neither", percent=False),
    Metric("failed", "Failed", "Questions for which the target gave no answer.", "lower"),
)

METRICS: tuple[Metric, ...] = (
    *(*_QUALITY, *_CITATIONS, *_ABSTENTION, *_COVERAGE, *_RETRIEVAL, *_REST),
)
BY_NAME = {metric.name: metric for metric in METRICS}
HEADLINE = tuple(metric.name for metric in METRICS if metric.headline)
GATES = tuple(metric.name for metric in METRICS if metric.gate is not None)
