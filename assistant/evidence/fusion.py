"""Several ranked searches made one."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.paper import Hit

RANK_CONSTANT = 60
"""The k of reciprocal rank fusion (Cormack, Clarke and Buettcher, SIGIR 2009)."""


def reciprocal_ranks(
    searches: Sequence[Sequence[Hit]], weights: Sequence[float] | None = None
) -> dict[str, float]:
    """Paragraph ids with their fused scores: the sum over searches of weight / (k + rank)."""
    fused: dict[str, float] = {}
    for number, hits in enumerate(searches):
        weight = weights[number] if weights else 1.0
        for rank, hit in enumerate(hits, 1):
            fused[hit.paragraph_id] = fused.get(hit.paragraph_id, 0.0) + weight / (
                RANK_CONSTANT + rank
            )
    return fused
