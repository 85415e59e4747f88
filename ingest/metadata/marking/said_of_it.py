"""Whether a closing word in a line of the head is said of the paper, or of a matter it is about.

``Ref: CAB/24/117 PART II CONFIDENTIAL``, ``Meeting in private, 4 June``: nothing that is exempt,
confidential, private or restricted is named. ``Confidential waste``, ``private fostering``,
``exempt from VAT`` and ``restricted to buses`` name it, right behind the word.
"""

from __future__ import annotations

import re

_WORD = re.compile(
    r"(?<![-\w’'])(?P<word>exempt(?:ed)?|confidential(?:ly)?|private|restricted|cyfrinachol|g[hy]+frinachol|"
    r"eithriedig|preifat|cyfyngedig)(?![-\w’'])",
    re.IGNORECASE,
)
_OF_PAPERS = (
    r"(?:reports?|papers?|items?|documents?|agendas?|minutes?|notes?|records?|appendix|appendices|"
    r"annexe?s?|enclosures?|attachments?|packs?|pages?|sheets?|cop(?:y|ies)|versions?|drafts?|files?|"
    r"information|matters?|business|sessions?|(?:pre-?\s?)?meetings?|proceedings|decisions?|circulation|"
    r"distribution|briefings?|memo(?:randum)?|letters?|advice|supplements?|supplementary|part|"
    r"summary|addendum|correspondence|facts)"
)
_GOES_ON = re.compile(
    rf"^\s+{_OF_PAPERS}\b|^\s*[-–—:;)\]|/(]|^\s+(?:under|pursuant|because|until|unless|due|as|within|"
    r"ahead|before|pending|since|for\s+(?:members|councillors|officers|the\s+(?:board|cabinet|executive)))\b|"
    r"^\s+(?:paragraphs?|paras?|schedule|section|category)\b\W{0,2}\d|"
    r"^\s+by\s+(?:virtue|reason|order)\b|^\s+in\s+(?:terms|accordance|full|part|whole|line)\b|"
    r"^\s+from\s+(?:the\s+)?(?:publi|disclos|press|release)|"
    r"^\s+to\s+(?:the\s+)?(?:members|councillors|officers|board|cabinet|executive|recipients?|addressees?|"
    r"those|attendees|named)\b|"
    r"^\s*(?:and|&|or)\s+(?:exempt|confidential|private|restricted|privileged|sensitive|legally|commercially)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"^\W*$|^\s*[,.]")
# Right before a closing word that ends what is said: "PART II CONFIDENTIAL", "Depot (restricted"
_SET_APART = re.compile(
    r"[-–—:;(\[|/]\s*$|\b(?:is|as|in|be|remains?|remain|strictly|wholly|part\s+(?:2|ii|b))\s*$",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:no|not|non|never|nothing|none|without|un|nor|former(?:ly)?|previously)\b[\s-]*(?:\w+\s+){0,2}$",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?:separate|accompanying|elsewhere|another|notice|intention|representations?|append\w*|annex\w*|"
    r"enclos\w*|proposals?|helplines?|hearing\s+of)\b|\b(?:see|at|under|on)\s+(?:agenda\s+)?(?:part|item)\s+\w+|"
    r"\b(?:items|business)\b.*\b(?:items|business)\b",
    re.IGNORECASE,
)


def is_said_of_paper(text: str) -> bool:
    """Whether a line of the head has a closing word that no matter follows."""
    if _ELSEWHERE.search(text):
        return False
    return any(_closes(text, found) for found in _WORD.finditer(text))


def _closes(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()], text[found.end() :]
    if _DENIED.search(before):
        return False
    if _GOES_ON.match(after):
        return True
    if not _ENDS.match(after):
        return False
    own = found["word"].isupper() and not text.isupper()
    sure = found["word"].lower().startswith(("confidential", "c", "g", "eith"))
    return bool(sure or own or not before.strip() or _SET_APART.search(before))
