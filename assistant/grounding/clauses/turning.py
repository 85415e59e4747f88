"""The same clause in other words of the same: active for passive, ``of`` for a compound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from assistant.grounding.reading.classes import MODALS, QUANTIFIERS
from assistant.grounding.reading.forms import is_past
from assistant.grounding.reading.items import Item

Items = tuple[Item, ...]
_ACTIVE = {
    ("is",): ((), "s"),
    ("was",): ((), "past"),
    ("has", "been"): (("has",), "pp"),
    ("had", "been"): (("had",), "pp"),
    ("is", "being"): (("is",), "ing"),
    ("was", "being"): (("was",), "ing"),
    ("be",): ((), ""),
}
"""Auxiliaries of a passive, with those and the form of the verb in the active."""
_PARTICLES = frozenset("back up out down off over away forward aside together".split())
_LONGEST = 3
_FRONT = 6
MOST = 100
"""So many forms of one clause are tried: a chain of ``of the ... of the`` has thousands."""


def variants(items: Items, own: frozenset[str]) -> Iterator[Items]:
    """A clause and what says the same; ``own`` are the keys of words for the body itself, whose
    deeds may be told without it."""
    agentless = _agentless(items, own)
    turned = (items, *active(items), *([agentless] if agentless else []))
    made = (one for form in turned for one in islice(_compounded(form), MOST))
    yield from dict.fromkeys(islice(made, 2 * MOST))


def active(items: Items) -> Iterator[Items]:
    """``The board is chaired by Dr Farthing`` as ``Dr Farthing chairs the board``."""
    for at in range(2, len(items)):
        if items[at].prep == "by" and not items[at].is_value:
            yield from _turned(items, at)
            return


def _turned(items: Items, at: int) -> Iterator[Items]:
    last = at - 1 if items[at - 1].word not in _PARTICLES else at - 2
    verb = items[last]
    found = _ACTIVE.get(verb.aux)
    if found is None or verb.prep or verb.joint or verb.form not in ("ed", "pp"):
        return
    aux, form = found
    if verb.denied and verb.aux in (("is",), ("was",)):
        aux, form = (("do",) if verb.aux == ("is",) else ("did",)), ""
    start = last
    while start > 0 and items[start - 1].word in MODALS:
        start -= 1
    end = at + 1
    while end < len(items) and items[end].prep in ("", "of") and not items[end].joint:
        end += 1
    made = replace(verb, word="", form=form, aux=aux)
    done = (*items[start:last], made, *items[last + 1 : at])
    # What stands in front, "In the first week ...", stays there: where it ends is tried.
    for front in range(min(start, _FRONT) if items[0].prep else min(start, 1)):
        agent = replace(items[at], prep="", joint=items[front].joint)
        patient = (replace(items[front], joint=""), *items[front + 1 : start])
        yield (*items[:front], agent, *items[at + 1 : end], *done, *patient, *items[end:])


def _agentless(items: Items, own: frozenset[str]) -> Items | None:
    """``The council closed the pool`` as ``the pool was closed``: whose deed it is stands in
    front of every statement."""
    if len(items) < 3 or items[0].key not in own or items[0].prep or not is_past(items[1].form):
        return None
    verb = items[1]
    aux = {(): ("was",), ("has",): ("has", "been")}.get(verb.aux)
    if aux is None or verb.denied or verb.joint:
        return None
    end = 3
    while end < len(items) and items[end].prep in ("", "of") and not items[end].joint:
        end += 1
    if items[2].prep or items[2].joint:
        return None
    made = replace(verb, word="", form="pp", aux=aux)
    return (replace(items[2], joint=items[0].joint), *items[3:end], made, *items[end:])


def _compounded(items: Items) -> Iterator[Items]:
    """A clause, and the same with ``members of the Board`` as ``the Board's members``."""
    yield items
    made = [one for at in range(1, len(items)) for one in _swapped(items, at)]
    made += [one for at in range(1, len(items)) for one in _sized(items, at)]
    yield from made
    for one in made:
        for at in range(1, len(items)):
            yield from _swapped(one, at)


def _swapped(items: Items, at: int) -> Iterator[Items]:
    head = items[at - 1]
    if head.is_value or head.word in QUANTIFIERS or head.denied or items[at].joint:
        return
    end = at + 1
    for end in range(at + 1, min(at + _LONGEST, len(items)) + 1):
        inside = items[at:end]
        if any(_is_bound(one) for one in inside[1:]):
            return
        if _may_swap(inside):
            first = replace(
                inside[0], prep=head.prep, joint=head.joint, aux=head.aux, pron=head.pron
            )
            changed = [first, *inside[1:]]
            changed[-1] = replace(changed[-1], loose=True)
            bare = replace(head, prep="", joint="", aux=(), pron="")
            yield (*items[: at - 1], *changed, bare, *items[end:])


def _sized(items: Items, at: int) -> Iterator[Items]:
    """``a cumulative deficit of £12.6m`` as ``a £12.6m cumulative deficit``."""
    size = items[at]
    if not size.is_value or size.is_date or size.prep != "of" or size.joint or size.denied:
        return
    start = at - 1
    while start > 0 and not (items[start].det or _is_bound(items[start])):
        start -= 1
    head = items[start]
    if not head.det or head.is_value or head.denied or start == at - 1:
        return
    moved = replace(
        size, prep=head.prep, joint=head.joint, aux=head.aux, pron=head.pron, det=head.det
    )
    bare = replace(head, prep="", joint="", aux=(), pron="", det="")
    yield (*items[:start], moved, bare, *items[start + 1 : at], *items[at + 1 :])


def _may_swap(inside: Sequence[Item]) -> bool:
    prep = inside[0].prep
    return prep == "of" or (prep == "in" and all(one.capital for one in inside))


def _is_bound(item: Item) -> bool:
    return bool(item.prep or item.joint or item.aux or item.denied)
