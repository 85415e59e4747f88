"""Whether a text layer says what the page shows, or is gibberish that a broken font left."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TOKEN = re.compile(r"\S{4,}")
_ADDRESS = re.compile(r"@|://|www\.|^\S*\.(?:uk|org|com|pdf)")
_LATIN = re.compile(r"[A-Za-z]")
_VOWELS = re.compile(r"[aeiouyw]", re.IGNORECASE)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvxz]{7,}", re.IGNORECASE)
_HINT = re.compile(r"[bcdfghjklmnpqrstvxz]{5}[bcdfghjklmnpqrstvxz]*", re.IGNORECASE)
_TURNS = re.compile(r"[a-z][A-Z]")
_LOST = re.compile(r"[\ue000-\uf8ff\ufffd]")
# A page is gibberish when this share of its letters stands in words that no language has.
_ODD_SHARE = 0.08
_LOST_SHARE = 0.25
_LEAST = 40
# Real papers have at most 1% of their signs in runs of consonants, broken fonts 10% and more.
_HINTED, _CLEAR = 0.02, 0.06
_LONG = 14
_ACRONYM = 6


def is_gibberish(texts: Iterable[str]) -> bool:
    """Whether so much of the text cannot be words that the page must be read from its image."""
    text = " ".join(texts)
    if len(text) < _LEAST:
        return False
    if len(_LOST.findall(text)) > _LOST_SHARE * len(text):
        return True
    hinted = sum(len(found) for found in _HINT.findall(text)) / len(text)
    if not _HINTED < hinted < _CLEAR:
        return hinted >= _CLEAR
    letters = odd = 0
    for token in _TOKEN.findall(text):
        count = len(_LATIN.findall(token))
        letters += count
        if count >= 4 and _is_odd(token, count):
            odd += count
    return letters >= _LEAST and odd > _ODD_SHARE * letters


def _is_odd(token: str, letters: int) -> bool:
    if _ADDRESS.search(token):
        return False
    vowels = len(_VOWELS.findall(token))
    if letters <= _ACRONYM:
        return vowels == 0 and not token.isupper()
    if vowels < 0.12 * letters or _CONSONANTS.search(token):
        return True
    if letters >= _LONG and vowels < 0.25 * letters:
        return True
    return len(_TURNS.findall(token)) >= 3 and letters >= _LONG
