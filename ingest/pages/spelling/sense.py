"""Whether a text layer says what the page shows, or is gibberish that a broken font left."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TOKEN = re.compile(r"\S{4,}")
_ADDRESS = re.compile(r"@|://|www\.|/")
_LETTER = re.compile(r"[A-Za-z]")
# W is a vowel in Welsh; among capitals it is what broken fonts make of the commonest letter.
_VOWEL = re.compile(r"[aeiouywAEIOUY]")
_CONSONANTS = r"[bcdfghjklmnpqrstvxzBCDFGHJKLMNPQRSTVWXZ]"
_MIXED = r"[A-Za-z][\\^`$=<>\]\[¿¶][A-Z]"
_ODD = re.compile(rf"{_CONSONANTS}{{7}}|{_MIXED}")
_HINTS = (re.compile(r"[\\^`$=<>\]\[¿¶][A-Z]"), re.compile(rf"{_CONSONANTS}{{6}}"))
_LOST = re.compile(r"[\ue000-\uf8ff\ufffd]")
# A page is gibberish when this share of its letters stands in words that no language has; real
# papers reach 3% (addresses run together, tables of codes).
_ODD_SHARE = 0.08
_LOST_SHARE = 0.25
_LEAST = 40
_ACRONYM = 8
_LONGEST = 34


def is_gibberish(texts: Iterable[str]) -> bool:
    """Whether so much of the text cannot be words that the page must be read from its image."""
    text = " ".join(texts)
    if len(text) < _LEAST:
        return False
    if len(_LOST.findall(text)) > _LOST_SHARE * len(text):
        return True
    if not any(hint.search(text) for hint in _HINTS):
        return False  # most pages: looking at every word would take longer than reading them
    letters = odd = 0
    for token in _TOKEN.findall(text):
        count = len(_LETTER.findall(token))
        letters += count
        if count >= 4 and _is_odd(token, count):
            odd += count
    return letters >= _LEAST and odd > _ODD_SHARE * letters


def _is_odd(token: str, letters: int) -> bool:
    if _ADDRESS.search(token) or (letters <= _ACRONYM and token.isupper()):
        return False
    vowels = len(_VOWEL.findall(token))
    if letters <= _ACRONYM:
        return vowels == 0
    return vowels < 0.12 * letters or letters > _LONGEST or bool(_ODD.search(token))
