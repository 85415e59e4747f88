"""Which issue of a paper a document is, as far as it says: a draft, the final, a revised one.

A record of a decision that is still to be taken is ``proposed``.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from corpus.paper import PaperKind
from ingest.metadata.head import Head, where

_NUMBER = r"(?:version|v)[ .:]{0,2}(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})"
_PAPER = r"(?:minutes?|report|paper|document|record|version|copy|letter|plan|notes?)"
# A line of the head that says nothing else: "DRAFT", "Revised report", "Version 2.1".
_LINE = re.compile(
    rf"^\W*(?:(?P<draft>draft)|(?P<final>final)|(?P<revised>revised|amended|corrected|updated)|"
    rf"(?P<republished>re-?(?:published|issued)))?(?:\s+{_PAPER})?\W*(?:{_NUMBER})?\W*"
    r"(?:(?:on|dated|as at|of)?\W*\d{1,2}(?:st|nd|rd|th)?[ ./]\w{1,9}[ ./]\d{2,4})?\W*$",
    re.IGNORECASE,
)
# "DRAFT - for officer comment": what a draft is for, as no subject is.
_DRAFT_FOR = re.compile(
    rf"^\W*draft\b(?:\s+{_PAPER}(?=\W*[–—:(-]))?\W{{0,4}}(?:for\s+(?:(?!the\b)\w+\s+){{0,3}}"
    r"(?:comments?|discussion|review|approval|clearance|checking|consideration|consultation|"
    r"information|internal\s+use)|not\s+(?:yet|for|to\s+be|final|approved)|subject\s+to|"
    r"under\s+review|work\s+in\s+progress|(?:un|awaiting\s+|pending\s+)approv\w+|only)\b[^.]{0,40}\W*$",
    re.IGNORECASE,
)
# "Republished 10 October 2025: table 3 corrected": the day, or a sign, and what was changed.
_DAY = r"\d{1,2}(?:st|nd|rd|th)?[ ./]\w{1,9}[ ./]\d{2,4}"
_ISSUED_AGAIN = re.compile(
    rf"^\W*(?:(?P<republished>re-?(?:published|issued))(?:\s+{_PAPER})?"
    rf"(?:\s*[–—:;,(-]|\W*(?:on|dated)?\W*{_DAY}|\s+(?:to\s+correct|with|following|after)\b)|"
    rf"(?P<revised>revised|amended|corrected|updated)(?:\s+{_PAPER})?\W*(?:on|dated)?\W*{_DAY}"
    r"\s*[–—:;,(-])",
    re.IGNORECASE,
)
# "This report supersedes the one published on 3 March": of the paper, and what it is in place of.
_IN_PLACE = (
    r"(?:replac(?:es|ing)|supersed(?:es|ing)|(?:is\s+)?(?:issued\s+|published\s+)?in\s+place\s+of|"
    r"to\s+replace|takes\s+the\s+place\s+of)\s+(?:the|that|those|any|all)\b"
)
_EARLIER = (
    rf"(?:(?:earlier|previous(?:ly)?|original(?:ly)?|first|former|one)\b|{_PAPER}s?\s+(?:\w+\s+){{0,2}}?"
    r"(?:published|circulated|issued|sent|printed|despatched|dated|contained|included|of\s+\d)|"
    r"(?:published|circulated|issued|sent|printed|despatched|dated)\b)"
)
_REPLACES = re.compile(
    rf"^\W*(?:(?:(?:revised|amended|corrected|updated|replacement|new|re-?(?:published|issued))\b"
    rf"(?:\s+{_PAPER})?\W*)?(?:(?:please\s+note\W+)?(?:this|the\s+attached)\s+(?:\w+\s+)?{_PAPER}\s+"
    rf"(?:\w+\s+){{0,3}}?)?){_IN_PLACE}[^.]{{0,30}}?\b{_EARLIER}",
    re.IGNORECASE,
)
# "Version 2 (issued 5 March 2025; replaces version 1)"
_NUMBERED_AND_MORE = re.compile(
    rf"^\W*{_NUMBER}\s*[(\[–—:;,-].*\b(?:replac|supersed|issued|published|dated|circulated)",
    re.IGNORECASE,
)
_RECORD = r"(?:record|notice|notification|decisions?)"
_PROPOSED = re.compile(
    rf"^\W*(?:notice\s+of\s+)?(?:an?\s+)?(?P<word>proposed|intended|forthcoming|draft)\s+"
    rf"(?:\w+\s+){{0,3}}?{_RECORD}\b[^.:]{{0,50}}\W*$|"
    rf"\b{_RECORD}\b[^.:]{{0,40}}[(\[–—-]\s*(?P<after>proposed|intended|draft)\b[^.:]{{0,20}}\W*$|"
    r"^\W*(?:notice|record)\s+of\b[^.:]{0,40}\b(?:intention|to\s+be\s+(?:taken|made))\b[^.]{0,60}$|"
    r"^\W*(?:notice|record)\s+of\s+(?:an?\s+|the\s+)?(?P<of>proposed|intended|forthcoming|draft)\b"
    r"[^.:]{0,50}$",
    re.IGNORECASE,
)
_DRAFT_MINUTES = re.compile(
    r"^\W*draft\s+minutes\b|\bminutes\b[^.]{0,60}\b(?:are\s+(?:in\s+)?draft|subject\s+to\s+"
    r"(?:approval|confirmation|ratification))\b|^\W*draft\W+(?:subject\s+to|not\s+yet)\b",
    re.IGNORECASE,
)
# At the end of a title: "(draft)", "- revised", "v2".
_TAIL = re.compile(
    rf"\s{_NUMBER.replace('number', 'last')}$|"
    r"[(\[–-]\s*(?:(?P<draft>draft)|(?P<final>final)|(?P<revised>revised|amended|corrected|"
    rf"replacement)|(?P<republished>re-?(?:published|issued)))?\s*(?:{_PAPER})?\s*(?:{_NUMBER})?\s*[)\]]?\W*$",
    re.IGNORECASE,
)
# In the name of a file: "minutes-draft", "draft minutes", "report_v2", "report-revised".
_NAME = re.compile(
    rf"(?:(?P<draft>draft)|(?P<final>final)|(?P<revised>revised|amended|corrected)|"
    rf"(?P<republished>re-?(?:published|issued)))(?: {_PAPER}\b| ?(?:\d+ ?)*$)|"
    rf"\b{_NUMBER}$",
    re.IGNORECASE,
)
_HEAD_LINES = 14


def read_edition(head: Head, kind: PaperKind, title: str, name: str) -> tuple[str, str] | None:
    """``draft``, ``proposed``, ``final``, ``revised``, ``republished`` or ``version 2``, and where
    it says so.

    ``name`` is the file's. A draft of something that is the paper's subject ("Draft Budget
    2024/25") is none.
    """
    if kind == "decision_record":
        for line in (*head.lines[:_HEAD_LINES], *head.stamps):
            if found := _PROPOSED.search(line.text.strip()):
                draft = "draft" in [str(word).lower() for word in found.groups()]
                return "draft" if draft else "proposed", where(line)
    for line in (*head.lines[:_HEAD_LINES], *head.stamps):
        text = line.text.strip()
        found = _LINE.match(text) if len(text) < 60 else None
        edition = _said(found) or _said_more(text)
        if edition:
            return edition, where(line)
    for text, place in ((title, "the title"), (_spoken(name), "the name of the file")):
        pattern = _TAIL if place == "the title" else _NAME
        edition = _said(pattern.search(text))
        if edition:
            return edition, place
    return None


def _said_more(text: str) -> str | None:
    """The edition of a line that goes on with what it is for, or with what was changed."""
    if _DRAFT_MINUTES.search(text) or (len(text) < 90 and _DRAFT_FOR.match(text)):
        return "draft"
    if numbered := _NUMBERED_AND_MORE.match(text) if len(text) < 170 else None:
        return _said_number(numbered["number"])
    if len(text) < 170 and _REPLACES.match(text):
        return "revised"
    again = _ISSUED_AGAIN.match(text) if len(text) < 170 else None
    return None if again is None else "republished" if again["republished"] else "revised"


def _said(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    groups = found.groupdict()
    number = groups["number"] or groups.get("last")
    for word in ("draft", "final", "revised", "republished"):
        if found[word]:
            return f"{word} version {number}" if number else word
    return _said_number(number) if number else None


def _said_number(number: str) -> str:
    return f"draft version {number}" if number.startswith("0") else f"version {number}"


def _spoken(name: str) -> str:
    return re.sub(r"[\s_()\[\]-]+", " ", PurePath(name).stem).strip()
