"""Sums, counts and decisions of another thing than the one asked about, however well the words fit."""

from __future__ import annotations

import re

from assistant.answer import Plan
from assistant.evidence.mood import asks_decided
from assistant.evidence.passages import Passage
from assistant.words.matching import coverage, matched, stem_line
from assistant.words.stems import FUNCTION_WORDS, stem, words

_IDENTIFIER = re.compile(
    r"\b(?:(?:social security|national insurance|nhs|passport|account|licen[cs]e|card) (?:number|code)"
    r"|date of birth|home (?:address|phone|telephone))\b",
    re.IGNORECASE,
)
"""What is somebody's own: no other number or place stands for it."""
_POINTED = re.compile(r"\b(?:that|this|those|these)\s+([a-z]{4,})\b(?<!ing)", re.IGNORECASE)
"""What a question names by a word of its kind alone."""
SUMS = ("money", "percent", "amount")
SAID, MUCH = 0.3, 0.4
"""From which weight on a word of a question says something, and from which share of all on what it says
beside the thing it counts has to be told."""
WEIGHTY = 0.5
"""The weight of a word from which on a sum has to be told of what it names."""
MOST = 0.5
"""The share of the subject that a passage has to have with its surroundings."""


def is_of_another_matter(plan: Plan, passage: Passage) -> bool:
    """Whether a sum, a decision or what is somebody's own is asked for of what no paper names: the
    cost of one contract is not another's, nor what was resolved on a report the decision on a place."""
    own = _IDENTIFIER.search(plan.text)
    if own and f" {stem_line(own[0]).strip()} " not in stem_line(passage.text):
        return True
    if plan.wants in SUMS and passage.signs.covered < MOST and _is_of_its_kind(plan, passage):
        return True
    named = any(len(words(name)) > 1 for name in plan.phrases)
    return named and asks_decided(plan.text) and not passage.signs.names


def _is_of_its_kind(plan: Plan, passage: Passage) -> bool:
    """Whether a thing is asked for by a word that no paper has, and the passage has one of its kind:
    "the zeppelin contract", and a contract."""
    said = stem_line(passage.text)
    for term in plan.topic:
        kind = None if term.held else _kind_behind(term.text).search(plan.text)
        if kind and f" {stem(kind[1].lower())} " in said:
            return True
    return False


def _kind_behind(word: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:the|an?|its|their|\w+[’']s)\s+{re.escape(word)}\s+(\w+)", re.IGNORECASE
    )


def is_of_nothing_asked(plan: Plan, passage: Passage) -> bool:
    """Whether a sum stands in a sentence with no word of what is asked for, nor what is above it: the
    allocation named beside a deficit is no deficit."""
    paragraph = passage.item.paragraph
    if passage.signs.own or passage.before or paragraph.cells or not plan.topic:
        return False
    above = (paragraph.lead_in or "", *paragraph.sections, passage.item.paper.title)
    return coverage(plan.topic, [(" . ".join(above), 1.0)]) == 0


def is_of_another_name(plan: Plan, passage: Passage) -> bool:
    """Whether a figure is wanted of a thing with a name of several words, ``Operation Brock``, and
    nothing about the passage has one of them."""
    named = [name for name in plan.phrases if len(words(name)) > 1]
    if not named:
        return False
    item = passage.item
    said = (passage.before, item.paragraph.text, item.paragraph.lead_in, *item.paragraph.sections)
    line = stem_line(" . ".join((*filter(None, said), *item.paragraph.columns, item.paper.title)))
    return not any(f" {stem(word)} " in line for name in named for word in words(name))


def has_only_what_is_counted(plan: Plan, passage: Passage) -> bool:
    """Whether nothing about a passage has any of what a question says of the thing it counts: ``892
    people answered`` is no number of people in bed and breakfast."""
    beside_it = [t for t in plan.topic if t not in plan.focus and t.weight >= SAID]
    said = sum(term.weight for term in beside_it)
    # Where several words name what is counted they tell enough.
    if len(plan.focus) != 1 or said < MUCH * sum(term.weight for term in plan.topic):
        return False
    line = _around(passage)
    return not any(matched(term, line) for term in beside_it)


def has_only_the_name(plan: Plan, passage: Passage) -> bool:
    """Whether a sum is wanted of something at a place or of a scheme, ``the asbestos at Brewers
    Court``, and the passage has the name alone: the sum of the whole is no sum of that."""
    named = {word for name in plan.phrases for word in words(name)}
    asked = [t for t in plan.topic if t.held and t.weight >= WEIGHTY]
    of_it = [t for t in asked if not set(t.text.split()) <= named]
    if not of_it or len(of_it) == len(asked):
        return False
    line = _around(passage)
    return not any(matched(term, line) for term in of_it)


def is_not_of_what_is_pointed_at(plan: Plan, passage: Passage) -> bool:
    """Whether a question points at what the one before was about, ``who leads on that priority?``,
    and nothing about the passage has a word of it: the lead member leads on something else."""
    pointed = plan.follow_up and _POINTED.search(plan.question.text)
    if not pointed or not plan.background or pointed[1].lower() in FUNCTION_WORDS:
        return False
    paragraph = passage.item.paragraph
    if paragraph.paragraph_id in plan.leads:
        return False
    return not any(matched(term, _around(passage)) for term in plan.background)


def _around(passage: Passage) -> str:
    """All that stands about a passage in its paper, as stems."""
    paragraph = passage.item.paragraph
    said = (passage.before, paragraph.text, paragraph.lead_in or "", *paragraph.sections)
    return stem_line(" . ".join((*said, *paragraph.columns, passage.item.paper.title)))
