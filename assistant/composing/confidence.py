"""How likely a passage answers a question, and from where on it is shown."""

from __future__ import annotations

from assistant.composing.block import Block
from assistant.composing.listed import list_calibration
from assistant.evidence.closeness import CloseSigns, second_look
from assistant.evidence.passages import Passage
from assistant.evidence.signs import calibration

BESIDE = 0.5
"""The share of the threshold that will do where several authorities are asked at once: one silent
by mistake misleads as much as one that speaks beside the point."""
SURVEYED, LIKE_BEST = 0.2, 0.15
"""Where all authorities are asked: from which share of the threshold on the likeliest is told, and
from which share of its probability the others."""


def confidence(passage: Passage) -> float:
    """The probability (0 to 1) that a passage answers the question it was weighed for."""
    looked_twice = isinstance(passage.signs, CloseSigns)
    weights = second_look() if looked_twice else calibration()
    return weights.probability(passage.signs)


def shows(sure: float) -> bool:
    """Whether an answer that is this sure is shown."""
    return sure >= calibration().threshold


def shows_beside(sure: float) -> bool:
    """Whether an answer that is this sure is shown beside that of another authority."""
    return sure >= BESIDE * calibration().threshold


def shows_among(sure: float, likeliest: float) -> bool:
    """Whether what one authority says is shown where all are asked, the likeliest one beside."""
    floor = SURVEYED * calibration().threshold
    return likeliest >= floor and sure >= LIKE_BEST * max(likeliest, floor)


def list_confidence(block: Block) -> float:
    """The probability (0 to 1) that a list answers the question it was weighed for."""
    return list_calibration().probability(block.signs)


def shows_list(sure: float) -> bool:
    """Whether a list that is this sure is shown."""
    return sure >= list_calibration().threshold
