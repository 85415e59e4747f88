"""The words of grades that inspectorates give."""

from __future__ import annotations

import re

GRADE = (
    r"(?:outstanding|good|requir(?:es?|ed|ing)\s+improvement(?:\s+to\s+be\s+good)?|inadequate|adequate|"
    r"satisfactory|excellent|very\s+good|weak|poor|unsatisfactory)"
)
"""A grade, as a pattern to be matched whatever its case."""
WHOLE_GRADE = re.compile(
    rf"\W*(?:{GRADE}|[CGV][1-4]|not\s+judged(?:\s+separately)?|(?:judged\s+)?effective)\W*",
    re.IGNORECASE,
)
_LONGEST = 45


def is_grade(cell: str) -> bool:
    """Whether a table cell holds a grade and nothing else."""
    plain = re.sub(r"\s*\(.*\)\s*$", "", cell)
    return bool(WHOLE_GRADE.fullmatch(plain)) and len(plain) < _LONGEST
