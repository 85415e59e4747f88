"""What of a printed sentence may be told by itself: whole clauses, with asides left out.

Nothing is ever cut from within a clause, so that no adverb, quantity, place or condition can be
lost; what may go are clauses that are claims of their own, and asides that name or explain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, islice, pairwise

from assistant.grounding.clauses.asides import asides, is_aside, told_asides
from assistant.grounding.clauses.verbs import (
    clause_end,
    denies,
    is_clausal,
    is_link,
    present_verb,
    subject_end,
)
from assistant.grounding.reading.classes import (
    CONTRASTS,
    FAILURES,
    LINKS,
    NOBODY,
    RELATIVES,
    TAKEN_BACK,
    TELLING,
)
from assistant.grounding.reading.items import Item, Line

_IF_TURNED = re.compile(r"\W*(?:were|had|should)\b", re.IGNORECASE)
MOST_ASIDES = 3
MOST = 300
LONGEST = 100
"""Items of the longest sentence of which parts are told."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Part of a sentence that claims something by itself, from item ``first`` to ``last``."""

    items: tuple[Item, ...]
    first: int
    last: int


@lru_cache(maxsize=8192)
def cuts(line: Line) -> tuple[Cut, ...]:
    """Everything of a sentence that may be told by itself, the whole sentence first; of a very
    long one nothing else, as trying its parts would take minutes."""
    if len(line.items) > LONGEST:
        return (Cut(line.items, 0, len(line.items)),)
    found = dict.fromkeys(islice(_cuts(line.items), MOST))
    return tuple(one for one in found if not _is_taken_back(line, one))


def _is_taken_back(line: Line, cut: Cut) -> bool:
    """Whether the rest of the sentence may take back what a part of it says: ``and then withdrew
    it``, ``; this is disputed``, ``were the pool to close``."""
    if len(cut.items) == len(line.items):
        return False
    if _IF_TURNED.match(line.text):
        return True
    back = [one.key for one in line.items if one.key in TAKEN_BACK]
    return len(back) > sum(one.key in TAKEN_BACK for one in cut.items)


def _cuts(items: tuple[Item, ...]) -> Iterator[Cut]:
    yield Cut(items, 0, len(items))
    starts, spared = list(_starts(items)), list(asides(items))
    for start in starts:
        for end in _ends(items, start):
            inside = [one for one in spared if start < one[0] and one[1] < end][:MOST_ASIDES]
            for number in range(len(inside) + 1):
                for left_out in combinations(inside, number):
                    kept = tuple(_without(items, start, end, left_out))
                    yield Cut(kept, start, end)
            yield from _shared(items, start, end)
    yield from (Cut(*told) for told in told_asides(items))


def _without(
    items: Sequence[Item], start: int, end: int, left_out: Sequence[tuple[int, int]]
) -> Iterator[Item]:
    ends = {last for _, last in left_out}
    for at in range(start, end):
        if not any(first <= at < last for first, last in left_out):
            yield replace(items[at], joint="") if at in ends else items[at]


def _starts(items: Sequence[Item]) -> Iterator[int]:
    """Where a claim of its own begins: at the first word, or after a link between two clauses.

    What stands in front of the first (``In 2019, ...``) may hold for all of them.
    """
    yield 0
    if not items or items[0].prep or items[0].is_date:
        return
    begun = 0
    for at in range(1, len(items)):
        opened = items[0].link in LINKS and "," in items[at].joint
        if items[at].joint == ";" and _is_after_semicolon(items, at):
            begun = at
            yield at
        if items[at].joint == ";" or not (is_link(items[at]) or opened or _is_in_series(items, at)):
            continue
        if is_clausal(items, begun, at) and is_clausal(items, at, clause_end(items, at)):
            begun = at
            yield at


def _is_after_semicolon(items: Sequence[Item], at: int) -> bool:
    """Whether a sentence of its own follows, not the next item of a list."""
    if any(":" in one.joint for one in items[: at + 1]) or items[at].prep:
        return False
    end = clause_end(items, at)
    return is_clausal(items, at, end) or present_verb(items[at:end]) is not None


def _ends(items: Sequence[Item], start: int) -> Iterator[int]:
    """Where a claim that begins at ``start`` may end: where only what adds to it follows."""
    yield len(items)
    for at in range(start + 1, len(items)):
        before = items[start:at]
        if items[at].joint:
            is_purpose = _is_reason(items, at) and not denies(before)
            if _is_added(items, start, at) or is_aside(items, at, len(items)) or is_purpose:
                yield at
        elif items[at].word == "order" and items[at].prep == "in" and not denies(before):
            yield at


def _is_added(items: Sequence[Item], start: int, at: int) -> bool:
    """Whether what follows a link is a claim of its own, or another deed of the same subject,
    and takes nothing back."""
    own = is_clausal(items, at, clause_end(items, at))
    if items[at].joint == ";" and (own or not denies(items[at:])):
        return True
    if not (is_link(items[at]) or _is_in_series(items, at)) or not is_clausal(items, start, at):
        return False
    rest = items[at:]
    if not own and not _is_deed(items, start, at):
        return False
    doubted = any(one.key in FAILURES or one.denied for one in rest)
    # "approved and lost" takes back what was told, "and lost 22 of them" tells something else
    of_another = len(rest) > 1 and not (rest[1].prep or rest[1].joint or denies(rest))
    return not doubted or ((own or of_another) and items[at].link not in CONTRASTS)


def _is_reason(items: Sequence[Item], at: int) -> bool:
    """``because ...``, ``, so that each has ...``; not ``so far``."""
    if items[at].link == "so":
        return "," in items[at].joint and is_clausal(items, at, clause_end(items, at))
    return items[at].link == "because"


def _is_in_series(items: Sequence[Item], at: int) -> bool:
    """Whether a comma stands between two of several claims: ``16 moved, 5 stayed and 2 left``."""
    if items[at].joint != "," or items[0].aux:
        return False
    bounds = [0, *(n for n in range(1, len(items)) if items[n].joint), len(items)]
    chunks = list(pairwise(bounds))
    last = next(
        (n for n, (first, _) in enumerate(chunks) if first >= at and is_link(items[first])), None
    )
    if last is None:
        return False
    return all(_is_own_claim(items, *chunk) for chunk in chunks[: last + 1])


def _is_own_claim(items: Sequence[Item], first: int, last: int) -> bool:
    head = items[first]
    plain = not (
        head.prep or head.is_date or head.link in RELATIVES or head.joint[:1] in ("(", ":")
    )
    verb = subject_end(items, first, last)
    deed = verb is not None or head.pron in NOBODY
    # "..., Dr Green wrote, ..." says whose claim the rest is
    if verb is not None and verb + 1 == last and head.capital:
        return False
    return plain and head.word not in TELLING and deed


def _shared(items: Sequence[Item], start: int, end: int) -> Iterator[Cut]:
    """A second deed with the subject of the first: ``The Council met and [the Council] agreed``."""
    subject = subject_end(items, start, end)
    if subject is None:
        return
    verb = items[subject]
    for at in range(subject + 1, end):
        if is_link(items[at]) and is_clausal(items, at, clause_end(items, at)):
            return  # from here on the subject is another one
        if is_link(items[at]) and _is_deed(items, start, at) and not verb.denied:
            second = items[at]
            both = {second.aux} if second.aux or second.form == "past" else {(), verb.aux}
            if verb.form not in ("ed", "pp"):
                both = {second.aux}  # "was in June and dealt with": not "was dealt with"
            for aux in sorted(both):
                moved = replace(second, joint="", aux=aux)
                for last in _ends(items[:end], at):
                    if last > at:
                        told = (*items[start:subject], moved, *items[at + 1 : last])
                        yield Cut(told, start, last)


def _is_deed(items: Sequence[Item], start: int, at: int) -> bool:
    """Whether a verb without a subject follows a link, as a verb stands before it."""
    subject = subject_end(items, start, at)
    second = items[at]
    if subject is None or second.prep or second.det or second.pron:
        return False
    return bool(second.aux) or second.form in ("ed", "past", "pp")
