"""A pack without pages (Word, a saved web page): the agenda, and its papers one after the other.

No page tells where a paper begins, but the agenda's own words do: its number and title again. What
stands under those of an exempt item, or of an appendix that the agenda names as exempt, is closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.paper import Paragraph
from ingest.lines import Document
from ingest.metadata.marking import appendices_closed, appendix_opened
from ingest.metadata.marking.items import restricts_item
from ingest.packs.entry import Entry
from ingest.packs.front import read_entries, up_to_mark

# What an agenda prints under an item, and where it begins another part.
_OF_AN_AGENDA = re.compile(
    r"^\W*(?:to\s+(?:consider|receive|note|agree|approve|discuss|confirm|determine)\b|(?:joint\s+)?reports?\s+(?:of|by|from)\b|"
    r"(?:pages?|contact|ward|wards\s+affected|decision\s+maker|lead|exclusion|part)\b|\(|"
    r"(?:date|time)\s+of\s+(?:the\s+)?next\b|by\s+virtue\b|reasons?\b|[^.]{0,60}$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Inside:
    """The paragraphs that are for the public, and where the marking of the others was read."""

    paragraphs: tuple[Paragraph, ...]
    marked: str | None


def open_inside(document: Document, paragraphs: Sequence[Paragraph]) -> Inside:
    """The paragraphs of an agenda that holds its papers, outside of what it marks as exempt."""
    lines = [line for page in document.pages for line in page.lines]
    entries = list(_of_agenda(read_entries(lines)))
    # Lines below an item may stand apart from it; which item they are of is not told then.
    named = appendices_closed([line.text for line in lines])
    if not named and not any(one.exempt or one.part_exempt for one in entries):
        return Inside(tuple(paragraphs), None)
    restricted = frozenset(one[0] for line in lines if (one := restricts_item(line.text)))
    walk = _Walk({_plain(one.title): one for one in entries}, named, restricted - {""},
                 {one.item: one.exempt for one in entries if one.exempt},
                 {one.line.text.strip(): one.item for one in entries})  # fmt: skip
    kept, marked = [], None
    for paragraph in paragraphs:
        why = walk.reason(paragraph)
        if why is None:
            shown = walk.without_matter(paragraph)
            why = None if shown is paragraph else walk.exempt[paragraph.label or ""]
            kept.append(shown)
        marked = marked or why
    return Inside(tuple(kept), marked)


def _of_agenda(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The first entries, as long as their numbers grow: papers number their paragraphs anew."""
    last = 0
    for one in entries:
        number = int(re.sub(r"\D", "", one.item) or 0)
        if number < last:
            return
        last = number
        yield one


@dataclass
class _Walk:
    """The paragraphs from first to last, knowing which paper of the pack they are of."""

    entries: dict[str, Entry]
    named: tuple[str, ...]
    restricted: frozenset[str]
    exempt: dict[str, str]
    lines: dict[str, str]
    _item: str = ""
    _sections: tuple[str, ...] = ()
    _paper: Entry | None = None
    _appendix: str | None = None

    def reason(self, paragraph: Paragraph) -> str | None:
        """Why a paragraph is closed; None where it is not."""
        own = [] if paragraph.kind == "agenda_item" else [paragraph.text]
        for title in (*paragraph.sections, *own):
            self._pass(title)
        if self._comes_to_item(paragraph):
            return None
        if paragraph.kind == "agenda_item" or (paragraph.label or "").isdigit():
            self._item = re.sub(r"^\D*", "", paragraph.label or "")
            self._sections = paragraph.sections
        elif self._item in self.restricted:
            return f"the reasons why item {self._item} is restricted"
        elif self._item in self.exempt and self._says_more(paragraph):
            return self.exempt[self._item]
        if self._paper is None or paragraph.kind == "agenda_item":
            return None
        if self._paper.exempt:
            return self._paper.exempt
        any_of_it = bool(self._paper.part_exempt) and not any(self._paper.closed)
        if self._appendix and (any_of_it or self._appendix in (*self._paper.closed, *self.named)):
            return f"the heading “{self._appendix}”"
        return None

    def _comes_to_item(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph ends in the line of an item, which is no paragraph of its own.

        Takes in the items whose lines are headings, too.
        """
        last = paragraph.sections[-1] if paragraph.sections else ""
        if last in self.lines and paragraph.sections != self._sections:
            self._item, self._sections = self.lines[last], paragraph.sections
        found = next((one for one in self.lines if paragraph.text.endswith(one)), None)
        if found is None or paragraph.label:
            return False
        self._item, self._sections = self.lines[found], paragraph.sections
        return True

    def without_matter(self, paragraph: Paragraph) -> Paragraph:
        """The line of an exempt item, without what stands so close below that it runs on in it."""
        title = up_to_mark(paragraph.text)
        if title == paragraph.text:
            title = next(
                (own for own in self._own_lines(paragraph) if title.startswith(own)), title
            )
        more = paragraph.text[len(title) :].strip()
        if (paragraph.label or "") not in self.exempt or not more or _OF_AN_AGENDA.match(more):
            return paragraph
        return replace(paragraph, text=title)

    def _own_lines(self, paragraph: Paragraph) -> list[str]:
        """The line of the agenda that opens the item of a paragraph, without its number."""
        mine = (line for line, item in self.lines.items() if item == paragraph.label)
        return [re.sub(r"^\W*\d{1,2}[a-z]?[.):]?\s+", "", line) for line in mine]

    def _says_more(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph under an item says more of it than an agenda does."""
        under = paragraph.sections == self._sections and not paragraph.label
        return under and not _OF_AN_AGENDA.match(paragraph.text)

    def _pass(self, title: str) -> None:
        entry = self.entries.get(_plain(title))
        if entry is not None and entry is not self._paper:
            self._paper, self._appendix = entry, None
        elif appendix_opened(title):
            self._appendix = appendix_opened(title)


def _plain(title: str) -> str:
    title = re.sub(r"^\W*(?:agenda\s+|item\s+)*\d{0,2}[a-z]?[.):]?\s+", "", f" {title}")
    return re.sub(r"\W+", " ", title).strip().lower()
