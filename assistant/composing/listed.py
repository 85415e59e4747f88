"""What speaks for a list as the answer, as named numbers, and what each of them counts for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.evidence.calibration import Calibration, read_calibration

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

    @property
    def is_counted_kind(self) -> bool:
        """Whether it is of the kind asked for and has as many items as the question says."""
        return bool(self.counted and self.kind)


def list_calibration() -> Calibration:
    """What the signs of a list count for."""
    return read_calibration(FILE)
