"""Who has to do with somebody or something that bears a name: ``who runs the Mockingbird model?``"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import EvidenceItem
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.findings import across_draft, of_searched
from assistant.composing.stating import dated_line
from assistant.composing.wording import escape, plain
from assistant.evidence.passages import Passage, passages
from assistant.evidence.turns import takes_turn, turn_asked
from assistant.question.terms import subject_terms
from assistant.retrieve import search
from assistant.words.matching import Term, matched, stem_line
from assistant.words.stems import stem, words

RARE = 0.6
"""The weight from which a name tells: ``Ofsted`` stands everywhere, ``Mockingbird`` in few papers."""
BESIDE = 0.4
"""The share of the fittest one's words that what another authority says has to have."""
HALF = 0.5
SPEAKING, DEEP = 15, 800
"""How many authorities speak, and how far each search goes."""


def compose_named(desk: Desk) -> Draft:
    """What each authority's papers say of the name asked about; nothing where it is no rare name,
    or no paper has it with enough else of the question."""
    plan = desk.plan
    name = _name(desk)
    if not name or plan.findings:
        return nothing("across")
    items = [
        item
        for item in search(plan, desk.library, plan.scope, DEEP)
        if item.paper.authority and item.paper.authority not in plan.excluded and _has(name, item)
    ]
    turn = turn_asked(plan.text)
    found = [
        passage
        for passage in passages(plan, items)
        for said in (f"{passage.before} {passage.text}",)
        if _holds(name, said)
        and not passage.signs.elsewhen
        and (turn is None or takes_turn(turn, said, passage.item.paragraph))
    ]
    best = max((passage.signs.covered for passage in found), default=0.0)
    if best < HALF:
        return nothing("across")
    told: dict[str, Passage] = {}
    for passage in found:
        if passage.signs.covered >= BESIDE * best and len(told) < SPEAKING:
            told.setdefault(passage.item.paper.authority or "", passage)
    head = plain(f"**{escape(' '.join(plan.phrases))}** – {of_searched(desk, len(told))}:")
    return across_draft(desk, [head, *map(dated_line, told.values())], list(told))


def _name(desk: Desk) -> list[Term]:
    """The terms of the question that its rare names are made of."""
    own = {stem(word) for phrase in desk.plan.phrases for word in words(phrase)}
    terms = [term for term in subject_terms(desk.plan.topic) if own.intersection(term.forms[0])]
    return terms if max((term.weight for term in terms), default=0.0) >= RARE else []


def _has(name: Sequence[Term], item: EvidenceItem) -> bool:
    return _holds(name, f"{item.paragraph.lead_in or ''} {item.paragraph.text}")


def _holds(name: Sequence[Term], text: str) -> bool:
    line = stem_line(text)
    return all(matched(term, line) for term in name)
