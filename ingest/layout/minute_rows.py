"""Minutes that are kept as a table: each row is a minute, with its number, heading and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.layout.labels import Marker, follows, markers_of
from ingest.layout.minute_words import MINUTE
from ingest.layout.minutes import MINUTES
from ingest.lines import Document, Line

_HEAD, _LEVEL = 25, 2
_FEWEST = 2
# Minutes kept as a table have most of their words in it.
_SHARE = 0.5
_MOST_WORDS = 14
_COUNTED = 0.6  # of the steps from one number to the next; a number may be lost
_LONG = re.compile(r"(\d{4})([.)]?)(?:\s+(?=\D)|$)")
_SENTENCE = re.compile(r"[.;:,]$")
_FIGURE = re.compile(r"[\W\d]+")


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which column of a table holds the words of the minutes; columns before it their titles."""

    words: int
    columns: tuple[str, ...]


def with_minute_rows(document: Document) -> Document:
    """The document with the rows of such a table as headings and paragraphs."""
    lines = document.lines
    if not any(line.cells for line in lines) or not _are_minutes(lines):
        return document
    tables = groupby((line for line in lines if line.cells), key=lambda line: line.table)
    held = {number: list(rows) for number, rows in tables if number is not None}
    shapes = {number: shape for number, rows in held.items() if (shape := _shape(rows))}
    within = sum(len(line.text) for number in shapes for line in held[number])
    if within < _SHARE * sum(len(line.text) for line in lines[_opening(lines) :]):
        return document
    begun: set[int] = set()
    pages = []
    for page in document.pages:
        made: list[Line] = []
        for line in page.lines:
            shape = shapes.get(line.table or 0) if line.cells else None
            made.extend(_minute(line, shape, begun) if shape else (line,))
        pages.append(replace(page, lines=tuple(made)))
    return replace(document, pages=tuple(pages))


def _are_minutes(lines: Sequence[Line]) -> bool:
    return any(MINUTES.match(line.text) for line in lines[:_HEAD] if not line.cells)


def _opening(lines: Sequence[Line]) -> int:
    """Where the first table with several rows begins: what is above names the meeting."""
    return next((place for place, line in enumerate(lines) if line.cells), 0)


def _shape(rows: Sequence[Line]) -> _Shape | None:
    """How a table sets out minutes, or None where it is another: a list, or figures."""
    numbers = [marker for row in rows if (marker := _number(row))]
    if len(numbers) < _FEWEST or not _count_on(numbers):
        return None
    width = max(len(row.cells) for row in rows)
    columns = rows[0].cells if _number(rows[0]) is None else ()
    body = [row for row in rows if row.cells != columns]
    letters = [
        sum(len(_FIGURE.sub("", row.cells[at])) for row in body if at < len(row.cells))
        for at in range(1, width)
    ]
    told = any(_tells(row.cells[at]) for row in body for at in range(1, len(row.cells)))
    return _Shape(letters.index(max(letters)) + 1, columns) if told and max(letters) else None


def _tells(cell: str) -> bool:
    """Whether a cell says something in a sentence."""
    return len(cell.split()) > 3 and cell.rstrip().endswith((".", ":"))


def _count_on(numbers: Sequence[Marker]) -> bool:
    whole = [each for each in numbers if each.style != "decimal"] or list(numbers)
    steps = [follows(after, before) for before, after in pairwise(whole)]
    return len(whole) >= _FEWEST and sum(steps) >= _COUNTED * len(steps)


def _number(row: Line) -> Marker | None:
    """The number that a row begins with, alone in its cell or with a title."""
    cell = row.cells[0].strip()
    if long := _LONG.match(cell):
        rest = cell[long.end() :].strip()
        return Marker("number", (int(long[1]),), f"#{long[2]}", long[1], rest)
    found = (each for each in markers_of(f"{cell} ") if each.style in _STYLES)
    marker = next(found, None)
    return marker if marker and (not marker.rest or _is_title(marker.rest)) else None


_STYLES = ("number", "reference", "decimal")


def _is_title(text: str) -> bool:
    few = 0 < len(text.split()) <= _MOST_WORDS
    return few and text[:1].isupper() and not _SENTENCE.search(text)


def _minute(row: Line, shape: _Shape, begun: set[int]) -> Iterator[Line]:
    """A row as the lines that its minute would have on a page without a table."""
    table = row.table or 0
    if row.cells == shape.columns:
        if table not in begun and not any(row.cells[1:]):
            yield _bare(row, row.cells[0])
        begun.add(table)
        return
    begun.add(table)
    number = _number(row)
    words = list(_parts(row, shape.words))
    title = ""
    if number and not number.rest:
        before = [cell for cell in row.cells[1 : shape.words] if cell]
        title = " ".join(before)
        if not title and len(words) > 1 and _is_title(words[0]):
            title = words.pop(0)
        if not words and title and not _is_title(title):
            title, words = "", [title]
    elif number:
        title, words = number.rest, [*filter(None, row.cells[1 : shape.words]), *words]
    else:
        words = [*filter(None, row.cells[: shape.words]), *words]
    label = row.cells[0].strip().removesuffix(number.rest if number else "").strip()
    if number and title:
        yield replace(_bare(row, title), heading=_LEVEL, bold=True, label=label)
        label = ""
    if label and number and not number.name:
        label = f"{MINUTE} {number.printed}"  # no heading says whose number it is
    for place, text in enumerate(words):
        said = label or None
        if place and markers_of(text):
            said = None  # a point of a list has its own
        yield replace(_bare(row, text), label=said, blank_before=place > 0 or not row.continues)
    for at in range(shape.words + 1, len(row.cells)):
        if row.cells[at]:
            name = shape.columns[at] if at < len(shape.columns) else ""
            text = f"{name.rstrip(':')}: {row.cells[at]}" if name else row.cells[at]
            yield replace(_bare(row, text), label=label or None)


def _parts(row: Line, column: int) -> Iterator[str]:
    """The paragraphs of a cell."""
    cell = row.cells[column] if column < len(row.cells) else ""
    parts = row.parts[column] if column < len(row.parts) else ()
    yield from filter(None, parts if " ".join(parts) == cell else (cell,))


def _bare(row: Line, text: str) -> Line:
    """A line of running text where the row stands."""
    return Line(text, page=row.page, box=row.box, size=row.size, blank_before=True)
