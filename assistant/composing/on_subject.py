"""Whether a list is on the subject that a question names, and not of something else with a word of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.composing.block import Block
from assistant.composing.draft import Desk
from assistant.composing.rows_beyond import BEYOND
from assistant.evidence.units import subject_of
from assistant.question.kinds import asks_what_was_chosen, finding_stems
from assistant.question.terms import beside, subject_terms
from assistant.words.matching import Term, coverage, matched, stem_line
from assistant.words.stems import stem, words

TAKEN: tuple[tuple[str, ...], ...] = (("resolution",), ("decision",))
"""What a meeting took: no other list stands in for it."""
SOME = 0.3
"""How much of a subject that is named a list of findings has in its introduction or items."""
_TAKING = frozenset(
    map(
        stem,
        "resolve resolved resolution agree agreed decide decided decision approve vote scrutiny cabinet".split(),
    )
)
_ASKS_OPTIONS = re.compile(
    r"\b(?:options?|choices?|alternatives?|could|might|else|consider\w*)\b", re.IGNORECASE
)


def is_on_subject(desk: Desk, block: Block) -> bool:
    """Whether a list of findings has enough of the subject, where that alone tells which."""
    if desk.plan.phrases and not any(
        _names_phrase(block, one, desk.plan.topic) for one in desk.plan.phrases
    ):
        return False
    committee = stem_line(block.paper.committee or "")
    wanted = [term for term in subject_terms(desk.plan.topic) if not matched(term, committee)]
    if desk.plan.findings[:1] in TAKEN and wanted and not _names(block, wanted):
        return False
    if desk.plan.authorities or not wanted:
        return True
    # Of all that is held: a list of another's that shares an everyday word is beside the point.
    above = (block.above, *block.members[0].sections, block.paper.title)
    said = " . ".join((block.intro, *above, *(member.text for member in block.members)))
    if not desk.plan.findings:
        return coverage(wanted, [(said, 1.0)]) >= SOME
    asked = replace(desk.plan, topic=tuple(beside(wanted, finding_stems(desk.plan.text))))
    subject = subject_of(asked, desk.evidence.items, desk.library.counts()["paragraphs"])
    return not asked.topic or subject.held([(said, 1.0)]) >= SOME


def _names_phrase(block: Block, name: str, topic: Sequence[Term]) -> bool:
    """Whether a list, what introduces it or its paper has a name that the question names, or what
    an abbreviation stands for."""
    first = block.members[0]
    said = (
        *(member.text for member in block.members),
        block.source.text if block.source else first.lead_in or "",
        block.above,
        *first.sections,
        block.paper.title,
        block.paper.committee or "",
    )
    line = stem_line(" . ".join(said))
    own = words(name)
    meant = [term for term in topic if term.text in own]
    return any(
        f" {part} " in line for part in stem_line(name).split() if not part.isdigit()
    ) or any(matched(term, line) for term in meant)


def _names(block: Block, wanted: Sequence[Term]) -> bool:
    """Whether what was resolved has half of what is asked, or the rarest word of it: the tax on
    family farms is not what was resolved on family hubs."""
    named = [term for term in beside(wanted, _TAKING) if not term.text[0].isdigit()]
    asked = [term for term in named if term.held]
    if not asked:
        # What no paper has a word of was not resolved in any.
        return not named
    held = [
        term
        for term in asked
        if block.holds(term) or any(matched(term, stem_line(m.text)) for m in block.members)
    ]
    rarest = max(asked, key=lambda term: term.weight)
    half = sum(term.weight for term in asked) / 2
    return rarest in held or sum(term.weight for term in held) >= half


def are_options_unasked(desk: Desk, block: Block) -> bool:
    """Whether a list is of what might have been decided, where it is asked what was: the options
    that a committee had are not the one it took."""
    first = block.members[0]
    if "option" not in (first.lead_in or first.section).lower():
        return False
    text = desk.plan.text
    return asks_what_was_chosen(text) or not _ASKS_OPTIONS.search(text)


def has_no_such_figure(desk: Desk, block: Block) -> bool:
    """Whether what is beyond a number is asked for and no item of a list prints a figure of its
    kind: ``which schools have more than 90% attendance?``"""
    asked = re.search(BEYOND, desk.plan.text, re.IGNORECASE)
    if asked is None:
        return False
    unit = next((sign for sign in "%£" if sign in asked["number"]), "")
    figures = (re.search(r"\d", one.text) and unit in one.text for one in block.members)
    return not any(figures)
