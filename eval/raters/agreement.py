"""How far raters agree: Krippendorff's alpha and Cohen's kappa."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations, permutations
from typing import Literal

Level = Literal["nominal", "ordinal", "interval"]


def krippendorff_alpha(units: Iterable[Sequence[float]], level: Level = "nominal") -> float | None:
    """Alpha over units, each the values that raters gave it; None where it is not defined.

    Klaus Krippendorff, Computing Krippendorff's Alpha-Reliability (2011). Units with fewer than
    two values say nothing about agreement and are left out; so does a variable without variety.
    """
    pairable = [unit for unit in units if len(unit) > 1]
    coincidences: dict[tuple[float, float], float] = defaultdict(float)
    for unit in pairable:
        for pair in permutations(unit, 2):
            coincidences[pair] += 1 / (len(unit) - 1)
    totals: dict[float, float] = defaultdict(float)
    for (value, _), count in coincidences.items():
        totals[value] += count
    distance = _distance(level, totals)
    seen = sum(count * distance(*pair) for pair, count in coincidences.items())
    expected = sum(totals[a] * totals[b] * distance(a, b) for a, b in permutations(totals, 2))
    if not expected:
        return None
    return 1 - (sum(totals.values()) - 1) * seen / expected


def _distance(level: Level, totals: Mapping[float, float]) -> Callable[[float, float], float]:
    def nominal(a: float, b: float) -> float:
        return float(a != b)

    def interval(a: float, b: float) -> float:
        return (a - b) ** 2

    def ordinal(a: float, b: float) -> float:
        low, high = min(a, b), max(a, b)
        between = sum(count for value, count in totals.items() if low <= value <= high)
        return (between - (totals[low] + totals[high]) / 2) ** 2

    return {"nominal": nominal, "ordinal": ordinal, "interval": interval}[level]


def cohen_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Kappa of two raters over the units that both rated; None where chance alone would agree."""
    if not pairs:
        return None
    total = len(pairs)
    seen = sum(a == b for a, b in pairs) / total
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[value] * second[value] for value in first) / total**2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def pairs_of_raters(
    labels: Mapping[Hashable, Mapping[str, Hashable]],
) -> dict[tuple[str, str], list[tuple[Hashable, Hashable]]]:
    """Labels by item and rater -> for each two raters, what both said of the items they share."""
    found: dict[tuple[str, str], list[tuple[Hashable, Hashable]]] = {}
    for by_rater in labels.values():
        for one, other in combinations(sorted(by_rater), 2):
            found.setdefault((one, other), []).append((by_rater[one], by_rater[other]))
    return found
