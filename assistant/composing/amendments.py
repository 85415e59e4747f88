"""Which amendment of a motion a question is about: the one of its number, or each that was moved."""

from __future__ import annotations

import re

from assistant.answer import Plan
from assistant.evidence.division import Division, Item
from assistant.question.kinds import asks_motion, asks_mover, asks_vote
from assistant.words.stems import stem, words
from corpus.paper import Paragraph

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_ONE = re.compile(r"\bamendment\b", re.IGNORECASE)
_MOTION = re.compile(
    r"\b(?:motion|resolution|substantive|(?:budget|plan|report|proposal) itself)\b", re.IGNORECASE
)
_SUBSTANTIVE = re.compile(r"\bsubstantive\b|\bas amended\b|\bitself\b", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"\bamendment\s+(?:no\.?\s*|number\s+|\(\s*)?(?P<number>\d{{1,2}})\b|\b(?P<ordinal>{'|'.join(_ORDINALS)})\s+amendment\b",
    re.IGNORECASE,
)


def asks_of_an_amendment(text: str) -> bool:
    """Whether it asks of an amendment of a motion."""
    return bool(_ONE.search(text))


def asks_of_the_motion(text: str) -> bool:
    """Whether it asks of a motion itself, and of no amendment of it."""
    return bool(_MOTION.search(text)) and not asks_of_an_amendment(text)


def named_in(plan: Plan) -> str:
    """The words that name the motion or the amendment asked about: the question's own or, where it
    leans on the paragraphs that answered the one before, none."""
    own = plan.question.text
    if asks_of_an_amendment(own) or asks_of_the_motion(own):
        return own
    return "" if plan.leads else plan.text


def numbering(text: str) -> frozenset[str]:
    """The stems of the number by which the question names an amendment."""
    match = _NUMBERED.search(text)
    return frozenset(map(stem, words(match.group()))) if match else frozenset()


def asks_of_one_amendment(text: str) -> bool:
    """Whether it asks who moved the amendment of a number, what it says or how it was voted on."""
    return bool(numbering(text)) and (asks_mover(text) or asks_motion(text) or asks_vote(text))


def amendments_asked(text: str, item: Item) -> tuple[Paragraph, ...]:
    """What moves the amendments of an item that are asked about: the one whose number is printed
    or, where none has a number, that was moved in that place."""
    number = _number(text)
    if number is None:
        return item.amendments
    printed = {one: found for one in item.amendments if (found := _number(_named(one))) is not None}
    if printed:
        return tuple(one for one, found in printed.items() if found == number)
    return item.amendments[number - 1 : number]


def votes_asked(text: str, item: Item, follows: bool = False) -> tuple[Division, ...]:
    """The votes of an item that are asked about: on the amendment that the question names or, where
    it follows one on a vote or says so outright, on the motion itself."""
    if asks_of_an_amendment(text):
        asked = amendments_asked(text, item)
        voted = tuple(one for one in item.divisions if one.amendment in asked)
        # A roll call may take the motion and its amendment in one vote.
        return voted or (item.divisions if asked and not item.is_parted else ())
    if asks_of_the_motion(text) and (follows or _SUBSTANTIVE.search(text)):
        return tuple(one for one in item.divisions if not one.is_on_amendment) or item.divisions
    return item.divisions


def _number(text: str) -> int | None:
    match = _NUMBERED.search(text)
    if match is None:
        return None
    return int(match["number"] or 1 + _ORDINALS.index(match["ordinal"].lower()))


def _named(paragraph: Paragraph) -> str:
    """What may print an amendment's number: the heading right over it, and how it opens."""
    return " . ".join((*paragraph.sections[-1:], paragraph.text[:40]))
