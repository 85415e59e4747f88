"""Whose paper it is: the authority, by name, alias, e-mail domain or web address.

Each place where an authority is named speaks for it with a weight: the head and the running foot
most, the contact's address next, the body least, and a comparison with other councils not at
all. A paper that names no authority clearly enough has none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.authorities import Mention, Register
from corpus.paper import PaperKind, Paragraph
from ingest.lines import Line
from ingest.metadata.fields import said
from ingest.metadata.head import Head, where

Reading = tuple[str, str]

PROPERTIES = ("Title", "Author", "Subject", "Site")
"""Of the properties of a file, those that may name whose it is; ``Site`` is a web page's banner."""
_STATED = 100.0
_TITLE = 30.0
_HEAD_NAME, _HEAD_PLACE = 14.0, 5.0
_STAMP_NAME, _STAMP_PLACE = 8.0, 3.0
_MAIL, _WEB = 7.0, 4.0
_BODY_NAME, _BODY_PLACE, _BODY_OWN = 2.0, 0.7, 3.0
_FILE_NAME = 2.9
_MOST_FROM_BODY = 16.0
_MOST_FROM_MAIL = 16.0
_ENOUGH = 2.8
_LEAD = 1.25
_COMPARISON = re.compile(
    r"\b(?:compar\w+|similar|neighbour\w*|benchmark\w*|other\s+(?:local\s+)?(?:authorit|council)\w*|"
    r"such\s+as|for\s+example|unlike|learn(?:ing|t)\s+from|visit\s+to|previously\s+at|formerly|"
    r"judgment|vs?\.?\s|case\s+of|ombudsman|peers?|partner(?:s|ship)?\s+(?:with|councils?))\b",
    re.IGNORECASE,
)
# "Aldermere City Council's Executive Board": the name owns the body or the service reported on
_OWNS = re.compile(r"['’]s?\s+(?:own\s+)?(?:Cabinet|Executive|[A-Z]\w+|children|services?)")
_BODY_OF_A_PLACE = re.compile(
    r"^(?:\s+(?:[A-Z][\w’'&-]*|and|of|for|the|&))+\s+(?:Board|Committee|Forum|Panel|Partnership|"
    r"Commission)$"
)
_OTHERS_DOMAINS = re.compile(r"//|www\.", re.IGNORECASE)
_TITLE_LINE = re.compile(r"\binspection\b|\bvisit\s+to\b|\bassessment\s+of\b", re.IGNORECASE)


@dataclass
class _Votes:
    """The weight of each authority, and the place that spoke loudest for it."""

    total: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    loudest: dict[str, tuple[float, str]] = field(default_factory=dict)

    def add(self, mention: Mention, weight: float, said: str) -> None:
        """Count a mention; a name that may mean two authorities speaks mainly for the first."""
        self._one(mention.authority, weight, said)
        for other in mention.alternatives:
            if mention.ambiguous:
                self._one(other, weight * 0.3, said)

    def _one(self, authority: str, weight: float, said: str) -> None:
        self.total[authority] += weight
        if weight > self.loudest.get(authority, (0.0, ""))[0]:
            self.loudest[authority] = weight, said


def read_authority(
    head: Head,
    paragraphs: Sequence[Paragraph],
    register: Register,
    kind: PaperKind,
    day: str | None,
    name: str = "",
) -> Reading | None:
    """The register's id of the paper's authority and where it was read, or None.

    ``day`` is the paper's date: of two authorities that followed each other under one name, the
    one that existed then is meant. ``name`` is the file's: some councils' minutes never name
    their council, and the file is all that does.
    """
    votes = _Votes()
    _from_fields(votes, head, register)
    _from_head(votes, head, register, kind)
    _from_stamps(votes, head, register)
    _from_addresses(votes, head, register)
    _from_body(votes, paragraphs, register)
    _from_properties(votes, head, register)
    best = _winner(votes, register, day)
    if best is None:
        _from_file_name(votes, name, register)
        best = _winner(votes, register, day)
    if best is None:
        return None
    return register.at(best, day), votes.loudest[best][1]


def _winner(votes: _Votes, register: Register, day: str | None) -> str | None:
    merged: dict[str, float] = defaultdict(float)
    voices: dict[str, str] = {}
    for authority, weight in votes.total.items():
        then = register.at(authority, day)
        merged[then] += weight
        if then not in voices or weight > votes.total[voices[then]]:
            voices[then] = authority
    ranked = sorted(merged.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][1] < ranked[1][1] * _LEAD:
        return None
    return voices[ranked[0][0]]


def _from_fields(votes: _Votes, head: Head, register: Register) -> None:
    for found in head.fields:
        if found.kind == "authority":
            for mention in register.find(found.value)[:1]:
                votes.add(mention, _STATED, where(found.line, said(found)))


def _from_head(votes: _Votes, head: Head, register: Register, kind: PaperKind) -> None:
    for line in head.lines:
        titled = kind == "inspection_report" and (
            _TITLE_LINE.search(line.text) or line is head.lines[0]
        )
        for mention in _plain(register, line.text):
            weight = _HEAD_NAME if mention.how == "name" else _HEAD_PLACE
            share = len(mention.text) / max(len(line.text.strip()), 1)
            if share < 0.5 and not titled:
                weight *= 0.7 if _is_body_of(mention, line.text) else 0.4
            votes.add(mention, _TITLE if titled else weight, where(line))
    if kind == "inspection_report":
        _from_wrapped_title(votes, head, register)


def _is_body_of(mention: Mention, text: str) -> bool:
    """Whether a line names a body of that place: ``Suffolk Health and Wellbeing Board``."""
    before, _, after = text.strip().partition(mention.text)
    return not before and bool(_BODY_OF_A_PLACE.match(after))


def _from_wrapped_title(votes: _Votes, head: Head, register: Register) -> None:
    """A name that the title breaks over two lines: ``Inspection of Aldermere County / Council``."""
    opening = " ".join(line.text for line in head.lines[:5])
    for mention in _plain(register, opening)[:1]:
        if mention.how == "name":
            votes.add(mention, _TITLE, where(head.lines[0], opening))


def _from_stamps(votes: _Votes, head: Head, register: Register) -> None:
    seen: set[str] = set()
    for line in head.document.dropped:
        for mention in register.find(line.text):
            if mention.authority in seen:
                continue
            seen.add(mention.authority)
            weight = _STAMP_NAME if mention.how in ("name", "domain") else _STAMP_PLACE
            votes.add(mention, weight, where(line))


def _from_addresses(votes: _Votes, head: Head, register: Register) -> None:
    given: dict[str, float] = defaultdict(float)
    for line in _joined(head.document.lines):
        for mention in register.find(line.text):
            if mention.how != "domain":
                continue
            weight = _WEB if _OTHERS_DOMAINS.search(mention.text) else _MAIL
            weight = min(weight, _MOST_FROM_MAIL - given[mention.authority])
            given[mention.authority] += weight
            votes.add(mention, weight, where(line))


def _from_body(votes: _Votes, paragraphs: Sequence[Paragraph], register: Register) -> None:
    given: dict[str, float] = defaultdict(float)
    for paragraph in paragraphs:
        for mention in _plain(register, paragraph.text):
            sentence = _sentence(paragraph.text, mention)
            if _COMPARISON.search(sentence):
                continue
            weight = _BODY_NAME if mention.how in ("name", "abbreviation") else _BODY_PLACE
            if mention.how == "name" and _OWNS.match(paragraph.text, mention.end):
                weight = _BODY_OWN
            weight = min(weight, _MOST_FROM_BODY - given[mention.authority])
            given[mention.authority] += weight
            page = f"page {paragraph.page}" if paragraph.page else "text"
            votes.add(mention, weight, f'{page}: "{sentence[:110].strip()}"')


def _from_properties(votes: _Votes, head: Head, register: Register) -> None:
    for key in PROPERTIES:
        value = head.document.properties.get(key, "")
        for mention in register.find(value):
            weight = _STAMP_NAME if mention.how == "name" else _STAMP_PLACE
            votes.add(mention, weight, f'file property {key}: "{value}"')


def _from_file_name(votes: _Votes, name: str, register: Register) -> None:
    """The one authority that the file name names; of two, or of a doubtful one, nothing."""
    words = re.sub(r"[\W_]+", " ", name.rpartition(".")[0] or name).strip().title()
    named = register.find(words)
    if len({mention.authority for mention in named}) == 1 and not named[0].ambiguous:
        votes.add(named[0], _FILE_NAME, f'file name: "{name}"')


def _plain(register: Register, text: str) -> list[Mention]:
    return [mention for mention in register.find(text) if mention.how != "domain"]


def _sentence(text: str, mention: Mention) -> str:
    start = max((text.rfind(sign, 0, mention.start) for sign in (". ", "; ")), default=-1)
    end = text.find(". ", mention.end)
    return text[start + 1 : end if end >= 0 else len(text)]


def _joined(lines: Iterable[Line]) -> Iterable[Line]:
    """Lines that may hold an address; one broken before ``.gov.uk`` is put together again."""
    previous: Line | None = None
    for line in lines:
        if previous is not None and re.match(r"\.gov\.uk|@", line.text.strip()):
            text = (
                f"{previous.text.split()[-1] if previous.text.split() else ''}{line.text.strip()}"
            )
            yield Line(text, page=line.page)
        elif "@" in line.text or ".uk" in line.text or "www." in line.text or "//" in line.text:
            yield line
        previous = line
