"""The paragraphs of a paper outside the parts that are marked as not for the public."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from corpus.paper import PaperKind, Paragraph, Section
from ingest.lines import Document
from ingest.metadata.answers import is_none
from ingest.metadata.marking.pages import appendix_pages, marked_pages
from ingest.metadata.marking.resolutions import (
    CONDITIONAL,
    EXCLUSION,
    FOLLOWING,
    READMITTED,
    TO_THE_END,
    items_named,
)
from ingest.metadata.marking.sayings import (
    appendices_answered,
    appendices_closed,
    appendix_opened,
)
from ingest.metadata.marking.words import (
    is_divider,
    marks_part,
)

_OPEN_AGAIN = re.compile(
    r"^\W*(?:part\s+(?:1|i|a|one)\b|(?:unrestricted|open|public)\s+"
    r"(?:items?|reports?|business|session|agenda|part)\b)",
    re.IGNORECASE,
)
_ABOUT_INFORMATION = re.compile(r"\binformation\b|\bimplications?\b", re.IGNORECASE)
_SPEAKS_OF_IT = re.compile(
    r"\b(?:appendix|appendices|annexe?s?|th(?:is|e)\s+(?:report|paper|item))\b", re.IGNORECASE
)
_NUMBER = re.compile(r"^\W*(?:item\s+|minute\s+)?(?P<item>\d{1,3}[a-z]?)\b")

_ITEM_LINE = re.compile(r"^(?P<item>\d{1,3}[a-z]?)[.)]?\s+[A-Z][^.;:]{2,80}$")


@dataclass(frozen=True, slots=True)
class Kept:
    """The paragraphs that are for the public, where the first marking of others was read, and
    the appendices that are said to be exempt and that no heading or page of the file opens.
    """

    paragraphs: tuple[Paragraph, ...]
    marked: str | None
    not_found: tuple[str, ...]


def open_paragraphs(
    document: Document,
    sections: Sequence[Section],
    paragraphs: Sequence[Paragraph],
    kind: PaperKind,
    closed: Collection[str] = (),
    *,
    partly: bool = False,
) -> Kept:
    """The paragraphs outside the parts that are marked.

    A heading marks all that stands under it, and one of an appendix all down to the next; a stamp
    in its margin, at its top or foot marks a page; a resolution in minutes the items it names.
    ``closed`` are appendices that the agenda names as exempt; with ``partly`` a part is known to
    be exempt: where nobody says which, every appendix is kept back.
    """
    lines = [line.text for line in document.lines]
    texts = [paragraph.text for paragraph in paragraphs] + lines
    named = {*closed, *appendices_closed(texts), *appendices_answered(lines)} - {""}
    walk = _Walk(document, sections, paragraphs, kind, named, every=partly and not named)
    kept: list[Paragraph] = []
    found: str | None = None
    for paragraph in paragraphs:
        reason = walk.reason(paragraph)
        found = found or reason
        if reason is None:
            kept.append(paragraph)
    return Kept(tuple(kept), found, tuple(sorted(named - walk.opened)))


@dataclass
class _Walk:
    """A paper read from its first paragraph to its last, knowing what is closed where it stands."""

    document: Document
    sections: Sequence[Section]
    paragraphs: Sequence[Paragraph]
    kind: PaperKind
    named: set[str]
    every: bool
    opened: set[str] = field(default_factory=set)
    _at: int = -1
    _page: int | None = None
    _appendix: str | None = None
    _items: str | None = None
    _next: str | None = None
    _item: str = ""
    _numbers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pages = marked_pages(self.document)
        self._openers = appendix_pages(self.document)
        titles = {title for paragraph in self.paragraphs for title in paragraph.sections}
        self._opens = {
            title: one.text for one in reversed(self.paragraphs) for title in one.sections
        }
        self._marking = {
            title
            for title in titles
            if marks_part(title) and not _explains(title, self._opens[title])
        }

    def reason(self, paragraph: Paragraph) -> str | None:
        """Why a paragraph is closed; None where it is not."""
        self._turn_pages(paragraph.page)
        self._go_to(paragraph.section)
        if self.kind == "minutes":
            self._begin_item(paragraph)
        heading = next((one for one in paragraph.sections if one in self._marking), None)
        page = self._pages.get(paragraph.page) if paragraph.page is not None else None
        told = f"the heading “{heading}”" if heading else page or self._appendix or self._items
        told = told or self._named_item(paragraph)
        if told is None and self.kind == "minutes":
            self._resolve(paragraph.text)
        return told

    def _turn_pages(self, page: int | None) -> None:
        if page is None or page == self._page:
            return
        for number in range((self._page or 0) + 1, page + 1):
            if number in self._openers:
                self._open_appendix(self._openers[number], self._pages.get(number))
        self._page = page

    def _go_to(self, title: str) -> None:
        """Pass the headings down to the one that a paragraph stands under, empty ones too."""
        now = self.sections[self._at].title if self._at >= 0 else ""
        if title == now:
            return
        later = range(self._at + 1, len(self.sections))
        reached = next((at for at in later if self.sections[at].title == title), None)
        if reached is None:
            return
        for passed in self.sections[self._at + 1 : reached + 1]:
            self._enter(passed.title)
        self._at = reached

    def _enter(self, title: str) -> None:
        self._item = ""
        if appendix_opened(title):
            stamped = self._pages.get(self._page or 0) if self._page in self._openers else None
            self._open_appendix(title, stamped)
        if self._next:
            number = _NUMBER.match(title)
            self._numbers[number["item"] if number else title] = self._next
            self._next = None
        if is_divider(title) and (title in self._marking or title not in self._opens):
            self._items = f"the heading “{title}”"
        elif _OPEN_AGAIN.match(title):
            self._items = None

    def _open_appendix(self, title: str, stamped: str | None = None) -> None:
        name = appendix_opened(title) or ""
        if name in self.named:
            self.opened.add(name)
        closed = self.every or name in self.named or marks_part(title)
        self._appendix = f"the heading “{title}”" if closed else stamped

    def _begin_item(self, paragraph: Paragraph) -> None:
        """Follow the items of minutes that no heading opens: ``9 Sale of the depot`` as a line."""
        line = _ITEM_LINE.match(paragraph.text)
        if line:
            self._enter(paragraph.text)
            self._item = line["item"]
        elif paragraph.label and paragraph.label.isdigit():
            if self._next:
                self._numbers[paragraph.label], self._next = self._next, None
            after = self._item.isdigit() and int(paragraph.label) == int(self._item) + 1
            if paragraph.label in self._numbers or after:
                self._item = paragraph.label

    def _named_item(self, paragraph: Paragraph) -> str | None:
        if self._item in self._numbers:
            return self._numbers[self._item]
        for title in paragraph.sections:
            number = _NUMBER.match(title)
            if number and number["item"] in self._numbers:
                return self._numbers[number["item"]]
            if title in self._numbers:
                return self._numbers[title]
        return None

    def _resolve(self, text: str) -> None:
        """Take in what a paragraph of minutes resolves on who may stay."""
        if READMITTED.search(text):
            self._items = self._next = None
        if not EXCLUSION.search(text) or CONDITIONAL.search(text):
            return
        said = f"the resolution “{text[:100].strip()}”"
        items = items_named(text)
        self._numbers |= {item: said for item, parts in items.items() if not parts}
        if items or not re.search(r"\bexclu|\bleave|\bwithdr", text, re.IGNORECASE):
            return
        if TO_THE_END.search(text):
            self._items = said
        elif FOLLOWING.search(text):
            self._next = said


def _explains(title: str, text: str) -> bool:
    """Whether the section under a heading tells of exempt information and holds none."""
    if is_none(text):
        return True
    # "Exempt information: Appendix 2 contains ..." stands in a report that is open.
    return bool(_ABOUT_INFORMATION.search(title) and _SPEAKS_OF_IT.search(text[:200]))
