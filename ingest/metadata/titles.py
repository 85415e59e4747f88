"""The title of a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from corpus.authorities import Register
from corpus.paper import PaperKind
from ingest.dates import find_dates
from ingest.lines import Line
from ingest.metadata.agenda_items import AGENDA_ITEM
from ingest.metadata.fields import kind_of, said
from ingest.metadata.head import Head, where
from ingest.metadata.letters import DEAR, INSPECTION, subject, subject_of_inspection
from ingest.metadata.who.bodies import committee_name
from ingest.metadata.who.unregistered import is_formal_name

Reading = tuple[str, str]

_ITEM_TITLE = re.compile(r"^\W*(?:agenda\s+)?item\s+\d+\w?\s*[:–-]\s*(?P<title>\S.{6,})$", re.I)
_NOT_A_TITLE = re.compile(
    r"^(?:report\s+(?:of|by|from|to|no|number|reference)\b|joint\s+report\b|"
    r"(?:un)?restricted\b|public\b|open\b|exempt\b|confidential|not\s+for\s+publication|"
    r"draft\W*$|draft\s+v|for\s+(?:decision|information|publication)|key\s+decision|agenda\b|"
    r"(?:decision|issue|agenda\s+item)\s+details\W*$|page\s+\d|part\s+(?:\d|[a-h]|i+v?)\b|by\s+virtue\b|useful\s+information|executive/routine|"
    r"contact|members?\b(?![’'])|present|wards?\b|\W*$|and$|\d+$|appendix\s+\w{1,3}$|annexe?\s+\w{1,3}$|"
    r"lead\s+inspector|reporting\s+inspector|inspection\s+dates?|report\s+published|published|"
    r"minutes\s+of|meeting\s+(?:to\s+be\s+)?held\b|the\s+meeting|(?:[\w&,'’-]+\s+){1,5}(?:directorate|department)$)",
    re.IGNORECASE,
)
# What a form asks for, on a line of its own, and what its makers print on it.
_ASKED = re.compile(
    r"^(?:(?:electoral|county|council)\s+)?(?:divisions?|wards?|areas?|districts?|local\s+members?)(?:\(s\))?"
    r"(?:\s+\(?(?:directly\s+)?(?:affected|involved|concerned)\)?)?(?:\s+by\s+the\s+(?:report|decision))?\W*$|"
    r"\(s\)\s+(?:affected|involved|consulted)\W*$|^(?:is|are|does|has|have|will|was|should)\b.*\?$|"
    r"^(?:(?:ms|microsoft)\s+)?word\b(?!\s+of\b)|\btemplate\b.*\bv(?:ersion)?\W*\d|^template\b",
    re.IGNORECASE,
)
_ASKED_KINDS = ("meeting_date", "decision_date", "published_date", "status", "agenda_item", "date",
                "decision_number")  # fmt: skip
_FIRST_IN_CAPITALS = re.compile(
    r"1\.?\s+(?!(?:PURPOSE|INTRODUCTION|SUMMARY|BACKGROUND|RECOMMENDATION|APOLOG|DECLARATION)\w*\b)"
    r"(?P<title>[A-Z][^a-z]{8,120}?)(?:\s*\([A-Z\d/ .]{3,}\))?"
)
_ONLY_A_KIND = re.compile(
    r"\W*(?:(?:notice|record|statement|form)\s+of\s+(?:a\s+|the\s+)?decision|"
    r"decision\s+(?:notice|record|sheet|statement|form))\W*",
    re.IGNORECASE,
)
_DISPLAYED = 1.25
_LABELLED = re.compile(r"^[A-Z][\w/&()’' -]{2,45}:\s*\S")


def read_title(
    head: Head,
    kind: PaperKind,
    committee: str | None,
    day: str | None,
    register: Register,
) -> Reading | None:
    """The title as printed, and where; minutes and agendas are named by body and date."""
    if kind in ("minutes", "agenda"):
        return _of_meeting(head, kind, committee, day)
    return (
        _from_fields(head)
        or (_of_inspection(head, register) if kind == "inspection_report" else None)
        or (subject_of_inspection(head) if kind == "inspection_report" else None)
        or subject(head)
        or _from_lines(head, register)
        or _of_application(head)
        or _numbered(head)
        or _from_properties(head)
        or (_of_meeting(head, kind, committee, day) if kind == "decision_record" else None)
    )


def _of_meeting(
    head: Head, kind: PaperKind, committee: str | None, day: str | None
) -> Reading | None:
    from datetime import date

    parts = [{"minutes": "Minutes", "agenda": "Agenda"}.get(kind, "Decisions")]
    if kind == "decision_record" and not (committee and day):
        return None
    if committee:
        parts.append(committee)
    if day:
        when = date.fromisoformat(day)
        parts.append(f"{when.day} {when:%B %Y}")
    return ", ".join(parts), "made of the kind of paper, the body and the date"


# a firm's name on a line of its own, as auditors and advisers head what they write
_FIRM = re.compile(r"(?:[A-Z][\w&.,’'-]*\s+|and\s+|&\s+){1,6}(?:LLP|PLC|plc|Ltd|Limited)\.?")
# the text of a paper has begun
_PARAGRAPH = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?\s|\(?[a-z]\)\s")


def _from_fields(head: Head) -> Reading | None:
    for field in head.fields:
        if field.kind == "title" and len(field.value) > 3:
            return _tidy(field.value), where(field.line, said(field))
    return _under_label(head.opening)


def _under_label(lines: Sequence[Line]) -> Reading | None:
    """A label on a line of its own, with the title below: a decision form's ``Subject``."""
    for above, below in pairwise(lines):
        label = above.text.strip(" :")
        if len(label) > 60 or kind_of(label) != "title" or label.islower():
            continue
        if label.lower() not in ("re", "subject matter", "report on"):
            return _tidy(below.text), where(below)
    return None


def _of_inspection(head: Head, register: Register) -> Reading | None:
    """All the lines of an inspection report's title, which is set large and runs over several."""
    taken: list[Line] = []
    for line in head.lines[:10]:
        if line.cells or kind_of(line.text.split(":")[0]) in ("inspection_date", "inspector"):
            break
        named = register.find(line.text)
        alone = named and len(named[0].text) >= len(line.text.strip()) - 4
        if alone and not taken:
            continue
        if taken and line.size is None and line.blank_before:
            break  # text without type: a title is one line
        if alone or (taken and _differs(taken[-1], line)) or _NOT_A_TITLE.match(line.text):
            break
        taken.append(line)
    text = _tidy(" ".join(line.text for line in taken))
    return (text, where(taken[0], text)) if INSPECTION.search(text) else None


def _of_application(head: Head) -> Reading | None:
    """An application's number with its place, as planning reports head their form."""
    number, place = head.field("application"), head.field("site")
    if number is None or place is None:
        return None
    return _tidy(f"{number.value}: {place.value}"), where(number.line, said(number))


def _numbered(head: Head) -> Reading | None:
    """The title in capitals that the first of a paper's own numbers counts, where none has none:
    ``1. EXTERNAL AUDIT REPORT (A1362/PN)``."""
    first = head.with_next[-1] if len(head.with_next) > len(head.lines) else None
    found = _FIRST_IN_CAPITALS.fullmatch(first.text.strip()) if first else None
    return (_tidy(found["title"]), where(first)) if first and found else None


def _from_lines(head: Head, register: Register) -> Reading | None:
    candidates = [
        line
        for at, line in enumerate(takewhile(lambda x: not DEAR.match(x.text), head.lines))
        if _may_be_title(line, register)
        and (_ITEM_TITLE.match(line.text) or not _in_field_block(head.lines, at))
    ]
    candidates = [one for one in candidates if not _ONLY_A_KIND.fullmatch(one.text)] or candidates
    if not candidates:
        return None
    item = next((m for line in candidates if (m := _ITEM_TITLE.match(line.text))), None)
    if item:
        return _tidy(item["title"]), f'"{item.group()}"'
    best = max(candidates, key=lambda line: _prominence(line, head.lines))
    text = best.text
    at = head.lines.index(best)
    largest = _is_largest(best, head.lines)
    for line in head.lines[at + 1 :]:
        if best.size is None or (line.blank_before and not largest) or _differs(best, line):
            break
        if not _may_be_title(line, register):
            break
        text = f"{text} {line.text}"
    return _tidy(text), where(best, text)


def _is_largest(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is larger than most of its head: what is set alike is one title with it."""
    sizes = sorted(each.size or 0.0 for each in lines)
    return (line.size or 0.0) > _DISPLAYED * sizes[len(sizes) // 2]


def _in_field_block(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is one of several with a label and a colon, known or not."""
    if not _LABELLED.match(lines[at].text) or lines[at].text.isupper():
        return False
    around = [lines[i] for i in (at - 1, at + 1) if 0 <= i < len(lines)]
    return any(_LABELLED.match(line.text) and not _differs(line, lines[at]) for line in around)


def _may_be_title(line: Line, register: Register) -> bool:
    text = line.text.strip()
    if line.cells or len(text) < 5 or len(text) > 200:
        return False
    if _ITEM_TITLE.match(text):
        return True
    if _NOT_A_TITLE.match(text) or _FIRM.fullmatch(text):
        return False
    if _PARAGRAPH.match(text) or _ASKED.search(text) or kind_of(text.strip(" :")) in _ASKED_KINDS:
        return False
    if ":" in text and kind_of(text.split(":", 1)[0]):
        return False
    if AGENDA_ITEM.match(text) or is_formal_name(text):
        return False
    rest = text
    for found in reversed(find_dates(text)):
        rest = f"{rest[: found.start]}{rest[found.end :]}"
    for mention in reversed(register.find(rest)):
        rest = rest[: mention.start] + rest[mention.end :]
    named = committee_name(rest)
    if named:
        rest = re.sub(re.escape(named), "", rest, flags=re.IGNORECASE)
    return len(re.sub(r"[\W\d]+|report to|the|day", "", rest, flags=re.IGNORECASE)) > 5


def _prominence(line: Line, lines: Sequence[Line]) -> tuple[float, int]:
    """How much a line looks like the title: size and weight, and after ``Report of`` lines."""
    at = lines.index(line)
    score = (line.size or 11.0) + 2.0 * line.bold + (3.0 if line.text.isupper() else 0.0)
    if line.heading:
        score += 4.0 - line.heading
    if any(re.match(r"(?:joint )?report\s+(?:of|by)", x.text, re.IGNORECASE) for x in lines[:at]):
        score += 4.0
    return score, -at


def _from_properties(head: Head) -> Reading | None:
    value = head.document.properties.get("Title", "").strip()
    usable = len(value) > 8 and not re.search(
        r"^\W*(?:(?:microsoft\s+)?word\b|untitled|anonymous|unspecified)|\.(?:docx?|pdf)$|template|"
        r"draft report",
        value,
        re.I,
    )
    return (value, f'file property Title: "{value}"') if usable else None


def _differs(above: Line, line: Line) -> bool:
    if above.size is not None and line.size is not None and abs(above.size - line.size) > 0.8:
        return True
    return above.bold != line.bold or above.heading != line.heading


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("**", "")).strip(" :|")
