"""Where a clause has its subject, its verb and its links, as far as its words tell."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.grounding.reading.classes import ADDING, CONTRASTS, LINKS, MODALS, NOBODY, RELATIVES
from assistant.grounding.reading.forms import is_past
from assistant.grounding.reading.items import Item, is_pronoun


def subject_end(items: Sequence[Item], start: int, end: int) -> int | None:
    """Where the first verb of a clause stands, with a subject before it and no joint between."""
    for at in range(start + 1, end):
        if items[at].joint:
            return None
        if is_verb(items[at]):
            return at
    return None


def is_link(item: Item) -> bool:
    """Whether an item is joined to what stands before as a further claim may be.

    ``while`` and the like only behind a comma: without one they tell when or how far.
    """
    joint = item.joint
    if item.link in RELATIVES:
        return False
    return joint == ";" or item.link in ADDING or (item.link in CONTRASTS and "," in joint)


def is_clausal(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether a stretch has a subject and a verb of its own, as far as its words tell."""
    head = items[first] if first < last else None
    if head is not None and (is_pronoun(head) or (head.pron in NOBODY and head.aux)):
        return True
    return subject_end(items, first, last) is not None or has_verb(items, first, last)


def has_verb(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether a verb stands behind the first word of a stretch."""
    return any(is_verb(one) for one in items[first + 1 : last])


def is_verb(item: Item) -> bool:
    """Whether an item is or carries a verb that tells when: ``closed``, ``is open``, ``may``."""
    return bool(item.aux) or item.word in MODALS or (is_past(item.form) and not item.prep)


def clause_end(items: Sequence[Item], at: int) -> int:
    """Where the clause ends that begins here."""
    return next((n for n in range(at + 1, len(items)) if items[n].joint), len(items))


def denies(items: Sequence[Item]) -> bool:
    """Whether anything in a stretch is denied."""
    return any(one.denied for one in items)


def is_attributive(items: Sequence[Item], at: int) -> bool:
    """Whether a past form only describes what follows: ``newly qualified workers``."""
    item, before = items[at], items[at - 1] if at else None
    described = bool(item.det) or (before is not None and (before.form == "ly" or before.is_value))
    return described and at + 1 < len(items) and not (items[at + 1].prep or items[at + 1].joint)


def present_verb(items: Sequence[Item]) -> int | None:
    """Where the only word stands that may be a verb of the present: ``The board meets``."""
    found = [at for at, one in enumerate(items) if at and one.form == "s" and not one.prep]
    return found[0] if len(found) == 1 else None


def is_adding(item: Item) -> bool:
    """Whether an item is joined to what stands before by a word that adds or contrasts."""
    return any(word in item.joint for word in LINKS) or item.joint == ";"
