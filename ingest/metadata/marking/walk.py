"""A paper read from its first paragraph to its last, to tell what of it is closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from corpus.paper import PaperKind, Paragraph, Section
from ingest.lines import Document
from ingest.metadata.marking.doubt import divides, is_section_closed_by_law
from ingest.metadata.marking.headings import Headings, tells_of_none, without_number
from ingest.metadata.marking.meeting import Meeting, ends_meeting
from ingest.metadata.marking.pages import appendix_lines, appendix_pages, marked_pages
from ingest.metadata.marking.resolutions import is_for_this_item, only_excludes
from ingest.metadata.marking.sayings import appendix_opened
from ingest.metadata.marking.words import is_marking, marks_by_its_law, marks_part, stands_alone

_OPEN_AGAIN = re.compile(
    r"^\W*(?:part\s+(?:1|i|a|one)\b|(?:unrestricted|open|public)\s+"
    r"(?:items?|reports?|business|session|agenda|part)\b)",
    re.IGNORECASE,
)


def _marked_by_law(document: Document) -> Iterator[str]:
    """The lines that open a numbered section which names the Act by which it is closed."""
    for line in document.lines:
        text = line.text.strip()
        plain = without_number(text)
        if plain == text or line.cells:
            continue
        if marks_by_its_law(plain) or is_section_closed_by_law(plain):
            yield plain


def _dividers(document: Document) -> Iterator[str]:
    """The lines that close all that comes after them, where they are no headings of the text."""
    lines = document.lines
    for line, below in zip_longest(lines, lines[1:]):
        text = line.text.strip()
        none = below is not None and tells_of_none(below.text)
        if not line.cells and divides(text) and not none:
            yield text


def _is_marked_appendix(text: str) -> bool:
    """Whether a line is the name of an appendix with its marking: ``Confidential Appendix C``."""
    return stands_alone(text) and bool(appendix_opened(text))


class Walk:
    """A paper read from its first paragraph to its last, knowing what is closed where it stands.

    ``named`` are the appendices that are said to be exempt; with ``every`` each of them is.
    """

    def __init__(
        self,
        document: Document,
        sections: Sequence[Section],
        paragraphs: Sequence[Paragraph],
        kind: PaperKind,
        named: set[str],
        *,
        every: bool,
    ) -> None:
        self.opened: set[str] = set()
        self._sections, self._kind = sections, kind
        self._named, self._every = named, every
        self._headings = Headings(document, paragraphs, kind)
        self._meeting = Meeting.of(document)
        self._pages = marked_pages(document)
        self._openers = appendix_pages(document)
        self._lines = appendix_lines(paragraphs)
        self._marked_lines = tuple(_marked_by_law(document)) if kind != "minutes" else ()
        self._dividers = tuple(dict.fromkeys(_dividers(document)))
        self._number = self._said = self._above = self._crossed = ""
        self._at = -1
        self._page: int | None = None
        self._appendix: str | None = None
        if kind == "minutes":
            for paragraph in paragraphs:
                # Above the line too, all of its item is closed.
                if paragraph.sections:
                    self._meeting.told_under(paragraph)

    def reason(self, paragraph: Paragraph) -> str | None:
        """Why a paragraph is closed; None where it is not."""
        meeting = self._meeting
        if self._crossed:
            meeting.span, self._crossed = self._crossed, ""
        self._turn_pages(paragraph.page)
        self._go_to(paragraph.section)
        if self._kind == "minutes":
            if meeting.opened_by(paragraph):
                self._pass(paragraph.text)
            if not paragraph.sections:
                meeting.told_under(paragraph)
            meeting.annexed(paragraph.text)
        self._cross(paragraph)
        opens = paragraph.paragraph_id in self._lines and appendix_opened(paragraph.text)
        if (opens and opens in self._named) or (
            paragraph.page is None and _is_marked_appendix(paragraph.text)
        ):
            self._pass(paragraph.text)  # in the text of a web page
        elif opens and is_marking(self._above):
            self._appendix = f"the line “{self._above}”"
        self._above = paragraph.text
        meeting.comes_back(paragraph.text)
        closes = self._headings.closes
        heading = next((one for one in paragraph.sections if closes(one, paragraph)), None)
        page = self._pages.get(paragraph.page) if paragraph.page is not None else None
        told = f"the heading “{heading}”" if heading else page or self._appendix or meeting.span
        told = told or meeting.reason(paragraph) or self._numbered(paragraph)
        if self._kind == "minutes" and not page and ends_meeting(paragraph):
            return None  # when the next meeting is stays public behind what was private
        for_heading = heading and not page and not self._appendix and meeting.span in (None, told)
        if for_heading and self._kind == "minutes" and only_excludes(paragraph.text):
            if not is_for_this_item(paragraph.text):
                meeting.resolve(paragraph.text)
            return None  # that the public was sent out is itself for the public
        if told is None and self._kind == "minutes":
            return meeting.resolve(paragraph.text)
        meeting.reopens_after(paragraph.text)
        return told

    def _numbered(self, paragraph: Paragraph) -> str | None:
        """Why the numbered section of a paragraph is closed, where its title is no heading."""
        label = paragraph.label or ""
        mine = next((one for one in self._marked_lines if paragraph.text.startswith(one)), None)
        if mine is not None:
            self._number, self._said = label, f"the line “{mine}”"
        elif label and not label.startswith(f"{self._number}."):
            self._number = ""
        return self._said if self._number else None

    def _cross(self, paragraph: Paragraph) -> None:
        """Take in a line that divides the paper, where the layout has joined it to others."""
        for one in self._dividers:
            before, found, after = f" {paragraph.text} ".partition(f" {one} ")
            if not found or one in paragraph.sections:
                continue
            if not before.strip() or after.strip():
                self._meeting.span = f"the line “{one}”"
            elif before.rstrip().endswith("."):
                self._crossed = f"the line “{one}”"  # all that comes after this paragraph

    def _turn_pages(self, page: int | None) -> None:
        if page is None or page == self._page:
            return
        for number in range((self._page or 0) + 1, page + 1):
            if number in self._openers:
                self._open_appendix(self._openers[number], self._pages.get(number))
        self._page = page

    def _go_to(self, title: str) -> None:
        """Pass the headings down to the one that a paragraph stands under, empty ones too."""
        now = self._sections[self._at].title if self._at >= 0 else ""
        if title == now:
            return
        later = range(self._at + 1, len(self._sections))
        reached = next((at for at in later if self._sections[at].title == title), None)
        if reached is None:
            return
        for passed in self._sections[self._at + 1 : reached + 1]:
            self._meeting.enter(passed.title)
            self._pass(passed.title)
        self._at = reached

    def _pass(self, title: str) -> None:
        """Take in what a heading, or the line that opens an item, says of what is below it."""
        if appendix_opened(title):
            stamped = self._pages.get(self._page or 0) if self._page in self._openers else None
            self._open_appendix(title, stamped)
        if self._headings.divides(title):
            self._meeting.span = f"the heading “{title}”"
        elif self._kind == "minutes" and self._meeting.announce(title):
            pass
        elif self._of_next_item(title):
            # "RESTRICTED MINUTE", over the item that it is of
            self._meeting.following = f"the heading “{title}”"
        elif _OPEN_AGAIN.match(title):
            self._meeting.span = None

    def _of_next_item(self, title: str) -> bool:
        empty = self._kind == "minutes" and self._headings.is_empty(title)
        return empty and self._headings.marks(title)

    def _open_appendix(self, title: str, stamped: str | None = None) -> None:
        name = appendix_opened(title) or ""
        if name in self._named:
            self.opened.add(name)
        closed = self._every or name in self._named or marks_part(title)
        self._appendix = f"the heading “{title}”" if closed else stamped
