"""A page without pages that lists a meeting's items: a marking within one is of that item alone.

A saved page of a committee has the words ``Not for publication`` under the item that they are of,
where a report has them over its text. What stands in such an item is taken out before anything is
read of it; its title, which the agenda publishes, stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.lines import Document, Line, Page
from ingest.metadata.business import is_usual, starts_item
from ingest.metadata.head import where
from ingest.metadata.marking import is_divider, is_marking
from ingest.metadata.marking.doubt import is_doubtful
from ingest.metadata.marking.meaning import begins_closing
from ingest.metadata.marking.stamps import begins_law_stamp
from ingest.packs.front import names_agenda

_MINUTES = re.compile(r"^\W*(?:(?:draft|public)\s+)?minutes\b", re.IGNORECASE)
_FEWEST = 3
_HEAD_LINES = 12


@dataclass(frozen=True, slots=True)
class Listed:
    """The page without what it marks, and where the first marking was read (None: nothing is)."""

    document: Document
    marked: str | None = None


def without_marked_items(document: Document) -> Listed:
    """Take the items out that bear a marking of their own, in a list of the items of a meeting."""
    if len(document.pages) != 1 or document.pages[0].number is not None:
        return Listed(document)
    lines = document.pages[0].lines
    items = list(_items(lines))
    if len(items) < _FEWEST or not _of_a_meeting(document, items):
        return Listed(document)
    kept: list[Line] = []
    marked: str | None = None
    at = 0
    for item in items:
        kept += lines[at : item.first]
        at = item.end
        own = lines[item.first : item.end]
        said = _marking(own)
        if said is not None and _comes_again(item, lines):
            return Listed(document)  # a pack: what is closed stands below the agenda as well
        if said is None:
            kept += own
            continue
        marked = marked or where(said)
        kept.append(_title_of(own[0]))
    kept += lines[at:]
    page: Page = replace(document.pages[0], lines=tuple(kept))
    return Listed(replace(document, pages=(page,)) if marked else document, marked)


@dataclass(frozen=True, slots=True)
class _Item:
    title: str
    first: int
    end: int


def _items(lines: Sequence[Line]) -> Iterator[_Item]:
    """The items in order: their numbers go up by one, or each is an entry of the page's list."""
    begins: list[tuple[int, str]] = []
    last: int | None = None
    for at, line in enumerate(lines):
        apart = line.entry is None or _begins_entry(lines, at)
        started = starts_item(line) if apart else None
        number = int(re.sub(r"\D", "", started[0]) or 0) if started else None
        if started and number is not None and number == (number if last is None else last + 1):
            begins.append((at, started[1]))
            last = number
    if len(begins) < _FEWEST:
        begins = [(at, line.text) for at, line in enumerate(lines) if _begins_entry(lines, at)]
    for (at, title), (below, _) in pairwise([*begins, (len(lines), "")]):
        yield _Item(title, at, next((end for end in range(at + 1, below)
                                     if _is_after(lines[end], lines[at])), below))  # fmt: skip


def _is_after(line: Line, title: Line) -> bool:
    """Whether a line is beyond an item: out of its entry, or under a heading of its rank."""
    if title.cells:
        return True
    if title.entry is not None:
        return line.entry != title.entry
    return title.heading is not None and line.heading is not None and line.heading <= title.heading


def _comes_again(item: _Item, lines: Sequence[Line]) -> bool:
    title = _plain(item.title)
    return any(
        _plain(started[1]) == title for line in lines[item.end :] if (started := starts_item(line))
    )


def _begins_entry(lines: Sequence[Line], at: int) -> bool:
    entry = lines[at].entry
    return entry is not None and (at == 0 or lines[at - 1].entry != entry)


def _of_a_meeting(document: Document, items: Sequence[_Item]) -> bool:
    if any(is_usual(item.title) for item in items):
        return True
    head = [line.text.strip() for line in document.pages[0].lines[:_HEAD_LINES]]
    said = [document.properties.get("Title", ""), *head[: items[0].first]]
    return any(names_agenda(text) or _MINUTES.match(text) for text in said)


def _marking(lines: Sequence[Line]) -> Line | None:
    """The line of an item that closes it; the words over several items are of none of them."""
    title = lines[0]
    if title.entry is None and title.heading is None and not title.cells:
        return None  # nothing tells where it ends
    for line in lines:
        text = line.text.strip()
        if line is title:
            if _mark_in_title(line):
                return line
            continue
        if is_divider(text):
            return None
        within = (line.entry is not None and line.entry == title.entry) or (
            title.heading is not None and line.heading is None and not line.bold
        )
        if within and (_closes(text) or begins_law_stamp(text)):
            return line
    return None


def _closes(text: str) -> bool:
    text = re.sub(r"^\W*•\s*", "", text)
    return is_marking(text) or is_doubtful(text) or begins_closing(text)


def _mark_in_title(line: Line) -> bool:
    return any(_closes(part) for part in _parts(line)[1:])


def _parts(line: Line) -> list[str]:
    """The cells of a row, or the title and what follows a dash or stands in brackets."""
    if line.cells:
        return [cell.strip() for cell in line.cells]
    return [part for part in re.split(r"\s[–—-]+\s|[(\[)\]]", line.text.strip()) if part.strip()]


def _title_of(line: Line) -> Line:
    """The item's first line; a row without the cell that closes it, which would close the page."""
    if not line.cells:
        return line
    cells = tuple("" if _closes(cell.strip()) else cell for cell in line.cells)
    return replace(line, cells=cells, text=" | ".join(cells))


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", re.split(r"\s[–—-]+\s|[(\[]", title)[0]).strip().lower()
