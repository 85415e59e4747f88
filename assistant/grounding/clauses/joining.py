"""A sentence of a statement as clauses that are each said somewhere, and may stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from assistant.grounding.clauses.matching import Place, Text, find
from assistant.grounding.clauses.turning import Items
from assistant.grounding.clauses.verbs import is_link, subject_end
from assistant.grounding.reading.classes import CONTRASTS, RELATIVES
from assistant.grounding.reading.items import Item, is_pronoun

MOST_PARTS = 4
"""How many clauses a sentence may join that stand in different sentences."""
Places = tuple[Place, ...]


def placed(items: Items, texts: Sequence[Text], parts: int = MOST_PARTS) -> Places | None:
    """Where a sentence is said, as a whole or clause by clause; None where it is not.

    Clauses of different sentences hold only where each has a subject and a verb of its own and
    they are joined by ``and`` or the like: a comma or a colon would claim that they belong
    together. Nothing may stand in front that would then hold for all of them.
    """
    for one in (items, *_impersonal(items)):
        whole = _one(one, texts)
        if whole is not None:
            return whole
    return _with_aside(items, texts) or _split(items, texts, parts)


def _impersonal(items: Items) -> Iterator[Items]:
    """``It was resolved that ...`` as minutes print it: ``RESOLVED that ...``."""
    if len(items) < 3 or items[0].key != "~it" or items[1].aux != ("was",):
        return
    if items[1].form == "ed" and not items[1].denied:
        yield (replace(items[1], aux=()), *items[2:])


def _one(items: Items, texts: Sequence[Text]) -> Places | None:
    return next((found for n, text in enumerate(texts) for found in find(items, text, n)), None)


def _with_aside(items: Items, texts: Sequence[Text]) -> Places | None:
    """``The Board, which is chaired by Dr Farthing, meets monthly`` as two clauses on the Board."""
    for first, last in islice(_asides(items), 2 * MOST_PARTS):
        subject, rest = items[:first], items[last:]
        if subject_end(items, 0, first) is not None or len(subject) == 0:
            continue
        main = (*subject, replace(rest[0], joint=""), *rest[1:])
        head = replace(items[first], joint="" if items[first].aux else ",")
        aside = (*subject, head, *items[first + 1 : last])
        for number in range(len(texts)):
            one, other = _in(main, texts, number), _in(aside, texts, number)
            if one and other:
                return (*one, *other)
    return None


def _in(items: Items, texts: Sequence[Text], number: int) -> Places | None:
    return next(find(items, texts[number], number), None)


def _asides(items: Items) -> Iterator[tuple[int, int]]:
    for first in range(1, len(items)):
        head = items[first]
        if not head.joint.startswith(",") or is_link(head):
            continue
        if head.link not in RELATIVES and not (head.form in ("ed", "pp") and not head.aux):
            continue
        for last in range(first + 1, len(items)):
            if items[last].joint.startswith(","):
                yield first, last


def _split(items: Items, texts: Sequence[Text], parts: int) -> Places | None:
    if not items or parts < 2 or items[0].prep or items[0].is_date:
        return None
    links = [at for at in range(1, len(items)) if _may_part(items, at)][: MOST_PARTS - 1]
    for at in links:
        first = _one(items[:at], texts)
        if first is None:
            continue
        rest = (replace(items[at], joint=""), *items[at + 1 :])
        if is_pronoun(rest[0]):
            continue
        for second in (rest, *_with_subject(items[:at], rest)):
            found = placed(second, texts, parts - 1)
            if found is not None and _may_join(items[at], first, found):
                return (*first, *found)
    return None


def _may_part(items: Items, at: int) -> bool:
    """Whether a claim of its own may begin here: after a link, or a comma with a link to come."""
    in_series = items[at].joint == "," and any(map(is_link, items[at + 1 :]))
    return is_link(items[at]) or in_series


def _with_subject(first: Items, rest: Items) -> Iterator[Items]:
    """A clause without a subject of its own, with that of the one before it."""
    for end in range(1, len(first)):
        if any(one.joint for one in first[1:end]):
            return
        if first[end].aux or first[end].form in ("ed", "past", "s") or first[end].word == "will":
            yield (*first[:end], *rest)


def _may_join(link: Item, first: Places, second: Places) -> bool:
    """Whether two clauses may stand in one sentence: of one paragraph, or plainly added up."""
    same = {place.source for place in first} == {place.source for place in second}
    return same or not (link.joint == "," or any(word in link.joint for word in CONTRASTS))
