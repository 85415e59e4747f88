"""Days in a head that are of another event: of a decision called in, of a meeting before or after.

A day is a paper's own by the part that it plays in the head. ``Cabinet, 11 March 2025`` is the
meeting of a report to the Cabinet, and in a call-in of the Cabinet's decision it is not.
"""

from __future__ import annotations

import re
from itertools import takewhile

from ingest.dates import find_dates
from ingest.lines import Line
from ingest.metadata.fields import Field
from ingest.metadata.head import Head

# What was done on the day, and by whom: "Approved by Cabinet on 3 May 2024".
_DONE = re.compile(
    r"(?<!be )(?<!for )\b(?:approved|adopted|agreed|established|considered|referred|deferred|"
    r"adjourned|postponed|endorsed|ratified|reported|recommended|commissioned|called[- ]in|"
    r"authori[sz]ed|amended|superseded|replaced|rescinded)\b(?!\s+minutes)[^.;]{0,80}$",
    re.IGNORECASE,
)
# "Call-in of the Cabinet decision of 11 March 2025", "Recommendation from Cabinet, 5 March 2025"
_OF_A_DAY = re.compile(
    r"\b(?:decision|resolution|motion|inspection|visit|letter|statement|report|request|petition)s?"
    r"\s+(?:taken\s+|made\s+)?(?:of|from|dated|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FROM_ANOTHER = re.compile(
    r"\b(?:(?:referral|reference|recommendation|extract|response|reply)s?\s+(?:from|to)|call-?in\s+of)"
    r"\s+[^.;:]{0,80}$",
    re.IGNORECASE,
)
# who gave the power, and when: "Delegated power: Constitution, Part 3 (Council, 22 May 2024)"
_DELEGATED = re.compile(
    r"\W*(?:(?:source\s+of\s+)?delegat(?:ion|ed\s+(?:powers?|authority))|scheme\s+of\s+delegation)\s*:",
    re.IGNORECASE,
)
_LATER_BODY = re.compile(r"[–—|-]\s*[^–—|-]{3,}$")
_EARLIER_OR_NEXT = re.compile(
    r"\b(?:last|previous|prior|earlier|original|preceding|next|following|future)\b", re.IGNORECASE
)
# Headings of what a head tells of another paper or of the other bodies on its way.
_PART = re.compile(
    r"^\W*(?:details\s+of\s+(?:the\s+)?(?:original\s+)?decision\b.*|"
    r"(?:the\s+)?(?:original\s+)?decision\s+(?:being\s+|to\s+be\s+)?called[- ]in|"
    r"(?:decision|governance|approval|reporting|consultation)\s+(?:pathway|route|history|"
    r"time-?(?:table|line)|process)|previous(?:ly)?\s+(?:consideration|considered|decisions?|"
    r"reports?|meetings?)(?:\s+by)?|considered\s+by|report\s+history)\W*$",
    re.IGNORECASE,
)
_CALL_IN_FORM = re.compile(
    r"\bcall[- ]?in\s+(?:request|requisition|form|notice|pro-?forma)\b|"
    r"\b(?:request|requisition|notice|form|notification)\s+(?:for|of|to)\s+(?:an?\s+|the\s+)?"
    r"call[- ]?in\b|^decisions?\s+(?:(?:to\s+be|being)\s+)?called[- ]in\b|\bcalling[- ]in\s+of\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"deadline|subject to|exempt|period|expir|eligible", re.IGNORECASE)
_HEAD_LINES, _TITLE = 6, 100
# Words that say that something is a body, or a day of one, but not which.
_ANY_BODY = frozenset(
    "a an and at board by commission committee date day dates decision for forum from group "
    "hearing held in meeting meetings member members of on panel party response sub subcommittee "
    "taken the "
    "time to working select overview".split()
)
_CABINET = frozenset({"cabinet", "executive"})
_BODY = re.compile(
    r"\b(?:cabinet|executive|scrutiny|council|assembly|senate)\b|"
    r"\b[\w'’-]+\s+(?:sub-?committee|committee|board|panel|commission|forum)\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"^(?:the\s+)?(?:[\w’'&.-]+\s+)+council$", re.IGNORECASE)


def answered_bodies(head: Head) -> frozenset[str]:
    """The bodies that a head says it answers, or has the matter from: ``Response to Scrutiny``."""
    said = (_FROM_ANOTHER.search(line.text) for line in head.lines[:_HEAD_LINES])
    return frozenset().union(*(_bodies(match.group()) for match in said if match))


def is_of_answered(said: str, answered: frozenset[str]) -> bool:
    """Whether words beside a day name a body that the paper answers: ``Scrutiny Panel: 5 May``."""
    named = _bodies(said)
    return bool(named) and named <= answered


def is_call_in(head: Head) -> bool:
    """Whether a head is that of the form or notice by which members call a decision in."""
    top = (line.text.strip() for line in head.opening[:_HEAD_LINES])
    return any(
        len(text) < _TITLE and _CALL_IN_FORM.search(text) and not _DEADLINE.search(text)
        for text in top
    )


def lines_of_its_own(head: Head) -> tuple[Line, ...]:
    """The lines of a head above the part that tells of another paper or meeting."""
    return tuple(takewhile(lambda line: not _PART.match(line.text), head.lines))


def is_earlier_or_next(label: str) -> bool:
    """Whether a field's label names another meeting than the paper's own: ``Last meeting``."""
    return bool(_EARLIER_OR_NEXT.search(label))


def tells_of_another(before: str) -> bool:
    """Whether the words before a day on its line make it the day of another event."""
    if _DONE.search(before) or _OF_A_DAY.search(before) or _DELEGATED.match(before):
        return True
    other = _FROM_ANOTHER.search(before)
    return bool(other) and not _LATER_BODY.search(before[other.start() if other else 0 :])


def is_of_the_line_above(above: str) -> bool:
    """Whether a line says what was done on the day below it: ``Adopted by the Council``."""
    return bool(_DONE.match(above.strip())) and not find_dates(above)


def of_another(text: str) -> bool:
    """Whether a line prints a day, and that of another event."""
    days = find_dates(text)
    return bool(days) and tells_of_another(text[: days[0].start])


def of_another_body(said: str, committee: str | None) -> bool:
    """Whether words beside a day name a body, and not the one that the paper goes to."""
    if committee is None or _WHOSE.match(said.strip(" ,–—-|:")):
        return False
    named = _bodies(said)
    return bool(named) and not named & _words(committee)


def _words(name: str) -> frozenset[str]:
    words = frozenset(re.findall(r"[a-z]+", name.lower())) - _ANY_BODY
    return words | _CABINET if words & _CABINET else words


def fields_of_its_own(head: Head, committee: str | None) -> list[Field]:
    """The fields of a head that tell of the paper itself and of its own meeting."""
    if is_call_in(head):
        return []
    answered = answered_bodies(head)
    part = next((x for x in head.opening if _PART.match(x.text)), None)
    below = head.opening[head.opening.index(part) :] if part else ()
    return [
        field
        for field in head.fields
        if field.line not in below
        and not is_earlier_or_next(field.label)
        and not of_another_body(field.label, committee)
        and not is_of_answered(field.label, answered)
    ]


def _bodies(said: str) -> frozenset[str]:
    return frozenset().union(*(_words(match.group()) for match in _BODY.finditer(said)))
