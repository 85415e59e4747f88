"""An agenda pack becomes its papers, each with its agenda item."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.paper import PaperStatus, slug
from ingest.lines import Document, Line, Page
from ingest.packs.front import Entry, is_front, read_entries

_STAMP = re.compile(
    r"\bagenda\s+item\s*(?:no\.?|number)?\s*:?\s*(?P<item>\d{1,2}[a-z]?)\b", re.IGNORECASE
)
_PACK_PAGE = re.compile(r"(?:^|\s)page\s+(?P<number>\d{1,4})$", re.IGNORECASE)
_NEW_HEAD = re.compile(
    r"^(?:(?:joint\s+)?report\s+(?:to|of|by|from)\b|minutes\s+of\b|meeting(?:\s+title|\s+date)?:|"
    r"(?:report\s+)?title:|date\s+of\s+meeting|from:|to:|by:|subject(?:\s+of\s+report)?:|"
    r"committee(?:\s+date)?:|appendix\s+\w{1,2}\b|annexe?\s+\w{1,2}\b|record\s+of\b)",
    re.IGNORECASE,
)
_MOST_FRONT_PAGES = 8


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a file: its pages, and what the pack's front sheet says of it.

    ``name`` tells the parts of a pack apart; it is empty for a file that is one paper and for
    the front sheet. An exempt part has no pages: it is recorded as existing and not read;
    ``withheld`` says that the file holds them.
    """

    document: Document
    name: str = ""
    item: str | None = None
    title: str | None = None
    status: PaperStatus = "open"
    status_from: str | None = None
    is_front: bool = False
    withheld: bool = False


def split(document: Document, opened: Collection[str] = ()) -> list[Part]:
    """The papers of a document: itself, or the front sheet and the papers of an agenda pack.

    ``opened`` names exempt parts that are to be read all the same.
    """
    pages = document.pages
    if len(pages) < 1 or pages[0].number is None:
        return [Part(document)]
    front = _front_pages(pages)
    entries = read_entries([line for page in pages[:front] for line in page.lines])
    starts = _starts(document, entries, front)
    exempt = [entry for entry in entries if entry.exempt]
    read = {item for item, _ in starts.values() if f"item-{slug(item)}" in opened}
    if not starts and not exempt:
        return [Part(document)]
    if not front and len(starts) < 2:
        return [Part(document)]
    open_parts = _open_parts(document, entries, starts, front, read)
    inside = {item for item, _ in starts.values()}
    left = [entry for entry in exempt if entry.item not in read]
    return [*open_parts, *(_exempt_part(document, entry, inside) for entry in left)]


def _front_pages(pages: Sequence[Page]) -> int:
    """How many pages at the beginning are the agenda itself."""
    if not any(is_front(page.lines) for page in pages[:3]):
        return 0
    count = next(at for at, page in enumerate(pages[:3], start=1) if is_front(page.lines))
    while count < min(len(pages), _MOST_FRONT_PAGES) and not _begins_paper(pages[count]):
        numbered = sum(1 for line in pages[count].lines if re.match(r"\d{1,2}\.?\s+\S", line.text))
        if numbered < 2 and pages[count].lines:
            break
        count += 1
    return count


def _begins_paper(page: Page) -> bool:
    return any(_NEW_HEAD.match(_said(line)) for line in page.lines[:8])


def _said(line: Line) -> str:
    return " ".join(cell.strip() for cell in line.cells if cell.strip()) or line.text.strip()


def _starts(document: Document, entries: Sequence[Entry], front: int) -> dict[int, tuple[str, str]]:
    """Where each paper begins: index of its first page -> (agenda item, title)."""
    stamps = _stamped(document)
    by_outline = _from_outline(document, front)
    if by_outline:
        return by_outline
    referred = [entry for entry in entries if entry.first is not None]
    if referred:
        pages = _page_map(document, referred, stamps)
        titled = {
            pages[entry.first]: (entry.item, entry.title)
            for entry in referred
            if entry.first in pages and pages[entry.first] >= min(front, 1)
        }
        if titled:
            return titled
    titles = {entry.item: entry.title for entry in entries}
    return {at: (item, titles.get(item, "")) for at, item in stamps.items()}


def _stamped(document: Document) -> dict[int, str]:
    """Pages that carry a new ``Agenda Item 7`` at the top or among their stamps."""
    index = {page.number: at for at, page in enumerate(document.pages)}
    found: dict[int, str] = {}
    tops = [line for page in document.pages for line in page.lines[:4]]
    for line in (*document.dropped, *tops):
        match = _STAMP.search(line.text)
        if match and len(line.text) < 60 and line.page in index:
            found.setdefault(index[line.page], match["item"])
    new: dict[int, str] = {}
    last = None
    for at in sorted(found):
        if found[at] != last:
            new[at] = found[at]
        last = found[at]
    return new


def _from_outline(document: Document, front: int) -> dict[int, tuple[str, str]]:
    """A pack's bookmarks: ``Agenda`` first, then its items, appendices below them."""
    marks = [(title, page) for _, title, page in document.outline if page is not None]
    if len(marks) < 3 or not re.match(r"agenda", marks[0][0], re.IGNORECASE):
        return {}
    index = {page.number: at for at, page in enumerate(document.pages)}
    found: dict[int, tuple[str, str]] = {}
    item = ""
    for title, page in marks[1:]:
        match = re.match(r"(?:item\s+)?(\d{1,2}[a-z]?)[.)]?\s+(.+)", title, re.IGNORECASE)
        item, named = (match[1], match[2]) if match else (item, title)
        if page in index and index[page] >= max(front, 1):
            found.setdefault(index[page], (item, named))
    return found


def _page_map(
    document: Document, entries: Sequence[Entry], stamps: Mapping[int, str]
) -> dict[int, int]:
    """The front sheet's page numbers as indexes of the file's pages.

    They are the numbers stamped on the pack's pages, or else count the file's pages; whichever
    leads to pages where papers begin is taken.
    """
    count = len(document.pages)
    maps = [_printed_map(document), {n: n - 1 for n in range(1, count + 1)}]
    return max(maps, key=lambda pages: _agreement(pages, entries, stamps, document))


def _printed_map(document: Document) -> dict[int, int]:
    index = {page.number: at for at, page in enumerate(document.pages)}
    printed: dict[int, int] = {}
    for line in document.dropped:
        match = _PACK_PAGE.search(line.text.strip())
        if match and line.page in index:
            printed.setdefault(int(match["number"]), index[line.page])
    if not printed:
        for at, page in enumerate(document.pages):
            if page.printed and page.printed.isdigit():
                printed.setdefault(int(page.printed), at)
    return printed


def _agreement(
    pages: Mapping[int, int],
    entries: Sequence[Entry],
    stamps: Mapping[int, str],
    document: Document,
) -> int:
    score = 0
    for entry in entries:
        at = pages.get(entry.first or 0)
        if at is not None:
            score += 3 * (stamps.get(at) == entry.item) + 2 * _begins_paper(document.pages[at])
    return score


def _open_parts(
    document: Document,
    entries: Sequence[Entry],
    starts: Mapping[int, tuple[str, str]],
    front: int,
    read: Collection[str],
) -> list[Part]:
    by_item = {entry.item: entry for entry in entries}
    begins = sorted(starts)
    parts = []
    first = begins[0] if begins else len(document.pages)
    if first:
        parts.append(Part(_pages(document, 0, first, keep_properties=True), is_front=bool(front)))
    names: set[str] = set()
    for at, end in zip(begins, [*begins[1:], len(document.pages)], strict=True):
        item, title = starts[at]
        entry = by_item.get(item)
        if entry is not None and entry.exempt and item not in read:
            continue  # its pages are in the file, and are not read
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
            )
        )
    return parts


def _exempt_part(document: Document, entry: Entry, inside: set[str]) -> Part:
    nothing = replace(document, pages=(), dropped=(), outline=(), properties={})
    name = f"item-{slug(entry.item)}"
    withheld = entry.item in inside
    return Part(nothing, name, entry.item, entry.title, "exempt", entry.exempt, withheld=withheld)


def _name(item: str, taken: set[str]) -> str:
    base = f"item-{slug(item)}" if item else "paper"
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    taken.add(name)
    return name


def _pages(document: Document, start: int, end: int, *, keep_properties: bool = False) -> Document:
    pages = document.pages[start:end]
    numbers = {page.number for page in pages}
    return replace(
        document,
        pages=pages,
        dropped=tuple(line for line in document.dropped if line.page in numbers),
        outline=tuple(mark for mark in document.outline if mark[2] in numbers),
        properties=document.properties if keep_properties else {},
    )
