"""Misspelt names of authorities, as councillors type them in a hurry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from corpus.authorities.authority import Authority
from corpus.authorities.context import ORDINARY_WORDS, surroundings
from corpus.authorities.names import Form, Word, words_of

_IN = re.compile(r"\b(?:in|at|for)\s+$", re.IGNORECASE)
_MOST_WORDS = 4
_SHORTEST = 6
_LONG = 10
_ENOUGH_OF_HELD = 86
_ENOUGH_OF_ALL = 90


# Names with the authorities they call, by number of words and first letter: a name that is
# misspelt is taken to begin as it should.
_Names = dict[tuple[int, str], dict[str, list[str]]]


class NearNames:
    """The places of a register, to compare a misspelt name with."""

    def __init__(self, authorities: Iterable[Authority]) -> None:
        self._names: _Names = defaultdict(lambda: defaultdict(list))
        self._held: tuple[frozenset[str], _Names] = (frozenset(), {})
        for authority in authorities:
            words = [word.folded for word in words_of(authority.short_name)]
            name = " ".join(words)
            if len(name) >= _SHORTEST and name not in ORDINARY_WORDS:
                self._names[len(words), name[0]][name].append(authority.id)

    def at(
        self, text: str, words: list[Word], at: int, held: Collection[str]
    ) -> tuple[Form, int] | None:
        """The place nearest to the words from ``at`` on and the index of its last word.

        Held authorities are tried first and need less likeness; others need a long name, a
        capital letter or a council's style, because many a word is near to some place.
        """
        of_held = self._of_held(held)
        for length in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            window = words[at : at + length]
            typed = " ".join(word.folded for word in window)
            if len(typed) < _SHORTEST - 1:
                continue
            begin = (length, typed[0])
            found = _nearest(typed, of_held.get(begin, ()), _ENOUGH_OF_HELD)
            if found is None and _looks_like_a_place(text, window, typed):
                found = _nearest(typed, self._names.get(begin, ()), _ENOUGH_OF_ALL)
            if found:
                ids = tuple(self._names[begin][found])
                return Form(tuple(found.split()), ids, "near"), at + length - 1
        return None

    def _of_held(self, held: Collection[str]) -> _Names:
        """The names of held authorities; those held seldom change."""
        wanted = frozenset(held)
        if self._held[0] != wanted:
            found = {
                begin: {n: ids for n, ids in names.items() if not wanted.isdisjoint(ids)}
                for begin, names in self._names.items()
            }
            self._held = (wanted, found)
        return self._held[1]


def _nearest(typed: str, names: Collection[str], enough: int) -> str | None:
    if not names:
        return None
    # a light command should not pay for the library when nothing is misspelt
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    listed = list(names)
    found = process.extractOne(typed, listed, scorer=fuzz.ratio, score_cutoff=enough)
    if found is not None:
        return str(found[0])
    # Two letters that changed places are one slip, and cost as much likeness as two.
    if len(typed) <= _SHORTEST:
        return None
    slip = process.extractOne(typed, listed, scorer=OSA.distance, score_cutoff=1)
    return str(slip[0]) if slip else None


def _looks_like_a_place(text: str, window: list[Word], typed: str) -> bool:
    if len(typed) >= _LONG:
        return True
    first, last = window[0], window[-1]
    if text.strip() == text[first.start : last.end]:
        return True
    before = text[: first.start]
    if before.strip() and (first.written[0].isupper() or _IN.search(before)):
        return True
    return surroundings(text, first.start, last.end, lenient=True).style is not None
