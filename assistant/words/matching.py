"""How much of a question's terms a text holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.words.stems import stems

Form = tuple[str, ...]


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


@lru_cache(maxsize=16384)
def stem_line(text: str) -> str:
    """The stems of a text on one line, with a space at either end, for whole-word search."""
    return f" {' '.join(stems(text))} "


def holds(line: str, form: Form) -> bool:
    """Whether a stem line contains the stems of a form next to each other."""
    if f" {' '.join(form)} " in line:
        return True
    return len(form) > 2 and form[0] in line and _loosely(form).search(line) is not None


@lru_cache(maxsize=4096)
def _loosely(form: Form) -> re.Pattern[str]:
    """A longer form with a word or two between its parts: ``children WERE in care``."""
    return re.compile(" " + r" (?:\S+ ){0,2}".join(map(re.escape, form)) + " ")


def matched(term: Term, line: str) -> bool:
    """Whether a stem line contains the term in any of its forms."""
    return any(holds(line, form) for form in term.forms)


def coverage(terms: Sequence[Term], layers: Sequence[tuple[str, float]]) -> float:
    """The share (0 to 1) of the terms' weight that the layers hold.

    A layer is a text and what finding a term in it counts for (1.0 for the sentence itself,
    less for its heading); a term counts where it counts most. 1.0 where there are no terms.
    """
    total = sum(term.weight for term in terms)
    if total == 0:
        return 1.0
    lines = [(stem_line(text), share) for text, share in layers if text]
    found = 0.0
    for term in terms:
        shares = [share for line, share in lines if matched(term, line)]
        found += term.weight * max(shares, default=0.0)
    return found / total


def neighbours(terms: Sequence[Term], asked: str, text: str) -> float:
    """The share (0 to 1) of the terms' neighbourly pairs in ``asked`` that ``text`` has as well:
    ``improvement board`` is another board than the ``programme board``. 0.0 without such pairs.
    """
    question, line = stem_line(asked), stem_line(text)
    pairs = {
        one.forms[0] + other.forms[0]: one.weight + other.weight
        for one, other in pairwise(terms)
        if holds(question, one.forms[0] + other.forms[0])
    }
    total = sum(pairs.values())
    return sum(pairs[form] for form in pairs if holds(line, form)) / total if total else 0.0


def missing(terms: Sequence[Term], texts: Sequence[str]) -> tuple[Term, ...]:
    """The terms that none of the texts holds."""
    lines = [stem_line(text) for text in texts if text]
    return tuple(term for term in terms if not any(matched(term, line) for line in lines))
