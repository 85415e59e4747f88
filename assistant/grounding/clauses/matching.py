"""Whether a clause of a statement is one that a source may be told by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.grounding.clauses.cuts import cuts
from assistant.grounding.clauses.referring import subjects
from assistant.grounding.clauses.timing import (
    TIMES,
    after_verb,
    has_further_deed,
    is_in_time,
    is_single_deed,
    timed,
    timed_within,
)
from assistant.grounding.clauses.turning import Items, variants
from assistant.grounding.clauses.verbs import is_adding
from assistant.grounding.reading.classes import POSSESSIVES, RELATIVES
from assistant.grounding.reading.forms import UNCHANGED, are_compatible, is_past, root
from assistant.grounding.reading.items import Clause, Item, Line, is_pronoun, is_same

_PLACES = frozenset(("in", "at", "on", "within"))
_SCANT = frozenset((root("few"), root("little")))
_OF_TABLES = frozenset(("", "of", "on", "for", "in", "at"))


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a source that is told: the numbers of the source and of its sentence, and
    from which item to which."""

    source: int
    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Text:
    """What a cited paragraph says: its sentences, and the words of its headings and lead-in.

    ``leads`` is how many of the sentences are the lead-in's, ``joined`` which ones are the lead-in
    and an item in one; ``is_table`` where cells stand for sentences, without verbs.
    """

    lines: tuple[Line, ...]
    context: tuple[Item, ...]
    leads: int = 0
    joined: frozenset[int] = frozenset()
    is_table: bool = False
    own: frozenset[str] = frozenset()


def find(items: Items, text: Text, number: int) -> Iterator[tuple[Place, ...]]:
    """The places in one source that say a clause, whole and in the same words."""
    wanted = _bag(items)
    mine = None
    for made, places in _candidates(text, number):
        theirs = _bag(made)
        lacking = wanted - theirs
        if lacking or sum((theirs - wanted).values()) > (1 if made[0].key in text.own else 0):
            continue
        mine = mine or list(variants(items, frozenset()))
        if any(
            is_told(said, printed, text.is_table)
            for printed in variants(made, text.own)
            for said in mine
        ):
            yield places


def _bag(items: Sequence[Item]) -> Counter[str]:
    return Counter("date" if one.is_date else one.key for one in items)


def _candidates(text: Text, number: int) -> Iterator[tuple[Items, tuple[Place, ...]]]:
    for at, line in enumerate(text.lines):
        for cut in cuts(line):
            place = Place(number, at, cut.first, cut.last)
            if not cut.items:
                continue
            yield cut.items, (place,)
            if at and cut.first == 0 and is_pronoun(cut.items[0]):
                for subject in subjects(text.lines[at - 1], cut.items[0].key):
                    named = Place(number, at - 1, 0, len(subject))
                    yield (*subject, *cut.items[1:]), (named, place)


def is_told(said: Items, printed: Items, is_table: bool = False) -> bool:
    """Whether two clauses say the same, and of the same time where a longer one would say more."""
    return is_in_time(said, printed) and _is_in_words(said, printed, is_table)


def _is_in_words(said: Items, printed: Items, is_table: bool) -> bool:
    """Whether two clauses say the same in the same order, but for when it was, which may stand at
    either end of a clause with one verb."""
    if _is_same_order(said, printed, is_table):
        return True
    ahead = after_verb(said)
    if ahead is not None and _is_same_order(ahead, printed):
        return True
    ahead = None if has_further_deed(printed) else after_verb(printed)
    if ahead is not None and _is_same_order(said, ahead):
        return True
    mine, theirs = timed(said), timed(printed)  # what is said, and when
    if mine is None:
        return False
    whens = [*timed_within(printed), *([theirs] if theirs and is_single_deed(printed) else [])]
    return any(
        _is_same_order(mine[0], rest, is_table) and _is_same_order(mine[1], when)
        for rest, when in whens
    )


def _is_same_order(said: Items, printed: Items, is_table: bool = False) -> bool:
    return len(said) == len(printed) and all(
        agree(one, other, opens=not at, is_table=is_table)
        for at, (one, other) in enumerate(zip(said, printed, strict=True))
    )


def agree(said: Item, printed: Item, *, opens: bool = False, is_table: bool = False) -> bool:
    """Whether two items are one, with the same tense, role and denial, joined alike."""
    if not is_same(said, printed) or said.denied != printed.denied:
        return False
    if not is_table and not (_is_same_form(said, printed) and _is_same_tense(said, printed)):
        return False
    if said.pron != printed.pron and not (not said.pron and printed.pron in POSSESSIVES):
        return False
    if said.key in _SCANT and (said.det == "a") != (printed.det == "a"):
        return False  # "few came" is not "a few came"
    if not opens and not _is_joined_alike(said, printed):
        return False
    return _is_same_role(said, printed, is_table)


def _is_same_form(said: Item, printed: Item) -> bool:
    if said.is_value or said.word == printed.word:
        return True
    if {said.form, printed.form} <= {"", "s"}:
        return said.loose or printed.loose or not (said.word and printed.word)
    if not (said.word and printed.word):
        return are_compatible(said.form, printed.form)
    return _is_perfect_as_past(said, printed)


def _is_same_tense(said: Item, printed: Item) -> bool:
    if said.aux == printed.aux or _is_perfect_as_past(said, printed):
        return True
    shortened = said.joint == "," and not said.aux and said.form in ("ed", "pp")
    return shortened and printed.aux in (("is",), ("was",))


def _is_perfect_as_past(said: Item, printed: Item) -> bool:
    """``The council has closed the pool`` told as ``closed the pool``."""
    if printed.denied or not (printed.form in ("ed", "pp") or printed.word in UNCHANGED):
        return False
    if printed.aux == ("has",):
        return not said.aux and is_past(said.form)
    return printed.aux == ("has", "been") and said.aux == ("was",)


def _is_same_role(said: Item, printed: Item, is_table: bool) -> bool:
    if said.prep == printed.prep or {said.prep, printed.prep} <= _PLACES:
        return True
    if is_table:
        return {said.prep, printed.prep} <= _OF_TABLES
    if not said.is_date:
        return False
    # A month told for days within it may say "in" where the paper says "from ... to".
    within = said.key != printed.key and printed.prep == "from"
    return said.prep in TIMES and (printed.prep in TIMES or within)


def _is_joined_alike(said: Item, printed: Item) -> bool:
    """Whether both add a claim or neither does; ``staff, who`` are all of them, ``staff who``
    only some."""
    if said.link in RELATIVES or printed.link in RELATIVES:
        return ("," in said.joint) == ("," in printed.joint)
    return is_adding(said) == is_adding(printed) or printed.joint == ";"


def touched(line: Line, start: int, end: int) -> list[Clause]:
    """The clauses that a stretch touches."""
    return [
        clause
        for clause in line.clauses
        if clause.first < max(end, start + 1) and start < max(clause.last, clause.first + 1)
    ]
