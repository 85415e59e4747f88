"""Lines joined to running text, a word or an address that a line's end broke made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ADDRESS = re.compile(r"^(?:https?://|www\.)\S{40,}$")
_REST_OF_ADDRESS = re.compile(r"^\S*[/=_%.]\S*")


def join(texts: Sequence[str], soft: Sequence[bool]) -> str:
    """The texts as one, with single spaces.

    ``soft`` says for each text whether the hyphen at its end falls away when the next follows.
    """
    joined, falls = "", False
    for text, hyphen in zip(texts, soft, strict=True):
        text = text.strip()
        if not text:
            continue
        joined = _with(joined, text, falls) if joined else text
        falls = hyphen
    return joined


def _with(before: str, text: str, falls: bool) -> str:
    if before[-1] in "-‐" and before[-2:-1].isalnum() and text[0].isalnum():
        return (before[:-1] if falls else before) + text
    word = before[before.rfind(" ") + 1 :]
    if len(word) > 40 and _ADDRESS.match(word) and _REST_OF_ADDRESS.match(text):
        return before + text
    return f"{before} {text}"
