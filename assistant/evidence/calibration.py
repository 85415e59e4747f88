"""What each sign counts for, read from a file of measured weights."""

from __future__ import annotations

import csv
import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter, mul
from pathlib import Path
from typing import Protocol

_NOT_SIGNS = ("intercept", "threshold")
_FURTHEST = 30.0


class Signed(Protocol):
    """Signs by name, among them whether another time than the one asked about is told of."""

    @property
    def elsewhen(self) -> float:
        """0 where the time is right or none is asked about."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What each sign counts for: ``rank`` in choosing, ``odds`` in the log odds of being right."""

    rank: dict[str, float]
    odds: dict[str, float]
    intercept: float
    threshold: float

    def score(self, signs: Signed) -> float:
        """How a candidate stands among the others."""
        # A question weighs hundreds of sentences: all signs are read at once.
        return float(sum(map(mul, self.rank.values(), attrgetter(*self.rank)(signs))))

    def most(self, signs: Signed, settled: Collection[str]) -> float:
        """What a candidate scores at most, of which these are the highest signs it can have; the
        lowest is 0, but for those that are ``settled``."""
        values = attrgetter(*self.rank)(signs)
        counted = (
            weight * value
            for (name, weight), value in zip(self.rank.items(), values, strict=True)
            if weight > 0 or name in settled
        )
        return float(sum(counted))

    def probability(self, signs: Signed) -> float:
        """How likely it answers (0 to 1); never where it tells of another time than asked."""
        if signs.elsewhen:
            return 0.0
        odds = self.intercept + sum(
            weight * getattr(signs, name) for name, weight in self.odds.items()
        )
        return 1 / (1 + math.exp(-max(min(odds, _FURTHEST), -_FURTHEST)))


@lru_cache(maxsize=4)
def read_calibration(file: Path) -> Calibration:
    """The weights as measured; see ``docs/decisions`` for how and on what.

    The file has the columns sign, rank and odds; the intercept and the threshold stand in rows
    of their own.
    """
    with file.open(encoding="utf-8", newline="") as handle:
        rows = {row["sign"]: row for row in csv.DictReader(handle)}
    signs = {name: row for name, row in rows.items() if name not in _NOT_SIGNS}
    return Calibration(
        rank={name: float(row["rank"]) for name, row in signs.items()},
        odds={name: float(row["odds"]) for name, row in signs.items()},
        intercept=float(rows["intercept"]["odds"]),
        threshold=float(rows["threshold"]["odds"]),
    )
