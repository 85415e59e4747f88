"""Invented papers as text, and pages set by hand, read into paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.paper import Box, Paragraph, Section
from ingest.layout import structure
from ingest.lines import Document, Line, Page
from ingest.text import read_text

Structured = tuple[tuple[Section, ...], tuple[Paragraph, ...]]
ReadText = Callable[[str], Structured]
SetLine = Callable[..., Line]
ReadPages = Callable[..., Structured]

# A line of print is this high, and this far below the one above, in fractions of the page.
_HIGH, _STEP, _GAP = 0.012, 0.016, 0.016
_CHARACTER = 0.0085


@pytest.fixture
def read(tmp_path: Path) -> ReadText:
    """Read a text file's words into sections and paragraphs."""

    def reading(text: str) -> Structured:
        path = tmp_path / "paper.txt"
        path.write_text(text, encoding="utf-8")
        return structure(read_text(path), "paper")

    return reading


@pytest.fixture
def line() -> SetLine:
    """Set a line of print at a left edge; the page gives it its height."""

    def setting(text: str, left: float = 0.1, gap: bool = False, **known: object) -> Line:
        right = min(left + _CHARACTER * len(text), 0.9)
        box = Box(1, left, 0.0, right, 0.0)
        size = known.pop("size", 12.0)
        return Line(text, box=box, size=size, blank_before=gap, indent=left, **known)  # type: ignore[arg-type]

    return setting


@pytest.fixture
def pages() -> ReadPages:
    """Read pages, each given as its lines from the top, into sections and paragraphs."""

    def reading(*sheets: Sequence[Line]) -> Structured:
        made = tuple(_page(number, sheet) for number, sheet in enumerate(sheets, start=1))
        return structure(Document("pdf", made), "paper")

    return reading


def _page(number: int, sheet: Sequence[Line]) -> Page:
    top = 0.06
    placed = []
    for line in sheet:
        assert line.box
        top += _STEP + (_GAP if line.blank_before else 0.0)
        box = Box(number, line.box.left, top, line.box.right, top + _HIGH)
        placed.append(replace(line, page=number, box=box))
    return Page(number, tuple(placed), printed=str(number + 10), width=595.0, height=842.0)
