"""What is so now: of passages that tell it about as surely, those of the newest papers first."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from assistant.answer import Plan
from assistant.composing.barred import is_barred
from assistant.composing.confidence import confidence, shows
from assistant.composing.draft import Desk
from assistant.evidence.offices import office_asked
from assistant.evidence.passages import Passage
from assistant.evidence.reranking import Reranked
from assistant.question.kinds import is_of_now
from assistant.retrieve import search
from assistant.words.stems import words

CONSIDERED = 20
"""How many of the best paragraphs are read sentence by sentence."""
TOLD_FROM = 12
"""How many of the best passages may be shown together."""
NEAR = 0.05
"""How much less of what is asked a passage of a later paper may hold to come first."""
NEARLY, LESS, YEARS = 0.4, 0.15, 3
"""From which share of the likeliest one's probability a passage of a later year comes first, how much
less of what is asked about it may hold, and of how many years the papers are searched for it."""
# "How many children in care in Kent": what is counted, with no verb, is asked of now.
_BARE_COUNT = re.compile(
    r"^\W*how (?:many|much) (?!.*\b(?:was|were|did|had|been|ever|since|before|after|\w{2,}ed)\b)",
    re.IGNORECASE,
)


def next_one(plan: Plan, held: Reranked, above: float = -math.inf) -> Passage | None:
    """The best passage left that scores so much and that nothing bars."""
    while (one := held.take(above)) and is_barred(plan, one):
        pass
    return one


def others(plan: Plan, held: Reranked, above: float) -> Iterable[Passage]:
    """The passages after the first one, as far as they are told from."""
    return islice(iter(lambda: next_one(plan, held, above), None), TOLD_FROM - 1)


def asks_now(plan: Plan) -> bool:
    """Whether it asks how something is with one authority, and names no time."""
    if plan.wants == "person" and not office_asked(plan.text)[0]:
        return False
    undated = not plan.times.periods and plan.times.recency is None
    now = is_of_now(plan.text) or bool(_BARE_COUNT.match(plan.text))
    return len(plan.sides) == 1 and undated and not plan.follow_up and now


def newest_first(desk: Desk, ranked: Sequence[Passage]) -> list[Passage]:
    """The likeliest passages, before them those of the newest year whose papers tell it about as
    surely: what was so years ago does not say how it is."""
    sure = confidence(ranked[0])
    dates = (paper.best_date for paper in desk.papers())
    years = sorted({date[:4] for date in dates if date}, reverse=True)
    for year in years[:YEARS] if len(years) > 1 else ():
        scope = replace(desk.plan.scope, since=f"{year}-01-01", until=f"{year}-12-31")
        plan = replace(desk.plan, scope=scope)
        found = Reranked(plan, search(plan, desk.library, scope)[:CONSIDERED])
        best = next_one(plan, found)
        if best is None or not shows(confidence(best)):
            continue
        first = _latest_of_equals([best, *others(plan, found, -math.inf)], confidence(best))
        told = first.signs.covered >= ranked[0].signs.covered - LESS
        if told and confidence(first) >= NEARLY * sure:
            return [first, *(one for one in ranked if not same_words(first, one))]
    latest = _latest_of_equals(ranked, sure)
    return [latest, *(one for one in ranked if one is not latest)]


def _latest_of_equals(ranked: Sequence[Passage], sure: float) -> Passage:
    """The newest of those passages that say as much of what is asked as the first does: the report
    of March before the minutes of January."""
    first = ranked[0]
    equals = (
        one
        for one in ranked
        if one.item.paper.authority == first.item.paper.authority
        and one.signs.own >= first.signs.own - NEAR
        and one.signs.fit >= first.signs.fit - NEAR
        and confidence(one) >= NEARLY * sure
    )
    # Of one day the likelier, which comes first.
    return max(equals, key=lambda one: one.item.paper.best_date or "")


def same_words(one: Passage, other: Passage) -> bool:
    """Whether two passages are nearly the same words."""
    mine = set(words(f"{one.before} {one.text}"))
    theirs = set(words(f"{other.before} {other.text}"))
    return len(mine & theirs) >= 0.8 * min(len(mine), len(theirs))
