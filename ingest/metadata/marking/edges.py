"""What stands at the edges of a paper's first page and closes it, and on a page of one item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.paper import PaperStatus
from ingest.lines import Line
from ingest.metadata.head import Head, where
from ingest.metadata.marking.asked import asks_and_closes
from ingest.metadata.marking.doubt import begins_with_a_mark, is_doubtful
from ingest.metadata.marking.items import is_of_item, is_page_of_one, restricts_item
from ingest.metadata.marking.meaning import begins_closing, closes
from ingest.metadata.marking.pages import is_stamped
from ingest.metadata.marking.resolutions import CONDITIONAL
from ingest.metadata.marking.talk import talks_of_papers
from ingest.metadata.marking.words import is_divider, is_marking

FIRST = 3
"""A heading that closes what comes after it closes the whole paper among its first lines."""
OF_OTHERS = re.compile(r"^\W*(?:list\s+of\s+)?background\s+(?:papers|documents)\b", re.IGNORECASE)
_OF_ITEMS = re.compile(
    r"^\W*(?:agenda\W*$|(?:\w+\s+){0,3}(?:minutes?|agenda)\s+of\b|minutes\b)", re.IGNORECASE
)
_PART_ONE = re.compile(r"^\W*part\s+(?:1|i|a|one)\W*(?:$|[(:–—-])", re.IGNORECASE)
_OF_THE_PAPER = re.compile(
    r"^\W*(?:\d[\d.]*[.)]?\s+)?this\s+(?:whole\s+)?(?:report|paper|item|document)\b", re.IGNORECASE
)
_OF_THE_PAPER_IN_WELSH = re.compile(
    r"^\W*mae[’']r\s+(?:adroddiad|eitem|papur|d?dogfen|wybodaeth)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"^\W*(?:\d[\d.]*[.)]?\s+)?")
_IN_PRIVATE = re.compile(
    r"\b(?:considered|heard|taken|discussed|dealt\s+with|debated)\b[^.]{0,60}"
    r"\b(?:in\s+(?:private|camera|confidence|closed\s+session)|(?:press|public)[^.]{0,20}\bexcluded)\b",
    re.IGNORECASE,
)
_OPEN_NOW = re.compile(
    r"\b(?:is|are)\s+(?:now\s+)?(?:released|published|public|open|available)\b|\bno\s+longer\b",
    re.IGNORECASE,
)
_OF_AN_APPENDIX = re.compile(r"\b(?:append|annex|enclos)", re.IGNORECASE)
_MOST_WRAPPED = 4
_TOP, _FOOT = 8, 3
_FOOT_LINES = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A status and the place where it was read.

    ``asks`` is true where a form asks what the paper contains, which an appendix alone may be.
    """

    status: PaperStatus
    where: str
    text: str
    asks: bool = False


def holds_items(head: Head) -> bool:
    """Whether the paper is an agenda or minutes, whose resolutions are on their items."""
    return any(_OF_ITEMS.search(line.text) for line in head.opening[:8])


def of_one_item(head: Head) -> Iterator[Said]:
    """What the page of one item says of that item, which is all that is on it."""
    if not is_page_of_one([line.text for line in head.opening]):
        return
    for line in head.opening:
        text = line.text.strip()
        if restricts_item(text) or is_of_item(text):
            yield Said("exempt", where(line), text)


def at_the_foot(head: Head) -> Iterator[Said]:
    """Lines at the end of the first page, or of a file without pages, that may close the paper."""
    if holds_items(head) or not head.document.pages:
        return
    page = head.document.pages[0]
    if any(OF_OTHERS.match(line.text) for line in page.lines):
        return  # what stands last is of other papers
    # Without pages the last line but one may be the first of what stands last.
    for line in page.lines[-_FOOT_LINES if page.number else -1 :]:
        text = line.text.strip()
        above = line in head.with_next or line.cells or line.bullet or line.heading
        talk = (talks_of_papers(text) and is_doubtful(text)) or begins_with_a_mark(text)
        opens = (
            line is not page.lines[-1] and is_divider(text) and any(map(_is_part_one, page.lines))
        )
        if not above and not opens and (talk or begins_closing(text)):
            yield Said("exempt" if is_marking(text) else "unclear", where(line), text)


def of_itself_below(head: Head) -> Iterator[Said]:
    """Sentences of the first page that keep the paper itself from the public, in its text too:
    ``1.1 This report should be considered with the press and public excluded``."""
    if holds_items(head):
        return
    lines = head.opening
    for at, line in enumerate(lines):
        if "?" in line.text and asks_and_closes(line):
            yield Said("unclear", where(line), line.text)
        in_welsh = _OF_THE_PAPER_IN_WELSH.match(line.text)
        if line.cells or not (in_welsh or _OF_THE_PAPER.match(line.text)):
            continue
        whole = " ".join(one.text.strip() for one in lines[at : at + _MOST_WRAPPED])
        sentence = re.split(r"(?<=[a-z\d)])\.(?:\s|$)", _NUMBER.sub("", whole, count=1))[0]
        if any(one.search(sentence) for one in (CONDITIONAL, _OF_AN_APPENDIX, _OPEN_NOW)):
            continue
        told = closes(sentence) if in_welsh else is_doubtful(sentence)
        if told or _IN_PRIVATE.search(sentence):
            yield Said("unclear", where(line), line.text)


def _is_part_one(line: Line) -> bool:
    return bool(_PART_ONE.match(line.text))


def stamped(head: Head) -> Iterator[Said]:
    """The stamps of the law among the head's lines, or at the edges of its page.

    On an agenda the like stands under the item that it is of, but for its first lines.
    """
    first = head.document.pages[0].lines if head.document.pages else ()
    top = FIRST if holds_items(head) else max(len(head.lines), _TOP)
    edges = [*range(min(top, len(first)))]
    if not holds_items(head):
        edges += range(max(len(first) - _FOOT, 0), len(first))
    for lines, places in ((first, edges), (head.stamps, range(len(head.stamps)))):
        for at in places:
            if is_stamped(lines, at):
                yield Said("exempt", where(lines[at]), lines[at].text)
