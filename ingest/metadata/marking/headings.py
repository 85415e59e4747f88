"""The headings of a paper that close what stands under them, or all that comes after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.paper import PaperKind, Paragraph
from ingest.lines import Document
from ingest.metadata.answers import is_none
from ingest.metadata.marking.doubt import (
    begins_with_a_mark,
    is_doubtful_heading,
    is_marked_at_its_end,
    names_second_part,
)
from ingest.metadata.marking.meaning import closes, is_named_closed
from ingest.metadata.marking.resolutions import is_for_this_item
from ingest.metadata.marking.sayings import appendix_opened
from ingest.metadata.marking.words import (
    is_divider,
    is_marking,
    marks_by_its_law,
    marks_part,
)

_ITEM_NUMBER = re.compile(r"^\s*(?:minute\s+)?\d{1,3}[a-z]?[.):]?\s+", re.IGNORECASE)
_ABOUT_INFORMATION = re.compile(r"\binformation\b|\bimplications?\b", re.IGNORECASE)
_NONE_SAID = re.compile(
    r"\b(?:is|are|was|were)\s+no\s+(?:exempt|confidential|such|private)\b|"
    # "agreed that no items be taken in private"
    r"\bno\s+(?:items?|business|matters?|reports?)\s+(?:(?:should|would|will|need|needed|to)\s+)*"
    r"(?:be|was|were|fell)\b",
    re.IGNORECASE,
)
_SPEAKS_OF_IT = re.compile(
    r"\b(?:appendix|appendices|annexe?s?|th(?:is|e)\s+(?:report|paper|item))\b", re.IGNORECASE
)
_SEVERAL = re.compile(
    r"\b(?:part|items|eitemau|papers|business|matters|session|agenda|reports|pages|sheets|line|book)\b",
    re.IGNORECASE,
)
# "Annex A (exempt) is in the private pack"
_IS_ELSEWHERE = re.compile(
    r"\b(?:is|are)\s+(?:in|at|on|attached|circulated|available|held|to\s+follow)\b", re.IGNORECASE
)
# The item that has the public leave, over what it resolves: "Exclusion of the press and public"
_RESOLVES = re.compile(
    r"^\W*(?:[A-Z]{0,3}\d\S*\s+)?(?:(?:to\s+)?exclu\w+|(?:motion|resolution|move|going)\s+(?:to\s+exclude|in)|(?:g|ng)?wahardd\w*|"
    r"eithrio|cau)\b",
    re.IGNORECASE,
)


def without_number(title: str) -> str:
    """The title of an item without its number: ``Sale of the depot`` of ``12. Sale ...``."""
    return _ITEM_NUMBER.sub("", title)


class Headings:
    """Which headings of a paper of this kind are markings."""

    def __init__(
        self, document: Document, paragraphs: Sequence[Paragraph], kind: PaperKind
    ) -> None:
        self._in_minutes = kind == "minutes"
        self._of_items = kind in ("minutes", "agenda")
        # A marking in a line of its own, right above a heading.
        self._stamped = {
            line.text.strip()
            for above, line in pairwise(document.lines)
            if (line.heading or appendix_opened(line.text))
            and not (above.heading or above.cells)
            and is_marking(above.text)
        }
        titles = {title for paragraph in paragraphs for title in paragraph.sections}
        self._opens = {title: one.text for one in reversed(paragraphs) for title in one.sections}
        self._marking = {
            title
            for title in titles
            if self.marks(title) and not _explains(title, self._opens[title])
        }

    def marks(self, title: str) -> bool:
        """Whether a title is a marking, or has one with it."""
        if _IS_ELSEWHERE.search(title):
            return False
        title = without_number(title) if self._in_minutes else title
        plain = without_number(title)
        told = closes(plain) if self._of_items else is_named_closed(plain)
        if told and not _RESOLVES.match(title):
            return True
        at_end = is_marked_at_its_end(title, of_item=self._in_minutes)
        stamped = title in self._stamped or begins_with_a_mark(title)
        doubtful = is_doubtful_heading(title, of_items=self._of_items)
        # A section of a report has its number too: "2. EXEMPT SECTION (Schedule 12A, paragraph 3)".
        by_law = marks_by_its_law(without_number(title))
        return marks_part(title) or by_law or doubtful or at_end or stamped

    def closes(self, title: str, paragraph: Paragraph) -> bool:
        """Whether a marking heading is of a paragraph: that of an appendix ends with the next."""
        if title not in self._marking:
            return False
        below = paragraph.sections[paragraph.sections.index(title) + 1 :]
        return not appendix_opened(title) or not any(appendix_opened(one) for one in below)

    def divides(self, title: str) -> bool:
        """Whether a heading closes all that comes after it."""
        if self._in_minutes and names_second_part(title):
            return self.is_empty(title) or not _explains(title, self._opens[title])
        if self._in_minutes and is_for_this_item(self._opens.get(title, "")):
            return False
        plain = without_number(title) if self._in_minutes else title
        divided = is_divider(plain) or (
            self._of_items
            and bool(_SEVERAL.search(plain))
            and (is_doubtful_heading(plain, of_items=True) or closes(plain))
            and not _RESOLVES.match(plain)
        )
        return divided and (title in self._marking or self.is_empty(title))

    def is_empty(self, title: str) -> bool:
        """Whether no paragraph stands under a heading."""
        return title not in self._opens


def tells_of_none(text: str) -> bool:
    """Whether what stands under a heading says that there is nothing of what the heading names."""
    return is_none(text) or bool(_NONE_SAID.search(text[:200]))


def _explains(title: str, text: str) -> bool:
    """Whether the section under a heading tells of exempt information and holds none."""
    if tells_of_none(text):
        return True
    # "Exempt information: Appendix 2 contains ..." stands in a report that is open.
    return bool(_ABOUT_INFORMATION.search(title) and _SPEAKS_OF_IT.search(text[:200]))
