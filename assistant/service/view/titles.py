"""Titles that a paper prints in capitals, written as its sentences write those words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORT = 3


def readable(title: str, texts: Iterable[str]) -> str:
    """A title in capitals in the case that ``texts`` of its paper have; any other as it is.

    A word that the texts never write small stays as they write it: a name, or initials.
    """
    if not title.isupper() or len(_WORD.findall(title)) < _SHORT:
        return title
    forms: dict[str, set[str]] = {}
    for text in texts:
        if not text.isupper():
            for word in _WORD.findall(text):
                forms.setdefault(word.lower(), set()).add(word)

    def cased(match: re.Match[str]) -> str:
        small = match.group().lower()
        known = forms.get(small, {small})
        return small if small in known else min(known, key=lambda form: sum(map(str.isupper, form)))

    told = _WORD.sub(cased, title)
    return told[:1].upper() + told[1:]
