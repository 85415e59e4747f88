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
    r"\b(?:is|are)\s+not\s+(?:yet\s+)?(?:consistent\w*|effective|good\s+enough|always)\b|"
    r"\b(?:has|have)\s+(?:\w+\s+)?(?:worsened|deteriorated)\b|"
    r"\b(?:timeliness|quality|consistency|stability|compliance)\b[^.;]{0,80}"
    r"\b(?:has|have)\s+(?:\w+\s+)?(?:dropped|declined|fallen|slipped|weakened)\b",
    re.IGNORECASE,
)
# What falls short of what is asked of all, always or fully.
_SHORT = re.compile(
    r"\b(?:do|does|did|is|are|has|have)\s+not\s+(?:\w+\s+){0,2}?"
    r"(?:all|every|always|consistently|routinely|fully|sufficiently|enough|in\s+line\s+with)\b|"
    r"\b(?:is|are)\s+(?:\w+\s+)?(?:too\s+(?:variable|slow|inconsistent)|variable|inconsistent|"
    r"patchy|uneven|underdeveloped|insufficient)\b|"
    r"\blimited\s+progress\b|\bin\s+need\s+of\s+improvement\b|"
    r"\bmore\s+(?:work\s+)?(?:needs\s+to\s+be\s+done|is\s+needed)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:do|does|is|are)\s+not\b(?!\s+only)", re.IGNORECASE)
_BETTER = re.compile(
    r"\b(?:has|have)\s+(?:\w+\s+)?(?:improved|strengthened|gone|ended|reduced|fallen|risen|come\s+down)\b|"
    r"\bbeen\s+(?:\w+\s+)?(?:improved|strengthened|put\s+right|resolved)\b|\bno\s+longer\b|"
    r"\b(?:is|are)\s+improving\b|\b(?:much|greatly|significantly)\s+improved\b|"
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
    """Whether a sentence says that it is still so, or worse than it was."""
    return bool(_THE_SAME.search(said)) and not _WANTED.search(said)


def falls_short(said: str) -> bool:
    """Whether a sentence says that something is not done for all, not always, or unevenly."""
    return bool(_SHORT.search(said)) and not said.rstrip().endswith("?")


def tells_of_progress(said: str) -> bool:
    """Whether a sentence says that it is better than it was, and denies nothing before that."""
    better = _BETTER.search(said)
    denied = better and _DENIED.search(said, 0, better.start())
    return bool(better) and not denied and not _WANTED.search(said)
