"""An agenda pack becomes its papers, each with its agenda item."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from corpus.paper import slug
from ingest.lines import Document, Line, Page
from ingest.packs.bound import without_bound_minutes
from ingest.packs.entry import Entry
from ingest.packs.front import is_front, read_entries
from ingest.packs.listed import without_marked_items
from ingest.packs.part import Part, exempt_part, open_parts
from ingest.packs.stretches import without_marked_sections

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
_MINUTES_HEAD = re.compile(
    r"^\W*(?:(?:draft\s+)?minutes\s+of\b|(?:members\s+)?present\b\W)", re.IGNORECASE
)
_MINUTES_ITEM = re.compile(r"^(?:to\s+\w+\s+)?(?:the\s+)?(?:draft\s+)?minutes\b", re.IGNORECASE)


def split(document: Document, opened: Collection[str] = ()) -> list[Part]:
    """The papers of a document: itself, or the front sheet and the papers of an agenda pack.

    ``opened`` names exempt parts that are to be read all the same.
    """
    pages = document.pages
    if len(pages) < 1 or pages[0].number is None:
        if "" in opened:
            return [Part(document)]
        parted = without_marked_sections(document)
        listed = without_marked_items(parted.document)
        marked = parted.marked or listed.marked
        return [Part(listed.document, marked=marked)] if marked else without_bound_minutes(document)
    front = _front_pages(pages)
    entries = read_entries([line for page in pages[:front] for line in page.lines])
    starts = _with_minutes(pages, entries, front, _starts(document, entries, front))
    exempt = [entry for entry in entries if entry.exempt]
    read = {item for item, _ in starts.values() if f"item-{slug(item)}" in opened}
    if (not starts and not exempt) or (not front and len(starts) < 2):
        return [Part(document)] if front else without_bound_minutes(document)
    made = open_parts(document, entries, starts, front, read)
    inside = {item for item, _ in starts.values()}
    left = [entry for entry in exempt if entry.item not in read]
    return [*made, *(exempt_part(document, entry, inside) for entry in left)]


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


def _with_minutes(
    pages: Sequence[Page],
    entries: Sequence[Entry],
    front: int,
    starts: dict[int, tuple[str, str]],
) -> dict[int, tuple[str, str]]:
    """The starts with the minutes of the last meeting, which many packs bind in behind the agenda
    without a stamp of their own."""
    if not front or not starts or min(starts) <= front or front >= len(pages):
        return starts
    if not any(_MINUTES_HEAD.match(_said(line)) for line in pages[front].lines[:10]):
        return starts
    own = next((one for one in entries if _MINUTES_ITEM.match(one.title)), None)
    return {front: (own.item, own.title) if own else ("", "Minutes"), **starts}


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
