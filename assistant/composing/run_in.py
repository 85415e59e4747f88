"""Lists that stand inside a sentence: ``Directors have agreed: a freeze on posts; a review of
placements; and the release of a reserve.``"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.evidence.passages import sentences_of
from corpus.paper import Paragraph

FEWEST = 3
"""From how many parts on a sentence is a list."""
LONGEST = 60
"""A part of more words is no item of a list."""
_LEAD_IN = re.compile(r"^(?P<lead>[^:;]{8,300}):\s+(?P<items>.+)$", re.DOTALL)
_JOINT = re.compile(r"\s*;\s*(?:and\s+|or\s+)?", re.IGNORECASE)


def run_in_lists(paragraph: Paragraph) -> Iterator[tuple[Paragraph, tuple[str, ...]]]:
    """The lists inside a paragraph's sentences: the paragraph with the words that introduce one as
    its lead-in, and the items as they are printed."""
    if paragraph.cells or paragraph.text.count(";") < FEWEST - 1:
        return
    for sentence, _ in sentences_of(paragraph):
        match = _LEAD_IN.match(sentence)
        if match is None:
            continue
        items = [part.strip().rstrip(".") for part in _JOINT.split(match["items"])]
        items = [item for item in items if item]
        if len(items) >= FEWEST and all(len(item.split()) <= LONGEST for item in items):
            yield replace(paragraph, lead_in=f"{match['lead'].strip()}:"), tuple(items)
