"""Misspelt names of authorities, as councillors type them in a hurry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from corpus.authorities.authority import Authority
from corpus.authorities.context import ORDINARY_WORDS, surroundings
from corpus.authorities.names import Form, Word, words_of

_MOST_WORDS = 4
_SHORTEST = 6
_LONG = 10
_ENOUGH_OF_HELD = 86
_ENOUGH_OF_ALL = 90


class NearNames:
    """The places of a register by number of words, to compare a misspelt name with."""

    def __init__(self, authorities: Iterable[Authority]) -> None:
        self._by_length: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for authority in authorities:
            words = [word.folded for word in words_of(authority.short_name)]
            name = " ".join(words)
            if len(name) >= _SHORTEST and name not in ORDINARY_WORDS:
                self._by_length[len(words)][name].append(authority.id)

    def at(
        self, text: str, words: list[Word], at: int, held: Collection[str]
    ) -> tuple[Form, int] | None:
        """The place nearest to the words from ``at`` on and the index of its last word.

        Held authorities are tried first and need less likeness; others need a long name, a
        capital letter or a council's style, because many a word is near to some place.
        """
        for length in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            window = words[at : at + length]
            typed = " ".join(word.folded for word in window)
            if len(typed) < _SHORTEST - 1:
                continue
            names = self._by_length[length]
            of_held = {n: ids for n, ids in names.items() if any(i in held for i in ids)}
            found = _nearest(typed, of_held, _ENOUGH_OF_HELD)
            if found is None and _looks_like_a_place(text, window, typed):
                found = _nearest(typed, names, _ENOUGH_OF_ALL)
            if found:
                return Form(tuple(found.split()), tuple(names[found]), "near"), at + length - 1
        return None


def _nearest(typed: str, names: Iterable[str], enough: int) -> str | None:
    # a light command should not pay for the library when nothing is misspelt
    from rapidfuzz import fuzz, process

    choices = [name for name in names if name[0] == typed[0]]
    found = process.extractOne(typed, choices, scorer=fuzz.ratio, score_cutoff=enough)
    return str(found[0]) if found else None


def _looks_like_a_place(text: str, window: list[Word], typed: str) -> bool:
    if len(typed) >= _LONG:
        return True
    first, last = window[0], window[-1]
    if text.strip() == text[first.start : last.end]:
        return True
    if first.written[0].isupper() and text[: first.start].strip():
        return True
    return surroundings(text, first.start, last.end, lenient=True).style is not None
