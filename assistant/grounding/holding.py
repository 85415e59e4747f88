"""A statement held against the paragraphs it cites: what supports it, and what does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.grounding.authorities import strange_authorities, without_mentions
from assistant.grounding.classes import CONDITIONS, GOVERNING
from assistant.grounding.items import Clause, Item, Line, is_same, line, lines
from assistant.grounding.matching import Place, Text, find, find_turned, touched
from assistant.grounding.sources import Body, statement_text
from assistant.words.sentences import sentences

_CAPITALISED = re.compile(r"\b[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*)+")


@dataclass(frozen=True, slots=True)
class Held:
    """What became of one statement: ``reasons`` why it does not hold (none where it does), and
    for each cited paragraph the sentences that say it, as (first, last) of ``Body.lines``."""

    reasons: tuple[str, ...]
    spans: dict[int, tuple[int, int]]


def hold(text: str, bodies: Sequence[Body]) -> Held:
    """Hold every clause of a statement against the paragraphs it cites.

    A clause holds where one of them says it: its words and values in the paper's order (or
    turned from active to passive), with the same denial, none of the paper's limits left out,
    and of an authority that is the paper's.
    """
    said = statement_text(text)
    reasons = list(strange_authorities(said, bodies))
    reasons += _values(said, bodies)
    texts = [body.text for body in bodies]
    places: list[Place] = []
    for sentence in sentences(without_mentions(said, bodies)):
        found = _sentence(line(sentence.text), texts)
        if isinstance(found, str):
            reasons.append(found)
        else:
            places += found
            reasons += _conditions(line(sentence.text), found, texts)
            reasons += _governed(line(sentence.text), found, texts)
            reasons += _lead_ins(line(sentence.text), found, texts)
    if not places and not reasons:
        reasons.append("says nothing that could be held against a paragraph")
    return Held(tuple(dict.fromkeys(reasons)), _spans(places))


def _sentence(said: Line, texts: Sequence[Text]) -> list[Place] | str:
    """Where each clause of a sentence is said, or why one of them is not."""
    places: list[Place] = []
    for clause in said.clauses:
        items = said.part(clause)
        if not items and not clause.negations:
            continue
        place = _place(items, clause, texts, places[-1] if places else None, said)
        if place is None:
            return _why(items, clause, texts)
        places.append(place)
    return places


def _place(
    items: Sequence[Item],
    clause: Clause,
    texts: Sequence[Text],
    after: Place | None,
    said: Line,
) -> Place | None:
    if not items:
        return None
    for number, text in enumerate(texts):
        for order in _orders(items):
            for found in find(order, clause.negations, text, number, after):
                if after is None or _belongs(items, clause, found, after, said):
                    return found
        found_turned = next(find_turned(items, clause.negations, text, number), None)
        if found_turned is not None:
            return found_turned
    return None


def _belongs(items: Sequence[Item], clause: Clause, found: Place, after: Place, said: Line) -> bool:
    """Whether a clause stands with the one before it also in the paper, where it means nothing
    by itself: a bare figure in brackets, or what a numbered label such as ``Appendix 2:`` names."""
    together = (found.source, found.sentence) == (after.source, after.sentence)
    if clause.joint in ("who", "whom", "which"):
        return together and found.first == after.last
    if all(item.is_value for item in items):
        return together and found.first == after.last
    before = said.items[: clause.first]
    return together or clause.joint != ":" or not (before and before[-1].is_value)


def _orders(items: Sequence[Item]) -> list[Sequence[Item]]:
    """The items as they stand, and with a date at one end moved to the other."""
    orders = [items]
    if len(items) > 2 and items[0].key.startswith("date "):
        orders.append([*items[1:], items[0]])
    if len(items) > 2 and items[-1].key.startswith("date "):
        orders.append([items[-1], *items[:-1]])
    return orders


def _why(items: Sequence[Item], clause: Clause, texts: Sequence[Text]) -> str:
    """The plainest reason why a clause does not hold."""
    printed = [item for text in texts for one in text.lines for item in one.items]
    printed += [item for text in texts for item in text.context]
    missing = [item.key for item in items if not any(is_same(item, one) for one in printed)]
    if missing:
        return f"uses words that are not cited: {', '.join(missing[:5])}"
    if clause.negations:
        return "denies what the paragraph does not deny, or puts it otherwise"
    return "puts together what the paragraph does not, or leaves out what limits it"


def _values(said: str, bodies: Sequence[Body]) -> list[str]:
    """Values that no cited paragraph prints."""
    printed = [
        item for body in bodies for one in body.text.lines for item in one.items if item.is_value
    ]
    printed += [item for body in bodies for item in body.text.context if item.is_value]
    return [
        f"states {item.key}, which is not cited"
        for one in lines(said)
        for item in one.items
        if item.is_value and not any(is_same(item, other) for other in printed)
    ]


def _conditions(said: Line, places: Sequence[Place], texts: Sequence[Text]) -> list[str]:
    """Conditions of the sentences relied on that the statement leaves out."""
    relied = {(place.source, place.sentence) for place in places}
    missing = {
        key
        for source, number in relied
        for key in texts[source].lines[number].keys
        if key in CONDITIONS and key not in said.keys
    }
    return [f"leaves out the condition: {key}" for key in sorted(missing)]


def _governed(said: Line, places: Sequence[Place], texts: Sequence[Text]) -> list[str]:
    """Denials and limits earlier in the sentences relied on that reach what is told of them."""
    found: list[str] = []
    for source, number in {(place.source, place.sentence) for place in places}:
        printed = texts[source].lines[number]
        told = [
            clause
            for place in places
            if (place.source, place.sentence) == (source, number)
            for clause in touched(printed, place.first, place.last)
        ]
        if printed.text.rstrip().endswith("?") and not said.text.rstrip().endswith("?"):
            found.append("states what the paragraph asks")
        reach: list[Clause] = []
        for clause in printed.clauses:
            if clause.joint in ("but", ";"):
                reach = []
            if clause in told:
                found += _not_told(said, printed, reach)
            else:
                reach.append(clause)
        ors = [b.joint == "or" and (a in told or b in told) for a, b in pairwise(printed.clauses)]
        if any(ors) and not re.search(r"\bn?or\b", said.text, re.I):
            found.append("leaves out another choice")
    return found


def _not_told(said: Line, printed: Line, clauses: Sequence[Clause]) -> list[str]:
    """What denies or limits in clauses that a statement does not tell."""
    items = [item for clause in clauses for item in printed.part(clause)]
    missing = {item.key for item in items if item.key in GOVERNING and item.key not in said.keys}
    found = [f"leaves out what limits it: {key}" for key in sorted(missing)]
    if any(clause.negations for clause in clauses):
        found.append("leaves out a denial before it")
    return found


def _lead_ins(said: Line, places: Sequence[Place], texts: Sequence[Text]) -> list[str]:
    """What the lead-in of an item denies or limits, where the item is told without it."""
    found: list[str] = []
    relied = {(place.source, place.sentence) for place in places}
    for source, number in relied:
        leads = texts[source].leads
        if leads and number >= leads and (source, leads - 1) not in relied:
            lead = texts[source].lines[leads - 1]
            if lead.text.rstrip().endswith(":"):
                found += _not_told(said, lead, lead.clauses)
    return found


def _spans(places: Sequence[Place]) -> dict[int, tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for place in places:
        first, last = spans.get(place.source, (place.sentence, place.sentence))
        spans[place.source] = (min(first, place.sentence), max(last, place.sentence))
    return spans
