"""Stretches of a sentence that only name or explain what stands before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.grounding.clauses.verbs import is_link, is_verb
from assistant.grounding.reading.classes import GOVERNING, GUARDS, RELATIVES
from assistant.grounding.reading.forms import is_past
from assistant.grounding.reading.items import Item

_REFERENCES = frozenset("see appendix annex paragraph section page table figure minute".split())
_EXAMPLES = frozenset("including such".split())
_TO_WHOM = frozenset(("by", "to", "from", "with"))
_AGAINST = frozenset(("compared", "against"))
_LONGEST_NAME = 5
_COMPARED = frozenset("more fewer less higher lower up down".split())


def asides(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Stretches between commas or brackets that name or explain what stands before them."""
    for first in range(1, len(items)):
        if not items[first].joint:
            continue
        for last in range(first + 1, len(items)):
            if items[last].joint[:1] in (",", ")", ";") and is_aside(items, first, last):
                yield first, last
                break


def is_aside(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether a stretch only names or explains: nothing in it limits."""
    inside, head = items[first:last], items[first]
    if head.joint.startswith("("):
        return head.word in _REFERENCES
    if not head.joint.startswith(",") or is_link(head):
        return False
    if last < len(items) and is_link(items[last]):
        return False  # one of several: "Tolvean, the Mill, and Nancarth"
    if _is_share(inside):
        return True
    if any(one.key in GUARDS or one.denied for one in inside):
        return False
    told_when = head.word in ("when", "where") and any(map(is_verb, inside))
    if head.link in RELATIVES or head.word in _EXAMPLES or _is_participle(inside) or told_when:
        return True
    between = last < len(items) and not items[last].capital
    by_name = between and len(inside) <= _LONGEST_NAME and all(one.capital for one in inside)
    named = (by_name or bool(head.det)) and items[first - 1].capital
    return named and not any(one.aux or is_link(one) for one in inside)


def _is_share(inside: Sequence[Item]) -> bool:
    """``seven of them in the hub``, ``of whom 38 were late``, ``compared with 361 a year before``:
    something further on what was said."""
    head = inside[0]
    if head.word in _AGAINST or (head.is_value and head.link in RELATIVES):
        return True
    if len(inside) < 2 or not head.is_value or any(one.joint for one in inside[1:]):
        return False
    return inside[1].prep.startswith("of") or inside[1].word in _COMPARED


def _is_participle(inside: Sequence[Item]) -> bool:
    head = inside[0]
    return head.form in ("ed", "pp") and not (head.aux or head.prep or head.det or head.pron)


def _names_who(inside: Sequence[Item]) -> bool:
    return any(one.prep == "by" and not one.is_value for one in inside)


def told_asides(items: Sequence[Item]) -> Iterator[tuple[tuple[Item, ...], int, int]]:
    """``The Board, chaired by Dr Farthing, meets`` as ``The Board is chaired by Dr Farthing``,
    with where that begins and ends."""
    for first in range(1, len(items)):
        head = items[first]
        if head.denied or not head.joint.startswith(",") or is_link(head):
            continue
        ends = [n for n in range(first + 1, len(items)) if items[n].joint[:1] in (",", ";", ")")]
        for last in (*ends, len(items)):
            is_relative = head.link in ("which", "who") and bool(head.aux)
            inside = items[first:last]
            if not is_relative and not (_is_participle(inside) and _names_who(inside)):
                continue
            begin = _antecedent(items, first)
            if begin is None:
                continue
            told = head if is_relative else replace(head, aux=(_tense(items, first, last),))
            named = replace(items[begin], prep="", joint="")
            rest = (replace(told, joint=""), *items[first + 1 : last])
            yield (named, *items[begin + 1 : first], *rest), begin, last


def _antecedent(items: Sequence[Item], before: int) -> int | None:
    """Where the name begins that an aside explains; None where that is not plain: it may explain
    any of several names before it, and what is asserted of them may be somebody's claim."""
    begin = before - 1
    while begin > 0 and not (items[begin].det or items[begin].prep):
        begin -= 1
    name = items[begin:before]
    if any(one.key in GOVERNING or one.denied for one in items[:begin]):
        return None
    if any(is_verb(one) for one in name[1:]) or name[0].denied or name[0].aux:
        return None
    is_named = all(one.capital for one in name) and name[0].prep in _TO_WHOM
    return begin if begin == 0 or is_named else None


def _tense(items: Sequence[Item], first: int, last: int) -> str:
    """Of when an aside without a tense is: of when the sentence around it is."""
    if any(one.is_date for one in items[first:last]):
        return "was"
    verb = next((one for one in (*items[:first], *items[last:]) if is_verb(one)), None)
    past = verb is not None and (verb.aux == ("was",) or (not verb.aux and is_past(verb.form)))
    return "was" if past else "is"
