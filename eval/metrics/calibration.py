"""Does confidence tell right answers from wrong ones?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from eval.answers import ABSTAINED
from eval.metrics.aggregate import ROBUST, Row

BINS = 10


def calibration(rows: Sequence[Row]) -> dict[str, Any]:
    """Reliability in bins of equal size, and risk against coverage.

    Risk is 1 less the mean supported recall of the answers given with at least some confidence;
    coverage is their share of all wordings, so that abstaining lowers coverage, not risk. Empty
    where no answer came with a confidence.
    """
    given = [
        row
        for row in rows
        if row.confidence is not None and row.seconds is not None and row.status not in ABSTAINED
    ]
    if not given:
        return {}
    ranked = sorted(given, key=lambda row: (-(row.confidence or 0.0), row.key))
    curve = _risk_coverage(ranked, len(rows))
    return {
        "bins": _bins(ranked[::-1]),
        "risk_coverage": curve,
        "area": round(sum(risk for _, risk in curve) / len(curve), 6),
    }


def _risk_coverage(ranked: Sequence[Row], total: int) -> list[list[float]]:
    curve = []
    lost = 0.0
    for number, row in enumerate(ranked, start=1):
        lost += 1.0 - row.measures[ROBUST].reached
        is_tie = number < len(ranked) and ranked[number].confidence == row.confidence
        if not is_tie:
            curve.append([round(number / total, 6), round(lost / number, 6)])
    return curve


def _bins(ranked: Sequence[Row]) -> list[dict[str, float | int]]:
    count = min(BINS, len(ranked))
    edges = [len(ranked) * number // count for number in range(count + 1)]
    parts = [ranked[low:high] for low, high in pairwise(edges)]
    return [
        {
            "confidence": round(sum(row.confidence or 0.0 for row in part) / len(part), 6),
            "supported_recall": round(
                sum(row.measures[ROBUST].reached for row in part) / len(part), 6
            ),
            "n": len(part),
        }
        for part in parts
    ]
