"""The list whose lead-in or heading is what is asked for, word for word: ``Key messages from the
inspectors:``, ``Immediately:``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.composing.block import Block
from assistant.composing.blocks import nested
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.listing import block_statements
from assistant.evidence.papers import introducing, paragraphs_of, take
from assistant.evidence.timing import ELSEWHEN, timing
from assistant.question.kinds import finding_stems
from assistant.question.terms import FRAME, subject_terms
from assistant.words.matching import coverage
from assistant.words.stems import FUNCTION_WORDS, stem, words
from corpus.paper import Paper, Paragraph

LOOKED_THROUGH = 40
"""In how many papers the lists are looked at, those found first."""
LONGEST = 5
"""A lead-in of more words of content says more than what is asked for."""
REST = 0.6
"""The share of what else is asked that the paper, the headings and what stands before must hold."""
_COUNTING = frozenset(
    map(
        stem,
        "follow following follows include includes including list lists listed two three four five six seven eight nine ten".split(),
    )
)
"""Words of a lead-in that name nothing of what it introduces."""
_FRAMING = frozenset(map(stem, [*FRAME, *FUNCTION_WORDS]))
_WHAT_ELSE = frozenset(("number", "money", "percent", "date", "person", "reason", "yes_no"))


@dataclass(frozen=True, slots=True)
class _Led:
    """A list, the label that it stands under, and how many of the label's words are asked for."""

    paper: Paper
    members: tuple[Paragraph, ...]
    said: int


def compose_led_in(desk: Desk) -> Draft:
    """The newest list whose lead-in or heading has no word of content that is not asked for, in a
    paper that the rest of the question is about; nothing where there is none."""
    plan = desk.plan
    if (
        plan.kind not in ("list", "fact")
        or plan.wants in _WHAT_ELSE
        or max(len(plan.sides), len(plan.times.periods)) > 1
    ):
        return nothing(plan.kind)
    found = list(_led_in(desk))
    if not found:
        return nothing(plan.kind)
    best = max(found, key=lambda one: (one.said, one.paper.best_date or ""))
    first = best.members[0]
    block = Block(
        best.paper, best.members, first.event_date, source=introducing(desk.library, first)
    )
    return of_one_paper(best.paper, "list", block_statements(desk, nested(desk, block)), 0.9)


def _led_in(desk: Desk) -> Iterator[_Led]:
    plan = desk.plan
    asked = {stem(word) for word in words(plan.text)}
    # Lists of a kind of finding are found as such, wherever they stand.
    kinds = finding_stems(plan.text)
    papers = desk.papers_as_found()[:LOOKED_THROUGH]
    take(desk.library, [paper.paper_id for paper in papers])
    for paper in papers:
        names = {stem(word) for word in words(f"{paper.title} {paper.authority_name or ''}")}
        for members in _lists(paragraphs_of(desk.library, paper.paper_id)):
            first = members[0]
            label = _label(first)
            own = [one for one in label if one not in _COUNTING]
            telling = set(own) - names - _FRAMING - kinds
            if not telling or len(own) > LONGEST or not set(own) <= asked | _FRAMING:
                continue
            if timing(first, paper, plan.times) > ELSEWHEN and _is_of_the_rest(desk, paper, first):
                yield _Led(paper, members, len(telling))


def _label(first: Paragraph) -> list[str]:
    """The stems of the words of content in what stands over a list."""
    return [stem(one) for one in words(first.lead_in or first.section) if one not in FUNCTION_WORDS]


def _is_of_the_rest(desk: Desk, paper: Paper, first: Paragraph) -> bool:
    """Whether what is asked besides the label is what the paper or the place of the list is about."""
    label = set(_label(first))
    rest = [
        term
        for term in subject_terms(desk.plan.topic)
        if not {part for form in term.forms for part in form} & label
    ]
    held = (paper.title, paper.committee or "", paper.source, *first.sections)
    return coverage(rest, [(re.sub(r"[-_./]+", " ", " . ".join(held)), 1.0)]) >= REST


def _lists(held: tuple[Paragraph, ...]) -> Iterator[tuple[Paragraph, ...]]:
    lists: dict[str, list[Paragraph]] = {}
    for paragraph in held:
        if paragraph.group and not paragraph.cells and paragraph.text.strip():
            lists.setdefault(paragraph.group, []).append(paragraph)
    for members in lists.values():
        if len(members) > 1:
            yield tuple(members)
