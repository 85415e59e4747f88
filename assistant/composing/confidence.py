"""How likely a passage answers a question, and from where on it is shown."""

from __future__ import annotations

import math

from assistant.answer import Plan
from assistant.composing.blocks import Block
from assistant.evidence.passages import Passage
from assistant.evidence.signs import calibration
from assistant.words.matching import coverage

def confidence(passage: Passage) -> float:
    """The probability (0 to 1) that a passage answers the question it was weighed for."""
    return calibration().probability(passage.signs)


def shows(sure: float) -> bool:
    """Whether an answer that is this sure is shown."""
    return sure >= calibration().threshold


def list_confidence(plan: Plan, block: Block) -> float:
    """The probability (0 to 1) that a list answers the plan's question."""
    text = " . ".join(member.text for member in block.members)
    first = block.members[0]
    covered = coverage(
        plan.topic,
        [
            (first.lead_in or "", 1.0),
            (" . ".join(first.sections), 0.9),
            (block.paper.title, 0.8),
            (" ".join(first.columns), 0.8),
            (text, 0.8),
        ],
    )
    kind = 1.0 if block.kind and block.kind in plan.findings else 0.0
    value = -3.2 + 4.0 * covered + 2.0 * kind - 4.0 * (1.0 - block.timing)
    return 1 / (1 + math.exp(-value))
