"""What the name of a file says of who may see it: ``Item 8 - Tender report - EXEMPT.pdf``.

Clerks keep what is exempt apart by the names of files, and may print nothing on the paper itself. A
name is no marking of the paper: it closes the file until somebody decides.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ingest.metadata.business import starts_item
from ingest.metadata.head import Head
from ingest.metadata.marking.meaning import closes, without_closing
from ingest.metadata.marking.words import SURE

# "PartII", "Item8Exempt", "EXEMPTReport" are words that no sign sets apart.
_JOINED = re.compile(
    r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|(?<=[A-Z])(?=[A-Z][a-z])"
)
_SIGNS = re.compile(r"[\s_+.,;–—-]+")
_SURELY = re.compile(
    rf"\b(?:{SURE}|private\s*(?:and|&)\s*confidential|in\s+confidence)\b|"
    r"\bpink(?=\W*(?:$|(?:items?|papers?|pages?|sheets?|agenda|reports?)\b))|"
    r"\b(?:part|pt|section)\s+(?:2|ii|two|b)\W+(?:exempt|confidential|private|restricted|closed)\b|"
    r"\b(?:cabinet|executive|committee|board|panel|council)\s+(?:exempt|confidential)\b|"
    r"\bclosed\s+(?:sessions?|meetings?|minutes|reports?|papers?|items?|agenda)\b|"
    r"\b(?:exempt|confidential|private|restricted|closed)\W+part\s+(?:2|ii|two|b)\b",
    re.IGNORECASE,
)
# The part of an agenda that the public does not hear, or the second half of a long file
_SECOND_PART = re.compile(
    r"\b(?:part|pt)\s+(?:2|ii|two|b)\W+(?:reports?|items?|agenda|minutes|papers?|pack)\b|"
    r"\b(?:agenda|minutes|reports?|papers?|pack)\W+(?:part|pt)\s+(?:2|ii|two|b)$|"
    r"\b(?:cabinet|executive|committee|council|board|panel|item\s+\w+)\W+(?:part|pt)\s+(?:2|ii|two|b)\b"
    r"(?!\s+of\b)|^\d+\w?\b.*\((?:part|pt)\s+(?:2|ii|two|b)\)",
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
_IN_PUBLIC = re.compile(
    r"^\W*(?:\w+\s+){0,2}?(?:apolog(?:y|ies)\b|(?:declarations?|disclosures?)\s+(?:of|by)\b|"
    r"public\s+(?:questions|participation)\b|ymddiheuriadau\b|datgan(?:iadau)?\s+(?:o\s+)?(?:f|b)uddiannau\b)",
    re.IGNORECASE,
)
_PART_ONE = re.compile(
    r"^\W*(?:(?:this\s+is\s+an?\s+)?(?:public|open)\s+(?:report|item|paper|agenda|meeting|session|document)\b|"
    r"part\s+(?:1|i|a|one)\b|.{0,40}\bpart\s+(?:2|ii|b|two)\s+of\s+(?:\d|two|three|four))",
    re.IGNORECASE,
)
_LOUD = re.compile(r"\b(?:EXEMPT|CONFIDENTIAL|RESTRICTED|PRIVATE)\b|\b(?:CONF|EX|PVT|EXMT)\W*$")
_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?:exempt|confidential|private|restricted|closed)\b[^)\]]*[)\]]", re.IGNORECASE
)


def is_closed_by_name(source: str, head: Head) -> bool:
    """Whether the name of a file sets it apart as not for the public; its folders say nothing.

    ``Agenda Part 2.pdf`` may be of the part that the public does not hear, or the second half of
    what was too long for one file: its first page tells which.
    """
    stem = PurePosixPath(source.replace("\\", "/")).stem
    words = _words(stem)
    words = words[:1].upper() + words[1:]
    if _DENIES.search(without_closing(_SURELY.sub(" ", words))):
        return False
    if _SURELY.search(words) or _IN_BRACKETS.search(stem):
        return True
    if _LOUD.search(words) and not words.isupper() and not _of_an_appendix(words):
        return True
    if _of_an_appendix(words):
        return False
    if _SECOND_PART.search(words):
        return not _is_shown_public(head)
    # A dash or a line is a sign that sets the word apart, as it does in a title.
    return closes(_APPENDIX.sub("part", words))


def _is_shown_public(head: Head) -> bool:
    """Whether the first page itself is of what the public hears: it says so, or it lists business
    that meetings have in public alone.
    """
    if any(_IN_PUBLIC.match(item[1]) for line in head.opening if (item := starts_item(line))):
        return True
    return any(_PART_ONE.match(line.text) for line in (*head.lines, *head.stamps))


def _words(stem: str) -> str:
    return _SIGNS.sub(" ", _JOINED.sub(" ", stem)).strip()


def _of_an_appendix(words: str) -> bool:
    """Whether the name speaks of an appendix that the file is not itself: ``Report and exempt
    appendix``."""
    return bool(_APPENDIX.search(words)) and not _OWN.match(words)
