"""A record of a decision kept as a form: what it says is text, under the names of its fields.

The fields above the decision (who, when, by what power) are the paper's head and stay what they
are. From the decision on each field is a section, and the points of its value are paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.layout.labels import markers_of
from ingest.lines import Document, Line

_DECISION = re.compile(
    r"^\W*(?:\d{1,2}[.)]?\s+)?(?:the\s+)?(?:details?\s+of\s+(?:the\s+)?)?(?:officer\s+|delegated\s+)?decisions?"
    r"(?:\s+(?:taken|made|details?))?\W*$",
    re.IGNORECASE,
)
_REASONS = re.compile(r"^\W*(?:\d{1,2}[.)]?\s+)?reasons?\b", re.IGNORECASE)
_HEAD, _FEWEST, _KEY_WORDS, _WORDS, _LEVEL = 40, 4, 12, 4, 2
_POINT = re.compile(r"(?:^|(?<=[.;:)])\s+)(?=\(?(\d{1,2})[.)]\s+[A-Z])")


def with_form_rows(document: Document) -> Document:
    """The document with the fields of such a form from the decision on as headings and text."""
    lines = document.lines
    opens = {line.table for line in lines[:_HEAD] if line.cells}
    tables = groupby((one for one in lines if one.cells), key=lambda line: line.table)
    held = {number: list(rows) for number, rows in tables if number in opens}
    forms = {number for number, rows in held.items() if number and _is_form(rows)}
    if not forms:
        return document
    begun: set[int] = set()
    pages = []
    for page in document.pages:
        made: list[Line] = []
        for line in page.lines:
            number = line.table or 0
            if line.cells and number in forms:
                if _DECISION.match(line.cells[0]):
                    begun.add(number)
                # No field of a form heads the others, however short it is.
                made.extend(_field(line) if number in begun else (replace(line, header=False),))
            else:
                made.append(line)
        pages.append(replace(page, lines=tuple(made)))
    return replace(document, pages=tuple(pages))


def _is_form(rows: Sequence[Line]) -> bool:
    if len(rows) < _FEWEST or any(len(row.cells) != 2 for row in rows):
        return False
    keys = [row.cells[0] for row in rows]
    decided = [row for row in rows if _DECISION.match(row.cells[0])]
    told = decided and len(decided[0].cells[1].split()) > _WORDS
    return bool(told) and any(map(_REASONS.match, keys)) and all(
        len(key.split()) <= _KEY_WORDS for key in keys
    )  # fmt: skip


def _field(row: Line) -> Iterator[Line]:
    """A field as its heading and the paragraphs of its value."""
    key, value = (cell.strip() for cell in row.cells)
    bare = replace(row, cells=(), table=None, parts=(), header=False, bold=False, blank_before=True)
    if key:
        yield replace(bare, text=key.rstrip(": "), heading=_LEVEL, bold=True)
    if value:
        for text in _points(row):
            yield replace(bare, text=text)


def _points(row: Line) -> Sequence[str]:
    """The paragraphs of a field's value, and its points where it numbers them on one line."""
    value = row.cells[1].strip()
    parts = [part for part in (row.parts[1] if len(row.parts) > 1 else ()) if part]
    if len(parts) > 1:
        return parts
    found = list(_POINT.finditer(value))
    counted = [int(each[1]) for each in found] == list(range(1, len(found) + 1))
    if len(found) < 2 or not counted or not all(markers_of(value[each.end() :]) for each in found):
        return [value]
    ends = [*(each.start() for each in found[1:]), len(value)]
    opening = value[: found[0].start()].strip()
    points = [value[one.end() : end].strip() for one, end in zip(found, ends, strict=True)]
    return [opening, *points] if opening else points
