"""What a recommendation asks for without saying it: a report to come, the targets of section 4."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.words.dates import period
from assistant.words.stems import content_stems
from assistant.words.values import values
from corpus.paper import Paper, Paragraph

if TYPE_CHECKING:
    from corpus.library import Library

MOST = 8
"""So many paragraphs of what is referred to are looked for."""
_TO_COME = re.compile(
    r"\b(?:reports?|reported|updates?|brought|received?|receives|considered|come|return(?:s|ed)?|"
    r"presented|submitted|meeting)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(r"\b(?:section|paragraphs?|part)\s+(\d+(?:\.\d+)*)\b", re.IGNORECASE)


def is_reported(text: str, later: Sequence[Paper]) -> bool:
    """Whether a report that a text asks for on a day is held: a paper of that day on its matter."""
    if not _TO_COME.search(text):
        return False
    days = {
        days.end
        for value in values(text)
        if value.kind == "date" and (days := period(value.text)) and days.start == days.end
    }
    asked = set(content_stems(text))
    return any(
        paper.best_date in days and asked & set(content_stems(paper.title)) for paper in later
    )


def referred_to(library: Library, text: str, paper_id: str) -> tuple[Paragraph, ...]:
    """The paragraphs of its own paper to which a text refers by their number."""
    numbers = _REFERS.findall(text)
    if not numbers:
        return ()
    named = [
        paragraph
        for paragraph in library.paragraphs(paper_id)
        if any(_is_of(paragraph.label or "", number) for number in numbers)
    ]
    return tuple(named[:MOST])


def _is_of(label: str, number: str) -> bool:
    """Whether a label is that number or stands under it: ``4.1(a)`` under ``4``."""
    return label == number or label.startswith((f"{number}.", f"{number}(", f"{number},"))
