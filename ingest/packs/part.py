"""The papers of a pack, cut out of its pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.paper import PaperStatus, slug
from ingest.lines import Document
from ingest.metadata.marking.sayings import appendix_opened
from ingest.packs.entry import Entry


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a file: its pages, and what the pack's front sheet says of it.

    ``name`` tells the parts of a pack apart; it is empty for a file that is one paper and for
    the front sheet. An exempt part has no pages: it is recorded as existing and not read;
    ``withheld`` says that the file holds them. ``closed`` are the appendices of a part that the
    front sheet names as exempt (an empty name where it does not say which). ``marked`` says where
    the marking was read of items that were taken out of a page that lists a meeting's; ``bound``
    that it stands behind a report: it is a paper of its own where all of that is for the public.
    """

    document: Document
    name: str = ""
    item: str | None = None
    title: str | None = None
    status: PaperStatus = "open"
    status_from: str | None = None
    is_front: bool = False
    withheld: bool = False
    closed: tuple[str, ...] = ()
    marked: str | None = None
    bound: bool = False


def open_parts(
    document: Document,
    entries: Sequence[Entry],
    starts: Mapping[int, tuple[str, str]],
    front: int,
    read: Collection[str],
) -> list[Part]:
    """The front sheet, and each paper that begins at one of ``starts`` and may be read."""
    by_item = {entry.item: entry for entry in entries}
    begins = sorted(starts)
    parts = []
    first = begins[0] if begins else front or len(document.pages)
    if first:
        parts.append(Part(_pages(document, 0, first, keep_properties=True), is_front=bool(front)))
    names: set[str] = set()
    if first < len(document.pages) and not begins:
        # Where none begins, what the agenda names as exempt may be anywhere below it.
        rest, why = _pages(document, first, len(document.pages)), "its papers cannot be told apart"
        return [*parts, Part(rest, "papers", None, None, "unclear", why)]
    ends = [*begins[1:], len(document.pages)] if begins else []
    for at, end in zip(begins, ends, strict=True):
        item, title = starts[at]
        entry = by_item.get(item)
        if entry is not None and entry.exempt and item not in read:
            continue  # its pages are in the file, and are not read
        if entry is not None and _is_closed_appendix(title, entry):
            part = exempt_part(document, entry, {item})
            parts.append(replace(part, name=_name(item, names), title=title))
            continue
        status: PaperStatus = "open"
        if entry is not None and (entry.part_exempt or entry.unsure):
            status = "part_exempt" if entry.part_exempt else "unclear"
        parts.append(
            Part(
                _pages(document, at, end),
                name=_name(item, names),
                item=item or None,
                title=title or (entry.title if entry else None),
                status=status,
                status_from=entry.part_exempt if entry else None,
                closed=entry.closed if entry else (),
            )
        )
    return parts


def exempt_part(document: Document, entry: Entry, inside: set[str]) -> Part:
    """An item of which nothing is read; ``inside`` are the items whose pages the file holds."""
    nothing = replace(document, pages=(), dropped=(), outline=(), properties={})
    name = f"item-{slug(entry.item)}"
    withheld = entry.item in inside
    said = entry.exempt or entry.part_exempt
    return Part(nothing, name, entry.item, entry.title, "exempt", said, withheld=withheld)


def _is_closed_appendix(title: str, entry: Entry) -> bool:
    own = appendix_opened(title)
    return own is not None and (own in entry.closed or "" in entry.closed)


def _name(item: str, taken: set[str]) -> str:
    base = f"item-{slug(item)}" if item else "paper"
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    taken.add(name)
    return name


def pages_at(document: Document, places: Iterable[int]) -> Document:
    """The document with some of its pages alone, and what was taken from their heads and feet."""
    pages = tuple(document.pages[at] for at in places)
    numbers = {page.number for page in pages}
    return replace(
        document,
        pages=pages,
        dropped=tuple(line for line in document.dropped if line.page in numbers),
        outline=tuple(mark for mark in document.outline if mark[2] in numbers),
        properties={},
    )


def _pages(document: Document, start: int, end: int, *, keep_properties: bool = False) -> Document:
    made = pages_at(document, range(start, end))
    return replace(made, properties=document.properties) if keep_properties else made
