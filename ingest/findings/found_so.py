"""Judgements without a word of judging: ``Inspectors found that services required improvement``."""

from __future__ import annotations

import re

from ingest.grading import GRADE

_FOUND_SO = re.compile(
    r"\bfound\s+(?:that\s+)?(?:the\s+)?(?:[\w’'-]+\s+){0,4}?"
    r"(?P<noun>services?|council|authority|leadership|protection|safeguarding)\s+"
    rf"(?:(?:to\s+be|are|were|is|was)\s+)?(?P<grade>{GRADE})"
    r"(?=\W*$|\s*[.,;]|\s+overall\b|\s+in\s+(?:all|every)\b)",
    re.IGNORECASE,
)
_THE_WHOLE = frozenset({"service", "services", "council", "authority"})


def found_so(sentence: str) -> tuple[re.Match[str], str] | None:
    """The words that give a grade, as the group ``grade``, and the area that they give it to."""
    match = _FOUND_SO.search(sentence) if "found" in sentence.lower() else None
    if match is None:
        return None
    noun = match["noun"].lower()
    return match, "overall effectiveness" if noun in _THE_WHOLE else noun
