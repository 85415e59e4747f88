"""The day of the meeting that a paper is for, where it prints it."""

from __future__ import annotations

import re

from corpus.paper import PaperKind
from ingest.dates import FoundDate, find_dates
from ingest.lines import Line
from ingest.metadata.dates.anothers import (
    answered_bodies,
    fields_of_its_own,
    is_call_in,
    is_of_answered,
    is_of_the_line_above,
    lines_of_its_own,
    of_another_body,
    tells_of_another,
)
from ingest.metadata.dates.of_minutes import day_of_minutes
from ingest.metadata.dates.other_dates import (
    DAY_WORDS,
    DEAR,
    HOUR,
    NOT_A_MEETING,
    WEEKDAY,
    Reading,
)
from ingest.metadata.fields import Field, said
from ingest.metadata.head import Head, where
from ingest.metadata.item_pages import item_page
from ingest.metadata.presented import presented

_WITHWEEKDAY = re.compile(rf"\W*(?:on\s+)?(?:{WEEKDAY},?\s*)?", re.IGNORECASE)
_BESIDE_DATE = re.compile(
    r"agenda\s+item|\bitem\s+\d|ask for|time|venue|"
    r"\b(?:committee|cabinet|board|panel|executive|council|commission|forum)"
    r"(?:\s*\([^()]{3,60}\))?\W*$|^select\s+committee\b|"
    r"^(?:committee|cabinet|board|panel|executive|council|commission)\b",
    re.IGNORECASE,
)
_TO_BE_HELD = re.compile(
    r"^\W*(?:the\s+)?(?:[\w'’&,-]+\s+){0,8}?meeting\s+(?:(?:is\s+)?to\s+be\s+|was\s+)?held\b[^.]{0,60}$|"
    r"^\W*meeting\s+(?:of|on)\s+(?:\w+day,?\s+)?$|"
    r"^.{0,80}\bfor\s+(?:the\s+|its\s+)?meeting\s+(?:of|on)\s+(?:\w+day,?\s+)?$",
    re.IGNORECASE,
)
# "Action tracker – updated for the meeting on 13 November"
_FOR_A_MEETING = re.compile(
    r"\bfor\s+(?:the\s+|its\s+)?meeting\s+(?:of|on)\s+(?:\w+day,?\s+)?\d", re.IGNORECASE
)
_MEETING_SIGN = re.compile(
    r"\bagenda\b|\bitem\s*(?:no\.?\s*)?:?\s*\d|\breport\s+(?:to|of)\b|"
    r"\b(?:committee|cabinet|board|panel|executive|council|commission|forum|meeting)\b",
    re.IGNORECASE,
)
# a council's name says whose a paper is, and not that it goes to a meeting
_A_COUNCIL = re.compile(
    r"\b(?:[A-Z][\w’'&-]+,?\s+(?:(?:and|of|upon|on|the|&)\s+)*){1,6}(?:Council|COUNCIL)\b(?!\s+[Mm]eeting)|"
    r"(?<!of )\bthe\s+[Cc]ouncil\b"
)


_MEETING_OF = re.compile(r"\bmeeting\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_NAMING = 120


def meeting_day(head: Head, kind: PaperKind, committee: str | None) -> Reading | None:
    """The day of the meeting as ISO, and where it was read; None where none is told.

    ``committee`` is the body that the paper goes to: the day of another one is not its meeting's.
    """
    if head.is_news and kind in ("other", "report"):
        return None
    page, said_over = item_page(head), presented(head)
    meets = kind in ("minutes", "agenda", "decision_record")
    return (
        ((page.day, page.read_from) if page and page.day else None)
        or ((said_over.day, said_over.read_from) if said_over and said_over.day else None)
        or _from_fields(head, kind, committee)
        or (day_of_minutes(head, kind) if meets else None)
        or (day_of_a_line(head, kind, committee) if _before_a_body(head, kind, committee) else None)
        or (_of_the_body(head, committee) if kind == "decision_record" and committee else None)
        or _from_stamps(head)
        or _from_properties(head)
    )


def _from_fields(head: Head, kind: PaperKind, committee: str | None) -> Reading | None:
    wanted = ["meeting_date", "committee", "meeting", "date"]
    own = fields_of_its_own(head, committee)
    for name in wanted:
        for field in own:
            if field.kind != name or NOT_A_MEETING.search(field.label):
                continue
            if name == "date" and kind == "decision_record":
                continue
            found = _day_of(field)
            if found:
                return found
    return None


def _day_of(field: Field) -> Reading | None:
    for found in find_dates(field.value):
        before = field.value[: found.start]
        if found.is_day and not (NOT_A_MEETING.search(before[-30:]) or tells_of_another(before)):
            return found.last, where(field.line, said(field))
    return None


def day_of_a_line(head: Head, kind: PaperKind, committee: str | None) -> Reading | None:
    """A date that fills its line, or stands on one with the committee, the hour or the item."""
    if is_call_in(head):
        return None
    above, answered = "", answered_bodies(head)
    for line in lines_of_its_own(head):
        done, above = is_of_the_line_above(above), line.text
        of_meeting = _FOR_A_MEETING.search(line.text) or not NOT_A_MEETING.search(line.text)
        if done or len(line.text) > 120 or not of_meeting:
            continue
        if line.cells and not _is_one_day(line):
            continue
        for found in find_dates(line.text):
            held = _TO_BE_HELD.match(line.text[: found.start])
            alone = held or _stands_alone(line, found)
            # of an agenda the line of the day and the hour may name the place as well
            opens = _WITHWEEKDAY.fullmatch(line.text[: found.start]) is not None
            alone = alone or bool(kind == "agenda" and opens and HOUR.search(line.text))
            before = line.text[: found.start]
            another = tells_of_another(before) or of_another_body(before, committee)
            another = another or is_of_answered(before, answered)
            if found.is_day and found.first == found.last and alone and not another:
                return found.last, where(line)
    return None


def _is_one_day(line: Line) -> bool:
    """Whether a row prints one day in each of its cells: beside each other in two languages."""
    days = [{found.last for found in find_dates(cell)} for cell in line.cells if cell.strip()]
    return len(days) > 1 and all(one == days[0] and len(one) == 1 for one in days)


def _before_a_body(head: Head, kind: PaperKind, committee: str | None) -> bool:
    """Whether the head speaks of a meeting at all, so that a date on its own is the meeting's."""
    if kind in ("minutes", "agenda"):
        return True
    if kind == "decision_record":
        return False  # a date on a decision form is most often that of the signature
    if any(DEAR.match(line.text) for line in head.opening):
        return False  # the date of a letter, above the address of a council
    if head.is_news:
        return False  # the days that it tells are of all kinds, and its own is that of its issue
    lines = (*head.lines, *head.stamps)
    if committee and any(_dated_name(committee, line.text) for line in head.lines):
        return True
    said = (_A_COUNCIL.sub("", line.text) for line in lines if len(line.text) < _NAMING)
    return any(map(_MEETING_SIGN.search, said))


def _of_the_body(head: Head, committee: str) -> Reading | None:
    """The day on the line that names the body whose decisions a record lists."""
    if "member" in committee.lower():
        return None  # one person decides on a day, and not at a meeting
    for line in head.lines:
        if _dated_name(committee, line.text):
            found = next(iter(find_dates(line.text)), None)
            return (found.last, where(line)) if found and found.is_day else None
    return None


def _dated_name(committee: str, text: str) -> bool:
    """Whether a line is the committee's name with a day: ``County Council – 27 March 2025``.

    ``Decision notice – meeting of the Cabinet held on ...`` names it behind what the paper is.
    """
    text = text.strip()
    at = text.lower().find(committee.lower())
    told = at == 0 or (at > 0 and bool(_MEETING_OF.search(text[:at])))
    return told and bool(find_dates(text[at + len(committee) : at + len(committee) + 40]))


def _stands_alone(line: Line, found: FoundDate) -> bool:
    """Whether beside a date a line holds only an hour, an agenda item or the name of a body."""
    rest = f"{line.text[: found.start]} {line.text[found.end :]}"
    for other in reversed(find_dates(rest)):  # the same day in another language
        if (other.first, other.last) == (found.first, found.last):
            rest = f"{rest[: other.start]} {rest[other.end :]}"
    rest = DAY_WORDS.sub("", HOUR.sub(" ", rest))
    rest = re.sub(r"[\s,.:/|–-]+", " ", rest).strip()
    return not rest or bool(_BESIDE_DATE.search(rest))


def _from_stamps(head: Head) -> Reading | None:
    for line in head.stamps:
        if not re.search(r"committee|cabinet|board|panel|executive|council|commission|meeting",
                         line.text, re.IGNORECASE):  # fmt: skip
            continue
        if NOT_A_MEETING.search(line.text) or re.search("inspection", line.text, re.IGNORECASE):
            continue
        for found in find_dates(line.text):
            if found.is_day and found.first == found.last:
                return found.last, where(line)
    return None


def _from_properties(head: Head) -> Reading | None:
    for key in ("Subject", "Title"):
        value = head.document.properties.get(key, "")
        if re.search(r"\b\d{2}/\d{2}/\d{4}\s+\d{2}:\d{2}$|agenda", value, re.IGNORECASE):
            for found in find_dates(value):
                if found.is_day:
                    return found.last, f'file property {key}: "{value}"'
    return None
