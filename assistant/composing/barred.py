"""Passages that may not answer a question, however well their words fit: they lay at a door what was
not said of it, or tell of another time, of another body or of what somebody only asked."""

from __future__ import annotations

import re

from assistant.answer import Plan
from assistant.composing.another_thing import (
    MOST,
    SUMS,
    has_only_the_name,
    has_only_what_is_counted,
    is_not_of_what_is_pointed_at,
    is_of_another_matter,
    is_of_another_name,
    is_of_nothing_asked,
)
from assistant.evidence.answering import FIGURES, VALUE_WANTS
from assistant.evidence.asking import puts_a_question
from assistant.evidence.contrast import is_wholly_of_another_kind
from assistant.evidence.passages import Passage
from assistant.evidence.setting import by_nearness
from assistant.evidence.timing import is_of_another_day
from assistant.question.kinds import asks_of_a_meeting
from assistant.words.dates import from_iso, periods
from assistant.words.matching import matched, stem_line
from assistant.words.stems import FUNCTION_WORDS, stem, words

UNSAID = 0.55
"""The weight of a word that a passage lacks from which it names no person asked for by it."""
# What is said of people so gravely that no other word for it will do.
_GRAVE = frozenset(
    stem(word)
    for word in """
    died dies dead deaths killed murdered manslaughter suicide raped assaulted abused groomed trafficked drowned
    convicted arrested charged prosecuted jailed imprisoned guilty criminal crime lied liar stole stolen theft thief
    fraud fraudulent bribed bribery corrupt corruption embezzled sacked suspended disqualified bankrupt drunk racist
    bullied harassed negligent negligence perjury
    """.split()
)
_IN_CHARGE = re.compile(r"\bin charge\b|\bcharges? (?:for|of)\b", re.IGNORECASE)
"""Nobody is charged with anything here."""
_TO_COME = re.compile(
    r"\bwhen (?:will|is|are|does|do|can|must|should|may)\b.*\b(?:again|next|be|(?:re)?open|close|start|begin|due|meet|come|leave|leaving"
    r"|end|finish|stop|expire|retire|return|appeal|happen)\b"
    r"|\b(?:next|coming|future|forthcoming) (?:inspection|visit|meeting|report|review)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|quer(?:y|ied|ies)|questions?|questioned|rais(?:e|ed))\b", re.IGNORECASE
)
_BODY = re.compile(
    r"((?:[\w'’-]+\s+){1,4})(boards?|committees?|panels?|forums?|commissions?|partnerships?|groups?|taskforces?)\b",
    re.IGNORECASE,
)
_OFFICE_ASKED = re.compile(
    r"\b(?:lead|cabinet|chief|deputy|executive|independent|portfolio|monitoring|section 151|s151) "
    r"(member|inspector|officer|executive|director|person|advis[eo]r|holder)\b",
    re.IGNORECASE,
)
_OF_OFFICE = frozenset(map(stem, ["chair", "chairs", "chaired", "leads", "runs", "heads", "sits"]))
_CHAIRS = re.compile(r"\bchair\w*\b", re.IGNORECASE)
_CHAIRS_WHAT = re.compile(r"\bchairs (?:the |of (?:the )?)?([a-z]{4,})\b", re.IGNORECASE)
_CHAIRED = re.compile(
    r"\b(?:boards?|committees?|panels?|forums?|commissions?|partnerships?|groups?|taskforces?|council|scrutiny|cabinet"
    r"|executive(?! (?:director|head|officer))|hearings?|meetings?)\b",
    re.IGNORECASE,
)
_COMMITTEE = frozenset(map(stem, ["committee", "scrutiny", "panel", "commission"]))
"""What papers call what is known as scrutiny."""
_SO_MANY = re.compile(
    r"\b(?:no|none|nobody|nil|few|several|many|most|all|both|neither|majority|minority|handful|dozens?|scores|hundreds|thousands"
    r"|millions|half|third|quarter)\b",
    re.IGNORECASE,
)
"""What tells how many without a number."""
_ASKS_HEAD = re.compile(
    r"\b(?:titles?|called|named?|papers?|reports?|documents?|items?|agenda|purpose|wards?|contact|e-?mail|phone|telephone|number"
    r"|address|web|committees?|meetings?|portfolio|responsib\w+|which|who|when|where|inspect\w+|type|kind|reference|status|premises)\b",
    re.IGNORECASE,
)
"""What the front of a paper tells."""
_NUMBERED = re.compile(r"\(?\b(?:item|paragraph|appendix|annex|page) [\w.]+\)?", re.IGNORECASE)
FEWEST = 1
"""A passage of fewer words (``(Item 10)``) says nothing."""
REASONED = 5
"""A line of fewer words (a name in a list) gives no reason."""


def is_barred(plan: Plan, passage: Passage) -> bool:
    """Whether a passage may not answer a plan."""
    return (
        _is_of_another_meeting(plan, passage)
        or _is_of_the_head(plan, passage)
        or _lays_at_a_door(plan, passage)
        or _is_past(plan, passage)
        or _only_asks(plan, passage)
        or _is_of_another_time(plan, passage)
        or is_of_another_matter(plan, passage)
        or is_not_of_what_is_pointed_at(plan, passage)
    )


def _is_of_another_meeting(plan: Plan, passage: Passage) -> bool:
    """Whether it was resolved on another day than that of the meeting asked about."""
    paper, paragraph = passage.item.paper, passage.item.paragraph
    if paragraph.kind != "resolution" or not asks_of_a_meeting(plan.text):
        return False
    return is_of_another_day(plan.times, (paragraph.event_date, paper.best_date))


def _is_of_the_head(plan: Plan, passage: Passage) -> bool:
    """Whether it is of the front of a paper, and nothing that stands there is asked for: ``Prepared
    by: Programme Manager`` tells of nothing else."""
    head = plan.wants is None and passage.item.paragraph.kind == "front_matter"
    return head and not _ASKS_HEAD.search(plan.text)


def _only_asks(plan: Plan, passage: Passage) -> bool:
    """Whether a passage tells what a member or resident asked, where nothing asked is wanted."""
    return (
        puts_a_question(passage.text)
        and not puts_a_question(plan.text)
        and not _ASKED.search(plan.text)
    )


def _is_of_another_time(plan: Plan, passage: Passage) -> bool:
    """Whether a grade is asked for of one time, and the sentence dates its own at another."""
    if plan.wants != "grade" or not plan.times.periods:
        return False
    told = periods(passage.text)
    return bool(told) and not any(
        asked.year - 1 <= one.year <= int(asked.end[:4]) + 1
        for asked in plan.times.periods
        for one in told
    )


def _is_past(plan: Plan, passage: Passage) -> bool:
    """Whether what is still to come is asked about, and the passage's date was over when its
    paper came out."""
    came = passage.item.paper.best_date
    if plan.wants != "date" or not came or not _TO_COME.search(plan.text):
        return False
    told = [
        period
        for start, end in passage.answering.spans
        for period in periods(passage.text[start:end])
    ]
    return bool(told) and all(period.end <= from_iso(came).end for period in told)


def _lays_at_a_door(plan: Plan, passage: Passage) -> bool:
    """Whether a person or a number would be given for what the passage does not say of it.

    ``Which councillor was convicted?`` is answered by no line that names a councillor alone, nor
    ``how many died?`` by a number of others.
    """
    if plan.wants in FIGURES and is_of_another_name(plan, passage):
        return True
    around = (passage.text, *by_nearness(passage.item))
    if plan.wants in VALUE_WANTS and is_wholly_of_another_kind(plan.text, around):
        return True
    if plan.wants == "number" and not (passage.answering.spans or _SO_MANY.search(passage.text)):
        return True
    sums = plan.wants in SUMS
    if sums and (is_of_nothing_asked(plan, passage) or has_only_the_name(plan, passage)):
        return True
    if plan.wants == "reason" and len(words(passage.text)) < REASONED:
        return True
    if len(words(_NUMBERED.sub(" ", passage.text))) < FEWEST:
        return True
    if plan.wants == "number" and has_only_what_is_counted(plan, passage):
        return True
    if plan.wants == "number" and plan.focus and not passage.signs.focus:
        # "227 children were looked after" is no number of children in need.
        return True
    if plan.wants not in ("person", "number"):
        return False
    paragraph = passage.item.paragraph
    said = stem_line(" . ".join((passage.before, paragraph.text, *paragraph.sections)))
    if any(
        f" {part} " not in said
        for part in map(stem, words(_IN_CHARGE.sub(" ", plan.text)))
        if part in _GRAVE
    ):
        return True
    if plan.wants == "number":
        return False
    if _holds_another_office(plan, passage):
        return True
    if _of_another_body(plan, passage) or _chairs_another(plan, passage):
        return True
    if plan.phrases and not passage.signs.names:
        return True
    return passage.signs.covered < MOST and passage.signs.gap >= UNSAID


def _of_another_body(plan: Plan, passage: Passage) -> bool:
    """Whether people of one body are asked for and the passage tells of those of another: of the
    Corporate Parenting Board where the improvement board is asked about."""
    match = _BODY.search(plan.text)
    if not match:
        return False
    asked = {word for term in plan.topic for word in term.text.split()}
    named: list[str] = []
    for word in reversed(words(match[1])):
        if word in FUNCTION_WORDS or stem(word) in _OF_OFFICE:
            break
        named.append(word)
    paper, paragraph = passage.item.paper, passage.item.paragraph
    said = (passage.before, paragraph.text, *paragraph.sections, paper.committee, paper.authority)
    line = stem_line(" . ".join((*filter(None, said), paper.title)))
    return any(
        f" {stem(word)} " not in line and not _is_said_otherwise(plan, word, line)
        for word in named
        if word in asked
    )


def _is_said_otherwise(plan: Plan, word: str, line: str) -> bool:
    """Whether a word of a question stands in a line in other words: toilets, public conveniences."""
    return any(matched(term, line) for term in plan.topic if word in term.text.split())


def _holds_another_office(plan: Plan, passage: Passage) -> bool:
    """Whether the holder of one office is asked for and nothing about the passage names it: the
    lead inspector is no lead member."""
    match = _OFFICE_ASKED.search(plan.text)
    if match is None:
        return False
    asked = [term for term in plan.topic if term.text.split()[-1:] == [match[1].lower()]]
    paragraph = passage.item.paragraph
    around = (passage.before, paragraph.text, paragraph.lead_in or "", *paragraph.sections)
    line = stem_line(" . ".join((*around, *paragraph.columns)))
    return any(not matched(term, line) for term in asked)


def _chairs_another(plan: Plan, passage: Passage) -> bool:
    """Whether who chairs one body is asked for and the passage tells who chairs another that the
    question does not name: a working group where the committee is asked about."""
    if not _CHAIRS.search(plan.text):
        return False
    named, asked = _bodies(passage.text), _bodies(plan.text)
    if "scrutini" in asked:
        asked |= _COMMITTEE
    if not asked and (passage.signs.gap >= UNSAID or _is_unsaid(plan, passage)):
        return True
    paragraph = passage.item.paragraph
    around = _bodies(" . ".join((passage.before, paragraph.lead_in or "", *paragraph.sections)))
    return bool(asked and named) and not (named | around) & asked


def _is_unsaid(plan: Plan, passage: Passage) -> bool:
    """Whether what is chaired (``who chairs planning?``) is no word near the passage: a board that
    watches a plan is not of planning."""
    match = _CHAIRS_WHAT.search(plan.text)
    if match is None or match[1].lower() in FUNCTION_WORDS:
        return False
    paper, paragraph = passage.item.paper, passage.item.paragraph
    said = (passage.before, paragraph.text, *paragraph.sections, paper.committee, paper.title)
    return match[1].lower() not in words(" ".join(filter(None, said)))


def _bodies(text: str) -> set[str]:
    return {stem(match.group().lower()) for match in _CHAIRED.finditer(text)}
