"""Standing rules: what a body may or shall do by its terms of reference, and nobody has done yet.

``(a) to approve the statement of accounts`` under "The functions of the Committee are:" is a power
of the committee, no action that somebody will take and nothing that has to improve.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.paper import Paper

_NUMBER = r"^\W*(?:(?:part|article|section|schedule|appendix|annexe?)\s+\w{1,4}\W+)?(?:[\d.]+\W+)?"
_OF_A_BODY = (
    r"(?:\s+of\s+(?:the\s+)?(?:[\w’'-]+\s+){0,6}?(?:committee|sub-?committee|board|panel|cabinet|"
    r"executive|council|commission|forum|group|members?|chair\w*|officers?|partnership))"
)
# Headings of the part of a paper that says what a body is for.
_HEADS = re.compile(
    _NUMBER + r"(?:(?:the\s+)?constitution(?!al\s+(?:implications|comments))\b.{0,30}|"
    r"(?:[\w’',&-]+\s+){0,6}?terms\s+of\s+reference\b.{0,60}|"
    r"(?:roles?|remit|functions?|powers?|duties|responsibilit(?:y|ies)|membership|quorum|"
    r"composition|delegations?)(?:,?\s+(?:and\s+|&\s+)?(?:purpose|roles?|remit|aims|functions?|powers?|"
    r"duties|responsibilit(?:y|ies)|membership|scope|limits))*" + _OF_A_BODY + r"?|"
    r"(?:purpose|aims?|accountability|authority)" + _OF_A_BODY + r"|"
    r"(?:responsibility\s+for|allocation\s+of)\s+functions|scheme\s+of\s+delegations?\b.{0,30}|"
    r"(?:standing\s+orders|(?:[\w&]+\s+){0,4}procedure\s+rules|financial\s+regulations|"
    r"code\s+of\s+conduct|rules\s+of\s+(?:procedure|debate))\b.{0,30})\W*$",
    re.IGNORECASE,
)
# Lines that introduce a list of powers or duties.
_OPENS = re.compile(
    r"\b(?:functions|powers|duties|responsibilities|remit|terms\s+of\s+reference|role|purposes?)\b"
    r"[^.:]{0,80}\b(?:is|are|includes?|include|comprises?|to)\b[^.:]{0,30}\W*$|"
    r"\bdelegated\s+to\b[^.:]{0,80}:\W*$|\bis\s+(?:also\s+)?(?:responsible|accountable)\s+for\W*$|"
    r"\bhas\s+the\s+(?:power|authority|right)s?\s+to\W*$|"
    r"\b(?:committee|sub-?committee|board|panel|cabinet|executive|council|commission|forum|director|"
    r"officer|chair|leader|mayor|proper\s+officer)\s+shall\b[^.:]{0,60}:\W*$",
    re.IGNORECASE,
)


def are_standing(paper: Paper, sections: Sequence[str], lead: str) -> bool:
    """Whether what stands under these headings and this lead-in is a body's power or duty."""
    if _OPENS.search(lead) or any(_HEADS.match(section) for section in sections):
        return True
    return paper.kind in ("other", "appendix") and bool(_HEADS.match(paper.title))
