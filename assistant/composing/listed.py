"""What speaks for a list as the answer, as named numbers, and what each of them counts for."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "lists.csv"


@dataclass(frozen=True, slots=True)
class ListSigns:
    """The signs of one list, each from 0 to 1.

    ``introduced``: the topic's weight in its lead-in, heading and what stands before it;
    ``held``: the same in its own items; ``meaning``: the best cosine of its paragraphs;
    ``hits``: the share of its items among the best hits, ``first``: one over the best of their
    ranks; ``kind``: its items are findings of the kind asked for; ``counted``: it has as many
    items as the question says; ``time`` and ``elsewhen``: as for passages; ``lead``: it answered
    the question before; ``table``: its items are rows; ``long``: it has more than 15.
    """

    introduced: float = 0.0
    held: float = 0.0
    meaning: float = 0.0
    hits: float = 0.0
    first: float = 0.0
    kind: float = 0.0
    counted: float = 0.0
    time: float = 1.0
    elsewhen: float = 0.0
    lead: float = 0.0
    table: float = 0.0
    long: float = 0.0


NAMES = tuple(field.name for field in fields(ListSigns))


@dataclass(frozen=True, slots=True)
class ListCalibration:
    """What each sign counts for in choosing a list, and in the log odds of its being right."""

    rank: dict[str, float]
    odds: dict[str, float]
    intercept: float
    threshold: float

    def score(self, signs: ListSigns) -> float:
        """How a list stands among the others."""
        return float(sum(weight * getattr(signs, name) for name, weight in self.rank.items()))

    def probability(self, signs: ListSigns) -> float:
        """How likely it answers (0 to 1); never where it tells of another time than asked."""
        if signs.elsewhen:
            return 0.0
        odds = self.intercept + sum(
            weight * getattr(signs, name) for name, weight in self.odds.items()
        )
        return 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))


@lru_cache(maxsize=4)
def list_calibration(file: Path = FILE) -> ListCalibration:
    """The weights as measured; see ``docs/decisions`` for how and on what."""
    with file.open(encoding="utf-8", newline="") as handle:
        rows = {row["sign"]: row for row in csv.DictReader(handle)}
    return ListCalibration(
        rank={name: float(rows[name]["rank"]) for name in NAMES if name in rows},
        odds={name: float(rows[name]["odds"]) for name in NAMES if name in rows},
        intercept=float(rows["intercept"]["odds"]),
        threshold=float(rows["threshold"]["odds"]),
    )
