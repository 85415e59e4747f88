"""How much of a question's terms a text holds."""

from __future__ import annotations

import re
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from assistant.words.stems import stem, words

Form = tuple[str, ...]
_Ways = tuple[tuple[str, str, re.Pattern[str] | None], ...]
_Shown = tuple[tuple[tuple[int, ...], float], ...]
# Of how many sets of terms it is remembered which texts hold them: a question has a few.
_QUESTIONS = 6
_LINES_KEPT = 16384
_looked = threading.local()


@dataclass(frozen=True, slots=True)
class Term:
    """One content term of a question.

    ``forms`` are stem sequences that stand for it, its own first; ``weight`` grows with its
    rarity among the papers; ``held`` tells whether any paper has any of its forms. ``least`` is
    the share of the weight (0 to 1) that the commonest of its forms has by its own rarity.
    """

    text: str
    forms: tuple[Form, ...]
    weight: float = 1.0
    held: bool = True
    least: float = 1.0


class _Lines(dict[str, str]):
    """The stem lines of the texts that were read last: those worked out, and those kept."""

    def __missing__(self, text: str) -> str:
        return self.keep(text, f" {' '.join(map(stem, words(text)))} ")

    def keep(self, text: str, line: str) -> str:
        if len(self) >= _LINES_KEPT:
            self.clear()
        self[text] = line
        return line


_lines = _Lines()
stem_line = _lines.__getitem__
"""The stems of a text on one line, with a space at either end, for whole-word search."""


def has_line(text: str) -> bool:
    """Whether the stem line of a text is at hand."""
    return text in _lines


def keep_line(text: str, line: str) -> None:
    """Have at hand the stem line that was worked out when the text was taken in."""
    _lines.keep(text, line)


def holds(line: str, form: Form) -> bool:
    """Whether a stem line contains the stems of a form next to each other."""
    return holds_any(line, (form,))


def holds_any(line: str, forms: tuple[Form, ...]) -> bool:
    """Whether a stem line contains the stems of one of the forms next to each other."""
    return _is_in(line, _ways(forms))


def _is_in(line: str, ways: _Ways) -> bool:
    for written, first, loosely in ways:
        if written in line:
            return True
        if loosely is not None and first in line and loosely.search(line):
            return True
    return False


@lru_cache(maxsize=8192)
def _ways(forms: tuple[Form, ...]) -> _Ways:
    """Of each form: how a stem line writes it, its first stem, and what finds it loosely."""
    return tuple(
        (f" {' '.join(form)} ", form[0] if form else "", _loosely(form) if len(form) > 2 else None)
        for form in forms
    )


@lru_cache(maxsize=4096)
def _loosely(form: Form) -> re.Pattern[str]:
    """A longer form with a word or two between its parts: ``children WERE in care``."""
    return re.compile(" " + r" (?:\S+ ){0,2}".join(map(re.escape, form)) + " ")


def matched(term: Term, line: str) -> bool:
    """Whether a stem line contains the term in any of its forms."""
    return holds_any(line, term.forms)


def coverage(terms: Sequence[Term], layers: Sequence[tuple[str, float]]) -> float:
    """The share (0 to 1) of the terms' weight that the layers hold.

    A layer is a text and what finding a term in it counts for (1.0 for the sentence itself,
    less for its heading); a term counts where it counts most. 1.0 where there are no terms.
    """
    looked = looked_for(terms)
    if looked.total == 0:
        return 1.0
    places = looked.places
    shown = [(held, share) for text, share in layers if text and (held := places[text])]
    return looked.share(tuple(shown))


class _Places(dict[str, tuple[int, ...]]):
    """By text the places of the terms that it holds; a new text is looked through."""

    def __init__(self, terms: Sequence[Term]) -> None:
        super().__init__()
        self._ways = [_ways(term.forms) for term in terms]

    def __missing__(self, text: str) -> tuple[int, ...]:
        line = stem_line(text)
        found = self[text] = tuple([at for at, ways in enumerate(self._ways) if _is_in(line, ways)])
        return found


@dataclass(slots=True)
class Looked:
    """Terms with their weights, and which of them each text holds as far as was looked."""

    terms: Sequence[Term]
    weights: list[float]
    total: float
    places: _Places
    _pairs: dict[str, dict[Form, float]] = field(default_factory=dict)
    _shares: dict[_Shown, float] = field(default_factory=dict)

    def pairs(self, asked: str) -> dict[Form, float]:
        """The neighbouring terms that stand side by side in a question, with their weights."""
        known = self._pairs.get(asked)
        if known is None:
            question = stem_line(asked)
            known = self._pairs[asked] = {
                one.forms[0] + other.forms[0]: one.weight + other.weight
                for one, other in pairwise(self.terms)
                if holds(question, one.forms[0] + other.forms[0])
            }
        return known

    def share(self, shown: _Shown) -> float:
        """The share of the weight that layers hold: of each which terms, and what one counts for."""
        # Of hundreds of paragraphs most hold the same few terms in the same layers.
        known = self._shares.get(shown)
        if known is None:
            counts: dict[int, float] = {}
            for held, share in shown:
                for at in held:
                    counts[at] = max(share, counts.get(at, 0.0))
            # In the order of the terms: a sum of fractions hangs on it.
            held_weight = sum([self.weights[at] * counts[at] for at in sorted(counts)])
            known = self._shares[shown] = held_weight / self.total
        return known


def looked_for(terms: Sequence[Term]) -> Looked:
    """What was looked for of these very terms in this thread.

    The paragraphs of one question share headings and titles, and are weighed several times.
    """
    kept: deque[Looked] | None = getattr(_looked, "kept", None)
    if kept is None:
        kept = _looked.kept = deque(maxlen=_QUESTIONS)
    for own in kept:
        if own.terms is terms:
            return own
    weights = [term.weight for term in terms]
    found = Looked(terms, weights, sum(weights), _Places(terms))
    if isinstance(terms, tuple):
        # A list may be changed and still be the same list.
        kept.appendleft(found)
    return found


def neighbours(terms: Sequence[Term], asked: str, text: str) -> float:
    """The share (0 to 1) of the terms' neighbourly pairs in ``asked`` that ``text`` has as well:
    ``improvement board`` is another board than the ``programme board``. 0.0 without such pairs.
    """
    pairs = looked_for(terms).pairs(asked)
    total = sum(pairs.values())
    if not total:
        return 0.0
    line = stem_line(text)
    return sum(pairs[form] for form in pairs if holds(line, form)) / total


def missing(terms: Sequence[Term], texts: Sequence[str]) -> tuple[Term, ...]:
    """The terms that none of the texts holds."""
    places = looked_for(terms).places
    held = {at for text in texts if text for at in places[text]}
    return tuple(term for at, term in enumerate(terms) if at not in held)
