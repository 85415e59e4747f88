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
# "Ofsted inspected the service and judged it inadequate"
_OF_THE_WHOLE = re.compile(
    r"\b(?:judged|graded|rated)\s+(?:(?:the|our|its)\s+)?(?:council|authority|(?:children[’']s\s+)?services?|"
    rf"them|it|us)\s+(?:overall\s+)?(?:(?:to\s+be|as)\s+)?[‘'“\"]?{GRADE}\b(?!\s+(?:for|in|at)\s+[a-z])",
    re.IGNORECASE,
)
# "The Regulator gave the Council a C3 grading in May"
_GIVEN = re.compile(
    r"\b(?:gave|given|awarded|received|issued)\s+(?:(?:the|our)\s+(?:council|authority|service)|us|it)?\s*"
    rf"(?:with\s+)?an?\s+[‘'“\"]?(?P<grade>{GRADE}|[CGV][1-4])[’'”\"]?\s+(?:grading|grade|rating|judge?ment)\b",
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
    lower = sentence.lower()
    match = _FOUND_SO.search(sentence) if "found" in lower else None
    if match is None:
        given = _GIVEN.search(sentence) if "rating" in lower or "grad" in lower else None
        return (given, "overall effectiveness") if given else None
    noun = match["noun"].lower()
    return match, "overall effectiveness" if noun in _THE_WHOLE else noun


def paired(text: str) -> tuple[str, str] | None:
    """The area and the grade of a line that holds nothing else: ``Effectiveness - Good``."""
    found = _PAIR.fullmatch(text) if len(text) < _LONGEST_PAIR else None
    return (found["area"].strip(), found["grade"]) if found else None


def judged_whole(sentence: str) -> bool:
    """Whether a sentence says that the council or its service was judged, and no part of it."""
    return bool(_OF_THE_WHOLE.search(sentence))
