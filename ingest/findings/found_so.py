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
# "Effectiveness - Good" on a line of its own
_PAIR = re.compile(
    r"\W*(?P<area>(?!(?i:(?:overall\s+)?(?:rating|grade|score|judge?ment|status))\b)"
    r"[A-Z][\w,&’' -]{2,60}?)\s*(?:\s[-–—]|:|\.{3,})\s*"
    rf"(?P<grade>(?=[A-Z])(?i:{GRADE}))\W*"
)
_LONGEST_PAIR = 110
_THE_WHOLE = frozenset({"service", "services", "council", "authority"})


def found_so(sentence: str) -> tuple[re.Match[str], str] | None:
    """The words that give a grade, as the group ``grade``, and the area that they give it to."""
    match = _FOUND_SO.search(sentence) if "found" in sentence.lower() else None
    if match is None:
        return None
    noun = match["noun"].lower()
    return match, "overall effectiveness" if noun in _THE_WHOLE else noun


def paired(text: str) -> tuple[str, str] | None:
    """The area and the grade of a line that holds nothing else: ``Effectiveness - Good``."""
    found = _PAIR.fullmatch(text) if len(text) < _LONGEST_PAIR else None
    return (found["area"].strip(), found["grade"]) if found else None
