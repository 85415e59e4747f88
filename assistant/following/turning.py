"""Whether a later sentence tells that a matter has turned for the better, or that it has not."""

from __future__ import annotations

import re

_BAD = (
    r"(?:inconsistent\w*|variable|weak\w*|poor|patchy|uneven|inadequate|a\s+concern|a\s+challenge|"
    r"too\s+\w+|not\b|under\w*developed|insufficient)"
)
_THE_SAME = re.compile(
    rf"\b(?:remains?|remained|continues?\s+to\s+be|(?:is|are)\s+still|still)\s+(?:\w+\s+)?{_BAD}|"
    r"\bnamed?\s+(?:the|this|that)\s+(?:area|matter|point)\s+again\b|"
    r"\b(?:is|are)\s+not\s+(?:yet\s+)?(?:consistent\w*|effective|good\s+enough|always)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\b(?:has|have)\s+(?:\w+\s+)?(?:improved|strengthened|gone|ended|reduced|fallen|risen|come\s+down)\b|"
    r"\bbeen\s+(?:\w+\s+)?(?:improved|strengthened|put\s+right|resolved)\b|\bno\s+longer\b|"
    r"\b(?:is|are)\s+now\b|\bnow\s+(?:\w+\s+)?(?:good|regular|timely|in\s+place|on\s+time)\b|"
    r"\bregards?\s+this\s+area\s+as\s+closed\b|\bfar\s+(?:greater|more|fewer|better)\b[^.]{0,40}\bthan\b|"
    r"\d\s?%?\)?[^.]{0,60}\b(?:against|compared\s+with|up\s+from|down\s+from)\s+\d",
    re.IGNORECASE,
)
# "Are they better now?" and "to ensure that it is no longer so" tell of nothing that has happened.
_WANTED = re.compile(
    r"\?\s*$|\b(?:will|would|should|must|aims?\s+to|ensure|need(?:s|ed)?\s+to)\b", re.IGNORECASE
)


def tells_of_the_same(said: str) -> bool:
    """Whether a sentence says that it is still so."""
    return bool(_THE_SAME.search(said)) and not _WANTED.search(said)


def tells_of_progress(said: str) -> bool:
    """Whether a sentence says that it is better than it was."""
    return bool(_BETTER.search(said)) and not _WANTED.search(said)
