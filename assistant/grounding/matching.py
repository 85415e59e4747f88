"""Where in a source a clause of a statement stands: a run of its items, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.grounding.classes import GUARDS, RATES
from assistant.grounding.items import Clause, Item, Line, is_same, turned

SKIPPED = 2
"""How many words a run may leave out between its first and its last, never two together."""


@dataclass(frozen=True, slots=True)
class Place:
    """A run found: the number of the source and of its sentence, and from where to where."""

    source: int
    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Text:
    """What a cited paragraph says: its sentences, and the words of its headings and lead-in."""

    lines: tuple[Line, ...]
    context: tuple[Item, ...]
    leads: int = 0
    """How many of the sentences are the lead-in's."""


def find(
    items: Sequence[Item], negations: int, text: Text, number: int, after: Place | None
) -> Iterator[Place]:
    """The places in one source that say a clause, the same way round and with the same denial.

    ``after`` is where the clause before it stands, if there is one: only from there on may a
    clause begin in the middle of one of the paper's.
    """
    keys = {item.key for item in items}
    for at, line in enumerate(text.lines):
        for start in _starts(line, at, number, after):
            end = _run(items, line.items, start, text.context)
            if end is None or _is_part_of_an_amount(line, end):
                continue
            near = touched(line, start, end)
            if _denials(near) == negations and not _left_out(line, near, keys):
                yield Place(number, at, start, end)
    for at in range(1, len(text.lines)):
        end = _through_pronoun(items, text, at)
        if end is None:
            continue
        near = touched(text.lines[at], 0, end)
        if _denials(near) == negations and not _left_out(text.lines[at], near, keys):
            yield Place(number, at, 0, end)


def find_turned(items: Sequence[Item], negations: int, text: Text, number: int) -> Iterator[Place]:
    """The same with active and passive exchanged, on either side."""
    keys = {item.key for item in items}
    other = turned(items)
    for at, line in enumerate(text.lines):
        for clause in line.clauses:
            part = line.part(clause)
            theirs = turned(part)
            mine = None
            if other is not None and theirs is None:
                mine, theirs = other, part
            elif other is None and theirs is not None:
                mine = tuple(items)
            if mine is None or theirs is None or _run(mine, theirs, 0, text.context) is None:
                continue
            if _denials([clause]) == negations and not _left_out(line, [clause], keys):
                yield Place(number, at, clause.first, clause.last)


def _starts(line: Line, at: int, number: int, after: Place | None) -> list[int]:
    """Where a run may begin: at a clause, one word into it, or where the last one ended."""
    firsts = [clause.first for clause in line.clauses]
    if after is None:
        within = {first + 1 for first in firsts if not _is_in_a_name(line.items, first)}
        return sorted({*firsts, *within})
    follows = after.source == number and after.sentence == at
    return sorted({*firsts, *((after.last, after.last + 1) if follows else ())})


def _run(
    items: Sequence[Item], printed: Sequence[Item], start: int, context: Sequence[Item]
) -> int | None:
    """The end of the run of ``items`` in ``printed`` from ``start``, None where it breaks off."""
    at, skipped, borrowed = start, 0, False
    for said in items:
        if at < len(printed) and agree(said, printed[at]):
            at += 1
        elif _may_skip(printed, at, skipped, start) and agree(said, printed[at + 1]):
            at, skipped = at + 2, skipped + 1
        elif not said.is_value and any(agree(said, one) for one in context):
            borrowed = True
        else:
            return None
    # What a heading lends may not take the place of a word that was skipped.
    return None if at == start or (borrowed and skipped) else at


def _may_skip(printed: Sequence[Item], at: int, skipped: int, start: int) -> bool:
    room = at + 1 < len(printed) and at > start and skipped < SKIPPED
    return (
        room
        and not printed[at].is_value
        and not _is_in_a_name(printed, at)
        and not _is_in_a_name(printed, at - 1)
    )


def _is_in_a_name(printed: Sequence[Item], at: int) -> bool:
    """Whether a word and the next one are both capitalised: ``North Oakvale``."""
    return at + 1 < len(printed) and printed[at].capital and printed[at + 1].capital


def _is_part_of_an_amount(line: Line, end: int) -> bool:
    """Whether a run breaks off in a range or before a rate: ``£3m-£4m``, ``£3m a week``."""
    if not any(clause.first < end < clause.last for clause in line.clauses):
        return False
    last, after = line.items[end - 1], line.items[end]
    if not last.is_value or last.key.startswith("date "):
        return False
    return after.key in RATES or (after.is_value and not after.key.startswith("date "))


def agree(said: Item, printed: Item) -> bool:
    """Whether two items are one, each in the same role as the other and denied as often."""
    if not is_same(said, printed) or said.denied != printed.denied:
        return False
    if (said.prep == "by") != (printed.prep == "by"):
        return False
    if said.is_value:
        # A month told for days within it may say "in" where the paper says "from ... to".
        if (
            said.key == printed.key
            and said.prep != printed.prep
            and "from"
            in (
                said.prep,
                printed.prep,
            )
        ):
            return False
    elif {said.prep, printed.prep} == {"from", "to"}:
        return False
    made_passive = said.be and not printed.be and printed.has_object
    made_active = printed.be and not said.be and said.has_object
    return not (made_passive or made_active)


def _through_pronoun(items: Sequence[Item], text: Text, at: int) -> int | None:
    """A run whose subject is that of the sentence before: ``The board ... It meets monthly.``"""
    line, before = text.lines[at], text.lines[at - 1]
    if not (line.clauses and line.clauses[0].opens_with_pronoun):
        return None
    for cut in range(1, len(items)):
        if _plain_run(items[:cut], before.items) is None:
            return None
        end = _plain_run(items[cut:], line.items)
        if end is not None:
            return end
    return None


def _plain_run(items: Sequence[Item], printed: Sequence[Item]) -> int | None:
    same = len(items) <= len(printed) and all(map(agree, items, printed))
    return len(items) if same else None


def touched(line: Line, start: int, end: int) -> list[Clause]:
    """The clauses that a run touches, and those of the same sentence that hold only a denial."""
    return [
        clause
        for clause in line.clauses
        if clause.first < max(end, start + 1) and start < max(clause.last, clause.first + 1)
    ]


def _denials(clauses: Sequence[Clause]) -> int:
    return sum(clause.negations for clause in clauses)


def _left_out(line: Line, near: Sequence[Clause], keys: set[str]) -> bool:
    """Whether a word that limits these clauses is missing from a statement."""
    return any(
        item.key in GUARDS and item.key not in keys for clause in near for item in line.part(clause)
    )
