"""The head of a paper: the lines above its first section, where most metadata stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.dates import MONTH_NAMES
from ingest.lines import Document, Line
from ingest.metadata.columns import answered
from ingest.metadata.fields import HANGING, Field, FieldKind, of_kind, read_fields

_MOST_LINES = 90
_LONG_LINE = 170
_PROSE_LINES = 4
# Where the widest line is a short one, nothing tells how wide the print is.
_NARROWEST = 0.5
_SENTENCES = re.compile(r"[a-z]{3}[.?!]\s+[A-Z]\w*\s+[a-z]")
_SECTION = re.compile(
    r"^(?:[A-Z\d]{0,2}[.)]?\d*\.?\s+)?(?:executive )?(?:purposes?|"
    r"recommendations?(?!\s+(?:and\s+actions?\b|track|monitor))|"
    r"recommendation/s|summary|introduction|background|information|context|judgements?|"
    r"decisions?(?!\s+(?:list|record|notice|sheet|log|form|details)\b)|reasons?|"
    r"what needs to improve|matters? for consideration|foreword|key points|contents)\b"
    r"[\w\s/()’',&]{0,50}[:?]?$",
    re.IGNORECASE,
)
_CUT_DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+{MONTH_NAMES})?,?$", re.IGNORECASE)
_DATE_ENDS = re.compile(rf"(?:{MONTH_NAMES},?\s+)?(?:19|20)\d\d\b", re.IGNORECASE)
_DATED = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH_NAMES},?\s+(?:19|20)\d\d\W*$", re.IGNORECASE
)
NEWSLETTER = re.compile(
    r"\b(?:e-?)?(?:newsletter|bulletin|news\s?flash)\b|\b(?:press|news|media)\s+release\b",
    re.IGNORECASE,
)
_FIRST = 8
_ADDRESSED = re.compile(r"(?:report|date of meeting)\b.*:|report (?:to|of)\b", re.IGNORECASE)
_FIELD = re.compile(r"^[A-Z][\w/()’' -]{1,40}:")
_NUMBERED = re.compile(
    r"^\d{1,3}/\d{2,4}\s+[A-Z]|^\(?(?:\d{1,3}(?:\.\d+)*|[a-zA-Z]|[ivx]+)[.)]\s+\S|^\d+\.\d+\s+\S"
)


@dataclass(frozen=True)
class Head:
    """The first lines of a paper, as far as metadata can stand in them."""

    document: Document

    @cached_property
    def opening(self) -> tuple[Line, ...]:
        """The first page, with the second where the first is a cover; never the whole paper."""
        lines: list[Line] = []
        for page in self.document.pages[:2]:
            if len(lines) >= 12:
                break
            lines += page.lines
        return tuple(answered(lines[:_MOST_LINES]))

    @cached_property
    def _end(self) -> int:
        for at, line in enumerate(self.opening):
            above = self.opening[at - 1] if at else None
            if above and self._begins_body(line) and not _runs_on(above, line):
                return at
            if above and _is_prose(self.opening[at : at + _PROSE_LINES], above):
                return at
        return len(self.opening)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The opening down to the first section, numbered paragraph or line of prose."""
        return tuple(_unbroken(self.opening[: self._end], _measures(self.opening)))

    @cached_property
    def _later_fields(self) -> list[Field]:
        """Fields of the opening below the head, where only a colon or a table makes a field."""
        rest = self.opening[self._end :]
        return [field for field in read_fields(rest) if ":" in field.line.text or field.line.cells]

    def _begins_body(self, line: Line) -> bool:
        if line.cells:
            return False
        text = line.text.strip()
        if len(text) > _LONG_LINE or line.bullet:
            return True
        return bool(_SECTION.match(text) or _NUMBERED.match(text))

    @property
    def with_next(self) -> tuple[Line, ...]:
        """The head with the line that ends it, which may be a sentence of the head itself."""
        return (*self.lines, *self.opening[self._end : self._end + 1])

    @cached_property
    def is_news(self) -> bool:
        """Whether it is a newsletter or the like, which goes to no meeting and tells of many."""
        first = (*self.opening[:_FIRST], *self.stamps)
        if any(_ADDRESSED.match(line.text) for line in first):
            return False
        return any(NEWSLETTER.search(line.text) for line in first)

    @cached_property
    def stamps(self) -> tuple[Line, ...]:
        """What was taken from the top and foot of the first page: it may say item and meeting."""
        first = self.document.pages[0].number if self.document.pages else None
        return tuple(line for line in self.document.dropped if line.page == first)

    @cached_property
    def fields(self) -> list[Field]:
        """The labelled fields of the head and of the stamps on its page."""
        found = read_fields(self.lines) + read_fields(self.stamps) + self._later_fields
        titled = [at for at, field in enumerate(found) if field.kind == "title"]
        several = {found[at].value.lower() for at in titled if found[at].label == "Title"}
        # the entries of a plan or a list, each with its title, are none of its own fields
        return found[: titled[0]] if len(several) > 1 else found

    def field(self, *kinds: FieldKind) -> Field | None:
        """The first field of the first kind that has any."""
        for kind in kinds:
            found = of_kind(self.fields, kind)
            if found:
                return found[0]
        return None


def _is_prose(lines: Sequence[Line], above: Line) -> bool:
    """Whether lines of print begin a paragraph of several sentences, set apart from the head."""
    first = lines[0]
    if not first.blank_before or first.bold or first.size is None or _FIELD.match(first.text):
        return False
    if not (above.blank_before or above.bold or above.size != first.size):
        return False
    text = first.text
    for line in lines[1:]:
        if line.blank_before or line.bold or line.cells or line.size != first.size:
            break
        text = f"{text} {line.text}"
    return len(text) > _LONG_LINE and bool(_SENTENCES.search(text))


def _measures(lines: Sequence[Line]) -> dict[int | None, float]:
    """How wide the print is on each page, as a share of the page; for formats with places."""
    boxes = [(line.page, line.box) for line in lines if line.box and not line.cells]
    return {
        page: max(box.right for where, box in boxes if where == page)
        - min(box.left for where, box in boxes if where == page)
        for page in {page for page, _ in boxes}
    }


def _unbroken(lines: Sequence[Line], measures: Mapping[int | None, float]) -> Iterator[Line]:
    """Heading lines with those that they run on over: ``REPORT OF THE DIRECTOR, CARE AND`` ..."""
    held: Line | None = None
    last: Line | None = None
    for line in lines:
        full = last is not None and _no_room(last, line, measures.get(line.page, 0.0))
        if held is not None and _runs_on(held, line, full=full):
            held = replace(held, text=f"{held.text.strip()} {line.text.strip()}")
        else:
            if held is not None:
                yield held
            held = line
        last = line
    if held is not None:
        yield held


def _runs_on(above: Line, line: Line, *, full: bool = False) -> bool:
    if line.blank_before or above.cells or line.cells or above.heading != line.heading:
        return False
    if above.bold != line.bold or abs((above.size or 0) - (line.size or 0)) > 0.6:
        return False
    if len(line.text) > 120 or _FIELD.match(above.text) or _FIELD.match(line.text):
        return False
    if _CUT_DATE.search(above.text) and _DATE_ENDS.match(line.text.strip()):
        return True
    if _DATED.search(above.text):
        return False
    return full or bool(HANGING.search(above.text)) or line.text.strip()[:1].islower()


def _no_room(above: Line, line: Line, measure: float) -> bool:
    """Whether a bold line broke only because the next word would not have fitted on it."""
    if not (above.bold and line.bold and above.box and line.box) or measure < _NARROWEST:
        return False
    wide = above.box.right - above.box.left
    letter = wide / max(len(above.text), 1)
    return wide + letter * (1 + len(line.text.split(" ", 1)[0])) > measure


def where(line: Line, text: str | None = None) -> str:
    """Where a value was read: ``page 1: "Date of Meeting: December 7th 2022"``."""
    said = re.sub(r"\s+", " ", (text or line.text).replace(" | ", " ")).strip()
    if len(said) > 120:
        said = said[:117].rstrip() + "..."
    place = f"page {line.page}" if line.page is not None else "head of the text"
    return f'{place}: "{said}"'
