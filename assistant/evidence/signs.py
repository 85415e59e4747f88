"""What speaks for and against a passage, as named numbers, and what each of them counts for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.evidence.calibration import Calibration, read_calibration

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
    is wanted of what the passage does not speak of; ``other``: is of another kind than the one
    asked for (the red indicators for the green, quarter 2 for quarter 3).
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
    other: float = 0.0


def calibration() -> Calibration:
    """What the signs of a passage count for."""
    return read_calibration(FILE)
