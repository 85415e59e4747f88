"""Sentences of a paragraph, and the line that really introduces a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.paper import Paragraph

_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z\d])")
_DIGIT = re.compile(r"\d")
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Ms|Mrs|Dr|No|no|para|paras|vs|e\.g|i\.e|cf|St|[A-Z]))$")


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, without splitting after titles, initials and abbreviations."""
    found, start = [], 0
    for match in _END.finditer(text):
        at = match.start()
        # Only the end is copied: a paragraph can have ten megabytes.
        if text[at] == "." and _is_abbreviated(text[max(0, at - 6) : at]):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return tuple(part for part in found if part)


def _is_abbreviated(end: str) -> bool:
    return _ABBREVIATED.search(end) is not None


def has_digit(text: str) -> bool:
    """Whether a text can hold a date or a figure at all: a quick no for most sentences."""
    return _DIGIT.search(text) is not None


def tidied(text: str) -> str:
    """A list item without the sign that joins it to the next."""
    return re.sub(r"[\s;,]*(?:;\s*(?:and|or)|,\s*and)?[\s;,]*$", "", text).strip()


# paragraph id -> the line that introduces it, and the position of the paragraph it stands in
Leads = dict[str, tuple[str, int | None]]


def sentence_before(lead: str, text: str) -> str:
    """The sentence before a list's own introduction, which may say what the list is of.

    "They made nine points. For members they are repeated here:"
    """
    said = sentences(text)
    return said[-2] if len(said) > 1 and said[-1] == lead else ""


def introductions(paragraphs: Sequence[Paragraph]) -> Leads:
    """For each list item or row: the line that introduces it and that line's position.

    The paragraph right above a list introduces it when it ends in a colon, even where another
    lead-in was carried over from an earlier list.
    """
    found: Leads = {}
    above: Paragraph | None = None
    by_id = {p.paragraph_id: p for p in paragraphs}
    for paragraph in paragraphs:
        if paragraph.kind in ("item", "row") or paragraph.group is not None:
            said = paragraph.lead_in or ""
            position = None
            if above is not None:
                last = sentences(above.text)[-1:] or (above.text,)
                if above.text.rstrip().endswith((":", ":-", "–", "-")) or last[0] == said:
                    said, position = last[0], above.position
            parent = by_id.get(paragraph.parent or "")
            if parent is not None and parent.kind == "item" and parent.text.endswith(":"):
                said, position = parent.text, parent.position
            found[paragraph.paragraph_id] = (said, position)
        else:
            if above is not None and above.text.endswith(":") and _is_quoted(paragraph.text):
                found[paragraph.paragraph_id] = (sentences(above.text)[-1], above.position)
            speaks = paragraph.kind != "front_matter" or paragraph.text.endswith(":")
            above = paragraph if speaks else None
    return found


def _is_quoted(text: str) -> bool:
    return text.lstrip().startswith(("“", '"', "‘", "'"))
