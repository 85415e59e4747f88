"""How a vote went: the tallies that minutes print under a motion, those of the vote asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Plan, Statement
from assistant.composing.amendments import (
    asks_of_an_amendment,
    named_in,
    numbering,
    votes_asked,
)
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.items import is_elsewhere, meetings, moved_lines, of_meeting, subject
from assistant.composing.listing import item_statement
from assistant.composing.wording import attribution, bold, escape, plain, told_of
from assistant.evidence.business import is_rolled, items, motion_text
from assistant.evidence.division import Division, Item
from assistant.evidence.timing import ELSEWHEN, timing
from assistant.question.kinds import asks_how_it_ended, asks_vote, voter_asked
from assistant.words.matching import coverage, matched, stem_line
from assistant.words.stems import words
from corpus.paper import Paragraph

NAMED = 0.5
"""The share of the subject that what was voted on has to hold."""
HEADED = 0.75
"""The share of the subject that the heading of an item has to hold for its vote to answer what was
decided, where no vote is asked about."""
FURTHER, ELSE_NAMED = 0.25, 0.6
"""How much of the subject the first vote has to leave, and how much of that another has to hold."""
LED = 1.0
"""What it counts for that the question before was answered from the same item."""
CITED = 0.6
"""What more it counts for that this very vote answered it."""
_ASKS_NAMES = re.compile(r"\b(?:who|which (?:members|councillors))\b", re.IGNORECASE)
_ASKS_OTHER = re.compile(r"\b(?:other|second|next) (?:vote|motion|amendment)\b", re.IGNORECASE)
_COUNTS_MEMBERS = re.compile(
    r"\bhow many (?:(?:members|councillors|of them|people there) )?(?:voted|abstained|were (?:for|against|in favour))\b",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"\bamendments?\b", re.IGNORECASE)
_WAYS = (
    ("for", re.compile(r"\b(?:for it|in favou?r|voted for|votes for|backed|supported)\b", re.I)),
    ("against", re.compile(r"\b(?:against|opposed)\b", re.I)),
    ("abst", re.compile(r"\babst\w+", re.I)),
)


def compose_vote(desk: Desk) -> Draft:
    """The tallies of the vote asked about; nothing where no vote is asked about, or none fits."""
    plan = desk.plan
    voter = voter_asked(plan.text)
    asked = bool(voter) or asks_vote(plan.text)
    if not (asked or asks_how_it_ended(plan.text)) or plan.wants in (
        "date",
        "reason",
        "money",
        "percent",
    ):
        return nothing(plan.kind)
    held = [item for paper in meetings(desk) for item in items(desk.library, paper)]
    votes = [
        (item, one) for item in held for one in votes_asked(named_in(plan), item, bool(plan.leads))
    ]
    if _ASKS_OTHER.search(plan.text) and not numbering(plan.text):
        votes = [one for one in votes if _put_id(one[1]) not in plan.leads]
    weighed = [(_fit(desk, *one, voter), -at, one) for at, one in enumerate(votes)]
    if not weighed:
        return nothing(plan.kind)
    fit, _, (item, best) = max(weighed, key=lambda one: one[:2])
    if fit < NAMED or is_elsewhere(desk, item, held, voter):
        return nothing(plan.kind)
    if not asked and not _tells_the_end(desk, item, best, voter):
        return nothing(plan.kind)
    told = [best] if _is_cited(plan, best) else _with_the_motion(plan.text, item, best)
    if voter:
        return _drafted(desk, told, [line for one in told for line in _voted_lines(one, voter)])
    told += _further_vote(desk, best, [one for _, one in votes])
    lines = [line for one in told for line in _lines(desk, one)]
    shown = {name for line in lines for name in line.cites}
    # What was moved is what was decided or not, where no resolution says it anew.
    moved = [line for line in moved_lines(item) if not asked and not shown.intersection(line.cites)]
    # One heading stands over all the votes of an item.
    return _drafted(desk, told, list(dict.fromkeys([*moved, *lines])))


def _is_cited(plan: Plan, division: Division) -> bool:
    """Whether this very vote answered the question before."""
    return any(one.paragraph_id in plan.leads for one in division.own)


def asks_who_voted(text: str) -> bool:
    """Whether the names or the number of the members who voted are asked for: no other person or
    figure answers."""
    names = asks_vote(text) and _ASKS_NAMES.search(text)
    return bool(names or _COUNTS_MEMBERS.search(text) or voter_asked(text))


def _drafted(desk: Desk, told: Sequence[Division], lines: Sequence[Statement]) -> Draft:
    if not lines:
        return nothing(desk.plan.kind)
    authorities = (one.paper.authority for one in told if one.paper.authority)
    return Draft(
        "fact",
        "answered",
        tuple(lines),
        with_evidence=tuple(dict.fromkeys(authorities)),
        confidence=1.0,
    )


def _with_the_motion(text: str, item: Item, best: Division) -> list[Division]:
    """A vote with those that follow it up to the one on the motion itself, where it was on an
    amendment and no amendment is asked about: an amendment's loss is not the motion's."""
    if _AMENDMENT.search(text) or not best.is_on_amendment:
        return [best]
    told = [best]
    for division in item.divisions[item.divisions.index(best) + 1 :]:
        told.append(division)
        if not division.is_on_amendment:
            # Who voted so is asked of the motion, where the minutes name them.
            asks_who = _ASKS_NAMES.search(text) or voter_asked(text)
            return [division] if asks_who and division.tallies else told
    return told


def _tells_the_end(desk: Desk, item: Item, division: Division, voter: str) -> bool:
    """Whether what was decided on a matter is told by the vote on its motion: what a lost motion
    asked for is no decision, and not all minutes print what was carried anew."""
    if division.put is None:
        return False
    resolved = any(one.kind == "resolution" for one in item.paragraphs)
    if not division.is_lost and (resolved or not item.moved):
        return False
    own = subject(desk.plan, voter)
    heading = " . ".join(division.put.sections)
    if bool(own) and coverage(own, [(heading, 1.0)]) >= HEADED:
        return True
    # What one part of a motion asks for stands or falls with it.
    return bool(own) and any(
        coverage(own, [(one.text, 1.0)]) >= HEADED for one in motion_text(item)
    )


def _put_id(division: Division) -> str:
    return division.put.paragraph_id if division.put else ""


def _further_vote(desk: Desk, first: Division, held: Sequence[Division]) -> list[Division]:
    """The vote of the same meeting on what else the question names: ``how many for the plan, and
    how many for the motion on farms?``"""
    said = stem_line(" . ".join(_texts(first)))
    asked = subject(desk.plan)
    left = [term for term in asked if not matched(term, said)]
    if not left or sum(term.weight for term in left) < FURTHER * sum(term.weight for term in asked):
        return []
    others = [one for one in held if one.paper is first.paper and one is not first]
    weighed = [
        (coverage(left, [(" . ".join(_texts(one)), 1.0)]), -at) for at, one in enumerate(others)
    ]
    best = max(weighed, default=(0.0, 0))
    return [others[-best[1]]] if best[0] >= ELSE_NAMED else []


def _texts(division: Division) -> list[str]:
    headings = division.put.sections if division.put else ()
    return [*headings, *(paragraph.text for paragraph in division.before)]


def _fit(desk: Desk, item: Item, division: Division, voter: str) -> float:
    """How much of what was voted on the question names, and whether it follows on from the item."""
    plan = desk.plan
    if division.put is None or timing(division.put, division.paper, plan.times) <= ELSEWHEN:
        return 0.0
    put = division.amendment if asks_of_an_amendment(named_in(plan)) else None
    told = filter(None, (*division.before, division.outcome) if put is None else (put,))
    text = " . ".join(paragraph.text for paragraph in told)
    led: float = any(paragraph.paragraph_id in plan.leads for paragraph in item.paragraphs)
    if _ASKS_OTHER.search(plan.text):
        led = any(name.startswith(f"{division.paper.paper_id}/") for name in plan.leads)
    led = (LED if led else 0.0) + (CITED if _is_cited(plan, division) else 0.0)
    own = subject(plan, voter)
    if not own:
        return led or (LED if numbering(plan.text) else 0.0)
    named = of_meeting(division.paper, division.put.sections)
    return coverage(own, [(named, 1.0), (text, 0.8)]) + led


def _lines(desk: Desk, division: Division) -> list[Statement]:
    lines = _put_lines(division)
    first = division.tallies[0][0].position if division.tallies else 0
    is_over = division.outcome is not None and division.outcome.position < first
    if division.outcome is not None and is_over:
        lines.append(item_statement(division.outcome))
    asked = [way for way, pattern in _WAYS if pattern.search(desk.plan.text)]
    names = _ASKS_NAMES.search(desk.plan.text)
    for tally, voters in division.tallies:
        if voters is tally:
            lines += [*_over(tally), item_statement(tally)]
            continue
        lines.append(item_statement(tally))
        way = tally.text.strip().lower()
        if names and voters is not None and any(way.startswith(one) for one in asked):
            lines.append(item_statement(voters))
    if division.outcome is not None and not is_over:
        lines.append(item_statement(division.outcome))
    return lines


def _put_lines(division: Division) -> list[Statement]:
    """The heading of the item with whose it is and of when, and what puts it to the vote."""
    put = division.put or division.tallies[0][0]
    lead = attribution(division.paper, told_of(put, division.paper))
    return [
        Statement(escape(put.section), (), lead=lead),
        Statement(item_statement(put).text, (put.paragraph_id,), (put.text,)),
    ]


def _over(tally: Paragraph) -> list[Statement]:
    """The heading over the names of a roll call, where it counts them."""
    return [Statement(escape(tally.section), ())] if is_rolled(tally) else []


def _voted_lines(division: Division, voter: str) -> list[Statement]:
    """How one member voted: the tally under which the name stands, or that it stands under none;
    nothing where the minutes print no names."""
    surname = words(voter)[-1]
    if not any(voters for _, voters in division.tallies):
        return []
    for tally, voters in division.tallies:
        if voters is None:
            continue
        spans = [
            match.span()
            for match in re.finditer(rf"(?:\w+\.?\s+)?\b{re.escape(surname)}\b", voters.text, re.I)
        ]
        if spans:
            head = _over(tally) if voters is tally else [item_statement(tally)]
            told = Statement(
                bold(voters.text, spans[:1]), (voters.paragraph_id,), (voters.text,), bullet=True
            )
            end = [item_statement(division.outcome)] if division.outcome else []
            return [*_put_lines(division), *head, told, *end]
    tallies = [item_statement(tally) for tally, voters in division.tallies if voters is not tally]
    unnamed = plain(f"{escape(voter)} is not among the names that are printed under this vote.")
    return [*_put_lines(division), *tallies, unnamed]
