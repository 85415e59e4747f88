"""A statement held against the paragraphs it cites: what supports it, and what does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.grounding.authorities import (
    may_be_another,
    strange_authorities,
    without_mentions,
)
from assistant.grounding.clauses.comparing import compared
from assistant.grounding.clauses.joining import placed
from assistant.grounding.clauses.matching import Place, Text, touched
from assistant.grounding.reading.classes import CONDITION_WORDS, GOVERNING, TAKEN_BACK
from assistant.grounding.reading.items import Clause, Item, Line, is_same, line, lines
from assistant.grounding.reading.naming import in_one_form
from assistant.grounding.reading.restating import directed, restated
from assistant.grounding.sources import Body, leads_on, statement_text
from assistant.grounding.standing import as_recommended, told_as_done
from assistant.grounding.telling import according, told_under


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
    shown = statement_text(text)
    said = as_recommended(shown, bodies)
    reasons = [*strange_authorities(said, bodies), *may_be_another(said, bodies)]
    if said == shown:
        reasons += told_as_done(said, bodies)
    readings = [tuple(lines(one)) for one in _in_one_form(said, bodies)]
    reasons += _values(readings[0], bodies)
    texts = [body.text for body in bodies]
    places: list[Place] = []
    for number, choices in enumerate(zip(*readings, strict=False)):
        one, found = _first_placed(_wordings(choices), texts)
        if found is None:
            reasons.append(_why(one.items, texts))
            continue
        if number and one.leans and not _follows(found, places):
            reasons.append("points back to what the paragraph does not mean")
        reasons += _conditions(one, found, texts)
        reasons += _governed(one, found, texts)
        reasons += _lead_ins(one, found, texts)
        places += found
    if not places and not reasons:
        reasons.append("says nothing that could be held against a paragraph")
    return Held(tuple(dict.fromkeys(reasons)), _spans(places))


def _in_one_form(said: str, bodies: Sequence[Body]) -> tuple[str, ...]:
    """A statement with the abbreviations and names of the paragraphs that it cites: without the
    authority's name where that only adds whose it is, and with it as ``the Council``."""
    if not bodies:
        return (said,)
    defined = {long: short for body in bodies for long, short in body.defined.items()}
    both = dict.fromkeys((without_mentions(said, bodies), said))
    return tuple(directed(in_one_form(one, bodies[0].paper, defined)) for one in both)


def _wordings(readings: Sequence[Line]) -> tuple[Line, ...]:
    """A sentence as it stands, and in the other orders that say the same."""
    texts = dict.fromkeys(one.text for one in readings)
    again = [made for one in texts for made, _, _ in restated([one])]
    again += [made for one in texts for made in according(one)]
    return (*readings, *(line(one) for one in again))


def _first_placed(
    readings: Sequence[Line], texts: Sequence[Text]
) -> tuple[Line, tuple[Place, ...] | None]:
    for one in readings:
        found = placed(one.items, texts) if one.items else ()
        found = compared(one, texts) if found is None else found
        found = told_under(one, texts) if found is None else found
        if found is not None:
            return one, found
    return readings[0], None


def _follows(found: Sequence[Place], before: Sequence[Place]) -> bool:
    """Whether what was found stands in the sentence after, or in that of, what was told last."""
    last = before[-1] if before else None
    first = found[0]
    return last is not None and (
        first.source == last.source and first.sentence - last.sentence in (0, 1)
    )


def _why(items: Sequence[Item], texts: Sequence[Text]) -> str:
    """The plainest reason why a sentence does not hold."""
    printed = [item for text in texts for one in text.lines for item in one.items]
    printed += [item for text in texts for item in text.context]
    missing = [item.key for item in items if not any(is_same(item, one) for one in printed)]
    missing = [key for key in missing if not key.startswith("~")]
    if missing:
        return f"uses words that are not cited: {', '.join(missing[:5])}"
    if any(item.denied for item in items):
        return "denies what the paragraph does not deny, or puts it otherwise"
    return "puts together what the paragraph does not, or leaves out what limits it"


def _values(said: Sequence[Line], bodies: Sequence[Body]) -> list[str]:
    """Values that no cited paragraph prints."""
    printed = [
        item for body in bodies for one in body.text.lines for item in one.items if item.is_value
    ]
    printed += [item for body in bodies for item in body.text.context if item.is_value]
    return [
        f"states {item.key}, which is not cited"
        for one in said
        for item in one.items
        if item.is_value and not any(is_same(item, other) for other in printed)
    ]


def _conditions(said: Line, places: Sequence[Place], texts: Sequence[Text]) -> list[str]:
    """Conditions of the sentences relied on that the statement leaves out."""
    relied = {(place.source, place.sentence) for place in places}
    missing = {
        item.key
        for source, number in relied
        for item in texts[source].lines[number].items
        if item.word in CONDITION_WORDS and item.key not in said.keys
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
            if any(mark in clause.joint for mark in ("but", ";")):
                reach = []
            if clause in told:
                found += _not_told(said, printed, reach)
            else:
                reach.append(clause)
        ors = [
            second.joint.strip(",;") == "or" and (first in told or second in told)
            for first, second in pairwise(printed.clauses)
        ]
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
        if (
            leads
            and number >= leads
            and (source, leads - 1) not in relied
            and number not in texts[source].joined
        ):
            lead = texts[source].lines[leads - 1]
            if leads_on(lead.text):
                found += _not_told(said, lead, lead.clauses)
                back = {key for key in lead.keys & TAKEN_BACK if key not in said.keys}
                found += [f"leaves out what takes it back: {key}" for key in sorted(back)]
    return found


def _spans(places: Sequence[Place]) -> dict[int, tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for place in places:
        first, last = spans.get(place.source, (place.sentence, place.sentence))
        spans[place.source] = (min(first, place.sentence), max(last, place.sentence))
    return spans
