"""Every measure of one answer to one gold question."""

from __future__ import annotations

from collections.abc import Sequence

from eval.answers import ParsedAnswer
from eval.gold import GoldQuestion
from eval.holdings import Holdings
from eval.metrics.citations import precision, validity, wrong_authority, wrong_year
from eval.metrics.coverage import coverage
from eval.metrics.nuggets import asserted_traps, recalls
from eval.metrics.quotations import quote_fidelity
from eval.metrics.retrieval import retrieval
from eval.metrics.support import support
from eval.metrics.table import METRICS, Measure, Measures

_QUALITY = tuple(metric.name for metric in METRICS if metric.quality)


def measure(
    gold: GoldQuestion,
    answer: ParsedAnswer | None,
    ranked: Sequence[str] | None,
    holdings: Holdings,
) -> Measures:
    """Score one answer; None is one that failed. ``ranked`` is None where nothing is searched.

    What does not apply is absent from the result.
    """
    measures = abstention(gold, answer) | {"failed": Measure(float(answer is None))}
    if ranked is not None:
        measures |= retrieval(gold, ranked)
    if gold.distractors:
        trapped = answer is not None and asserted_traps(gold, answer)
        measures["trap"] = Measure(float(bool(trapped)))
    if answer is None:
        return measures | dict.fromkeys(_QUALITY, Measure(0.0)) | _no_coverage(gold)
    measures |= _quality(gold, answer, holdings)
    measures |= coverage(gold, answer, holdings)
    asked = (*gold.wordings, *gold.history)
    measures |= validity(answer, holdings) | quote_fidelity(answer, holdings, asked)
    measures |= wrong_authority(gold, answer, holdings) | wrong_year(gold, answer, holdings)
    return measures | {"length": Measure(float(answer.length))}


def _quality(gold: GoldQuestion, answer: ParsedAnswer, holdings: Holdings) -> Measures:
    if gold.should_abstain or answer.abstained:
        right = gold.should_abstain and answer.abstained
        return dict.fromkeys(_QUALITY, Measure(float(right)))
    return recalls(gold, answer) | precision(gold, answer, holdings) | support(answer, holdings)


def _no_coverage(gold: GoldQuestion) -> Measures:
    expected = sum(bool(part.nuggets) for part in gold.per_authority.values())
    if not expected:
        return {}
    everybody = len(gold.per_authority)
    return {
        "coverage_recall": Measure(0.0, expected),
        "silent_omissions": Measure(everybody, everybody),
    }


def abstention(gold: GoldQuestion, answer: ParsedAnswer | None) -> Measures:
    """Abstention with "should abstain" as the positive class. A failure is neither."""
    should = gold.should_abstain
    did = answer is not None and answer.abstained
    measures = {"abstention": Measure(float(answer is not None and should == did))}
    if did:
        measures["abstention_precision"] = Measure(float(should))
    if should:
        measures["abstention_recall"] = Measure(float(did))
        measures["false_answer"] = Measure(float(answer is not None and answer.answered))
    else:
        measures["over_refusal"] = Measure(float(did))
    if should or did:
        # F1 is twice the right refusals over those given and those due together
        measures["abstention_f1"] = Measure(2.0 * (should and did), float(should) + float(did))
    return measures
