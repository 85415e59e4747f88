"""Dates of a paper that are no meeting's: an inspection's days, a signature, a sign-off."""

from __future__ import annotations

import re

from corpus.paper import PaperKind
from ingest.dates import find_dates
from ingest.metadata.fields import Field, said
from ingest.metadata.head import Head, where

Reading = tuple[str, str]
Days = tuple[tuple[str, str], str]

_SIGNED = re.compile(
    r"\b(?:comments?|implications|sign(?:ed)?[- ]?off|signed|cleared|clearance|approved\s+by|"
    r"consulted|agreed\s+by|finance|financial|legal|constitutional|monitoring\s+officer|"
    r"s(?:ection)?\s?151)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[(\[]\s*[A-Z]{2,4}\b[^()\[\]]{0,12}$")
_SIGNATURE = re.compile(r"sign|clear|approv", re.IGNORECASE)
_VISIT_ON = re.compile(r"\bvisit\b[^.]{0,160}?\bon\s+(?=\d)", re.IGNORECASE)


def inspection_days(head: Head) -> Days | None:
    """The first and last day of the inspection or visit that a report or letter is of."""
    for field in head.fields:
        if field.kind == "inspection_date":
            days = [found for found in find_dates(field.value) if found.is_day]
            if days:
                first, last = min(d.first for d in days), max(d.last for d in days)
                return (first, last), where(field.line, said(field))
    for line in head.opening:
        match = _VISIT_ON.search(line.text)
        found = find_dates(line.text[match.end() :])[:1] if match else []
        if found and found[0].is_day:
            return (found[0].first, found[0].last), where(line)
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
