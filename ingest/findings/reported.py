"""What a council's report tells that inspectors found: ``They found assessments still late``."""

from __future__ import annotations

import re

from corpus.paper import FindingKind
from ingest.dates import find_dates
from ingest.findings.dating import dated_by_itself
from ingest.findings.evaluating import evaluated
from ingest.findings.events import period
from ingest.findings.finders import finder_in

_NAMED = (
    r"(?:the\s+|our\s+)?(?:[\w-]+\s+){0,2}?(?:inspectors|inspectorate|inspection(?:\s+team)?|ofsted|assessors|"
    r"assessment\s+team|reviewers|review(?:\s+team)?|peer\s+team|auditors?|internal\s+audit|external\s+audit|"
    r"regulator|ombudsman|cqc|care\s+quality\s+commission|ciw|estyn|hmicfrs|hmi|visit)"
)
_FOUND = re.compile(
    rf"^\W*(?:[\w-]+,\s+|(?:in|on|at|during)\s[^,]{{3,40}},\s+)?(?:(?P<named>{_NAMED})|(?P<they>they|we|it|he|she|the\s+team|"
    r"the\s+(?:report|letter)))\s+(?:(?:also|had|has|have|did|still|further|again)\s+)*"
    r"(?:found|noted|saw|observed|reported|concluded|commented|said|identified|highlighted|"
    r"considered|felt|judged|were\s+(?:told|concerned))\s+(?:that\s+)?(?P<what>.{12,})",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\b(?:still|often|sometimes|frequently|regularly|routinely|usually|always|mostly|were|are|was|is|came)\s+"
    r"(?:(?:very|too|being|\w+ly)\s+)?(?:late|slow|missing|missed|incomplete|out\s+of\s+date|behind|unallocated|"
    r"undated|unsafe)\b|\bnot\s+(?:\w+\s+)?(?:recorded|seen|visited|completed|known|shared|done|met|updated|"
    r"reviewed|offered|allocated|heard|checked)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\bno\s+(?:longer|evidence|child\w*|delays?|cases?)\b|\bwithout\b|\bif\b", re.IGNORECASE
)


_WHEN = re.compile(
    r"\b(?:found|noted|saw|observed|reported|concluded|said|identified)\s+(?:in|on)\s+$"
)


def found_when(sentence: str) -> str | None:
    """The day that a sentence gives the finding itself: ``Inspectors saw in March 2022 that``."""
    for day in find_dates(sentence):
        if _WHEN.search(sentence[: day.start]):
            return period(day)
    return dated_by_itself(sentence)


def goes_back(sentence: str) -> bool:
    """Whether a sentence calls its finders by a pronoun: those named before it are meant."""
    found = _FOUND.match(sentence)
    return found is not None and bool(found["they"])


def reported(sentence: str, before: str, *, by_finders: bool = False) -> FindingKind | None:
    """Whether a sentence tells what finders praised or found wanting; None for neither.

    ``before`` is the sentence above it, which names those whom "they" means; ``by_finders`` says
    that they wrote the paper, and call themselves "we".
    """
    found = _FOUND.match(sentence)
    if found is None:
        return None
    they = (found["they"] or "").lower()
    if they == "we" and not by_finders:
        return None
    if they and they != "we" and finder_in(before) in (None, "the council"):
        return None
    what = found["what"]
    if _LATE.search(what) and not _NONE.search(what):
        return "improvement_area"
    return evaluated(f"It was found that {what}")
