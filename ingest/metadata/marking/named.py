"""What the name of a file says of who may see it: ``Item 8 - Tender report - EXEMPT.pdf``.

Clerks keep what is exempt apart by the names of files, and may print nothing on the paper itself. A
name is no marking of the paper: it closes the file until somebody decides.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ingest.metadata.marking.said_of_it import is_said_of_paper
from ingest.metadata.marking.words import SURE

# "PartII", "Item8Exempt", "EXEMPTReport" are words that no sign sets apart.
_JOINED = re.compile(
    r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|(?<=[A-Z])(?=[A-Z][a-z])"
)
_SIGNS = re.compile(r"[\s_+.,;–—-]+")
_SURELY = re.compile(
    rf"\b(?:{SURE}|pink\s+papers?|private\s*(?:and|&)\s*confidential|in\s+confidence)\b|"
    r"\b(?:part|section)\s+(?:2|ii|two|b)\W+(?:exempt|confidential|private|restricted|closed|reports?|"
    r"items?|agenda|minutes|papers?|pack)\b|"
    r"\bclosed\s+(?:sessions?|meetings?|minutes|reports?|papers?|items?|agenda)\b|"
    r"\b(?:exempt|confidential|private|restricted|closed)\W+part\s+(?:2|ii|two|b)\b|"
    r"\b(?:agenda|minutes|reports?|pack)\W+part\s+(?:2|ii|two|b)$|"
    r"\b(?:cabinet|executive|committee|council|board|panel|item\s+\w+)\W+(?:part|pt)\s+(?:2|ii|two|b)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:non|not|no|un|redacted|public|open|formerly|previously|declassified|without)\b",
    re.IGNORECASE,
)
_APPENDIX = re.compile(r"\b(?:append\w*|annexe?\w*|enclosures?)\b", re.IGNORECASE)
_OWN = re.compile(
    r"^\W*(?:\d+\w?\s+|item\s+\d+\w?\s+)*(?:(?:exempt|confidential|private|restricted)\s+)?"
    r"(?:append\w*|annexe?\w*|enclosures?)\b",
    re.IGNORECASE,
)
_LOUD = re.compile(r"\b(?:EXEMPT|CONFIDENTIAL|RESTRICTED|PRIVATE)\b|\b(?:CONF|EX|PVT|EXMT)\W*$")
_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?:exempt|confidential|private|restricted|closed)\b[^)\]]*[)\]]", re.IGNORECASE
)


def is_closed_by_name(source: str) -> bool:
    """Whether the name of a file sets it apart as not for the public; its folders say nothing."""
    stem = PurePosixPath(source.replace("\\", "/")).stem
    words = _SIGNS.sub(" ", _JOINED.sub(" ", stem)).strip()
    if _DENIES.search(_SURELY.sub(" ", words)):
        return False
    if _SURELY.search(words) or _IN_BRACKETS.search(stem):
        return True
    if _LOUD.search(words) and not words.isupper() and not _of_an_appendix(words):
        return True
    if _of_an_appendix(words):
        return False
    # A dash or a line is a sign that sets the word apart, as it does in a title.
    return is_said_of_paper(_APPENDIX.sub("part", words))


def _of_an_appendix(words: str) -> bool:
    """Whether the name speaks of an appendix that the file is not itself: ``Report and exempt
    appendix``."""
    return bool(_APPENDIX.search(words)) and not _OWN.match(words)
