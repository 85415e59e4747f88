"""A cited paragraph as a statement is held against it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.grounding.items import Item, Line, line, lines
from assistant.grounding.matching import Text
from assistant.words.sentences import sentences
from corpus.paper import Paper, Paragraph

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


@dataclass(frozen=True, slots=True)
class Body:
    """A paragraph, its paper, and its sentences as items.

    ``shown`` are the stretches of the paragraph that the lines of ``text`` stand for, so that
    what was relied on can be quoted as printed.
    """

    paragraph: Paragraph
    paper: Paper
    text: Text
    shown: tuple[str, ...]


def body(paragraph: Paragraph, paper: Paper) -> Body:
    """Make a paragraph ready to be held against."""
    leads = 0
    if paragraph.cells:
        rows = tuple(_cells(paragraph))
        found = tuple(one for row in rows for one in lines(f"{row}."))
        shown = (paragraph.text,) * len(found)
    else:
        lead = tuple(one.text for one in sentences(paragraph.lead_in or ""))
        shown = (*lead, *(one.text for one in sentences(paragraph.text)))
        found = tuple(line(one) for one in shown)
        leads = len(lead)
    return Body(paragraph, paper, Text(found, _context(paragraph), leads), shown)


def _cells(paragraph: Paragraph) -> Iterator[str]:
    """A table row as what it says: its head and one column at a time, never two mixed."""
    head, *rest = [cell.strip().rstrip(":") for cell in paragraph.cells] or [""]
    columns = paragraph.columns if len(paragraph.columns) == len(paragraph.cells) else ()
    yield head
    for at, cell in enumerate(rest, 1):
        if not cell:
            continue
        column = columns[at].strip() if columns else ""
        yield f"{head} {column} {cell}"
        yield f"{column} {head} {cell}"
        yield f"{head} {cell}"


def _context(paragraph: Paragraph) -> tuple[Item, ...]:
    """The words of what stands above a paragraph: its headings and its lead-in.

    The headings of other columns stay out: they would let one column's figure pass for another's.
    """
    above = [*paragraph.sections, paragraph.lead_in or ""]
    found: list[Line] = [one for text in above if text for one in lines(text)]
    return tuple(item for one in found for item in one.items)


def statement_text(text: str) -> str:
    """A statement of a model as one line of what can be seen: no controls, nothing invisible."""
    shown = "".join(" " if c in "\r\n\t" else c for c in text)
    shown = "".join(c for c in shown if unicodedata.category(c) not in _UNSEEN)
    return re.sub(r"\s+", " ", shown).strip()
