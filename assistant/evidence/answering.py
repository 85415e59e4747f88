"""The very words of a passage that answer: a date, a sum, a number, a grade, a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.cells import cell
from assistant.evidence.denials import none_of_it, not_done, says_more
from assistant.evidence.figures import figure
from assistant.evidence.persons import person
from assistant.evidence.reasons import reason
from assistant.evidence.rows import is_whole_row
from assistant.evidence.spans import Answering
from assistant.question.kinds import asks_next
from assistant.words.dates import periods
from assistant.words.matching import holds, matched
from assistant.words.stems import stem, words
from assistant.words.values import grades

_FREQUENCY = re.compile(
    r"\b(?:(?:bi-?|six[- ]|three[- ]|two[- ]|half[- ])?(?:dai|week|fortnight|month|quarter|annual|year|termi?)l?ly(?: basis)?|"
    r"(?:only |just )?(?:once|twice|(?:three|four|five|six) times)(?: in (?:the (?:last|past) )?\w+ (?:day|week|month|year)s)?|"
    r"(?:every|each) (?:\w+ ){0,2}(?:day|week|fortnight|month|quarter|year|term|meeting)s?|(?:once|twice|\w+ times) "
    r"(?:a|per|each|every) \w+|regularly|per (?:week|month|year|annum)|a (?:week|month|year))\b",
    re.IGNORECASE,
)
# What is to come is also dated by how far off it is: "in about three years".
_FROM_NOW = re.compile(
    r"\b(?:in|within|after) (?:the next |about |around |approximately |roughly |some |no more than )?"
    r"(?:\d{1,3}|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen) (?:or \w+ )?(?:day|week|month|year)s?(?:['’] time)?\b"
    r"|\b(?:next|later this|early next|the end of (?:this|next)) (?:week|month|year|spring|summer|autumn|winter|quarter)\b",
    re.IGNORECASE,
)
_ASKS_LIMIT = re.compile(r"\bwhen (?:can|could|must|should|may|do|does|will)\b", re.IGNORECASE)
_MEANS = re.compile(
    r"\b(?:is|are|was|means?|refers? to|stands? for|which (?:is|are)|consists? of|provides?|aims? to)\b\s+(.*)",
    re.I | re.S,
)
# A "good standard of practice" grades nobody.
_JUDGES = re.compile(
    r"\bjudge?ments?\b|\bjudged\b|\bgrad(?:e|es|ed|ing)\b|\brat(?:ed|ing|ings)\b|\boverall effectiveness\b"
    r"|\boverall\s*[:|]|\b(?:was|were|been|as) found (?:to be|to require|as)\b|\bRAG\b"
    r"|\b(?:is|are|was|were|remains?) (?:now |still )?(?:outstanding|good|inadequate|adequate|requires improvement(?: to be good)?)\W*$",
    re.IGNORECASE,
)
_INCORPORATED = re.compile(
    r"\b(?:Ltd|Limited|LLP|plc|PLC|CIC|Inc|Group|Trust|Partners(?:hip)?|Associates|Consult\w*|Services|Solutions|University"
    r"|College|Foundation|Society|Association|Charity|Agency|Homes|Care)\b"
)
_BODY = re.compile(
    r"(?<![.!?•] )(?<!^)\b[A-Z][\w&’'-]*(?:\s+(?:of|for|and|the|&|[A-Z][\w&’'-]*))*\s+[A-Z][\w&’'-]*"
    r"|\b[A-Z][\w&’'-]+(?:\s+[A-Z][\w&’'-]+)*\s+(?:Ltd|Limited|LLP|plc|PLC|CIC|Inc)\b"
)
_PLACE = re.compile(r"\b(?:at|in|near|to|from) (?:the )?((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+)*)")


_FUNDED = re.compile(
    r"\b(?:met|funded|paid(?: for)?|financed|covered|supported|resourced|contained)\s+(?:\w+\s+)?(?:from|by|through|out of|within|using)\b[^.;]*"
    r"|\b(?:grants?|borrowing|reserves?|contributions|funding streams?)\b[^.;]*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"‘[^‘’]{2,60}’(?!\w)|“[^“”]{2,60}”|(?<!\w)'[^']{2,60}'(?!\w)|\"[^\"]{2,60}\"")
_TEAM = re.compile(
    r"\b[Tt]he ((?:[A-Z][\w’'-]+ ){1,4}(?:team|service|project|programme|hub|panel|scheme|partnership|model|campaign|system|group|centre|unit))\b"
)
_ACRONYM = re.compile(r"(?<!^)\b[A-Z][A-Za-z]*[A-Z]{1,}\b")
_CLOCK = re.compile(
    r"\b(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?\s?(?:am|pm|a\.m\.?|p\.m\.?|noon|hours|hrs)(?!\w)|\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\bnoon\b",
    re.IGNORECASE,
)
# Who holds an office has a name; the office itself is none.
_OF_OFFICE = re.compile(
    r"\bnames? of\b(?:\s+\S+){0,4}?\s+(?:chief executive|director|leader|chair\w*|head|manager|officer|mayor"
    r"|inspector|councillor|member|advis[eo]r|auditor|author|clerk)s?\b",
    re.IGNORECASE,
)
VALUE_WANTS = frozenset(
    ["date", "time", "money", "percent", "number", "amount", "grade", "person", "body", "frequency"]
)
"""What is wanted that has a form of its own: a passage without one hardly answers."""
FORMED = VALUE_WANTS | frozenset(["place", "name", "funding", "reason", "meaning"])
"""What is wanted that is looked for by its form; whatever else is, each passage answers it as well."""
FIGURES = frozenset(["number", "amount", "money", "percent"])
"""What is wanted that is a figure of some thing."""
UNFORMED, PLAINLY_NOT = 0.5, 1.0
"""How well any passage answers that is looked for by no form, and one that says no to whether."""


def answering_words(plan: Plan, text: str, item: EvidenceItem) -> Answering:
    """The words of the kind that the plan wants, nearest to its terms."""
    want = plan.wants
    if len(item.paragraph.cells) > 2 and is_whole_row(item.paragraph, text):
        return cell(plan, text, item)
    if want == "grade":
        return _grade(plan, text, item)
    if want in ("date", "money", "percent", "number", "amount"):
        return _figure(plan, text, item)
    if want == "person":
        return person(plan, text, item)
    if want == "body":
        return _body(plan, text)
    if want == "place":
        return _matches(_PLACE.finditer(text), 1, 0.7)
    if want == "name":
        return person(plan, text, item) if _OF_OFFICE.search(plan.text) else _name(plan, text)
    if want == "time":
        return _matches(_CLOCK.finditer(text), 0, 1.0)
    if want == "funding":
        return _matches(_FUNDED.finditer(text), 0, 1.0)
    if want == "frequency":
        return _matches(_FREQUENCY.finditer(text), 0, 1.0)
    if want == "yes_no":
        return Answering(fit=PLAINLY_NOT if not_done(plan, text).spans else UNFORMED)
    if want == "reason":
        return reason(plan, text, item.paragraph.text)
    if want == "meaning":
        return _meaning(plan, text)
    return Answering(fit=UNFORMED)


def asks_how_far_off(plan: Plan) -> bool:
    """Whether how far off a thing is, or within what time, answers when it is."""
    return asks_next(plan.text) or bool(_ASKS_LIMIT.search(plan.text))


def unformed(plan: Plan) -> float:
    """How well a passage answers at most what is looked for by no form."""
    return PLAINLY_NOT if plan.wants == "yes_no" else UNFORMED


def fittest(plan: Plan) -> float:
    """How well any words answer at most: who wrote a paper is best told by its line of authors."""
    return 1.6 if plan.wants in ("person", "name") else 1.2


def _figure(plan: Plan, text: str, item: EvidenceItem) -> Answering:
    """The value wanted, or in its place that there is none, that it will not be done or how far off
    it is."""
    found = figure(plan, text, item)
    if is_whole_row(item.paragraph, text):
        return found
    if plan.wants == "date":
        if found.spans:
            return found
        denied = not_done(plan, text)
        to_come = asks_how_far_off(plan)
        return (
            denied if denied.spans or not to_come else _matches(_FROM_NOW.finditer(text), 0, 0.75)
        )
    denied = none_of_it(plan, text)
    if not found.spans or says_more(plan, text, denied, *found.spans[0]):
        return denied if denied.spans else found
    return found


def _matches(found: Iterable[re.Match[str]], group: int, fit: float) -> Answering:
    spans = tuple(match.span(group) for match in found)
    return Answering(spans[:1], fit) if spans else Answering()


def _grade(plan: Plan, text: str, item: EvidenceItem) -> Answering:
    found = grades(text)
    if not found:
        return Answering()
    if is_whole_row(item.paragraph, text):
        last = max(found, key=lambda value: value.start)
        return Answering(((last.start, last.end),), 1.0, (last,))
    if not _JUDGES.search(text):
        return Answering()
    return Answering(((found[0].start, found[0].end),), 0.6, found[:1])


def _body(plan: Plan, text: str) -> Answering:
    """The name of a firm or body that the question does not name: capitalised words together."""
    question = plan.text.lower()
    found = [
        match
        for match in _BODY.finditer(text)
        if match.group().lower() not in question and not periods(match.group())
    ]
    marked = [match for match in found if _INCORPORATED.search(match.group())]
    spans = tuple(match.span() for match in (marked or found))
    return Answering(spans[:1], 1.0 if marked else 0.6) if spans else Answering()


def _name(plan: Plan, text: str) -> Answering:
    """What a thing is called: words in quotation marks, or with capitals, that the question lacks."""
    question = plan.text.lower()
    for pattern, fit in ((_QUOTED, 1.0), (_TEAM, 0.9), (_BODY, 0.6), (_ACRONYM, 0.4)):
        spans = [
            match.span(match.lastindex or 0)
            for match in pattern.finditer(text)
            if match.group(match.lastindex or 0).lower().strip("‘’“”'\"") not in question
            and not periods(match.group())
            and not grades(match.group())
        ]
        if spans:
            return Answering((spans[0],), fit)
    return Answering(fit=0.3)


def _meaning(plan: Plan, text: str) -> Answering:
    """``X is ...`` or ``the long form (X)`` for the thing asked about."""
    line = f" {' '.join(stem(word) for word in words(text))} "
    for term in plan.topic:
        if not term.forms[1:] or len(term.forms[0]) > 1:
            continue
        long = [form for form in term.forms[1:] if len(form) > 1 and holds(line, form)]
        if long and holds(line, term.forms[0]):
            return Answering((), 1.0)
    held = [term for term in plan.topic if matched(term, line)]
    match = _MEANS.search(text)
    if held and match and any(matched(term, _before(text, match.start())) for term in held):
        return Answering((match.span(1),), 0.9)
    return Answering(fit=0.3)


def _before(text: str, end: int) -> str:
    return f" {' '.join(stem(word) for word in words(text[:end]))} "
