"""The column of an agenda that gives the pages of its items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.lines import Line

_HEAD = re.compile(
    r"(?:(?:item|no)\W*(?:nos?\W*)?)?(?:subject\s+)?pages?(?:\s*\(s\))?(?:\s*(?:nos?|numbers?))?\W*",
    re.IGNORECASE,
)
_PAGES = re.compile(r"\s+\(?(?:pages?\s*)?(?P<first>\d{1,4})\s*[-–]\s*\d{1,4}\)?$", re.IGNORECASE)
_OPENING, _REACH, _FEWEST = 60, 150, 2


def without_page_column(lines: Sequence[Line]) -> list[Line]:
    """The lines without the pages at their ends, where a heading says what they are.

    They stand at the right edge of the sheet, beside the first line of an item's title: read on,
    they would stand in the middle of it.
    """
    head = next((at for at, line in enumerate(lines[:_OPENING]) if _names_pages(line)), None)
    if head is None:
        return list(lines)
    within = range(head + 1, min(head + _REACH, len(lines)))
    found = {at: match for at in within if (match := _PAGES.search(lines[at].text))}
    starts = [int(match["first"]) for match in found.values()]
    if len(found) < _FEWEST or any(later < before for before, later in pairwise(starts)):
        return list(lines)
    return [
        replace(line, text=line.text[: found[at].start()]) if at in found else line
        for at, line in enumerate(lines)
        if at != head
    ]


def _names_pages(line: Line) -> bool:
    return not line.cells and bool(_HEAD.fullmatch(line.text.strip()))
