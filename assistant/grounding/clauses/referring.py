"""What a pronoun stands for, where it can be one thing only."""

from __future__ import annotations

from assistant.grounding.clauses.asides import is_aside
from assistant.grounding.clauses.cuts import cuts
from assistant.grounding.clauses.timing import UNITS
from assistant.grounding.clauses.turning import Items
from assistant.grounding.clauses.verbs import present_verb, subject_end
from assistant.grounding.reading.items import Item, Line

_TITLES = frozenset("mr mrs ms miss mx dr cllr councillor professor prof sir dame".split())
_SEVERAL = frozenset("people children staff men women police families".split())
_WHERE = frozenset(("in", "at", "on"))


def subjects(line: Line, pronoun: str) -> set[Items]:
    """What a sentence speaks of, with its asides and without: what ``It`` stands for after it.

    None where the sentence names anything else that the pronoun may stand for.
    """
    found: set[Items] = set()
    for cut in cuts(line):
        whole = cut.last == len(line.items) or is_aside(line.items, cut.last, len(line.items))
        if cut.first or not whole:
            continue
        end = subject_end(cut.items, 0, len(cut.items)) or present_verb(cut.items)
        if end is None or not _agrees(cut.items[end - 1], cut.items[0], pronoun):
            continue
        if _may_be_meant(cut.items[end:], pronoun):
            continue
        if any(one.prep for one in cut.items[1:end] if not one.is_value):
            continue
        found.add(cut.items[:end])
        sized = [at for at in range(1, end) if cut.items[at].is_value]
        if cut.items[0].det and sized and cut.items[sized[0]].prep == "of":
            found.add(cut.items[: sized[0]])
    return found


def _may_be_meant(items: Items, pronoun: str) -> bool:
    """Whether a pronoun after a sentence may stand for something in this part of it, but for where
    it was."""
    prep = ""
    is_person = pronoun == "~it" and any(one.word in _TITLES for one in items)
    for one in items:
        prep = one.prep or ("" if one.det else prep)
        if one.word in UNITS or one.is_value:
            continue
        if prep not in _WHERE and (one.det or one.pron or (one.capital and not is_person)):
            return True
    return False


def _agrees(last: Item, first: Item, pronoun: str) -> bool:
    """Whether what a sentence speaks of is of the number of a pronoun: ``they`` are several."""
    several = last.form == "s" or last.word in _SEVERAL or (first.is_value and not first.prep)
    return several if pronoun == "~they" else not several
