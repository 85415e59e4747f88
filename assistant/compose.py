"""Evidence -> draft: the composer for each kind of question, and what to try when one is silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.composing.absent import compose_absent
from assistant.composing.across import compose_across
from assistant.composing.collection import compose_collection
from assistant.composing.draft import Desk, Draft
from assistant.composing.fact import compose_fact
from assistant.composing.listing import compose_list
from assistant.composing.refused import compose_refused
from assistant.composing.sides import compose_sides, each_authority
from assistant.composing.wording import joined, plain

Composer = Callable[[Desk], Draft]


def compose(desk: Desk) -> Draft:
    """The draft that answers a plan from the papers' own words, or says that they do not."""
    kind = desk.plan.kind
    if kind == "out_of_scope":
        return compose_refused(desk)
    if kind == "collection":
        return compose_collection(desk)
    if desk.plan.unheld and not desk.plan.authorities:
        return compose_absent(desk)
    tried: list[Draft] = []
    for composer in _composers(desk):
        draft = composer(desk)
        if draft.answers:
            return _with_gaps(desk, draft)
        tried.append(draft)
    return compose_absent(desk, max((draft.confidence for draft in tried), default=0.0))


def _composers(desk: Desk) -> tuple[Composer, ...]:
    """The composers that may answer, the likeliest first."""
    kind = desk.plan.kind
    if kind in ("compare", "change"):
        return (compose_sides, _better)
    if kind == "across":
        if len(desk.plan.sides) > 1:
            return (compose_sides, each_authority)
        return (compose_across,)
    return (_better,)


def _better(desk: Desk) -> Draft:
    """The surer of a fact and a list, the form asked for winning where both would do."""
    fact, listed = compose_fact(desk), compose_list(desk)
    if desk.plan.kind == "list":
        first, second = listed, fact
    else:
        first, second = fact, listed
    if first.answers and (not second.answers or first.confidence >= second.confidence - 0.25):
        return first
    return second if second.answers else first


def _with_gaps(desk: Desk, draft: Draft) -> Draft:
    """The draft with a line on the authorities that are asked about and not held."""
    unheld = desk.plan.unheld
    if not unheld or draft.status != "answered":
        return draft
    line = plain(f"No paper of {joined(unheld, 'or')} is held.")
    return replace(draft, status="partly_answered", statements=(*draft.statements, line))
