"""Contents pages: lists of headings with their page numbers, which are nobody's paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.lines import Line, Page

_TITLE = re.compile(r"^(?:table of |list of )?contents(?: page)?:?$|^index$", re.IGNORECASE)
_ENTRY = re.compile(r"^(?P<title>.*?\S)(?P<leader>[\s.…_|]*?)\s*(?P<page>\d{1,4})$")
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
_FEWEST = 3
# A wrapped heading takes at most this many lines before its page number.
_WRAPPED = 3


def take_contents(pages: Sequence[Page]) -> tuple[list[Page], list[Line]]:
    """The pages without their contents lists, and the lines of those lists.

    A list starts at the heading ``Contents``, or where several lines have dots that lead to a
    number, and goes on while the numbers do not fall; it may run on to the next page.
    """
    kept: list[Page] = []
    dropped: list[Line] = []
    open_at: int | None = None
    for page in pages:
        first, last, open_at = _extent(page.lines, open_at)
        dropped.extend(page.lines[first:last])
        kept.append(replace(page, lines=page.lines[:first] + page.lines[last:]))
    return kept, dropped


def _extent(lines: Sequence[Line], open_at: int | None) -> tuple[int, int, int | None]:
    """Where the contents list starts and ends, and its last page number if the page ends in it."""
    start = 0 if open_at is not None else _start(lines)
    if start is None:
        return 0, 0, None
    number, entries, end, wrapped = open_at or 0, 0, start, 0
    for place in range(start, len(lines)):
        text = lines[place].text
        found = _ENTRY.match(text)
        if found and number <= int(found.group("page")) <= number + 400:
            number, end, wrapped = int(found.group("page")), place + 1, 0
            entries += 1
        elif entries == 0 and _TITLE.match(text.strip()):
            end = place + 1
        else:
            wrapped += 1
            if wrapped > _WRAPPED:
                break
    if entries < _FEWEST:
        return 0, 0, None
    return start, end, number if end == len(lines) else None


def _start(lines: Sequence[Line]) -> int | None:
    led = [place for place, line in enumerate(lines) if _led(line.text)]
    for place, line in enumerate(lines):
        if _TITLE.match(line.text.strip()):
            return place
    return led[0] if len(led) > _FEWEST else None


def _led(text: str) -> bool:
    may = text[-1:].isdigit() and ("." in text or "…" in text or "_" in text)
    return may and bool(_LEADER.search(text)) and bool(_ENTRY.match(text))
