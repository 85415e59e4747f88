"""Table rows as what may answer: whole where their cells are short, by the sentence where a cell
holds a paragraph, as the tables of questions and answers and of actions and progress do."""

from __future__ import annotations

from assistant.words.sentences import sentences
from corpus.paper import Paragraph

LONG = 40
"""A cell of more words than this is read by the sentence."""


def is_long(cell: str) -> bool:
    """Whether a cell holds more than a value or a phrase."""
    return len(cell.split()) > LONG


def is_row(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a row of a table."""
    return paragraph.kind == "row" or bool(paragraph.cells)


def is_whole_row(paragraph: Paragraph, text: str) -> bool:
    """Whether a passage is a row with all its cells, and not a sentence of one of them."""
    return bool(paragraph.cells) and text == paragraph.text


def is_read_by_sentence(paragraph: Paragraph) -> bool:
    """Whether a row has a cell that is read by the sentence."""
    return any(map(is_long, paragraph.cells))


def row_stretches(paragraph: Paragraph) -> list[tuple[str, int]]:
    """A row whole, and the sentences of its long cells, each with where it starts."""
    found = [(paragraph.text, 0)]
    at = 0
    for cell in paragraph.cells:
        start = paragraph.text.find(cell, at) if cell else -1
        if start < 0:
            continue
        at = start + len(cell)
        if is_long(cell):
            found += [(one.text, start + one.start) for one in sentences(cell)]
    return found
