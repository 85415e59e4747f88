"""Minutes that are bound in behind a report, in a file that has no agenda in front of them.

In a file with pages they begin on one; in others with the lines that head them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.lines import Document, Line, Page
from ingest.metadata.head import Head
from ingest.metadata.kinds import read_kind
from ingest.packs.part import Part, pages_at

_HEAD, _OPENING = 6, 20
_SHORT, _LONG = 14, 90
_MINUTES = re.compile(
    r"^\W*(?:(?:draft|unconfirmed|public)\s+)?(?:minutes?\s+of\b|cofnodion\b)", re.IGNORECASE
)
_PRESENT = re.compile(r"^\W*(?:members?\s+)?(?:present|in\s+attendance|yn\s+bresennol)\b", re.I)
_APPENDED = re.compile(r"^(?:appendix|annexe?|enclosure|atodiad)\s+\w{1,2}\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"^(?:(?:appendix|annexe?|enclosure|atodiad)\s+\w{1,2}\b|(?:joint\s+)?report\s+(?:to|of|by)\b)",
    re.IGNORECASE,
)


def without_bound_minutes(document: Document) -> list[Part]:
    """The document, and each set of minutes that begins on a page of its own behind a report.

    They are a paper of another meeting: its numbers, its day and what it resolved are not the
    report's. What comes behind them under a heading of its own is the report's again.
    """
    pages = document.pages
    if pages[0].number is None:
        document = _cut_at_heads(document)
        pages = document.pages
    begins = [at for at, page in enumerate(pages) if at and _opens_minutes(page)]
    if not begins or _kind(document, 0, begins[0]) != "report":
        return [Part(_whole(document))]
    begins = [at for at in begins if _kind(document, at, at + 1) == "minutes"]
    parts: list[Part] = []
    taken: set[int] = set()
    for count, at in enumerate(begins, start=1):
        end = next((x for x in range(at + 1, len(pages)) if _ends(pages[x], x in begins)), None)
        own = range(at, end or len(pages))
        taken.update(own)
        name = "minutes" if count == 1 else f"minutes-{count}"
        parts.append(Part(_whole(pages_at(document, own)), name=name, bound=True))
    rest = [at for at in range(len(pages)) if at not in taken]
    host = replace(pages_at(document, rest), properties=document.properties)
    return [Part(_whole(host)), *parts]


def _cut_at_heads(document: Document) -> Document:
    """A file without pages, as if each set of minutes and each appendix in it began on one."""
    page, *_ = document.pages
    lines = page.lines
    starts = [0]
    for at, line in enumerate(lines):
        text = line.text.strip()
        if _MINUTES.match(text) and any(
            _PRESENT.match(_said(x)) for x in lines[at : at + _OPENING]
        ):
            starts.append(_above(lines, at, starts[-1]))
        elif _APPENDED.match(text) and (line.heading or line.bold or len(text) < _SHORT):
            starts.append(at)
    ends = [*starts[1:], len(lines)]
    cut = tuple(replace(page, lines=lines[a:b]) for a, b in zip(starts, ends, strict=True) if a < b)
    return replace(document, pages=cut)


def _above(lines: Sequence[Line], at: int, start: int) -> int:
    """Where the head of minutes begins: with the names of the council and the body over them."""
    while at > start and _names(lines[at - 1]):
        at -= 1
    return at


def _names(line: Line) -> bool:
    text = line.text.strip()
    heads = bool(line.heading or line.bold or text.isupper())
    return (
        heads
        and len(text) < _LONG
        and not line.label
        and text[-1:] not in ".;:"
        and (not text[:1].isdigit())
    )


def _whole(document: Document) -> Document:
    """The document with the pages that only its heads made put together again."""
    if not document.pages or document.pages[0].number is not None:
        return document
    lines = tuple(line for page in document.pages for line in page.lines)
    return replace(document, pages=(replace(document.pages[0], lines=lines),))


def _opens_minutes(page: Page) -> bool:
    heads = any(_MINUTES.match(line.text) for line in page.lines[:_HEAD])
    return heads and any(_PRESENT.match(_said(line)) for line in page.lines[:_OPENING])


def _ends(page: Page, begins: bool) -> bool:
    return begins or any(_ANOTHER.match(line.text.strip()) for line in page.lines[:_HEAD])


def _said(line: Line) -> str:
    return next(filter(None, line.cells), line.text)


def _kind(document: Document, start: int, end: int) -> str:
    """The kind of paper that some pages would be alone; an appendix's name above it is none."""
    shown = pages_at(document, range(start, end))
    first, *others = shown.pages
    if start and first.lines and _ANOTHER.match(first.lines[0].text.strip()):
        first = replace(first, lines=first.lines[1:])
    return read_kind(Head(replace(shown, pages=(first, *others))))[0]
