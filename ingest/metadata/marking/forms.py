"""What a form's field says of a paper's status: ``Classification: Part exempt``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.paper import PaperStatus
from ingest.metadata.answers import chosen, is_none, ticked
from ingest.metadata.marking.asked import answers_closed
from ingest.metadata.marking.meaning import closes
from ingest.metadata.marking.sayings import PART, names_appendices_alone
from ingest.metadata.marking.words import PROMPT, SURE, is_marking

_OPEN = re.compile(
    r"^\W*th(?:is|e)\s+\w+\s+is\s+(?:open|public|unrestricted|for\s+publication|not\s+exempt)\b(?!.*exempt\s+from)|"
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
    r"^\W*(?:(?:does|do|is|are|contains?)\b.*)?\b(?:exempt|confidential)\b|"
    r"^\W*(?:is|are)\s+th(?:is|e)\s+(?:report|paper|item|document|decision)\s+(?:\w+\s+)?"
    r"(?:restricted|private|closed|withheld)\b",
    re.IGNORECASE,
)
# What a form asks the other way round: "For publication: No".
_ASKS_IF_OPEN = re.compile(
    r"^\W*(?:(?:is|can|may|will|should)\s+th(?:is|e)\s+\w+\s+)?(?:be\s+)?(?:suitable\s+)?"
    r"(?:for\s+(?:publication|release|disclosure)|publication|publish(?:ed)?|open|public|"
    r"available\s+to\s+the\s+public)\b(?!\s*(?:/|or\b))",
    re.IGNORECASE,
)
_GIVES_A_REASON = re.compile(
    r"^\W*(?:reasons?|grounds?|paragraphs?|categor(?:y|ies))\s+(?:for|of)\b", re.IGNORECASE
)
_OF_APPENDICES = re.compile(
    r"^\W*(?:exempt|confidential|restricted|private)\s+(?:append|annex|enclosure)", re.IGNORECASE
)
_LAW = re.compile(r"\b(?:paragraphs?|schedule|section|category)\b", re.IGNORECASE)


def status_of(label: str, value: str) -> PaperStatus:
    """The status that a field gives; ``unclear`` where it cannot be told which box is ticked."""
    if PART.search(value) or re.match(r"\W*part(?:ly|ially)?\W+exempt", value, re.IGNORECASE):
        return "part_exempt"
    if _OF_APPENDICES.match(label) or _GIVES_A_REASON.match(label):
        told: PaperStatus = "part_exempt" if _OF_APPENDICES.match(label) else "unclear"
        return told if value.strip() and not is_none(value) else "open"
    if _ASKS_IF_OPEN.match(label) and ticked(value):
        return "open" if ticked(value) == "yes" else "unclear"
    if is_none(value):
        return "open"
    asks = bool(_ASKS.match(label))
    answer = ticked(value) if asks else None
    if answer == "yes" and names_appendices_alone(value):
        return "part_exempt"
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
    named = _NAMES_CLOSED.search(value) or closes(value)
    return "unclear" if named or answers_closed(label, value) else "open"


def is_denied_in_row(cells: Sequence[str]) -> bool:
    """Whether a row of two cells asks if a paper is closed and says no: ``Exempt | No``."""
    asked, *said = [cell.strip() for cell in cells if cell.strip()] or [""]
    closes = bool(_CLOSED.search(asked)) and not _ASKS_IF_OPEN.match(asked)
    return closes and len(said) == 1 and is_none(said[0])


def is_said_open(label: str, value: str) -> bool:
    """Whether a field says in so many words that the paper is for the public."""
    options = chosen(value)
    told = value if options is None else " ".join(options)
    if _ASKS_IF_OPEN.match(label) and ticked(value):
        return ticked(value) == "yes"
    return bool(told.strip()) and bool(_OPEN.match(told) or ticked(value) == "no")
