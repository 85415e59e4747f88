"""What a report recommends, which nobody has agreed to yet, is told as recommended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.grounding.reading.items import lines
from assistant.grounding.sources import Body
from corpus.paper import Paragraph

_HEADING = re.compile(r"^\W*(?:[\d.]+\W*)?(?:officers?\W*)?recommend", re.IGNORECASE)
_ON_ONE = re.compile(r"^\W*(?:[\d.]+\W*)?recommendation\s+\w{1,3}\b\W+\w", re.IGNORECASE)
"""A heading over what became of one recommendation: ``Recommendation 2: supervision``."""
_RESOLVED = re.compile(r"\b(?:resolved|decided|agreed|approved|carried)\b", re.IGNORECASE)
_PREFIX = re.compile(
    r"^(?:(?:it|the report|the paper) (?:is |was )?recommend(?:s|ed)\s+(?:that\s+)?"
    r"|recommended:\s*)",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"\b(?:recommend\w*|propos\w*|should|must"
    r"|(?:is|are|was|were|be) (?:asked|invited|requested))\b",
    re.IGNORECASE,
)
_OF_IT_ALL = re.compile(
    r"^(?:that\s+)?(?:(?!\b(?:that|which|who|where|as|if|because)\b).)*?"
    r"(?:\b(?:should|must|recommends?|proposes?|(?:recommended|proposed) (?:that|to)"
    r"|(?:is|are|was|were|be) (?:asked|invited|requested|recommended|proposed))\b|^recommended:)",
    re.IGNORECASE,
)
"""The same of the whole: ``Cabinet approves the proposed fees`` does not say so of the deed."""


def is_recommended(paragraph: Paragraph) -> bool:
    """Whether a paragraph is one of a paper's recommendations."""
    if paragraph.kind == "resolution":
        return False
    if paragraph.kind == "recommendation":
        return True
    if _ON_ONE.match(paragraph.section):
        return bool(_SAYS_SO.search(paragraph.text)) or paragraph.text.startswith("That ")
    return bool(_HEADING.search(paragraph.section))


def _is_put_forward(paragraph: Paragraph) -> bool:
    """``That no child waits after May.``: a motion by its form, and nothing says it was carried."""
    if paragraph.kind == "resolution":
        return False
    return paragraph.text.startswith("That ") and not _RESOLVED.search(paragraph.lead_in or "")


def says_so(text: str) -> bool:
    """Whether a text says by itself that it is no more than recommended."""
    return bool(_OF_IT_ALL.match(text))


def as_recommended(said: str, bodies: Sequence[Body]) -> str:
    """A statement without ``It is recommended that``, where all it cites are recommendations."""
    if bodies and all(is_recommended(body.paragraph) for body in bodies):
        return _PREFIX.sub("", said)
    return said


def told_as_done(said: str, bodies: Sequence[Body]) -> Iterator[str]:
    """Whether a statement leaves unsaid that one of the paragraphs only recommends it."""
    if not any(is_recommended(one.paragraph) or _is_put_forward(one.paragraph) for one in bodies):
        return
    for one in lines(said):
        if not says_so(one.text):
            # A verb need not show itself: ``Members note the report`` has none that can be told.
            yield "tells as done what is recommended"
