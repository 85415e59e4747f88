"""The body that a paper goes to: read from its head, or else from the words that address it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from corpus.paper import PaperKind
from ingest.dates import find_dates
from ingest.layout.labels import markers_of
from ingest.lines import Line
from ingest.metadata.dates.anothers import (
    answered_bodies,
    is_call_in,
    is_of_answered,
    lines_of_its_own,
    of_another,
)
from ingest.metadata.fields import said
from ingest.metadata.head import Head, where
from ingest.metadata.item_pages import item_page
from ingest.metadata.presented import presented
from ingest.metadata.who.bodies import committee_name
from ingest.metadata.who.capitals import titled
from ingest.metadata.who.minuted import body_in_title
from ingest.metadata.who.subjects import is_council, is_whose, named_by_subject
from ingest.metadata.who.two_languages import in_english, in_one_language

Reading = tuple[str, str]

_ADDRESSED = re.compile(
    r"^(?:report|update|briefing|presentation)\s+(?:to|for)\s*:?\s+(?:the\s+)?(?P<name>.+)$",
    re.IGNORECASE,
)
_MINUTES_OF = re.compile(
    r"\bdecisions?\s+(?:taken|made)\s+(?:by|at)\s+(?:the\s+)?(?P<decider>.+?)\s*"
    r"(?:,?\s*\bheld\b|\bon\b|\bat\b|$)|"
    r"\b(?:minutes?|record|notes|decision\s+(?:notice|sheet|list|statement))\s+(?:of|[-–])\s+(?:an?\s+|the\s+)?(?:proceedings\s+(?:at|of)\s+)?(?:the\s+)?"
    r"(?:\w+\s+)?(?:meetings?\s+of\s+)(?:the\s+)?(?P<name>.+?)\s*(?:,?\s*\bheld\b|\bon\b|\bat\b|$)|"
    r"\b(?:minutes|record|notes)\s+of\s+(?:the\s+)?(?P<sat>(?:[\w&,’'-]+\s+){0,10}?(?:committee|cabinet|"
    r"board|panel|executive|council))\s+meeting\b|"
    r"^\W*at\s+an?\s+(?:\w+\s+){0,2}?meeting\s+of\s+(?:the\s+)?(?P<met>.+?)\s*,?\s*\bheld\b",
    re.IGNORECASE | re.DOTALL,
)
_BARE_BODY = r"(?:sub-?\s?)?(?:committee|panel|board|commission|council|group|partnership|forum)"
TOO_BARE = re.compile(
    rf"(?:the\s+)?(?:(?:select|scrutiny|county|city|borough|district|full)\s+)?{_BARE_BODY}|scrutiny",
    re.IGNORECASE,
)
# the council beside its committee, on one line: "Scrutiny Committee, Oldham Council"
_COUNCIL = re.compile(r"\b(?:[A-Z][\w’'-]+,?\s+(?:and\s+|of\s+)?){1,5}(?:Council|COUNCIL)\b")
# "THE FIFE COUNCIL - EDUCATION COMMITTEE - KIRKCALDY", "FIFE COUNCIL – REMOTE MEETING": whose
# the body is, and where it met
_COUNCIL_FIRST = re.compile(
    r"^(?:the\s+)?(?P<name>(?:[\w’'&.-]+\s+){1,5}council)\s+[-–—]\s+(?:(?P<again>(?P=name)\b)|"
    r"(?=.*\b(?:committee|cabinet|board|panel|forum|commission|council)\b(?:\s+[-–—]\s+[^,:;]{3,40})?$))",
    re.IGNORECASE,
)
# a committee page of a council's site: "Agenda and minutes for Council on Monday, 5th November"
_PAGE_TITLE = re.compile(
    r"(?:printed\s+)?(?:agenda|decisions|minutes)\b[\w, ]{0,30}?\s+for\s+(?:the\s+)?(.+?)"
    r"\s+on\s+\w+day\b",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"(?:(?:the\s+)?(?:cabinet|executive|lead|deputy)\s+(?:member|leader)|portfolio\s+holder)\s+for\s+"
    r"[A-Z][\w’',& -]{3,80}",
    re.IGNORECASE,
)
_FULL_COUNCIL = re.compile(r"(?:full |county |city |borough |district )?council", re.IGNORECASE)
# "Extraordinary Meeting of the Council", "Annual Council": a sitting of the same body
_SITTING = re.compile(
    r"^(?:summons\s+to\s+(?:(?:the|an?)\s+)?)?(?:(?:annual|extraordinary|special|ordinary)\s+)?"
    r"(?:meeting\s+of\s+(?:the\s+)?)?(?=\S)",
    re.IGNORECASE,
)
# "Scrutiny Committee, 19 February 2025": the one that the council has
_DATED_BODY = re.compile(r"(?:select|scrutiny)\s+\w+\W+(?:\w+day,?\s+)?\d{1,2}\b", re.IGNORECASE)
# "Report to the Scrutiny Committee" names it; "Report to Committee" does not
_OF_A_KIND = re.compile(r"(?:select|scrutiny)\s", re.IGNORECASE)
_FIRST_LINES, _LETTERHEAD = 6, 2
# what a body keeps or writes: "Scrutiny Panel – Action Tracker", "Final report of the Task Group"
_KEPT_BY = re.compile(
    r"^(?:final|interim)\s+report\s+of\s+(?:the\s+)?|\s*[-–—:|]\s*(?:(?:\w+\s+){0,3}(?:tracker|monitor|log)|(?:forward\s+)?(?:work\s+)?(?:programme|plan))\s*$",
    re.IGNORECASE,
)
_MET = re.compile(
    r"(?<=[a-z])\s+[-–—]\s+(?:(?:remote|virtual|hybrid|blended|special|online)\s+meeting)$",
    re.IGNORECASE,
)
_SAT = re.compile(
    r"^(council)\s+meeting\b|^(.{4,80}\b(?:committee|cabinet|board|panel|forum|commission))\s+meeting$",
    re.IGNORECASE,
)
NO_COMMITTEE: frozenset[PaperKind] = frozenset({"inspection_report"})


def read_committee(head: Head, kind: PaperKind) -> Reading | None:
    """The committee's name as its head prints it, and where; None where not told."""
    if kind in NO_COMMITTEE or head.is_news:
        return None
    if is_call_in(head):
        return None  # the body that it names took the decision that is called in
    page, said_over = item_page(head), presented(head)
    body = committee_name(said_over.body) if said_over else None
    return (
        ((page.body, page.read_from) if page else None)
        or ((body, said_over.read_from) if said_over and body else None)
        or _from_fields(head)
        or _from_minutes(head)
        or _from_lines(_own_lines(head))
        or _member_alone(head, kind)
        or _from_properties(head)
    )


def _from_fields(head: Head) -> Reading | None:
    for kind in ("committee", "meeting_date", "date"):
        for field in head.fields:
            if field.kind != kind or is_whose(field):
                continue
            if named := committee_name(field.value):
                return named, where(field.line, said(field))
            if kind == "committee" and _MEMBER.fullmatch(field.value.strip()):
                return field.value.strip(), where(field.line, said(field))
            if kind == "committee" and is_council(field):
                return "Council", where(field.line)
            if kind == "committee" and (named := named_by_subject(field)):
                return named, where(field.line, said(field))
    return None


def _from_minutes(head: Head) -> Reading | None:
    text = " ".join(line.text for line in takewhile(_before_items, head.opening[:25]))
    for line in head.opening[:_FIRST_LINES]:
        if titling := body_in_title(in_english(line.text)):
            name, welsh = titling
            plain = titled(name) if name.isupper() else name
            named = plain[:1].upper() + plain[1:] if welsh else committee_name(name)
            return (named, where(line)) if named else None
    match = _MINUTES_OF.search(text)
    if not match:
        return None
    named = committee_name(
        (match["name"] or match["sat"] or match["met"] or match["decider"])[:160]
    )
    return (named, where(head.opening[0], match.group())) if named else None


def _own_lines(head: Head) -> Iterator[Line]:
    """The lines that may name the body, without those on the meeting of one that is answered."""
    answered = answered_bodies(head)
    for at, line in enumerate(lines_of_its_own(head)):
        if line.cells and at < _LETTERHEAD:  # the council and its body beside each other
            yield from (replace(line, text=cell, cells=()) for cell in line.cells if cell)
        days = find_dates(line.text) if answered else []
        if not (days and is_of_answered(line.text[: days[0].start], answered)):
            yield line


def _from_lines(lines: Iterable[Line]) -> Reading | None:
    best: tuple[int, Reading] | None = None
    for line in lines:
        if of_another(line.text):
            continue
        text = _without_place(in_one_language(line.text.strip()))
        text = _KEPT_BY.sub("", text)
        addressed = _ADDRESSED.match(text)
        if re.match(r"report\s+(?:of|by|from)\b", text, re.IGNORECASE) or not _before_items(line):
            continue
        named = committee_name(addressed["name"] if addressed else text)
        if not named or (not addressed and not _fills(named, text)):
            continue
        score = 3 if addressed else 2
        if re.search(r"\bCouncil$", named):
            score -= 2  # most often the authority's own name at the top of the page
        known = re.search(r"council$", named, re.IGNORECASE) or (
            _OF_A_KIND.match(named) and (addressed or named.lower() == text.lower())
        )
        if TOO_BARE.fullmatch(named) and not (known or _DATED_BODY.match(text)):
            continue
        if score < 1:
            named = _SITTING.sub("", named)
            if not _FULL_COUNCIL.fullmatch(named):
                continue  # with a place it is the authority
        if best is None or score > best[0]:
            best = score, (named, where(line))
    return best[1] if best else None


def _without_place(text: str) -> str:
    """A line without the council in front of its body and the place where that met."""
    text = _SAT.sub(r"\1\2", text)
    first = _COUNCIL_FIRST.match(text)
    if first is None:
        return _MET.sub("", text)
    if first["again"]:
        return "Council"
    rest = text[first.end() :]
    body, _, place = re.sub("[–—]", "-", rest).rpartition(" - ")
    return body if body and committee_name(body) and not committee_name(place) else rest


def _before_items(line: Line) -> bool:
    """Whether a line is none of the meeting's items, which may name any other body."""
    text = f"{line.label} {line.text}" if line.label else line.text
    return not any(each.style in ("number", "decimal", "reference") for each in markers_of(text))


def _fills(name: str, text: str) -> bool:
    """Whether a line is little more than the name: a date, a place or an item beside it."""
    rest = text
    for found in reversed(find_dates(text)):
        rest = rest[: found.start] + rest[found.end :]
    rest = _COUNCIL.sub("", rest, count=1) if not re.search(r"\bCouncil$", name) else rest
    rest = re.sub(
        r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|agenda|item|no|meeting|of|the|at|on|"
        r"[ap]\.?m|public|reports?|pack|minutes|to)\b|[\d\W_]+",
        " ",
        rest,
        flags=re.IGNORECASE,
    )
    return len(re.sub(r"\W+", "", rest)) <= len(re.sub(r"\W+", "", name)) + 4


def _member_alone(head: Head, kind: PaperKind) -> Reading | None:
    """The cabinet member who decides alone, at a meeting of theirs or on a form."""
    if kind not in ("minutes", "agenda", "decision_record"):
        return None
    for line in head.lines[:_FIRST_LINES]:
        text = line.text.strip()
        for found in reversed(find_dates(text)):
            text = re.sub(r"\W+(?:\w+day,?)?\W*$", "", text[: found.start])
        if _MEMBER.fullmatch(text.strip(" ,-–")):
            return text.strip(" ,-–"), where(line)
    return None


def _from_properties(head: Head) -> Reading | None:
    for key in ("Subject", "Title"):
        value = head.document.properties.get(key, "")
        match = re.match(r"(?:\(Public Pack\))?(?:Agenda (?:Document|frontsheet) for )?(.+?), "
                         r"\d{2}/\d{2}/\d{4}", value) or _PAGE_TITLE.match(value)  # fmt: skip
        named = committee_name(match[1]) if match else None
        if named and not (match and match.re is _PAGE_TITLE and named.endswith(" Council")):
            return named, f'file property {key}: "{value}"'
    return None
