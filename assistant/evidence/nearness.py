"""How near the words of a question stand to a value."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.words.matching import Form, Term
from assistant.words.stems import stem

COUNTED_WITHIN = 25
"""Within how many words of a value what it may be the value of is looked for."""
LOOSE, INSIDE = 3, 2
"""From how many words on other words may stand inside a term, and how many at each place."""


def nearest_stems(tokens: Sequence[str]) -> list[str]:
    """The stems of the words nearest to a value, of words in the order of nearness."""
    return list(map(stem, tokens[:COUNTED_WITHIN]))


def distance(stems: list[str], term: Term, *, reverse: bool) -> int | None:
    """How many words stand before the first form of a term; of words read backwards too."""
    for form in term.forms:
        wanted = form[::-1] if reverse else form
        if wanted[0] not in stems:
            continue
        for at in range(stems.index(wanted[0]), len(stems) - len(wanted) + 1):
            if _begins_with(stems[at:], wanted):
                return at
    return None


def _begins_with(stems: Sequence[str], form: Form) -> bool:
    """Whether stems begin with those of a form; between those of a longer one a word or two may
    stand: ``444 children WERE BEING looked after``."""
    if len(form) < LOOSE:
        return tuple(stems[: len(form)]) == form
    at = 0
    for part in form:
        within = stems[at : at + 1 if at == 0 else at + 1 + INSIDE]
        if part not in within:
            return False
        at += within.index(part) + 1
    return True
