"""What a statement is told as in the paragraph that it cites: an area to improve, or a strength.

"The impact of supervision" is an item of either list, and nothing in it says of which.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.cite import normal
from corpus.paper import Finding

_AS = {"improvement_area": "an area to improve", "strength": "a strength"}


def told_as(text: str, findings: Sequence[Finding]) -> str:
    """By the findings of the paragraphs that a statement cites; empty where they do not say."""
    said = normal(text).rstrip(" .;")
    kinds = {one.kind for one in findings if normal(one.text).rstrip(" .;") == said}
    told = [words for kind, words in _AS.items() if kind in kinds]
    return told[0] if len(told) == 1 else ""
