"""A paragraph cut into sentences, each a verbatim stretch of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9£•])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Cllrs|Prof|Rev|Sir|St|No|Nos|para|paras|p|pp|vs|etc|approx"
    r"|incl|inc|Ltd|Co|Fig|App|Sec|Art|ref|Dept|est|i\.e|e\.g|cf|c)|\b[A-Z]|(?:^|[:;|] )\d{1,3})\.$",
    re.IGNORECASE,
)

# The longest abbreviation with its full stop, and the letter before it.
_TAIL = 10


class Sentence(NamedTuple):
    """One sentence: ``text`` is ``paragraph[start:end]``."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a paragraph in order; none empty, nothing rewritten."""
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        if match.group().strip() and _ends_in_abbreviation(text, start, match.end()):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _ends_in_abbreviation(text: str, start: int, end: int) -> bool:
    match = _ABBREVIATION.search(text, max(start, end - _TAIL), end)
    if match is None:
        return False
    # "etc." and a lone capital may also close a sentence; a title or "No." never does.
    return match.group().lower() not in {"etc.", "inc.", "ltd."}


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Sentence(stripped, begin, begin + len(stripped)))
