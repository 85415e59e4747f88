"""One fact: the sentence that says it, the answering words in bold, doubts side by side."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from assistant.cite import normal
from assistant.composing.block import Block
from assistant.composing.confidence import confidence, shows
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.listing import block_statements
from assistant.composing.newest import (
    CONSIDERED,
    asks_now,
    newest_first,
    next_one,
    others,
    same_words,
)
from assistant.composing.stating import state
from assistant.composing.stretch import widened
from assistant.evidence.answering import FIGURES, VALUE_WANTS
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.passages import Passage
from assistant.evidence.reranking import Reranked
from assistant.question.kinds import asks_to_confirm
from assistant.words.stems import words
from corpus.paper import Paragraph

WORDS = 80
STATEMENTS = 3
MOST_BELOW = 8
"""How many paragraphs without numbers are taken for those that a sentence introduces."""
LESS, MUCH_LESS = 0.15, 0.3
"""How much less of what is asked a second figure may hold: of the same paper, and of another."""
_MEASURED = FIGURES | {"date"}
AS_FITTING, BETTER = 0.65, 0.2
"""A second value of the same authority is shown where it fits by this share of how well the first does,
and by how much it fits better whatever else it says."""
_HOW_LONG = re.compile(r"\bhow (?:long|quickly|soon)\b", re.IGNORECASE)
OF_A_STATEMENT = 0.5
"""What a probability counts for where a statement is put: a sentence beside it would seem to confirm it."""
NEARLY_AS_LIKELY = 0.3
"""How likely a further passage is to be the one that answers, beside the likeliest one."""


def compose_fact(desk: Desk, enough: Callable[[float], bool] = shows) -> Draft:
    """The answer to a question for one fact, or nothing where the evidence does not say it.

    ``enough`` tells from a probability whether it is shown.
    """
    held = Reranked(desk.plan, desk.evidence.items[:CONSIDERED])
    best = next_one(desk.plan, held)
    if best is None:
        return nothing("fact")
    if asks_now(desk.plan) and shows(confidence(best)):
        ranked = newest_first(desk, [best, *others(desk.plan, held, -math.inf)])
    else:
        ranked = [best, *others(desk.plan, held, best.score + math.log(NEARLY_AS_LIKELY))]
    sure = confidence(ranked[0])
    if not enough(sure * (OF_A_STATEMENT if asks_to_confirm(desk.plan.text) else 1.0)):
        return nothing("fact", sure)
    if ranked[0].signs.intro:
        listed = introduced_list(desk, ranked[0])
        if listed:
            return _listed(desk, ranked[0], listed, sure)
    chosen = _widened(desk, _chosen(desk, ranked))
    statements = tuple(state(desk, passage, chosen) for passage in chosen)
    return Draft(
        "fact",
        "answered",
        statements,
        with_evidence=tuple(
            dict.fromkeys(p.item.paper.authority for p in chosen if p.item.paper.authority)
        ),
        confidence=sure,
    )


def introduced_list(desk: Desk, passage: Passage) -> tuple[Paragraph, ...]:
    """The items that a sentence such as ``They named four areas:`` introduces."""
    wanted = normal(passage.text)
    own = passage.item.paragraph
    later = [
        paragraph
        for paragraph in paragraphs_of(desk.library, passage.item.paper.paper_id)
        if paragraph.position > own.position
    ]
    items = tuple(one for one in later if one.lead_in and normal(one.lead_in) in wanted)
    if items or not own.text.rstrip().endswith(passage.text.rstrip()):
        return items
    # Where the reader saw no marks of a list, what stands unnumbered below is what is introduced.
    below = takewhile(lambda one: one.sections == own.sections and one.label is None, later)
    introduced = (replace(one, lead_in=passage.text) for one in below if not one.lead_in)
    return tuple(islice(introduced, MOST_BELOW))


def _listed(desk: Desk, passage: Passage, members: Sequence[Paragraph], sure: float) -> Draft:
    """A list that was asked for as one thing: its introduction and its items."""
    block = Block(
        passage.item.paper,
        tuple(members),
        passage.item.paragraph.event_date,
        source=passage.item.paragraph,
    )
    return of_one_paper(passage.item.paper, "list", block_statements(desk, block), sure)


def _chosen(desk: Desk, ranked: Sequence[Passage]) -> list[Passage]:
    """The best passage, and others that say it otherwise, of elsewhere, or complete it."""
    chosen = [ranked[0]]
    length = len(words(ranked[0].text))
    told_whole = desk.plan.wants == "meaning" and ranked[0].answering.fit >= 1.0
    least = ranked[0].score + math.log(NEARLY_AS_LIKELY)
    for passage in () if told_whole else ranked[1:]:
        if len(chosen) == STATEMENTS or passage.score < least:
            break
        size = len(words(passage.text))
        if length + size > WORDS or passage.signs.elsewhen:
            continue
        if _adds(desk, chosen, passage):
            chosen.append(passage)
            length += size
    return chosen


def _widened(desk: Desk, chosen: Sequence[Passage]) -> list[Passage]:
    """The passages with what stands around them, as far as the words allowed reach."""
    room = WORDS - sum(len(words(one.text)) for one in chosen)
    found: list[Passage] = []
    for passage in chosen:
        size = len(words(passage.text))
        wider = widened(desk.plan, passage, room + size)
        room -= len(words(wider.text)) - size
        if not any(_within(wider, other) for other in found):
            found.append(wider)
    return found


def _within(one: Passage, other: Passage) -> bool:
    """Whether a passage is a part of another one of the same paragraph."""
    same = one.item.paragraph.paragraph_id == other.item.paragraph.paragraph_id
    return same and one.text in other.text


def _adds(desk: Desk, chosen: Sequence[Passage], passage: Passage) -> bool:
    if any(same_words(other, passage) for other in chosen):
        return False
    first = chosen[0]
    if desk.plan.times.periods and _other_year(first, passage):
        return False
    elsewhere = passage.item.paper.authority != first.item.paper.authority
    if elsewhere:
        # What another authority says is about another matter more often than not.
        if len(desk.plan.sides) == 1 or not shows(confidence(passage)):
            return False
        return bool(passage.answering.spans or not desk.plan.wants)
    if desk.plan.wants in VALUE_WANTS:
        says_more = passage.signs.own > first.signs.own + LESS
        if passage.answering.fit < AS_FITTING * first.answering.fit and not says_more:
            return False
        if desk.plan.wants in _MEASURED and _says_less(desk, first, passage):
            return False
        return bool(passage.answering.spans) and _value(passage) not in map(_value, chosen)
    return True


def _says_less(desk: Desk, first: Passage, passage: Passage) -> bool:
    """Whether a passage says less of what is asked than the one that gave the figure, or of the same paper
    only plans it: another figure is then of something else."""
    one, other = first.signs, passage.signs
    if passage.item.paper.paper_id != first.item.paper.paper_id:
        return other.own < one.own - MUCH_LESS
    if other.fit > one.fit + BETTER or (one.row and other.row):
        return False
    spread = _HOW_LONG.search(desk.plan.text)
    held, told = (one.covered, other.covered) if spread else (one.own, other.own)
    return told < held - LESS or other.mood > one.mood


def _other_year(one: Passage, other: Passage) -> bool:
    mine, theirs = one.item.paragraph.event_date, other.item.paragraph.event_date
    return bool(mine and theirs and mine[:4] != theirs[:4])


def _value(passage: Passage) -> str:
    if not passage.answering.spans:
        return ""
    start, end = passage.answering.spans[0]
    return " ".join(passage.text[start:end].lower().split())
