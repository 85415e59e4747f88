"""A Word file of which a section bears a marking in its head or foot, as an appendix may alone.

Word files have no pages that a stamp could be on. What stands in such a section is taken out before
anything is read of it; where the first is marked, or each of them, the marking is of the whole.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.lines import Document
from ingest.metadata.marking import marks_part
from ingest.metadata.marking.pages import marks_from_margin
from ingest.packs.listed import Listed


def without_marked_sections(document: Document) -> Listed:
    """Take the sections out that are marked, where the first is not."""
    marks = [next(filter(_closes, one.margins), None) for one in document.stretches]
    said = next(filter(None, marks), None)
    if said is None or marks[0] is not None:
        return Listed(document)
    kept = [one for one, mark in zip(document.stretches, marks, strict=True) if mark is None]
    page = document.pages[0]
    shown = tuple(line for one in kept for line in page.lines[one.first : one.end])
    printed = {text for one in kept for text in one.margins}
    rest = tuple(line for line in document.dropped if line.text in printed)
    cut = replace(document, pages=(replace(page, lines=shown),), dropped=rest, stretches=())
    return Listed(cut, f'the margin of a section: "{said[:100]}"')


def _closes(text: str) -> bool:
    return marks_from_margin(text) or marks_part(text)
