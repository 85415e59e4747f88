"""The person of a passage who answers: by name, or by office where no name is printed."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.doers import asks_who_was_given, doer, given, verb_term, with_others
from assistant.evidence.nearness import distance, nearest_stems
from assistant.evidence.offices import holds_office, is_charged, office_asked
from assistant.evidence.rows import is_whole_row
from assistant.evidence.spans import Answering
from assistant.question.terms import subject_terms
from assistant.words.matching import Term, coverage, matched, stem_line
from assistant.words.stems import words
from assistant.words.values import Value, people, values

BESIDE = 0.2
"""How well it fits where people are named and none of them beside the office asked for."""
DONE, OTHERWISE = 0.15, 0.5
"""What it adds that somebody is named with the verb asked about, and by what it falls short where
they are not."""

_BY = re.compile(
    r"\b(?:by|chair(?:ed|man|person)?(?: is| was)?(?: by)?|author|officer|holder|lead|led by|contact)\b:?\s+(?:an?\s+|the\s+)?"
    r"([A-Z][\w’'-]+(?:\s+(?:(?:of|for|and|the|in)\s+(?:the\s+)?(?=[A-Z]))?[A-Z][\w’'-]+){0,8}|an?\s+[\w\s’'-]{3,60}?(?=[.,;]|$))"
)
_NAME_ASKED = re.compile(
    r"\bnam(?:e|es|ed)\b(?!\s+of\s+the\s+(?:firm|company|body))", re.IGNORECASE
)
_WROTE = re.compile(r"\b(?:wrote|written by|drafted|authored|author of)\b", re.IGNORECASE)
_WRITTEN_BY = re.compile(
    r"\b(?:author|officer|contact|(?:report|joint report|paper) (?:of|by|from)|(?:written|prepared|drafted|produced) by|from)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>[A-Z][\w’'&-]*(?:\s+[\w’'&-]+){0,3})\s*:\s*$")
_IN_THE_CHAIR = re.compile(
    r"\s*(?:[(\[,–-]|\)\s+(?=in the chair))\s*(?:in the )?(?:vice[- ])?chair(?:man|woman|person)?\b",
    re.I,
)
_CHAIR_BEFORE = re.compile(
    r"\bchair(?:man|woman|person|ed|s)?(?: of (?:the )?(?:[\w’'-]+ ){1,6}?)?\W*(?:\w+ly\s+)?(?:by|is|was|were|as|:|,|-|–)?\W*(?:the )?(?:councillor|cllr)?\W*$",
    re.IGNORECASE,
)
_CHAIRED_BY = re.compile(
    r"\bchair\w*\s*(?:\w+ly\s+)?(?:by|:|is|was)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE
)
_CHAIR_AFTER = re.compile(
    r"\s*[()\[,–-]?\s*(?:(?:is|was|as|has been|had been|took|elected|appointed|re-?elected|served|serves|be|the|who|in|independent|new|its|our|their)\s+){0,5}"
    r"(?:vice[- ])?chair(?:man|woman|person|s|ed)?\b",
    re.IGNORECASE,
)
_ASKS_NOW = re.compile(r"\bwho(?:['’]s| is| are| chairs| leads| runs| heads)\b", re.IGNORECASE)
# "Mr Ash served as Chairman from 2013 to 2017": who holds it now is not told.
_PAST = re.compile(
    r"\b(?:served as|in memory of|death of|the late|until (?:19|20)\d\d|from (?:19|20)\d\d (?:to|until) (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ASKS_CHAIR = re.compile(r"\bchair(?:s|ed|ing|man|woman|person)?\b", re.IGNORECASE)
_TITLED = re.compile(r"Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof")
# "Head of Leaving Care" has a service, "free parking at Shambles Yard" a place, and no person.
_NO_PERSON = re.compile(
    r"\b(?:head|director|manager|lead|member|officer|team|service) (?:of|for) $|\b(?:at|in|near|around|outside|along|via) $"
    r"|\b(?:the|an?|its|their|our|this|any|each|every) $|\d[a-z]? $",
    re.IGNORECASE,
)
_MAJESTY = re.compile(r"\s+(?:Her|His)$")
"""What is left of an inspector's title behind the name: ``Ann Low Her Majesty's Inspector``."""
_OWNED = re.compile(r"['’]s?\s")
ROLE = re.compile(
    r"\b(?:(?:Corporate|Executive|Service|Strategic|Assistant|Deputy|Interim|Group|Chief|Lead|Head|Independent|Senior)\s+)*"
    r"(?:Director|Manager|Officer|Member|Head|Leader|Chair(?:man)?|Advis[eo]r|Inspector|Councillor|Commissioner|Lead)\b"
    r"(?:\s+(?:of|for)\s+[A-Z][\w’'&,-]*(?:\s+(?:and\s+)?[A-Z][\w’'&-]*)*)?"
)


def person(plan: Plan, text: str, item: EvidenceItem) -> Answering:
    """The name, or where none is printed the office, of who is asked for."""
    if _WROTE.search(plan.text) and not _WRITTEN_BY.search(text):
        return Answering()
    if _ASKS_NOW.search(plan.text) and _PAST.search(text):
        return Answering()
    if asks_who_was_given(plan.text):
        span = given(text)
        return Answering((span,), 1.2) if span else Answering(fit=BESIDE)
    question = plan.text.lower()
    found = [value for value in people(text) if not _is_asked(question, value.text)]
    named = [
        value
        for value in found
        if not _is_thing(value.text)
        and not _is_placed(text, value)
        and not _is_of_other_office(plan, text, value)
    ]
    asks_chair = bool(_ASKS_CHAIR.search(plan.text))
    if asks_chair:
        # "The Chairman held a silence in memory of Mr Ash": he was not in the chair.
        named = [value for value in named if _is_in_the_chair(text, value)]
    chairs = [value for value in named if _IN_THE_CHAIR.match(text, value.end)]
    if chairs and asks_chair:
        return Answering(((chairs[0].start, chairs[0].end),), 1.2, (chairs[0],))
    office = office_asked(plan.text)
    if named and office[0] and not is_whole_row(item.paragraph, text):
        named = [one for one in named if holds_office(office, subject_terms(plan.topic), text, one)]
        if not named:
            return Answering(fit=BESIDE)
    verb = None if office[0] or asks_chair else verb_term(plan)
    if agent := doer(verb, text):
        return Answering((agent,), 1.2)
    if named:
        best = min(named, key=lambda value: _term_distance(plan, text, value, verb))
        fit = 0.85 if _is_introduced(text, best) else 0.45
        if _is_asked_line(plan, text, item):
            fit = 1.6 if _WROTE.search(plan.text) else 1.2
        elif is_whole_row(item.paragraph, text):
            fit = 1.0
        elif verb is not None:
            # Where the verb is another one they are named for something else.
            fit = fit + DONE if matched(verb, stem_line(text)) else fit * OTHERWISE
        # Several may have done a thing; one holds an office.
        span = with_others(text, best, named) if verb else (best.start, best.end)
        if title := _MAJESTY.search(text[span[0] : span[1]]):
            span = span[0], span[0] + title.start()
        return Answering((span,), fit, (best,))
    if _NAME_ASKED.search(plan.text) or not is_charged(office, subject_terms(plan.topic), text):
        # "An independent adviser" is no name.
        return Answering()
    if office[0] and not asks_chair:
        # Who holds an office has a name: the Director beside the Chief Executive is not it.
        return Answering()
    match = _BY.search(text)
    if match and asks_chair and not _CHAIRED_BY.search(text[: match.start(1)]):
        match = None
    if match and not any(value.kind == "date" for value in values(match.group(1))):
        done = verb is None or matched(verb, stem_line(text))
        return Answering((match.span(1),), 0.7 if done else 0.7 * OTHERWISE)
    roles = [
        m
        for m in ROLE.finditer(text)
        if m.group().lower() not in question and not (asks_chair and "chair" in m.group().lower())
    ]
    return Answering((roles[0].span(),), 0.45) if roles else Answering()


def _is_asked(question: str, name: str) -> bool:
    """Whether a name is one that the question gives itself, with or without a word more."""
    named = name.lower()
    if named in question:
        return True
    parts = named.split()
    return len(parts) > 2 and any(f"{one} {two}" in question for one, two in pairwise(parts))


def _is_placed(text: str, name: Value) -> bool:
    """Whether capitalised words without a title are a place, a service or a thing by what leads to them
    (``the Information Resilience team``, ``18 Fuller's Gate``) or how they are written."""
    if _TITLED.match(name.text):
        return False
    return bool(_NO_PERSON.search(text[: name.start]) or _OWNED.search(name.text))


def _is_in_the_chair(text: str, name: Value) -> bool:
    """Whether a name stands right beside the chair: ``Mr Ash (Chairman)``, ``chaired by Mr Ash``."""
    before, after = text[: name.start], text[name.end :]
    return bool(_CHAIR_BEFORE.search(before) or _CHAIR_AFTER.match(after))


def _is_of_other_office(plan: Plan, text: str, name: Value) -> bool:
    """Whether a label just before a name (``Cabinet Member: ...``) is of nothing asked for."""
    label = _LABEL.search(text[: name.start])
    strong = subject_terms(plan.topic)
    if label is None or not strong:
        return False
    line = stem_line(label.group("label"))
    return bool(ROLE.search(label.group("label"))) and not any(matched(t, line) for t in strong)


def _is_asked_line(plan: Plan, text: str, item: EvidenceItem) -> bool:
    """Whether a line of the front matter (``Author: ...``) is of the role asked for."""
    if item.paragraph.kind != "front_matter":
        return False
    if _WROTE.search(plan.text):
        return bool(_WRITTEN_BY.search(text))
    return coverage(subject_terms(plan.topic), [(text, 1.0)]) >= 0.5


def _is_introduced(text: str, name: Value) -> bool:
    """Whether something beside a name says that it is a person's: a title, a role, a verb."""
    before, after = text[max(name.start - 40, 0) : name.start], text[name.end : name.end + 60]
    return bool(
        _TITLED.match(name.text)
        or re.search(r"(?:\bby|\bwith|\bof|:|,|\b[A-Z]?[a-z]*(?:or|er|ist|man|ir|ead))\s+$", before)
        or re.match(r"\s*(?:,|\(|who\b|is\b|was\b|has\b|had\b|said\b|chairs?\b|and\b)", after)
    )


def _is_thing(name: str) -> bool:
    """Whether capitalised words name a body or a title rather than a person."""
    things = """
    council committee board service services children young people county city report plan
    framework inspection authority director officer manager department directorate cabinet
    member holder executive corporate head group team hub act local integrated improvement
    assistant practice standards portfolio meeting select scrutiny commission panel budget
    quarter performance family social public health adult education strategy safeguarding
    partnership appendix annual review majesty majestys ofsted district borough north south east
    leader affairs finance transport housing environment justice treasury exchequer state inspector inspectors
    west visit visits focused contact author lead interim chief general deputy full united kingdom england
    """.split()
    named = words(name)
    return bool({*named, *(word.removesuffix("s") for word in named)} & set(things))


def _term_distance(plan: Plan, text: str, value: Value, verb: Term | None) -> int:
    before = nearest_stems(words(text[: value.start])[::-1])
    after = nearest_stems(words(text[value.end :]))
    distances = [
        gap
        for term in ((verb,) if verb and matched(verb, stem_line(text)) else plan.topic)
        for gap in (distance(before, term, reverse=True), distance(after, term, reverse=False))
        if gap is not None
    ]
    return min(distances, default=50)
