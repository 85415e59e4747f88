"""What a form's field says of a paper's status: ``Classification: Part exempt``."""

from __future__ import annotations

import re

from corpus.paper import PaperStatus
from ingest.metadata.answers import chosen, ticked
from ingest.metadata.marking.sayings import PART
from ingest.metadata.marking.words import PROMPT, SURE, is_marking

_OPEN = re.compile(
    r"^\W*(?:open|public|unrestricted|for\s+publication|part\s*(?:1|i|a)\b|no\b|none|n/a|nil|"
    r"not\s+(?:applicable|exempt|confidential|restricted))",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    rf"\b(?:exempt|confidential|restricted|private|closed|non[- ]public|{SURE})\b", re.IGNORECASE
)
_PART_TWO = re.compile(r"\bpart\s*(?:2|ii|b|two)\b(?!\s+of\b)", re.IGNORECASE)
_NAMES_CLOSED = re.compile(rf"exempt|confidential|non[- ]public|{SURE}", re.IGNORECASE)
_ASKS = re.compile(
    r"^\W*(?:(?:does|do|is|are|contains?)\b.*)?\b(?:exempt|confidential)\b", re.IGNORECASE
)
_LAW = re.compile(r"\b(?:paragraphs?|schedule|section|category)\b", re.IGNORECASE)


def status_of(label: str, value: str) -> PaperStatus:
    """The status that a field gives; ``unclear`` where it cannot be told which box is ticked."""
    if PART.search(value) or re.match(r"\W*part(?:ly|ially)?\W+exempt", value, re.IGNORECASE):
        return "part_exempt"
    asks = bool(_ASKS.match(label))
    answer = ticked(value) if asks else None
    if answer == "yes":
        sure = re.match(r"\W*(?:exempt|confidential)", label, re.IGNORECASE)
        return (
            "exempt" if sure and not re.search("append|annex", value, re.IGNORECASE) else "unclear"
        )
    options = chosen(value)
    if options is not None:
        if not options:
            return "unclear" if asks or _CLOSED.search(value) else "open"
        value = " ".join(options)
    if answer == "no" or PROMPT.search(value):
        return "open"
    if _OPEN.match(value):
        # "Open / Exempt" with the sign lost that told which.
        both = _CLOSED.search(value) or _PART_TWO.search(value)
        return "unclear" if options is None and both else "open"
    if _PART_TWO.match(value.strip(" (:–—-")):
        return "exempt"
    # "Exempt/confidential paragraph number: 3"
    by_number = _LAW.search(label) and re.search(r"\d", value)
    if is_marking(value) or (asks and (_LAW.search(value) or by_number)):
        return "exempt"
    if asks and value.strip() and not re.search(r"\bitems?\s+\d", value, re.IGNORECASE):
        return "unclear"
    return "unclear" if _NAMES_CLOSED.search(value) else "open"


def is_said_open(label: str, value: str) -> bool:
    """Whether a field says in so many words that the paper is for the public."""
    options = chosen(value)
    told = value if options is None else " ".join(options)
    return bool(told.strip()) and bool(_OPEN.match(told) or ticked(value) == "no")
