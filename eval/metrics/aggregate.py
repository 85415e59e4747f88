"""The rows of a run -> every metric with its interval, whole and slice by slice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from eval.gold import GoldQuestion
from eval.intervals import (
    RESAMPLES,
    Floats,
    cluster_counts,
    mean_estimate,
    quantile_estimate,
    ratio_estimate,
)
from eval.metrics.table import METRICS, Measures, Metric

ROBUST = "supported_recall"
"""The metric that is followed over the wordings of one question."""

_SLICES: dict[str, Callable[[GoldQuestion], Iterable[str]]] = {
    "kind": lambda gold: (gold.kind,),
    "authority": lambda gold: gold.authorities or gold.per_authority,
    "theme": lambda gold: gold.themes,
    "split": lambda gold: (gold.split,),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One wording of a question as scored.

    ``weight`` is 1 over the number of wordings, so that each gold question counts once.
    ``seconds`` is None where the target gave no answer, ``confidence`` where it handed none over.
    """

    key: str
    gold: GoldQuestion
    measures: Measures
    status: str
    seconds: float | None
    confidence: float | None

    @property
    def weight(self) -> float:
        """Its share of one gold question."""
        return 1.0 / len(self.gold.wordings)


def aggregate(rows: Sequence[Row], resamples: int = RESAMPLES) -> dict[str, Any]:
    """Every figure of a run, rounded and in a fixed order."""
    return {
        "metrics": estimates(rows, resamples),
        "seconds": _seconds(rows, resamples),
        "robustness": _robustness(rows, resamples),
        "slices": {
            name: {
                value: _slice(part, resamples) for value, part in sorted(_parts(rows, of).items())
            }
            for name, of in _SLICES.items()
        },
    }


def estimates(rows: Sequence[Row], resamples: int = RESAMPLES) -> dict[str, dict[str, float | int]]:
    """Each metric that applies to any of the rows."""
    numbers = _cluster_numbers(rows)
    counts = cluster_counts(len(set(numbers)), resamples)
    found = {}
    for metric in METRICS:
        reached, of = _sums(rows, numbers, metric)
        if of.any():
            found[metric.name] = ratio_estimate(reached, of, counts).as_json()
    return found


def _slice(rows: Sequence[Row], resamples: int) -> dict[str, Any]:
    return {
        "questions": len({row.gold.id for row in rows}),
        "wordings": len(rows),
        "metrics": estimates(rows, resamples),
    }


def _parts(
    rows: Sequence[Row], of: Callable[[GoldQuestion], Iterable[str]]
) -> dict[str, list[Row]]:
    parts: dict[str, list[Row]] = {}
    for row in rows:
        for value in of(row.gold):
            parts.setdefault(value, []).append(row)
    return parts


def _cluster_numbers(rows: Sequence[Row]) -> list[int]:
    names = sorted({row.gold.cluster for row in rows})
    place = {name: number for number, name in enumerate(names)}
    return [place[row.gold.cluster] for row in rows]


def _sums(rows: Sequence[Row], numbers: Sequence[int], metric: Metric) -> tuple[Floats, Floats]:
    reached = np.zeros(max(numbers, default=-1) + 1)
    of = np.zeros_like(reached)
    for row, number in zip(rows, numbers, strict=True):
        if metric.name in row.measures:
            weight = 1.0 if metric.counted else row.weight
            reached[number] += weight * row.measures[metric.name].reached
            of[number] += weight * row.measures[metric.name].of
    return reached, of


def _seconds(rows: Sequence[Row], resamples: int) -> dict[str, Any]:
    timed = [row for row in rows if row.seconds is not None]
    if not timed:
        return {}
    numbers = _cluster_numbers(timed)
    counts = cluster_counts(len(set(numbers)), resamples)
    values = [row.seconds or 0.0 for row in timed]
    return {
        name: quantile_estimate(values, numbers, counts, at).as_json()
        for name, at in (("p50", 0.5), ("p95", 0.95))
    }


def _robustness(rows: Sequence[Row], resamples: int) -> dict[str, Any]:
    clusters: dict[str, list[float]] = {}
    for row in rows:
        if ROBUST in row.measures:
            clusters.setdefault(row.gold.cluster, []).append(row.measures[ROBUST].reached)
    several = [clusters[name] for name in sorted(clusters) if len(clusters[name]) > 1]
    if not several:
        return {}
    figures = {
        "mean": [sum(values) / len(values) for values in several],
        "worst": [min(values) for values in several],
        "spread": [max(values) - min(values) for values in several],
    }
    return {name: mean_estimate(values, resamples).as_json() for name, values in figures.items()}
