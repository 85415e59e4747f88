"""Dates of a paper that are no meeting's: an inspection's days, a signature, a sign-off."""

from __future__ import annotations

import re

from corpus.paper import PaperKind
from ingest.dates import find_dates
from ingest.lines import Document
from ingest.metadata.fields import Field, said
from ingest.metadata.head import NEWSLETTER, Head, where

Reading = tuple[str, str]
Days = tuple[tuple[str, str], str]

WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
DAY_WORDS = re.compile(rf"{WEEKDAY}|\bdate\b|\bon\b", re.IGNORECASE)
HOUR = re.compile(
    r"\bat\s+\d{1,2}[.:]?\d{0,2}\s*(?:[ap]\.?m\.?|noon)?|\b\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
NOT_A_MEETING = re.compile(
    r"not before|deadline|call-?in|published|publication|posted|updated|despatch|issued|"
    r"implement|effective|expires|closing|date of birth|review date|next meeting",
    re.IGNORECASE,
)
DEAR = re.compile(r"dear\s", re.IGNORECASE)
# A decision of one person has a date of its own, and no meeting.
OF_ONE_PERSON = re.compile(
    r"\b(?:cabinet|executive|portfolio|lead)\s+(?:member|holder)\b[^.]*\bdate\b", re.IGNORECASE
)
_ISSUE = re.compile(
    r"\b(?:issue|edition|volume|vol|number|no|date|for\s+immediate\s+release)\b|[\d\W_]+",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(?:comments?|implications|sign(?:ed)?[- ]?off|signed|cleared|clearance|approved\s+by|"
    r"consulted|agreed\s+by|finance|financial|legal|constitutional|monitoring\s+officer|"
    r"s(?:ection)?\s?151)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_MADE_CALL_IN = re.compile(
    r"\b(?:date\s+of\s+(?:the\s+)?(?:call-?in|request|requisition|notice)|call-?in\s+date|(?:date\s+)?"
    r"(?:received|submitted|lodged)|(?:date\s+)?signed)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[(\[]\s*[A-Z]{2,4}\b[^()\[\]]{0,12}$")
_SIGNATURE = re.compile(r"sign|clear|approv", re.IGNORECASE)
_VERB = r"(?:conducted|carried\s+out|undertook|undertaken|completed|made|inspected|(?:re)?visited)"
# Where an inspectorate says on which days it came: "the focused visit to ... on 10 and 11 May",
# "Inspected from 4 to 8 March", "Between 2 and 6 July 2018 Ofsted conducted a joint inspection".
_CAME = re.compile(
    r"\bvisit\b[^.]{0,160}?\bon\s+(?=\d)|\binspected\s+(?:from|between|on)\s+(?=\d)|"
    r"\b(?:inspection|visit|fieldwork)\s+(?:took\s+place|was\s+held|was\s+"
    + _VERB
    + r")\s+(?:on|from|between)\s+(?=\d)|\b"
    + _VERB
    + r"\s+(?:this|the|an?|our)\s+(?:\w+\s+){0,4}?(?:inspection|visit)\b[^.]{0,60}?\b(?:on|from|"
    r"between)\s+(?=\d)|\b(?:between|from|on)\s+(?=\d[^.]{4,60}?\d{4},?\s"
    r"[^.]{0,160}?(?:\b" + _VERB + r"\b[^.]{0,60}\b(?:inspection|re-?visit|visit)\b|"
    r"\b(?:inspectors|inspectorates?|ofsted|commission|cqc|\(CQC\)|HMICFRS|we)\W+(?:re-?)?"
    r"(?:visited|inspected)\b))",
    re.IGNORECASE,
)
_SHOWN = 110
_RUNS_ON = 4  # lines that such a sentence may run over


def inspection_days(head: Head) -> Days | None:
    """The first and last day of the inspection or visit that a report or letter is of."""
    for field in head.fields:
        if field.kind == "inspection_date":
            days = [found for found in find_dates(field.value) if found.is_day]
            if days:
                first, last = min(d.first for d in days), max(d.last for d in days)
                return (first, last), where(field.line, said(field))
    for at, line in enumerate(head.opening):
        text = " ".join(each.text for each in head.opening[at : at + _RUNS_ON])
        match = _CAME.search(text)
        if match is None or match.start() >= len(line.text):
            continue
        found = find_dates(text[match.end() :])[:1]
        if found and found[0].is_day:
            end = match.end() + found[0].end
            return (found[0].first, found[0].last), where(line, _ending(text[:end]))
    return None


def _ending(text: str) -> str:
    """The last words of a text, whole ones, as many as are shown where a value was read."""
    return text if len(text) <= _SHOWN else text[-_SHOWN:].split(" ", 1)[-1]


def called_in(head: Head) -> Reading | None:
    """The day on which a decision was called in, by the form that says so or its signatures."""
    for line in head.opening:
        for found in find_dates(line.text):
            if found.is_day and _MADE_CALL_IN.search(line.text[: found.start]):
                return found.last, where(line)
    return None


def signed_off(head: Head, kind: PaperKind) -> Reading | None:
    """The date of a decision form's signature, or the latest sign-off of a report.

    Sign-offs are printed as ``Constitutional Comments (AK 16/12/19)``.
    """
    latest: Reading | None = None
    field = head.field("decision_date")
    if field is None and kind == "decision_record":
        field = head.field("date")
    if field is not None:
        latest = full_day(field)
    for line in head.document.lines:
        if len(line.text) > 160:
            continue
        for found in find_dates(line.text):
            before = line.text[: found.start]
            signed = _SIGNED.search(before)
            by = _INITIALS.search(before) or _SIGNATURE.search(before)
            if found.is_day and signed and by and (latest is None or found.last > latest[0]):
                latest = found.last, where(line)
    return latest


def full_day(field: Field) -> Reading | None:
    """The first full date of a field, and where it was read."""
    for found in find_dates(field.value):
        if found.is_day:
            return found.last, where(field.line, said(field))
    return None


def letter_date(head: Head) -> Reading | None:
    """The date that stands alone at the top of an inspectorate's letter."""
    dear = (at for at, line in enumerate(head.opening) if DEAR.match(line.text))
    for line in head.opening[: next(dear, 0)]:
        for found in find_dates(line.text):
            alone = len(line.text) - (found.end - found.start) <= 12
            if found.is_day and found.first == found.last and alone:
                return found.last, where(line)
    return None


def of_issue(head: Head) -> Reading | None:
    """The day on the line that numbers a newsletter's issue, or that stands alone in its head."""
    if not head.is_news:
        return None
    for line in (*head.lines, *head.stamps):
        for found in find_dates(line.text):
            rest = f"{line.text[: found.start]} {line.text[found.end :]}"
            left = _ISSUE.sub(" ", NEWSLETTER.sub(" ", DAY_WORDS.sub("", rest)))
            if found.is_day and found.first == found.last and not re.search(r"\w{3}", left):
                return found.last, where(line)
    return None


def undated(document: Document) -> str:
    """Why a paper has no date of its own, in a line."""
    lines = (*document.lines, *document.dropped)
    if any(found.is_day for line in lines for found in find_dates(line.text)):
        return "no date: of the days that it prints none is said to be its own"
    return "no date: no day is printed in it"
