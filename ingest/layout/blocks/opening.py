"""How much speaks for a paragraph starting at a line, and a list as far as it has been read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from ingest.layout.labels import Marker


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
