"""A paper's own sentence on why a grade was given: ``Services are inadequate because ...``"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.evidence.papers import paragraphs_of
from assistant.words.sentences import sentences
from corpus.paper import Paper, Paragraph

if TYPE_CHECKING:
    from corpus.library import Library

FURTHER = 2
"""How many sentences of the paragraph go with the one that gives the reason."""
_BECAUSE = re.compile(
    r"\b(?:because|due to|as a result of|owing to|on account of)\b", re.IGNORECASE
)


def reason_given(library: Library, paper: Paper, grade: str | None) -> tuple[Paragraph, str] | None:
    """The first paragraph in prose that names a grade and says because of what it was given, and
    its words from there on; None where none does."""
    if not grade:
        return None
    for paragraph in paragraphs_of(library, paper.paper_id):
        if paragraph.cells or grade not in paragraph.text.lower():
            continue
        found = sentences(paragraph.text)
        for at, one in enumerate(found):
            named = one.text.lower().find(grade)
            if named >= 0 and _BECAUSE.search(one.text, named):
                last = found[min(at + FURTHER, len(found) - 1)]
                return paragraph, paragraph.text[one.start : last.end]
    return None
