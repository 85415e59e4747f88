"""How sure a figure is: bootstrap over clusters, sign-flip tests, Holm's correction.

A metric over many questions is a ratio: the sum of what was reached over the sum of what there
was. Clusters (the wordings of one question) are drawn whole, since their scores hang together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 10_000
SEED = 20_261_121
LEVEL = 0.95
EXACT = 13
"""Up to this many differing clusters every pattern of signs is tried: 2 ** 13 are fewer than
10,000."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its interval; ``of`` is what it was divided by, ``clusters`` how many."""

    value: float
    low: float
    high: float
    of: float
    clusters: int

    def as_json(self) -> dict[str, float | int]:
        """Rounded, so that two scorings print the same."""
        return {
            "value": round(self.value, 6),
            "low": round(self.low, 6),
            "high": round(self.high, 6),
            "n": round(self.of, 6),
            "clusters": self.clusters,
        }


def cluster_counts(clusters: int, resamples: int = RESAMPLES, seed: int = SEED) -> Floats:
    """How often each cluster is drawn in each resample: (resamples, clusters)."""
    draws = np.random.default_rng(seed)
    even = np.full(clusters, 1.0 / clusters)
    return draws.multinomial(clusters, even, size=resamples).astype(np.float64)


def ratio_estimate(reached: Floats, of: Floats, counts: Floats) -> Estimate:
    """The percentile bootstrap of a ratio of sums; one entry of each array for each cluster.

    The percentile method, since BCa gives NaN on constant scores. Resamples without any ``of``
    are left out. Raises ValueError where there is nothing to divide by.
    """
    total = float(of.sum())
    if total <= 0:
        raise ValueError("nothing to divide by")
    below = counts @ of
    drawn = below > 0
    ratios = (counts @ reached)[drawn] / below[drawn]
    low, high = np.quantile(ratios, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    used = int(np.count_nonzero(of))
    return Estimate(float(reached.sum()) / total, float(low), float(high), total, used)


def quantile_estimate(
    values: Sequence[float], cluster: Sequence[int], counts: Floats, at: float
) -> Estimate:
    """A quantile of single values (seconds), its interval from the same draws of clusters."""
    order = np.argsort(np.asarray(values, dtype=np.float64), kind="stable")
    ordered = np.asarray(values, dtype=np.float64)[order]
    weights = counts[:, np.asarray(cluster)[order]].cumsum(axis=1)
    weights = weights[weights[:, -1] > 0]
    places = (weights < at * weights[:, -1:]).sum(axis=1)
    drawn = ordered[np.minimum(places, len(ordered) - 1)]
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    place = min(int(np.ceil(at * len(ordered))) - 1, len(ordered) - 1)
    return Estimate(
        float(ordered[max(place, 0)]), float(low), float(high), len(ordered), len(set(cluster))
    )


def sign_flip(differences: Floats, flips: int = RESAMPLES, seed: int = SEED) -> float:
    """Two-sided p of a mean difference of 0, flipping the sign of each cluster's difference.

    Every pattern of signs where there are few that differ, else random ones with the one seen
    added, so that p is never 0.
    """
    moved = differences[differences != 0]
    if not len(moved):
        return 1.0
    seen = abs(float(moved.sum()))
    if len(moved) <= EXACT:
        signs = np.array(list(product((1.0, -1.0), repeat=len(moved))))
        return float(np.mean(np.abs(signs @ moved) >= seen - 1e-12))
    draws = np.random.default_rng(seed)
    signs = draws.choice((1.0, -1.0), size=(flips, len(moved)))
    beyond = int(np.count_nonzero(np.abs(signs @ moved) >= seen - 1e-12))
    return (beyond + 1) / (flips + 1)


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Holm's step-down correction for testing several metrics at once."""
    corrected: dict[str, float] = {}
    highest = 0.0
    ordered = sorted(p_values.items(), key=lambda item: (item[1], item[0]))
    for place, (name, p) in enumerate(ordered):
        highest = max(highest, min(1.0, p * (len(ordered) - place)))
        corrected[name] = highest
    return corrected


def mean_estimate(values: Sequence[float], resamples: int = RESAMPLES) -> Estimate:
    """The mean of one value for each cluster, with its interval."""
    reached = np.asarray(values, dtype=np.float64)
    return ratio_estimate(reached, np.ones(len(reached)), cluster_counts(len(reached), resamples))
