"""Minutes that are bound in behind a report, in a file that has no agenda in front of them."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.lines import Document, Line, Page
from ingest.metadata.head import Head
from ingest.metadata.kinds import read_kind
from ingest.packs.part import Part, pages_at

_HEAD, _OPENING = 6, 20
_MINUTES = re.compile(
    r"^\W*(?:(?:draft|unconfirmed|public)\s+)?(?:minutes?\s+of\b|cofnodion\b)", re.IGNORECASE
)
_PRESENT = re.compile(r"^\W*(?:members?\s+)?(?:present|in\s+attendance|yn\s+bresennol)\b", re.I)
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
    begins = [at for at, page in enumerate(pages) if at and _opens_minutes(page)]
    if not begins or _kind(document, 0, begins[0]) != "report":
        return [Part(document)]
    begins = [at for at in begins if _kind(document, at, at + 1) == "minutes"]
    parts: list[Part] = []
    taken: set[int] = set()
    for count, at in enumerate(begins, start=1):
        end = next((x for x in range(at + 1, len(pages)) if _ends(pages[x], x in begins)), None)
        own = range(at, end or len(pages))
        taken.update(own)
        name = "minutes" if count == 1 else f"minutes-{count}"
        parts.append(Part(pages_at(document, own), name=name, bound=True))
    rest = [at for at in range(len(pages)) if at not in taken]
    host = replace(pages_at(document, rest), properties=document.properties)
    return [Part(host), *parts]


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
