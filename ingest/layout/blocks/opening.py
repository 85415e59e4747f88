"""How much speaks for a paragraph starting at a line, and a list as far as it has been read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from ingest.layout.labels import Marker

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


def joins(above: str, marker: Marker) -> bool:
    """Whether the line above a letter ends as the item before it does: ``a) award it; and``."""
    return marker.style in ("letter", "roman") and bool(_NOT_THE_LAST.search(above))
