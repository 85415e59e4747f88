"""Tables that set a text beside itself in Welsh, row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
# The small words that no text is without; those that both languages have are not among them.
_WELSH = frozenset(
    "y yr yn ar gan wedi ac i’r i'r o’r o'r a’r a'r bod fod oedd mae nid am ei eu dim gyda wrth hyn"
    " cyfarfod cofnodion cyngor".split()
)
_ENGLISH = frozenset(
    "the of and to was were is be that on at for from with by it not none meeting minutes council"
    .split()
)  # fmt: skip
_FEWEST_ROWS, _FEWEST_WORDS, _LEAD = 3, 4, 3
_FILLED = 0.8


def english_beside_welsh(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of two columns says in English what the other says in Welsh; None for other tables.

    ``rows`` are the texts of the cells.
    """
    filled = [row for row in rows if any(row)]
    if len(filled) < _FEWEST_ROWS or any(len(row) != 2 for row in filled):
        return None
    if sum(all(row) for row in filled) < _FILLED * len(filled):
        return None
    leans = [_lean(" ".join(column)) for column in zip(*filled, strict=True)]
    if min(leans) > -_LEAD or max(leans) < _LEAD:
        return None
    return leans.index(max(leans))


def _lean(text: str) -> int:
    """How many more of its small words are English than Welsh."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _FEWEST_WORDS:
        return 0
    return sum(word in _ENGLISH for word in words) - sum(word in _WELSH for word in words)
