"""The items of minutes, read from first to last: what a resolution or a line closes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.paper import Paragraph
from ingest.lines import Document
from ingest.metadata.marking.doubt import begins_with_a_mark, is_marked_at_its_end
from ingest.metadata.marking.headings import without_number
from ingest.metadata.marking.items import is_of_item, restricts_item, words_of_item
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
from ingest.metadata.marking.talk import talks_of_papers
from ingest.metadata.marking.words import is_marking

_NUMBER = re.compile(r"^\W*(?:item\s+|minute\s+)?(?P<item>\d{1,3}[a-z]?)\b")
_HAS_THEM_LEAVE = re.compile(
    r"\bexclu|\bleave|\bleft\s+the\s+(?:meeting|room|chamber)|\bwithdr|\bcommittee\b|\bclosed\b|"
    r"\bprivate\s+session\b|\b(?:g|ng)?wahardd|\beithri|\bcau\b",
    re.IGNORECASE,
)
_IN_PRIVATE = re.compile(r"\bin\s+(?:private|camera|confidence)\b", re.IGNORECASE)
# "(The following minute is exempt from publication under paragraph 3 of Schedule 12A)"
_ANNOUNCED = re.compile(
    r"^\W*the\s+(?:following|next)\s+(?:minute|item|matter|report)(?P<several>s)?\s+"
    r"(?:is|are|was|were)\s+(?:(?!not?\b)\w+\s+){0,2}?"
    r"(?:exempt|confidential|private|restricted(?!\s+to\s+(?!members))|not\s+(?:for\s+publication|open\s+to))\b",
    re.IGNORECASE,
)
_OF_AN_APPENDIX = re.compile(r"\b(?:append|annex|enclos|atodiad)", re.IGNORECASE)
_ITEM_LINE = re.compile(r"^(?P<item>\d{1,3}[a-z]?)[.)]?\s+[A-Z][^.;:]{2,80}$")
_OF_YEAR = re.compile(r"\d{1,4}[a-z]?[/.-]\d{2,4}")
# "24/37 Date of next meeting", "Close of meeting"
_FORMAL_END = re.compile(
    r"^(?:\W*(?:(?:item|minute)\s+)?[A-Z]{0,4}\d[\w/.-]*[.):]?\s+)?(?:(?:date|dates|time|arrangements)\b[\w\s,]{0,30}\b)?"
    r"(?:next\s+(?:\w+\s+){0,3}?meetings?|clos(?:e|ure|ing)\s+of\s+(?:the\s+)?meeting|"
    r"dyddiad\s+y\s+cyfarfod\s+nesaf)\W*$",
    re.IGNORECASE,
)
_OF_WHEN = re.compile(r"\bmeetings?\b|\bcyfarfod\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-z\d)][.;])\s+(?=[A-Z])")
_LONGEST_TITLE = 110
_FIRST_WORDS = 15


@dataclass
class Meeting:
    """What is closed of a meeting's items, as far as its minutes are read.

    ``numbers`` says why an item is closed, by its number or title; ``span`` why all is that comes,
    until it is opened again; ``following`` why the next item is.
    """

    marked_lines: Sequence[str] = ()
    numbers: dict[str, str] = field(default_factory=dict)
    span: str | None = None
    following: str | None = None
    _item: str = ""
    _reopens: bool = False

    @classmethod
    def of(cls, document: Document) -> Meeting:
        """The meeting that a document tells of, with the items that lines of it mark or name."""
        named = (restricts_item(line.text) for line in document.lines)
        numbers = {one[0]: f"the reasons why item {one[0]} is restricted"
                   for one in named if one and one[0]}  # fmt: skip
        return cls(tuple(_marked_lines(document)), numbers)

    def enter(self, title: str) -> None:
        """Pass a heading, or the line that opens an item."""
        self._item = ""
        if self._reopens:
            self.span, self._reopens = None, False
        if self.following:
            number = _NUMBER.match(title)
            self.numbers[number["item"] if number else title] = self.following
            self.following = None

    def opened_by(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is the line that opens an item: ``9 Sale of the depot``.

        Follows the items of minutes that have no headings.
        """
        line = _ITEM_LINE.match(paragraph.text)
        mine = next((one for one in self.marked_lines if paragraph.text.startswith(one)), None)
        label = paragraph.label or ""
        if line:
            self.enter(paragraph.text)
            self._item = line["item"]
        elif label.isdigit() or _OF_YEAR.fullmatch(label):
            if self.following:
                self.numbers[label], self.following = self.following, None
            if mine is not None:
                self.numbers[label] = f"the line “{mine}”"
            after = label.isdigit() and self._item.isdigit() and int(label) == int(self._item) + 1
            # The numbers of items with their year, "14/26", are of no paragraphs.
            if label in self.numbers or after or not label.isdigit():
                self._item = label
        elif mine is not None:
            self._item = mine
            self.numbers[mine] = f"the line “{mine}”"
        return line is not None

    def told_under(self, paragraph: Paragraph) -> None:
        """Take in a line that closes the item it stands under: ``Restricted item: ...``."""
        text = paragraph.text
        alone = _is_marking_alone(text) and not _OF_AN_APPENDIX.search(text)
        if not (alone or is_of_item(text) or restricts_item(text) == ("",)):
            return
        # Only the words that close: what is closed may stand behind them.
        said = f"the line “{words_of_item(text) or text}”"
        title = paragraph.sections[-1] if paragraph.sections else ""
        number = _NUMBER.match(title)
        if title:
            self.numbers[number["item"] if number else title] = said
        elif self._item:
            self.numbers[self._item] = said
        else:
            self.span, self._reopens = said, True

    def annexed(self, text: str) -> None:
        """Take in a line that opens what is kept behind minutes: ``CONFIDENTIAL APPENDIX``."""
        if _is_marking_alone(text) and _OF_AN_APPENDIX.search(text):
            self.span = f"the line “{text}”"

    def comes_back(self, text: str) -> None:
        """Take in that the public is let in again, where a closed span begins so."""
        if self.span and _begins(BACK_IN, text):
            self.span = None

    def reopens_after(self, text: str) -> None:
        """Take in that the public is let in again after a paragraph of a closed span."""
        if self.span and BACK_IN.search(text):
            self._reopens = True

    def reason(self, paragraph: Paragraph) -> str | None:
        """Why the item of a paragraph is closed; None where it is not."""
        if self._item in self.numbers:
            return self.numbers[self._item]
        for title in paragraph.sections:
            number = _NUMBER.match(title)
            if number and number["item"] in self.numbers:
                return self.numbers[number["item"]]
            if title in self.numbers:
                return self.numbers[title]
        return None

    def announce(self, text: str) -> bool:
        """Take in a line, or a heading, that says of the next minute or minutes that they are
        closed; whether it was one."""
        announced = _ANNOUNCED.match(text)
        if announced is None or CONDITIONAL.search(text):
            return False
        said = f"the line “{announced[0].strip()}”"
        if announced["several"]:
            self.span = said
        else:
            self.following = said
        return True

    def resolve(self, text: str) -> str | None:
        """Take in what a paragraph resolves on who may stay.

        Why the paragraph itself is closed, where it goes on with what was then said.
        """
        if READMITTED.search(text):
            self.span = self.following = None
        if self.announce(text):
            return None
        if not EXCLUSION.search(text) or CONDITIONAL.search(text):
            return None
        # Without the next sentence, which may be of the matter.
        said = f"the resolution “{re.split(r'(?<=[a-z0-9A-Z]{2}[.]) ', text)[0][:100].strip()}”"
        items = items_named(text)
        self.numbers |= {item: said for item, parts in items.items() if not parts}
        follows = FOLLOWING.search(text)
        in_private = follows and _IN_PRIVATE.search(text)
        if items or not (in_private or _HAS_THEM_LEAVE.search(text)):
            return None
        if TO_THE_END.search(text) or (RESOLVED.search(text) and not follows):
            self.span = said  # also where nothing tells for how long
        elif follows:
            self.following = said
        return said if self.span and _goes_on(text) else None


def ends_meeting(paragraph: Paragraph) -> bool:
    """Whether a paragraph tells, under a heading that says so, when the body meets next."""
    heads = bool(paragraph.sections) and bool(_FORMAL_END.match(paragraph.sections[-1]))
    return heads and all(map(_OF_WHEN.search, _SENTENCE.split(paragraph.text)))


def _marked_lines(document: Document) -> Iterator[str]:
    """The lines that open a marked item, as they are and without its number."""
    for line in document.lines:
        text = line.text.strip()
        plain = without_number(text)
        if len(text) >= _LONGEST_TITLE or line.cells:
            continue
        if is_marked_at_its_end(text, of_item=True):
            # A number that is the paragraph's label stands in no text of its.
            yield from dict.fromkeys((text, plain))
        if plain != text and begins_with_a_mark(plain):
            yield from (text, plain)


def _is_marking_alone(text: str) -> bool:
    return len(text) < _LONGEST_TITLE and is_marking(text) and not text.endswith(".")


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
