"""Which days inspectors were there, as papers tell it: of a graded inspection or of a visit.

A finding is dated by the month of its inspection. The days stand elsewhere: in the head of the
inspectors' report, or in a sentence of the council's own paper, often of another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.words.dates import Period, from_iso, in_words, period
from assistant.words.sentences import sentences
from assistant.words.values import values
from corpus.paper import Paragraph

UNNAMED = "the inspectors"
"""Who came, where no paper names them."""
_LONGEST = 62
"""More days than this are no one visit."""
_NOT_PROSE = ("row", "agenda_item")
_HEADED = re.compile(
    r"^\W*(?:(?:site|fieldwork|inspection|visit|assessment)\s+)+dates?\b|"
    r"^\W*dates?\s+of\s+(?:the\s+|this\s+)?(?:\w+\s+){0,2}?(?:inspection|visit|assessment)\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\b(?P<kind>focus?sed\s+visit|monitoring\s+visit|assurance\s+visit|(?:re-?)?inspection|ILACS|"
    r"JTAI|assessment|visit|FV)s?\b",
    re.IGNORECASE,
)
_KINDS = {
    "focused visit": "focused visit",
    "focussed visit": "focused visit",
    "fv": "focused visit",
    "monitoring visit": "monitoring visit",
    "assurance visit": "assurance visit",
    "inspection": "inspection",
    "re-inspection": "inspection",
    "reinspection": "inspection",
    "ilacs": "inspection",
    "jtai": "inspection",
}
_INSPECTORATES = (
    ("Ofsted", r"\bofsted\b"),
    ("Care Quality Commission", r"\bcare\s+quality\s+commission\b|\bCQC\b"),
    ("Care Inspectorate Wales", r"\bcare\s+inspectorate\s+wales\b|\bCIW\b|\bAGC\b"),
    ("Care Inspectorate", r"\bcare\s+inspectorate\b"),
    ("Estyn", r"\bestyn\b"),
    ("Regulator of Social Housing", r"\bregulator\b"),
    (
        UNNAMED,
        r"\binspect(?:ors?|ions?|ed)\b|\bILACS\b|\bJTAI\b|\bfocus?sed\s+visit|\bmonitoring\s+visit",
    ),
)  # fmt: skip
_BY = tuple((name, re.compile(body, re.IGNORECASE)) for name, body in _INSPECTORATES)
# The words between an event and its days: nothing that has days of its own may come between.
_TOOK_PLACE = (
    r"(?:took\s+place|(?:was|were|has\s+been)\s+(?:carried\s+out|conducted|undertaken|held|made|inspected)|"
    r"carried\s+out|conducted|undertook|ran|was|were|came|visited|inspected|made|examined|lasted|"
    r"began|spent|visit|inspection|ILACS|FV)"
)
_BEFORE = re.compile(
    rf"\b{_TOOK_PLACE}\b(?:(?!\b(?:publish|letter|report|sent|meeting|plan|plans|planned|since|before|"
    r"after|until|in\s+response)\w*\b)[^;:]){0,110}$",
    re.IGNORECASE,
)
# A month is told of many things: it must stand beside the visit or the inspection itself.
_NAMED_BEFORE = re.compile(
    r"\b(?:(?:focus?sed|monitoring|assurance)\s+visit|(?:last|previous|full|first|earlier)\s+(?:\w+\s+)?"
    r"inspection)\b(?:(?!\b(?:publish|letter|report|plan|since|after|before|until)\w*\b)[^.;:,]){0,60},?"
    r"\s+(?:in|of)\s+$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"^\W*(?:the\s+)?(?:[\w’']+\s+){{0,5}}?{_TOOK_PLACE}\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^\W*(?:the\s+)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|\d+(?:st|nd|rd|th))\s+"
    r"(?:(?:monitoring|focus?sed)\s+)?visit\b[\s,:–-]*(?:on\s+|from\s+)?$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|expect\w*|due|planned|scheduled|moved\s+(?:from|to)|postponed|cancelled|next)\b",
    re.IGNORECASE,
)
# Who goes round a school or a hub is a member or an officer, and no inspector.
_OTHERS = re.compile(
    r"\b(?:members?|councillors?|cllrs?|panel|committee|governors?|chair)\b[^.;]{0,40}\bvisit|"
    r"\bvisits?\s+(?:of|by)\s+(?:the\s+)?(?:members?|councillors?|cllrs?|panel|committee|governors?|chair)\b",
    re.IGNORECASE,
)
# One home, school or depot is not the authority.
_PREMISES = re.compile(
    r"\b(?:homes?|schools?|nurser(?:y|ies)|depots?|academ(?:y|ies)|colleges?|care\s+homes?|units?|"
    r"centres?|surger(?:y|ies)|hospitals?|kitchens?|premises|site)\b[^.;]{0,90}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Visit:
    """When inspectors were there, and the sentence that tells it.

    ``days`` are one or more stretches in their order; where only a month is told, the month.
    ``kind`` is a focused or a monitoring visit or an inspection, ``by`` who came: ``the
    inspectors`` where the sentence does not name them.
    """

    days: tuple[Period, ...]
    kind: str
    by: str
    paragraph: Paragraph
    said: str
    to_the_day: bool = True

    @property
    def months(self) -> frozenset[str]:
        """The months (``2022-03``) that it touches."""
        return frozenset(day[:7] for one in self.days for day in (one.start, one.end))

    @property
    def words(self) -> str:
        """``28 February to 11 March 2022``, or the month where only that is told."""
        if not self.to_the_day:
            return in_words(self.days[0].start[:7])
        return " and ".join(days_in_words(one) for one in self.days)


def visits_in(paragraphs: Iterable[Paragraph]) -> Iterator[Visit]:
    """The visits of inspectors of which the paragraphs of one paper tell when they were."""
    listed, kind = "", "inspection"
    for paragraph in paragraphs:
        if paragraph.kind in _NOT_PROSE:
            continue
        if paragraph.kind == "paragraph":
            listed = paragraph.text
        if _HEADED.search(paragraph.text):
            yield from _headed(paragraph)
            continue
        before = f"{listed} {paragraph.lead_in}" if paragraph.lead_in else ""
        for sentence in sentences(paragraph.text):
            kind = _kind(sentence.text) or kind
            yield from _told(paragraph, sentence.text, before, kind)


def days_in_words(days: Period) -> str:
    """Days as a clerk writes them: ``28 February to 11 March 2022``, ``26 and 27 April 2022``."""
    if days.start == days.end:
        return in_words(days.end)
    first, last = in_words(days.start).split(), in_words(days.end).split()
    while len(first) > 1 and first[-1] == last[len(first) - 1]:
        first.pop()
    joint = "and" if len(first) == 1 and int(last[0]) - int(first[0]) == 1 else "to"
    return f"{' '.join(first)} {joint} {' '.join(last)}"


def _headed(paragraph: Paragraph) -> Iterator[Visit]:
    """The days in the head of a report."""
    found = tuple(days for _, _, days in _dates(paragraph.text) if _is_to_the_day(days))
    if found:
        by = _by(paragraph.text) or UNNAMED
        yield Visit(found, _kind(paragraph.text) or "inspection", by, paragraph, paragraph.text)


def _told(paragraph: Paragraph, sentence: str, before: str, kind: str) -> Iterator[Visit]:
    if _OTHERS.search(sentence):
        return
    for start, end, days in _dates(sentence):
        head, tail = sentence[:start], sentence[end:]
        numbered = bool(_NUMBERED.search(head) and _by(before))
        by = _by(sentence) or (_by(before) if numbered else "")
        if not by or _TO_COME.search(head) or _PREMISES.search(head):
            continue
        if _is_to_the_day(days):
            is_told = numbered or _BEFORE.search(head) or (len(head) < 12 and _AFTER.search(tail))
        else:
            is_told = bool(_NAMED_BEFORE.search(head))
        if is_told:
            what = _kind(before) if numbered else kind
            to_the_day = _is_to_the_day(days)
            yield Visit((days,), what or kind, by, paragraph, sentence, to_the_day)


def _dates(text: str) -> Iterator[tuple[int, int, Period]]:
    """The places and days of the dates that a text prints to the month or to the day."""
    for value in values(text):
        days = period(value.text) if value.kind == "date" else None
        if days is not None and _length(days) <= _LONGEST:
            yield value.start, value.end, days


def _is_to_the_day(days: Period) -> bool:
    return days != from_iso(days.start[:7])


def _length(days: Period) -> int:
    return (date.fromisoformat(days.end) - date.fromisoformat(days.start)).days


def _by(text: str) -> str:
    """Who came; empty where no inspector did."""
    return next((name for name, names in _BY if names.search(text)), "")


def _kind(text: str) -> str:
    """The kind of event that a text names; empty where it names none or leaves open which."""
    found = [" ".join(match["kind"].lower().split()) for match in _KIND.finditer(text)]
    known = [_KINDS[one] for one in found if one in _KINDS]
    return known[-1] if known else ""
