"""What inspectors who come again say of each area that they named before: how far it has come.

``Insufficient progress has been made.`` is the judgement of the area that its heading names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.paper import Paragraph
from ingest.findings.grades import Judged
from ingest.findings.sentences import sentences

_CAME = re.compile(
    r"\b(?P<not>(?:has|have)\s+not\s+(?:yet\s+)?(?:made|taken)\s+(?:enough\s+|any\s+)?)?"
    r"(?P<grade>(?:in)?sufficient\s+progress|(?:in)?effective\s+action)\b"
    r"(?P<rest>[^.]*)",
    re.IGNORECASE,
)
_MADE = re.compile(r"\b(?:made|taken)\b", re.IGNORECASE)
_AREA = re.compile(
    r"\b(?:areas?\s+(?:for|of)\s+(?:priority\s+action|improvement|concern|weakness)|weakness|"
    r"priority\s+action|concern)\b",
    re.IGNORECASE,
)
_ADDRESSING = re.compile(
    r"\b(?:in|to|towards|on)\s+(?:address(?:ing)?|improv(?:e|ing))\s+(?P<area>(?!(?:this|these|the|all|it)"
    r"\b\s*(?:\w+\s*){0,4}$).{8,160})",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:in|on)\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+|all|both|none|most|some|the\s+other)\b",
    re.IGNORECASE,
)


def progress_made(paragraph: Paragraph) -> Iterator[Judged]:
    """The areas of which an inspection report says whether enough has been done, each with that."""
    named = paragraph.section if _AREA.search(paragraph.section) else ""
    for sentence in sentences(paragraph.text):
        found = _CAME.search(sentence)
        if found is None or not _MADE.search(sentence) or _SEVERAL.search(found["rest"]):
            continue
        addressed = _ADDRESSING.search(found["rest"])
        area = named or (addressed["area"].strip() if addressed else "")
        if area:
            yield Judged(area, _grade(found), sentence)


def _grade(found: re.Match[str]) -> str:
    grade = re.sub(r"\s+", " ", found["grade"]).lower()
    if not found["not"]:
        return grade
    return f"in{grade}" if not grade.startswith("in") else grade
