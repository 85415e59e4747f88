"""What is read: text lines without contents pages and page numbers, and tables that are tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.layout.blocks.paging import without_page_column
from ingest.layout.labels import Marker, markers_of
from ingest.lines import Line

_TITLE = re.compile(r"^(?:table of )?contents(?: page)?\W*$", re.IGNORECASE)
_ENTRY = re.compile(r"^(?P<words>.*?\D)[\s.…]*\s(?P<page>\d{1,3})$")
_BARE = re.compile(r"^\d{1,4}$")
# No entry's wrapped heading ends like this; the dots that lead to a page number are more than one.
_SENTENCE = re.compile(r"\w[.;:]$")
_WRAPPED = 3
_EDGE = 0.08
_PROSE = 60
# Where the head of a page ends, and how many lines of the first page name the paper.
_HEAD, _OPENING, _FEWEST = 0.1, 15, 4
# A line that names the paper, its body or its date is no longer than this.
_NAMING = 75
_WORD = re.compile(r"\w{2,}")


def text_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines without contents pages and without page numbers at the edge of a page."""
    lines = [line for line in _without_false_tables(lines) if not _running_head(line, lines)]
    lines = without_page_column(lines)
    kept: list[Line] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        if _TITLE.match(line.text):
            end = _end_of_contents(lines, place)
            if end > place + 2:
                place = end
                continue
        place += 1
        if line.cells or (line.text.strip() and not _page_number(line)):
            kept.append(line)
    return kept


def _without_false_tables(lines: Sequence[Line]) -> Iterator[Line]:
    """Rows of tables that are running text on a coloured ground, as lines of text again."""
    for table, rows in groupby(lines, key=lambda line: line.table if line.cells else None):
        held = list(rows)
        if table is not None and _numbered_text(held):
            yield from map(_as_numbered, held)
            continue
        if table is None or not _running_text(held):
            yield from held
            continue
        for line in held:
            words = " ".join(cell for cell in line.cells if cell)
            yield replace(line, text=words, cells=(), table=None, header=False, continues=False)


def _numbered_text(rows: Sequence[Line]) -> bool:
    """Whether the rows are paragraphs with their numbers in a column of their own."""
    numbered = [line for line in rows if _number_of(line)]
    words = sum(len(line.cells[1]) for line in numbered)
    return len(numbered) > 0.6 * len(rows) and words > _PROSE * len(numbered)


def _number_of(line: Line) -> Marker | None:
    """The number in the first of two cells, where nothing else stands in it."""
    cells = [cell for cell in line.cells if cell]
    if len(cells) != 2 or not line.cells[0]:
        return None
    found = markers_of(f"{line.cells[0]} ")
    alone = next((each for each in found if not each.rest and each.style != "bullet"), None)
    return alone if alone and (alone.form != "#" or alone.style == "decimal") else None


def _as_numbered(line: Line) -> Line:
    words = " ".join(cell for cell in line.cells if cell)
    return replace(
        line, text=words, cells=(), table=None, header=False, continues=False, blank_before=True
    )


def _running_text(rows: Sequence[Line]) -> bool:
    """Whether the rows go on from one to the next in the middle of sentences."""
    starts = ["".join(line.cells)[:1] for line in rows if not line.continues]
    if not starts or any(line.header for line in rows):
        return False
    small = [start.islower() for start in starts]
    return small[0] or (len(small) > 1 and sum(small[1:]) >= 0.5 * len(small[1:]))


def _running_head(line: Line, lines: Sequence[Line]) -> bool:
    """The head of a later page of a short paper: words of the first page's own head, no more."""
    first = lines[0].page
    if line.page == first or line.box is None or line.cells or line.box.bottom > _HEAD:
        return False
    if line.bullet or line.text[:1].islower() or markers_of(line.text):
        return False  # an item, a numbered paragraph or the rest of one
    words = _content(line.text)
    known = {
        word
        for each in lines[:_OPENING]
        if each.page == first and not (each.bullet or len(each.text) > _NAMING)
        for word in _content(each.text)
    }
    return len(words) >= _FEWEST and words <= known and not line.text.rstrip().endswith((".", ":"))


def _content(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _page_number(line: Line) -> bool:
    if line.box is None or not _BARE.match(line.text.strip()):
        return False
    return line.box.bottom < _EDGE or line.box.top > 1 - _EDGE


def _end_of_contents(lines: Sequence[Line], title: int) -> int:
    """The place after the last entry: entries end in page numbers that never fall."""
    end, page, without = title, 0, 0
    for place in range(title + 1, len(lines)):
        entry = _ENTRY.match(_wording(lines[place]))
        if entry and int(entry["page"]) >= page:
            end, page, without = place + 1, int(entry["page"]), 0
            continue
        without += 1
        if without > _WRAPPED or entry or _SENTENCE.search(_wording(lines[place])):
            break
    return end


def _wording(line: Line) -> str:
    return " ".join(line.cells) if line.cells else line.text.strip()
