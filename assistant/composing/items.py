"""The item of a meeting that a question is about, and who moved what there and what it asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Plan, Statement
from assistant.composing.amendments import (
    amendments_asked,
    asks_of_an_amendment,
    asks_of_the_motion,
    named_in,
    numbering,
)
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.listing import item_statement
from assistant.composing.wording import attribution, bold, escape, plain, told_of
from assistant.evidence.business import items, motion_text
from assistant.evidence.contrast import is_wholly_of_another_kind
from assistant.evidence.division import Item
from assistant.evidence.movers import movers
from assistant.evidence.timing import ELSEWHEN, timing
from assistant.question.kinds import asks_motion, asks_mover
from assistant.question.terms import beside, subject_terms
from assistant.words.dates import in_words
from assistant.words.matching import Term, coverage
from assistant.words.stems import stem, words
from assistant.words.values import people
from corpus.paper import Paper, Paragraph

MEETINGS = 40
"""How many minutes are looked through."""
NAMED = 0.6
"""The share of the subject that an item and who moved it have to hold."""
LED = 1.0
"""What it counts for that the question before was answered from the same item."""
BETTER = 0.2
"""How much more of the subject the heading of another item holds that was put to no vote."""
LEAST = 0.3
"""The share of what is named of an amendment that its words hold, where one of several is meant."""
PARTS = 12
"""How many parts of a motion are told."""
_OF_A_MOTION = re.compile(r"\bsecond(?:ed|er)\b|\b(?:motion|amendment)\b", re.IGNORECASE)
OF_VOTING = frozenset(
    stem(word)
    for word in """
    vote votes voted voting abstain abstained abstention abstentions against for favour result motion motions
    amendment decision decisions councillors councillor member members many backed opposed supported carried lost passed
    proposed proposer moved mover seconded seconder tabled proposal agreed resolve resolved decide decided ask asked call
    called council cabinet committee won win way
    """.split()
)


def meetings(desk: Desk) -> list[Paper]:
    """The papers that may print what a meeting did, those that the search found first."""
    return desk.papers_as_found("minutes", "decision_record", "report")[:MEETINGS]


def subject(plan: Plan, voter: str = "") -> list[Term]:
    """What was moved or voted on by the question's words, or by those of the question before;
    without the name of the member asked about."""
    names = {stem(word) for word in words(voter)} | numbering(plan.text)
    own = beside(subject_terms(plan.topic) or plan.topic, OF_VOTING | names)
    earlier = subject_terms(plan.background) or plan.background
    return own or beside(earlier, OF_VOTING | names)


def of_meeting(paper: Paper, headings: Sequence[str]) -> str:
    """The headings of an item with its committee and day: ``the December vote`` is one of them."""
    day = in_words(paper.best_date) if paper.best_date else ""
    return " . ".join(filter(None, (*headings, paper.committee, day)))


def is_elsewhere(desk: Desk, item: Item, held: Sequence[Item], voter: str = "") -> bool:
    """Whether the question names the heading of another item much better than that of the one that
    was voted on: the vote on a report that was put to none is not that on a motion."""
    own = subject(desk.plan, voter)
    if not own or any(one.paragraph_id in desk.plan.leads for one in item.paragraphs):
        return False
    best = _headed(own, item)
    others = (one for one in held if one.paper is item.paper and not one.divisions)
    return any(_headed(own, one) >= max(best + BETTER, NAMED) for one in others)


def _headed(own: Sequence[Term], item: Item) -> float:
    return coverage(own, [(" . ".join(item.headings[-1:]), 1.0)])


def compose_moved(desk: Desk) -> Draft:
    """Who moved and seconded the motion or the amendment asked about, or what it asked for, with
    what came of it; nothing where neither is asked about or none fits."""
    plan = desk.plan
    mover, text = asks_mover(plan.text), asks_motion(plan.text)
    if not (mover or text) or plan.wants in ("date", "number", "reason"):
        return nothing(plan.kind)
    held = [item for paper in meetings(desk) for item in items(desk.library, paper)]
    held = [item for item in held if _moved_there(plan, item)]
    named = _movers_named(plan.text, held)
    weighed = [(_fit(desk, item, named), -at, item) for at, item in enumerate(held)]
    fit, _, best = max(weighed, key=lambda one: one[:2], default=(0.0, 0, None))
    if best is None or fit < NAMED:
        return nothing(plan.kind)
    lines = moved_lines(best, _moved_there(plan, best), plan.text if mover else "")
    lines += _asked_for(plan, best) if text else []
    return of_one_paper(best.paper, "fact", dict.fromkeys(lines), 1.0)


def _moved_there(plan: Plan, item: Item) -> tuple[Paragraph, ...]:
    """Who moved what is asked about, as the minutes of an item tell it: an amendment where one is
    asked about, and no amendment where only the motion is."""
    cited = tuple(one for one in item.moved if one.paragraph_id in plan.leads)
    if cited and not named_in(plan):
        return cited
    if asks_of_an_amendment(named_in(plan)):
        asked = amendments_asked(named_in(plan), item)
        own = beside(subject_terms(plan.topic), OF_VOTING | numbering(plan.text))
        if len(asked) > 1 and own:
            fits = [coverage(own, [(one.text, 1.0)]) for one in asked]
            return (
                tuple(one for one, fit in zip(asked, fits, strict=True) if fit >= max(*fits, LEAST))
                or asked
            )
        return asked
    if asks_of_the_motion(named_in(plan)) and asks_mover(plan.text):
        own_motion = tuple(one for one in item.moved if one not in item.amendments)
        return own_motion or item.moved
    return item.moved


def _asked_for(plan: Plan, item: Item) -> list[Statement]:
    """The words of the motion, or none where an amendment's stand with its mover, and what came of
    it."""
    if asks_of_an_amendment(named_in(plan)):
        asked = _moved_there(plan, item)
        votes = [one for one in item.divisions if one.amendment in asked]
        ends = [(one.outcome, *(tally for tally, _ in one.tallies)) for one in votes]
        return [item_statement(one) for told in ends for one in told if one is not None]
    parts = motion_text(item)
    lines = [item_statement(one) for one in parts[:PARTS]]
    if len(parts) > PARTS:
        lines.append(plain(f"… and {len(parts) - PARTS} more in the same motion."))
    outcome = item.divisions[-1].outcome if item.divisions else None
    return [*lines, item_statement(outcome)] if outcome is not None else lines


def asks_only_who_moved(text: str) -> bool:
    """Whether it asks who moved or seconded a motion: nobody else answers."""
    return asks_mover(text) and bool(_OF_A_MOTION.search(text))


def _movers_named(text: str, held: Sequence[Item]) -> list[str]:
    """The members that the question names who moved something: ``the motion that Mr Ash put``."""
    moved = {word for item in held for one in item.moved for word in words(one.text)}
    named = [one.text for one in people(text)]
    return [name for name in named if words(name)[-1] in moved]


def _fit(desk: Desk, item: Item, named: Sequence[str]) -> float:
    plan = desk.plan
    if timing(item.moved[0], item.paper, plan.times) <= ELSEWHEN:
        return 0.0
    led = LED if any(one.paragraph_id in plan.leads for one in item.paragraphs) else 0.0
    own = subject(plan, " ".join(named))
    movers = " ".join(words(" ".join(one.text for one in item.moved)))
    if named and not any(words(name)[-1] in movers.split() for name in named):
        return 0.0
    if not own:
        return led or (LED if named or numbering(plan.text) else 0.0)
    text = " . ".join(one.text for one in item.paragraphs)
    if is_wholly_of_another_kind(plan.text, (text, *item.headings)):
        return 0.0
    return coverage(own, [(of_meeting(item.paper, item.headings), 1.0), (text, 0.7)]) + led


def moved_lines(
    item: Item, moved: Sequence[Paragraph] | None = None, asked: str = ""
) -> list[Statement]:
    """The heading with whose it is and of when, and who moved and seconded, the names in bold of
    whom the question asks for."""
    told = item.moved if moved is None else moved
    if not told:
        return []
    paper = item.paper
    lead = attribution(paper, told_of(told[0], paper))
    lines = [Statement(escape(item.headings[-1]) if item.headings else "", (), lead=lead)]
    for one in told:
        lines.append(
            Statement(bold(one.text, movers(one.text, asked)), (one.paragraph_id,), (one.text,))
        )
    return lines
