"""How much speaks for a paragraph starting at a line, and a list as far as it has been read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from ingest.layout.blocks.measure import NEAR, left_of
from ingest.layout.labels import Marker
from ingest.lines import Line

# A number beyond this is no paragraph's by itself.
LONGEST_START = 400
_MINUTED = re.compile(r"^(?:draft |public |approved )?(?:minutes?|cofnodion)\b", re.IGNORECASE)
_HEAD = 25
_NOT_THE_LAST = re.compile(r";\s+(?:and|or)\s*$")


class Opening(IntEnum):
    """How much speaks for a paragraph starting at a line."""

    NONE = 0
    WEAK = 1
    STRONG = 2


@dataclass(slots=True)
class Run:
    """A list as far as it has been read: its last label and its left edge."""

    last: Marker
    left: float | None
    page: int | None

    def aligned(self, line: Line) -> bool:
        """Whether a line starts at the list's left edge, as far as both are known."""
        here = left_of(line)
        return here is not None and self.left is not None and abs(here - self.left) < NEAR


def joins(above: str, marker: Marker) -> bool:
    """Whether the line above a letter ends as the item before it does: ``a) award it; and``."""
    return marker.style in ("letter", "roman") and bool(_NOT_THE_LAST.search(above))


def minuted(lines: Sequence[Line]) -> bool:
    """Whether the head of a paper says that it holds minutes."""
    return any(_MINUTED.match(line.text) for line in lines[:_HEAD])
