"""A paper read from its first paragraph to its last, to tell what of it is closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.paper import PaperKind, Paragraph, Section
from ingest.lines import Document
from ingest.metadata.answers import is_none
from ingest.metadata.marking.doubt import (
    begins_with_a_mark,
    is_doubtful_heading,
    is_marked_at_its_end,
    names_second_part,
)
from ingest.metadata.marking.pages import appendix_pages, marked_pages
from ingest.metadata.marking.resolutions import (
    BACK_IN,
    CONDITIONAL,
    EXCLUSION,
    FOLLOWING,
    FOR_THIS_ITEM,
    READMITTED,
    RESOLVED,
    TO_THE_END,
    items_named,
)
from ingest.metadata.marking.sayings import appendix_opened
from ingest.metadata.marking.talk import talks_of_papers
from ingest.metadata.marking.words import is_divider, is_marking, marks_part

_OPEN_AGAIN = re.compile(
    r"^\W*(?:part\s+(?:1|i|a|one)\b|(?:unrestricted|open|public)\s+"
    r"(?:items?|reports?|business|session|agenda|part)\b)",
    re.IGNORECASE,
)
_ABOUT_INFORMATION = re.compile(r"\binformation\b|\bimplications?\b", re.IGNORECASE)
_NONE_SAID = re.compile(
    r"\b(?:is|are|was|were)\s+no\s+(?:exempt|confidential|such|private)\b", re.IGNORECASE
)
_SPEAKS_OF_IT = re.compile(
    r"\b(?:appendix|appendices|annexe?s?|th(?:is|e)\s+(?:report|paper|item))\b", re.IGNORECASE
)
_ITEM_NUMBER = re.compile(r"^\s*(?:minute\s+)?\d{1,3}[a-z]?[.):]?\s+", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*(?:item\s+|minute\s+)?(?P<item>\d{1,3}[a-z]?)\b")

_HAS_THEM_LEAVE = re.compile(
    r"\bexclu|\bleave|\bleft\s+the\s+(?:meeting|room|chamber)|\bwithdr|\bcommittee\b|\bclosed\b|"
    r"\bprivate\s+session\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:part|items|eitemau|papers|business|matters|session|agenda|reports|pages|sheets|line)\b",
    re.IGNORECASE,
)
_LONGEST_TITLE = 110
_FIRST_WORDS = 15
_ITEM_LINE = re.compile(r"^(?P<item>\d{1,3}[a-z]?)[.)]?\s+[A-Z][^.;:]{2,80}$")


@dataclass
class Walk:
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
    _reopens: bool = False
    _numbers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pages = marked_pages(self.document)
        self._marked_lines = [
            line.text.strip()
            for line in self.document.lines
            if len(line.text) < _LONGEST_TITLE
            and not line.cells
            and is_marked_at_its_end(line.text, of_item=True)
        ]
        self._openers = appendix_pages(self.document)
        # A marking in a line of its own, right above a heading.
        self._stamped = {
            line.text.strip()
            for above, line in pairwise(self.document.lines)
            if line.heading and not above.heading and not above.cells and is_marking(above.text)
        }
        titles = {title for paragraph in self.paragraphs for title in paragraph.sections}
        self._opens = {
            title: one.text for one in reversed(self.paragraphs) for title in one.sections
        }
        self._marking = {
            title
            for title in titles
            if self._marks(title) and not _explains(title, self._opens[title])
        }

    @property
    def _of_items(self) -> bool:
        return self.kind in ("minutes", "agenda")

    def _marks(self, title: str) -> bool:
        if self.kind == "minutes":
            title = _ITEM_NUMBER.sub("", title)
        at_end = is_marked_at_its_end(title, of_item=self.kind == "minutes")
        stamped = title in self._stamped or begins_with_a_mark(title)
        doubtful = is_doubtful_heading(title, of_items=self._of_items)
        return marks_part(title) or doubtful or at_end or stamped

    def reason(self, paragraph: Paragraph) -> str | None:
        """Why a paragraph is closed; None where it is not."""
        self._turn_pages(paragraph.page)
        self._go_to(paragraph.section)
        if self.kind == "minutes":
            self._begin_item(paragraph)
        if self._items and _begins(BACK_IN, paragraph.text):
            self._items = None
        heading = next((one for one in paragraph.sections if self._closes(one, paragraph)), None)
        page = self._pages.get(paragraph.page) if paragraph.page is not None else None
        told = f"the heading “{heading}”" if heading else page or self._appendix or self._items
        told = told or self._named_item(paragraph)
        if told is None and self.kind == "minutes":
            told = self._resolve(paragraph.text)
        elif self._items and BACK_IN.search(paragraph.text):
            self._reopens = True
        return told

    def _closes(self, title: str, paragraph: Paragraph) -> bool:
        """Whether a marking heading is of a paragraph: that of an appendix ends with the next."""
        if title not in self._marking:
            return False
        below = paragraph.sections[paragraph.sections.index(title) + 1 :]
        return not appendix_opened(title) or not any(appendix_opened(one) for one in below)

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
        if self._reopens:
            self._items, self._reopens = None, False
        if appendix_opened(title):
            stamped = self._pages.get(self._page or 0) if self._page in self._openers else None
            self._open_appendix(title, stamped)
        if self._next:
            number = _NUMBER.match(title)
            self._numbers[number["item"] if number else title] = self._next
            self._next = None
        if self._divides(title):
            self._items = f"the heading “{title}”"
        elif self.kind == "minutes" and title not in self._opens and self._marks(title):
            # "RESTRICTED MINUTE", over the item that it is of
            self._next = f"the heading “{title}”"
        elif _OPEN_AGAIN.match(title):
            self._items = None

    def _divides(self, title: str) -> bool:
        """Whether a heading closes all that comes after it."""
        if self.kind == "minutes":
            if names_second_part(title):
                return True
            plain = _ITEM_NUMBER.sub("", title)
        else:
            plain = title
        closes = is_divider(plain) or (
            self._of_items
            and bool(_SEVERAL.search(plain))
            and is_doubtful_heading(plain, of_items=True)
        )
        return closes and (title in self._marking or title not in self._opens)

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
        elif mine := next((t for t in self._marked_lines if paragraph.text.startswith(t)), None):
            self._item = mine
            self._numbers[mine] = f"the line “{mine}”"

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

    def _resolve(self, text: str) -> str | None:
        """Take in what a paragraph of minutes resolves on who may stay.

        Why the paragraph itself is closed, where it goes on with what was then said.
        """
        if READMITTED.search(text):
            self._items = self._next = None
        if not EXCLUSION.search(text) or CONDITIONAL.search(text):
            return None
        # Without the next sentence, which may be of the matter.
        said = f"the resolution “{re.split(r'(?<=[a-z0-9A-Z]{2}[.]) ', text)[0][:100].strip()}”"
        items = items_named(text)
        self._numbers |= {item: said for item, parts in items.items() if not parts}
        if items or not _HAS_THEM_LEAVE.search(text):
            return None
        if TO_THE_END.search(text) or (RESOLVED.search(text) and not FOLLOWING.search(text)):
            self._items = said  # also where nothing tells for how long
        elif FOLLOWING.search(text):
            self._next = said
        return said if self._items and _goes_on(text) else None


def _begins(pattern: re.Pattern[str], text: str) -> bool:
    found = pattern.search(text)
    return found is not None and found.start() < _FIRST_WORDS


def _goes_on(text: str) -> bool:
    """Whether sentences follow a resolution for this item that are not of who may stay."""
    if not FOR_THIS_ITEM.search(text):
        return False
    ends = [found.end() for found in EXCLUSION.finditer(text)]
    after = re.split(r"\.\s+(?=[A-Z])", text[max(ends) :])[1:]
    return any(not talks_of_papers(one) for one in after)


def _explains(title: str, text: str) -> bool:
    """Whether the section under a heading tells of exempt information and holds none."""
    if is_none(text) or _NONE_SAID.search(text[:200]):
        return True
    # "Exempt information: Appendix 2 contains ..." stands in a report that is open.
    return bool(_ABOUT_INFORMATION.search(title) and _SPEAKS_OF_IT.search(text[:200]))
