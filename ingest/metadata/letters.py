"""What a letter is about: the line below its salutation."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.metadata.head import Head, where

DEAR = re.compile(r"^dear\s", re.IGNORECASE)
INSPECTION = re.compile(r"\b(?:re-?)?(?:inspection|visit|assessment|review)\b", re.IGNORECASE)
_LETTER_HEAD, _SUBJECT_WORDS = 40, 14
Reading = tuple[str, str]


def subject_of_inspection(head: Head) -> Reading | None:
    """The subject line of an inspectorate's letter, which stands below the salutation."""
    greeted = False
    for line in head.opening:
        if greeted and INSPECTION.search(line.text) and 8 < len(line.text) < 130:
            return _tidy(line.text), where(line)
        greeted = greeted or line.text.lower().startswith("dear ")
    return None


def subject(head: Head) -> Reading | None:
    """The line between a letter's salutation and its first paragraph."""
    for above, below in pairwise(head.opening[:_LETTER_HEAD]):
        if DEAR.match(above.text) and len(above.text) < 60:
            text = below.text.strip()
            title = 8 < len(text) < 130 and text[0].isupper() and not text.endswith((".", ",", ":"))
            apart = below.bold or below.size is None or len(text.split()) < _SUBJECT_WORDS
            return (_tidy(text), where(below)) if title and apart else None
    return None


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("**", "")).strip(" :|")
