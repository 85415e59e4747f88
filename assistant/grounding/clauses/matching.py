"""Whether a clause of a statement is one that a source may be told by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.grounding.clauses.asides import is_aside
from assistant.grounding.clauses.cuts import cuts
from assistant.grounding.clauses.turning import Items, variants
from assistant.grounding.clauses.verbs import subject_end
from assistant.grounding.reading.classes import LINKS, POSSESSIVES, RELATIVES
from assistant.grounding.reading.forms import are_compatible, is_past
from assistant.grounding.reading.items import Clause, Item, Line, is_pronoun, is_same

_PLACES = frozenset(("in", "at", "on", "within"))
_TIMES = frozenset(("", "in", "at", "on"))
_UNITS = frozenset(
    """year years month months week weeks day days night quarter term summer winter spring autumn
    morning afternoon evening decade""".split()
)
_LONGEST_WHEN = 4
_TITLES = frozenset("mr mrs ms miss mx dr cllr councillor professor prof sir dame".split())
_BEARERS = frozenset("of about for on".split())
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
                for subject in _subjects(text.lines[at - 1], cut.items[0].key):
                    named = Place(number, at - 1, 0, len(subject))
                    yield (*subject, *cut.items[1:]), (named, place)


def _subjects(line: Line, pronoun: str) -> set[Items]:
    """What a sentence speaks of, with its asides and without: what ``It`` stands for after it.

    None where the sentence names anything else that the pronoun may stand for.
    """
    found: set[Items] = set()
    for cut in cuts(line):
        whole = cut.last == len(line.items) or is_aside(line.items, cut.last, len(line.items))
        if cut.first or not whole:
            continue
        end = subject_end(cut.items, 0, len(cut.items)) or _present_verb(cut.items)
        if end is None or any(_may_be_meant(one, pronoun, cut.items) for one in cut.items[end:]):
            continue
        if any(one.prep for one in cut.items[1:end] if not one.is_value):
            continue
        found.add(cut.items[:end])
        sized = [at for at in range(1, end) if cut.items[at].is_value]
        if cut.items[0].det and sized and cut.items[sized[0]].prep == "of":
            found.add(cut.items[: sized[0]])
    return found


def _may_be_meant(item: Item, pronoun: str, items: Items) -> bool:
    """Whether a pronoun after the sentence may stand for this part of it."""
    if item.det or item.pron:
        return True
    is_person = pronoun == "~it" and any(one.word in _TITLES for one in items)
    return item.capital and not is_person


def _present_verb(items: Sequence[Item]) -> int | None:
    """Where the only word stands that may be a verb of the present: ``The board meets``."""
    found = [at for at, one in enumerate(items) if at and one.form == "s" and not one.prep]
    return found[0] if len(found) == 1 else None


def is_told(said: Items, printed: Items, is_table: bool = False) -> bool:
    """Whether two clauses say the same, and of the same time where a longer one would say more."""
    return _is_in_time(said, printed) and _is_in_words(said, printed, is_table)


def _is_in_time(said: Items, printed: Items) -> bool:
    """Whether the dates are the same, or longer ones that claim no more: ``in July`` for ``on 4
    July``, but not of what did not happen then, nor of an amount."""
    mine, theirs = ({one.key for one in items if one.is_date} for items in (said, printed))
    if mine == theirs:
        return True
    return not any(one.denied or (one.is_value and not one.is_date) for one in printed)


def _is_in_words(said: Items, printed: Items, is_table: bool) -> bool:
    """Whether two clauses say the same in the same order, but for when it was, which may stand at
    either end of a clause with one verb."""
    if _is_same_order(said, printed, is_table):
        return True
    ahead = _after_verb(said)
    if ahead is not None and _is_same_order(ahead, printed):
        return True
    ahead = None if any(map(_is_link, printed[1:])) else _after_verb(printed)
    if ahead is not None and _is_same_order(said, ahead):
        return True
    mine, theirs = _timed(said), _timed(printed)  # what is said, and when
    if mine is None or theirs is None or not _is_single_deed(printed):
        return False
    return _is_same_order(mine[0], theirs[0], is_table) and _is_same_order(mine[1], theirs[1])


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
    if printed.denied or printed.form not in ("ed", "pp"):
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
    return said.prep in _TIMES and (printed.prep in _TIMES or within)


def _is_joined_alike(said: Item, printed: Item) -> bool:
    """Whether both add a claim or neither does; ``staff, who`` are all of them, ``staff who``
    only some."""
    if said.link in RELATIVES or printed.link in RELATIVES:
        return ("," in said.joint) == ("," in printed.joint)
    return _is_link(said) == _is_link(printed) or printed.joint == ";"


def _is_link(item: Item) -> bool:
    return any(word in item.joint for word in LINKS) or item.joint == ";"


def _timed(items: Items) -> tuple[Items, Items] | None:
    """A clause without what tells when at one of its ends, and that."""
    end = _when_end(items, 0)
    if end is not None and end < len(items):
        return (replace(items[end], joint=items[0].joint), *items[end + 1 :]), items[:end]
    for first in range(len(items) - 1, 0, -1):
        if _when_end(items, first) == len(items) and not items[first].joint:
            return items[:first], items[first:]
    return None


def _when_end(items: Items, first: int) -> int | None:
    """Where what tells when ends, if it begins here: ``on 3 May``, ``in the first week``."""
    head = items[first]
    if head.aux or head.denied:
        return None
    if head.is_date:
        return first + 1 if head.prep in (*_TIMES, "from") else None
    if head.prep not in _TIMES or not head.prep:
        return None
    for at in range(first, min(first + _LONGEST_WHEN, len(items))):
        one = items[at]
        if at > first and (one.joint or one.aux or one.denied or one.prep not in ("", "of")):
            return None
        if one.is_date or one.word in _UNITS:
            after = items[at + 1] if at + 1 < len(items) else None
            if after is None or not (after.prep == "of" and after.is_date):
                return at + 1
    return None


def _after_verb(items: Items) -> Items | None:
    """``Cabinet decided on 3 May to ...`` as ``On 3 May Cabinet decided to ...``."""
    verb = subject_end(items, 0, len(items))
    if verb is None or verb + 1 >= len(items) or items[verb + 1].joint:
        return None
    end = _when_end(items, verb + 1)
    if end is None or end == len(items):
        return None
    return (*items[verb + 1 : end], *items[: verb + 1], *items[end:])


def _is_single_deed(items: Items) -> bool:
    """Whether a clause has one verb that tells of what was done, so that all of it was then."""
    verbs = [one for one in items if one.aux or is_past(one.form) or one.form == "pp"]
    told = [one for one in verbs if one.form in ("ed", "past", "pp") or one.aux == ("was",)]
    embedded = any(
        one.prep == "to" and not (one.is_value or one.capital or one.det) for one in items
    )
    # "told of failures in July": the failures may have been in July
    after = items[items.index(verbs[0]) + 1 :] if verbs else ()
    borne = any(one.prep in _BEARERS and not one.is_value and not one.is_date for one in after)
    return len(verbs) == 1 and bool(told) and not embedded and not borne


def touched(line: Line, start: int, end: int) -> list[Clause]:
    """The clauses that a stretch touches."""
    return [
        clause
        for clause in line.clauses
        if clause.first < max(end, start + 1) and start < max(clause.last, clause.first + 1)
    ]
