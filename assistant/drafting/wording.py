"""What a paragraph tells towards a response, by its words: what is planned, or what was done."""

from __future__ import annotations

import re

from assistant.following.kin import Mention
from assistant.following.turning import tells_of_progress
from assistant.scrutiny.promises import is_promise

_STEPS = re.compile(
    r"\b(?:steps|actions|undertakings|measures|commitments)\b|\bplan\b[^.]{0,40}\b(?:contains?|is|are|has)\b|"
    r"\bwill\b",
    re.IGNORECASE,
)


def by_its_words(mention: Mention) -> str:
    """Where no finding says so: a step of a plan, or what is better than it was."""
    paragraph = mention.paragraph
    if _STEPS.search(paragraph.lead_in or "") or is_promise(mention.said, mention.paper.kind):
        return "What is planned"
    return "What has been done" if tells_of_progress(paragraph.text) else ""
