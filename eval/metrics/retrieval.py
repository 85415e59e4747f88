"""The ranked paragraphs of a search, held against the evidence of the nuggets.

Definitions are trec_eval's (Recall, nDCG with linear gain, reciprocal rank); the tests hold them
against pytrec-eval-terrier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

from eval.gold import GoldQuestion, Nugget
from eval.metrics.table import Measure, Measures

DEPTH = 20
"""Paragraphs that a target is asked for."""


def gains(nuggets: Sequence[Nugget]) -> dict[str, int]:
    """The gain of each evidence paragraph: 2 for a vital nugget, 1 for an okay one."""
    found: dict[str, int] = {}
    for nugget in nuggets:
        gain = 2 if nugget.weight == "vital" else 1
        for name in {name for group in nugget.evidence for name in group}:
            found[name] = max(gain, found.get(name, 0))
    return found


def retrieval(gold: GoldQuestion, ranked: Sequence[str]) -> Measures:
    """Every retrieval metric of one ranking; none where the question has no evidence."""
    if not gold.all_nuggets:
        return {}
    ranked = tuple(dict.fromkeys(ranked))
    wanted = gains(gold.all_nuggets)
    measures = {f"recall_at_{k}": Measure(recall(wanted, ranked, k)) for k in (5, 10, 20)}
    measures["ndcg_at_10"] = Measure(ndcg(wanted, ranked, 10))
    measures["mrr_at_10"] = Measure(reciprocal_rank(wanted, ranked, 10))
    for k in (5, 10, 20):
        share = nugget_evidence(gold.all_nuggets, ranked, k)
        measures[f"nugget_evidence_at_{k}"] = Measure(share)
    return measures


def recall(wanted: Mapping[str, int], ranked: Sequence[str], k: int) -> float:
    """Share of the evidence paragraphs among the first k."""
    return len(set(ranked[:k]) & set(wanted)) / len(wanted)


def ndcg(wanted: Mapping[str, int], ranked: Sequence[str], k: int) -> float:
    """Discounted cumulative gain of the first k over that of the best order."""
    best = _discounted(sorted(wanted.values(), reverse=True)[:k])
    return _discounted([wanted.get(name, 0) for name in ranked[:k]]) / best


def _discounted(found: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(found, start=1))


def reciprocal_rank(wanted: Mapping[str, int], ranked: Sequence[str], k: int) -> float:
    """One over the rank of the first evidence among the first k, else 0."""
    ranks = (rank for rank, name in enumerate(ranked[:k], start=1) if name in wanted)
    return next((1 / rank for rank in ranks), 0.0)


def nugget_evidence(nuggets: Sequence[Nugget], ranked: Sequence[str], k: int) -> float:
    """Weight share of the nuggets of which a whole evidence set is among the first k."""
    first = set(ranked[:k])
    reached = sum(
        nugget.worth for nugget in nuggets if any(set(group) <= first for group in nugget.evidence)
    )
    return reached / sum(nugget.worth for nugget in nuggets)
