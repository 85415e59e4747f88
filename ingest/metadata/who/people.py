"""Who wrote a paper and who answers for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.metadata.fields import Field, of_kind, said
from ingest.metadata.head import Head, where
from ingest.metadata.presented import presented
from ingest.metadata.who.capitals import titled

_ADDRESS = re.compile(
    r"\S+@\S+|\b(?:tel|telephone|email|e-mail|phone|t|e)\b\s*:?.*$|\(?0\d[\d\s]{8,}.*$",
    re.IGNORECASE,
)
_POLITICIAN = re.compile(
    r"\b(?:cabinet|executive|portfolio|lead)\s+(?:member|holder|councillor)\b|\bleader\s+of\s+the\b|"
    r"\bcouncillor\b|\bcllr\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:director|head|manager|officer|chief|leader|lead|adviser|advisor|analyst|consultant|"
    r"accountant|solicitor|principal|assistant|coordinator|counsel)\b",
    re.IGNORECASE,
)
_REPORT_OF = re.compile(
    r"^(?:Joint\s+|JOINT\s+)?(?:Report|REPORT)\s+(?:(?i:of|by|from))\s*:?\s+(?i:the\s+)?"
    r"(?P<who>[A-Z].{4,160})$"
)
_EMPTY = frozenset({"none", "n/a", "not applicable", "all", "tbc", "-"})
_MEMBER = re.compile(
    r"(?:relevant\s+)?(?:cabinet|lead|executive) member\s*[:–-]\s*(?!for\b)(.+)", re.IGNORECASE
)


def read_authors(head: Head) -> tuple[tuple[str, ...], str | None]:
    """Names and posts of the authors as printed, and where."""
    inspector = head.field("inspector")
    if inspector is not None:
        return (_tidy(inspector.value),), where(inspector.line, said(inspector))
    named = [f for f in of_kind(head.fields, "author", "officer_role") if not _is_empty(f.value)]
    authors = [f for f in named if f.kind == "author"] or named
    for field in authors:
        people = tuple(_people(field))
        if people:
            return people, where(field.line, said(field))
    if said_over := presented(head):
        return (_tidy(said_over.who),), said_over.read_from
    for line in head.lines:
        match = _REPORT_OF.match(line.text.strip())
        if match:
            return (_tidy(match["who"]),), where(line)
    return _at_the_end(head)


def read_portfolio_holder(head: Head) -> tuple[str | None, str | None]:
    """The councillor or portfolio that answers for the paper, and where it is printed."""
    for field in of_kind(head.fields, "portfolio"):
        if not _is_empty(field.value):
            return _tidy(field.value), where(field.line, said(field))
    for field in of_kind(head.fields, "author", "officer_role"):
        for person in _split(field):
            if _POLITICIAN.search(person):
                return person, where(field.line, said(field))
    for field in of_kind(head.fields, "committee"):
        if _POLITICIAN.search(field.value):
            return _tidy(field.value), where(field.line, said(field))
    for line in head.lines:
        match = _MEMBER.match(line.text)
        if match:
            return _tidy(match[1]), where(line)
    return None, None


def _people(field: Field) -> Iterable[str]:
    for person in _split(field):
        if not _POLITICIAN.search(person):
            yield person


def _split(field: Field) -> Iterable[str]:
    """The people of a field: one per value, a value that ends mid-post going on in the next."""
    people: list[str] = []
    for value in field.values:
        for part in re.split(r"\s*;\s*|\s+(?=Cllr\b|Councillor\b)", value):
            text = _tidy(_ADDRESS.sub("", part))
            if not text:
                continue
            if people and not _begins_person(people[-1], text):
                people[-1] = f"{people[-1]} {text}"
            else:
                people.append(text)
    return people


def _begins_person(before: str, text: str) -> bool:
    """A new person has a name and a post, or the one before has both already."""
    if before.endswith((",", "and", "of", "&", "-", "–", "for")):
        return False
    parts = re.split(r",|\s[–-]\s", text, maxsplit=1)
    return len(parts) == 2 and not _ROLE.search(parts[0]) and len(parts[0].split()) <= 4


def _at_the_end(head: Head) -> tuple[tuple[str, ...], str | None]:
    from ingest.metadata.fields import read_fields

    last = head.document.lines[-80:]
    for field in of_kind(read_fields(last), "author"):
        people = tuple(_people(field))
        if people and not _is_empty(field.value):
            return people, where(field.line, said(field))
    return (), None


def _is_empty(value: str) -> bool:
    return value.strip(" .").lower() in _EMPTY


def _tidy(text: str) -> str:
    plain = re.sub(r"\s+", " ", text).strip(" ,.;:|–-")
    return titled(plain) if plain.isupper() else plain
