"""Whether a text is in English or in Welsh, told by the small words that no text is without."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
# Those that both languages have are not among them.
_WELSH = frozenset(
    "y yr yn ar gan wedi ac i’r i'r o’r o'r a’r a'r â’r â'r bod fod oedd mae roedd bydd nid am ei"
    " eu dim gyda wrth hyn ym yng mewn rhwng trwy dros drwy sy sydd neu na’r na'r na’i na'i sef nad"
    " cyfarfod cofnodion cyngor penderfynwyd cytunwyd".split()
)
_ENGLISH = frozenset(
    "the of and to was were is are be that which on at for from with by it its not none this these"
    " there as or has have had will meeting minutes council resolved".split()
)
_FEWEST_WORDS = 4


def lean(text: str) -> int:
    """How many more of its small words are English than Welsh; 0 for a text too short to tell."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _FEWEST_WORDS:
        return 0
    return sum(word in _ENGLISH for word in words) - sum(word in _WELSH for word in words)
