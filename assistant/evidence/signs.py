"""What speaks for and against a passage, as named numbers, and what each of them counts for."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "calibration.csv"


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one passage, each from 0 to 1.

    ``own`` and ``covered``: the topic's weight in the passage itself, and with its surroundings;
    ``meaning``: cosine of question and paragraph; ``place``: one over its paragraph's rank;
    ``fit``: how well a value of the kind wanted answers, ``has``: whether there is one,
    ``lacks``: whether one is wanted and there is none; ``time``: how well its time fits;
    ``names``: the share of the question's proper names it has; ``gap``: the weight of the
    heaviest term that it lacks, ``foreign``: whether no paper at all has one of the terms;
    ``mood``: told as planned though asked as done; ``decided``: tells of a decision asked for;
    ``recent``: how new its paper is among the candidates; ``finding``: is of the kind asked for;
    ``lead``: answered the question before, less where it stands near or in the paper of what did, ``background``: the earlier question's terms;
    ``focus``: the share of what the question word asks for by name (``how many FOSTER CARERS``);
    ``dated``: prints the time asked about itself (0.5 where it prints none); ``headed``: stands
    under a heading that is just what is asked for; ``elsewhen``: tells of another time than the one asked about; ``lift``: how far the paragraph's
    cosine stands out among the candidates;
    ``row``: a table row, ``front``: a line of the front matter, ``intro``: only introduces a list;
    ``phrase``: words that stand side by side in the question do so here; ``joint``: stands in
    the paragraph that answers the whole of a question of several parts; ``purpose``: says what
    its paper is for; ``denied``: is a plan where the question says that it wants none;
    ``offered``: is a recommendation where what was decided is asked for; ``unfocused``: a figure
    is wanted of what the passage does not speak of.
    """

    own: float = 0.0
    covered: float = 0.0
    meaning: float = 0.0
    place: float = 0.0
    fit: float = 0.0
    has: float = 0.0
    lacks: float = 0.0
    time: float = 1.0
    names: float = 1.0
    gap: float = 0.0
    foreign: float = 0.0
    mood: float = 0.0
    decided: float = 0.0
    recent: float = 0.0
    finding: float = 0.0
    lead: float = 0.0
    background: float = 0.0
    focus: float = 1.0
    dated: float = 0.5
    headed: float = 0.0
    elsewhen: float = 0.0
    lift: float = 0.0
    row: float = 0.0
    front: float = 0.0
    intro: float = 0.0
    phrase: float = 0.0
    joint: float = 0.0
    purpose: float = 0.0
    denied: float = 0.0
    offered: float = 0.0
    unfocused: float = 0.0


NAMES = tuple(field.name for field in fields(Signs))


@dataclass(frozen=True, slots=True)
class Calibration:
    """What each sign counts for: ``rank`` in choosing, ``odds`` in the log odds of being right."""

    rank: dict[str, float]
    odds: dict[str, float]
    intercept: float
    threshold: float

    def score(self, signs: Signs) -> float:
        """How a passage stands among the others."""
        return float(sum(weight * getattr(signs, name) for name, weight in self.rank.items()))

    def probability(self, signs: Signs) -> float:
        """How likely it answers (0 to 1); never where it tells of another time than asked."""
        if signs.elsewhen:
            return 0.0
        odds = self.intercept + sum(
            weight * getattr(signs, name) for name, weight in self.odds.items()
        )
        return 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))


@lru_cache(maxsize=4)
def calibration(file: Path = FILE) -> Calibration:
    """The weights as measured; see ``docs/decisions`` for how and on what."""
    with file.open(encoding="utf-8", newline="") as handle:
        rows = {row["sign"]: row for row in csv.DictReader(handle)}
    return Calibration(
        rank={name: float(rows[name]["rank"]) for name in NAMES if name in rows},
        odds={name: float(rows[name]["odds"]) for name in NAMES if name in rows},
        intercept=float(rows["intercept"]["odds"]),
        threshold=float(rows["threshold"]["odds"]),
    )
