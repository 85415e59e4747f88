"""Whether a whole paper is for the public: by its fields, its head and the stamps on its page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from corpus.paper import PaperStatus
from ingest.dates import find_dates
from ingest.lines import Line
from ingest.metadata.answers import is_none
from ingest.metadata.business import lists_items, starts_item
from ingest.metadata.fields import Field, said
from ingest.metadata.head import Head, where
from ingest.metadata.marking.asked import answers_open, is_unfilled, may_close
from ingest.metadata.marking.boxes import boxed
from ingest.metadata.marking.doubt import closes_both, is_doubtful
from ingest.metadata.marking.edges import (
    FIRST,
    OF_OTHERS,
    Said,
    at_the_foot,
    holds_items,
    of_itself_below,
    of_one_item,
    stamped,
)
from ingest.metadata.marking.forms import is_denied_in_row, is_said_open, status_of
from ingest.metadata.marking.items import is_of_item
from ingest.metadata.marking.sayings import (
    announces,
    appendices_answered,
    appendices_closed,
    excludes_for_itself,
    said_by,
    tells_of_appendices,
)
from ingest.metadata.marking.stamps import is_stamped_row
from ingest.metadata.marking.words import (
    begins_as_marking,
    is_denied,
    is_divider,
    is_marking,
    is_weak,
    unspaced,
)

_STRICTER: tuple[PaperStatus, ...] = ("open", "part_exempt", "unclear", "exempt")
_MOST_WRAPPED, _REGISTER = 6, 4
_NAMES_A_FIELD = re.compile(r"^[A-Z][^:]{1,50}:")
_CONTENTS = re.compile(r"^\W*(?:does|do)\b[^?]*\bcontain", re.IGNORECASE)
_PUBLIC = re.compile(r"\b(?:press|public)\b", re.IGNORECASE)
# The second part of an agenda, not of the paper.
_IS_PART_TWO = re.compile(
    r"^(?!.*\b(?:append|annex|enclos))(?:.*\s|\W*)part\s+(?:2|ii|two|b)\b(?!\s+(?:of|to|is|contains)\b)",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"\b(?:this|the)\s+(?:report|paper|item|document)\b|\bappendi", re.IGNORECASE)
_OF_THE_ACT = re.compile(r"\bschedule\s+(?:12\s?A|7\s?A|6)\b|\bact\b|\batodlen\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^\W*(?:item\s+|minute\s+)?\d{1,3}[a-z]?[.)]?(?:\s|$)", re.IGNORECASE)
_IS_AGENDA = re.compile(r"^\W*(?:(?:public|supplementary)\s+)?agenda\b", re.IGNORECASE)
_ASKS_FOR_CONTENTS = re.compile(r"contain|information", re.IGNORECASE)


def read_status(head: Head, *, in_minutes: bool = False) -> tuple[PaperStatus, str | None]:
    """Whether a paper is open, and where that was read: a heading, a stamp or its status field.

    The strictest marking holds; where a field says that the paper is open and a line that it is
    exempt, it is unclear. In minutes (``in_minutes``) what stands under a numbered item is of that
    item, and no marking of the whole.
    """
    boxes = boxed(head.opening)
    lines = [one for one in _lines(head, in_minutes=in_minutes) if one.text.strip() not in boxes]
    lines += [Said("unclear", where(line), text) for text, line in boxes.items() if line]
    fields = [
        (one, _of_field(one))
        for one in head.fields
        if one.kind == "status" and one.line.text.strip() not in boxes
    ]
    opened = next((one for field, one in fields if _is_open(field, one)), None)
    above = {id(line) for line in (*head.lines, *head.stamps)}
    found = [
        one
        for field, one in fields
        # Below the head "Exempt: class N" is a heading of the paper's matter.
        if one.status != "open" and (id(field.line) in above or one.status != "unclear")
    ] + lines
    if not found:
        return "open", fields[0][1].where if fields else None
    hardest = _hardest(found)
    if hardest in lines and hardest.status == "exempt" and opened:
        return "unclear", f"{hardest.where}; but {opened.where}"
    withheld = [one for one in found if one.status in ("exempt", "unclear")]
    if withheld and all(one.asks for one in withheld):
        named = [one for one in lines if one.status == "part_exempt"]
        part = next((one for one in named if appendices_closed([one.text])), None)
        if part is not None:
            return "part_exempt", part.where
        if appendices_answered([line.text for line in head.opening]):
            return "part_exempt", hardest.where
    return hardest.status, hardest.where


def _hardest(found: Sequence[Said]) -> Said:
    return max(found, key=lambda one: _STRICTER.index(one.status))


def _of_field(field: Field) -> Said:
    status = status_of(field.label, field.value)
    if status != "open" and tells_of_appendices(f"{field.label}: {field.value}"):
        status = "part_exempt"
    asks = bool(_ASKS_FOR_CONTENTS.search(field.label))
    return Said(status, where(field.line, said(field)), said(field), asks)


def _is_open(field: Field, read: Said) -> bool:
    return read.status == "open" and is_said_open(field.label, field.value)


def _lines(head: Head, *, in_minutes: bool) -> Iterator[Said]:
    """What the lines of the head, the stamps, and markings further down its page say."""
    lines = (*head.with_next, *head.stamps)
    known = {id(line) for line in lines}
    of_itself = list(takewhile(lambda line: not OF_OTHERS.match(line.text), head.lines))
    fields = {id(field.line) for field in head.fields if field.kind == "status"}
    of_items = _of_listed_items(head)
    for at, line in enumerate(lines):
        if id(line) in of_items:
            continue
        if at < FIRST and is_stamped_row(lines[at : at + 2]):
            yield Said("unclear", where(line), line.text.strip())
        if _announces(head, line) or (in_minutes and _is_of_item(lines, at)):
            continue
        if id(line) in fields or _denied_below(lines, at) or _heads_a_field(lines, at, fields):
            continue
        if is_denied_in_row(line.cells) or is_unfilled(line) or _is_of_a_register(line):
            continue
        is_stamp = line in head.stamps
        if not is_stamp and at >= FIRST - is_weak(line.text) and _heads_a_part(line.text):
            continue
        status = _said_in(head, line)
        first = at < FIRST or is_stamp
        if status == "open" and (first or not holds_items(head)) and not answers_open(line):
            text = unspaced(line.text.strip())
            if line.blank_before:
                text = text[:1].upper() + text[1:]  # it goes on with nothing above
            doubt = is_doubtful(text, first=at < FIRST or is_stamp)
            of_paper = is_stamp or line in of_itself
            told = of_paper and may_close(line, text)
            status = "unclear" if doubt or told else "open"
        if status == "part_exempt" and (closes_both(line.text) or _IS_PART_TWO.search(line.text)):
            status = "unclear"
        if status != "open":
            text = _unwrapped(head.opening, line)
            yield Said(status, where(line), text, bool(_CONTENTS.match(text)))
    yield from of_one_item(head)
    yield from stamped(head)
    yield from at_the_foot(head)
    if not in_minutes:
        yield from of_itself_below(head)
    if head.document.pages and not holds_items(head):
        for at, line in enumerate(head.opening):
            whole = " ".join(one.text.strip() for one in head.opening[at : at + _MOST_WRAPPED])
            if _PUBLIC.search(line.text) and excludes_for_itself(whole):
                yield Said("exempt", where(line), whole)
    for line in head.opening:
        below = id(line) not in (known | of_items) and id(line) not in fields and not line.bullet
        if below and not line.cells and _is_sure(head, line):
            yield Said("exempt", where(line), line.text)


def _is_of_a_register(line: Line) -> bool:
    """Whether a row tells of one of many things on its day, as each row of a forward plan does."""
    cells = [cell.strip() for cell in line.cells if cell.strip()]
    dated = any(one.is_day for cell in cells for one in find_dates(cell))
    return len(cells) >= _REGISTER and dated and all(len(cell) > 1 for cell in cells)


def _is_of_item(lines: Sequence[Line], at: int) -> bool:
    """Whether a line speaks of the item of a meeting that a numbered title above it opens."""
    above = (line.label or line.text.strip() for line in lines[:at])
    return is_of_item(lines[at].text.strip()) and any(map(_NUMBERED.match, above))


def _of_listed_items(head: Head) -> set[int]:
    """The lines of an agenda's items, whose markings are of those items and not of the agenda."""
    named = any(_IS_AGENDA.match(line.text.strip()) for line in head.opening[:8])
    if not named or lists_items(head.opening) is None:
        return set()
    first = next(at for at, line in enumerate(head.opening) if starts_item(line))
    of_items = {(line.page, line.text.strip()) for line in head.opening[first:]}
    both = (*head.with_next, *head.opening)
    return {id(line) for line in both if (line.page, line.text.strip()) in of_items}


def _announces(head: Head, line: Line) -> bool:
    """Whether a line heads a statement on exempt information that is on an appendix alone."""
    if line not in head.opening:
        return False
    at = head.opening.index(line)
    below = head.opening[at + 1 : at + 2]
    return any(announces(line.text, _unwrapped(head.opening, one)) for one in below)


def _heads_a_field(lines: Sequence[Line], at: int, fields: Collection[int]) -> bool:
    """Whether a row with nothing beside its label stands over the question that it announces."""
    alone = len(lines[at].cells) > 1 and not any(cell.strip() for cell in lines[at].cells[1:])
    return alone and any(id(line) in fields for line in lines[at + 1 : at + 2])


def _heads_a_part(text: str) -> bool:
    """Whether a line may head some of the lines below it alone."""
    return is_divider(text) or is_weak(text)


def _said_in(head: Head, line: Line) -> PaperStatus:
    text = unspaced(line.text.strip())
    if line in head.opening and not is_denied(text):
        whole = said_by(_unwrapped(head.opening, line))
        if whole != "open":
            return whole
    return said_by(text)


def _is_sure(head: Head, line: Line) -> bool:
    """Whether a line below the head marks the paper in full, with the Act that it rests on."""
    whole = _unwrapped(head.opening, line)
    return is_marking(line.text) and bool(_OF_THE_ACT.search(whole)) and said_by(whole) == "exempt"


def _denied_below(lines: Sequence[Line], at: int) -> bool:
    below = [line.text.strip() for line in lines[at + 1 : at + 1 + _MOST_WRAPPED]]
    return bool(below) and (is_none(below[0]) or is_none(" ".join(below)))


def _unwrapped(opening: Sequence[Line], first: Line) -> str:
    """A line with those that it runs on over, where it begins as a marking does."""
    if first not in opening:
        return first.text.strip()
    begin = opening.index(first)
    text = first.text.strip()
    if first.cells or not (begins_as_marking(text) or _SPEAKS.search(text)):
        return text
    for line in opening[begin + 1 : begin + _MOST_WRAPPED]:
        if line.blank_before or line.cells or line.heading != first.heading or line.bullet:
            break
        if _NAMES_A_FIELD.match(line.text.strip()):
            break
        text = f"{text} {line.text.strip()}"
    return text
