"""One item of an agenda, as its front sheet prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.lines import Line

CONTAINS = re.compile(
    r"\b(?:this|the|which)\s+(?:item|report|paper)?\s*contains?\s+(?:exempt|confidential)\s+information\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of an agenda: its number and title, pack pages, and whether it is exempt.

    ``exempt`` and ``part_exempt`` say where that was read; ``closed`` names the appendices that
    alone are exempt (``Appendix 2``; an empty name where it is not said which).
    """

    item: str
    title: str
    line: Line
    first: int | None = None
    last: int | None = None
    exempt: str | None = None
    part_exempt: str | None = None
    closed: tuple[str, ...] = ()
    unsure: bool = False
