"""Lines joined to running text, a word that a line's end broke made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W_]+(?:[-‐][^\W_]+)*)[-‐]$")
_HEAD = re.compile(r"^[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document that stand unbroken within its lines, in lower case."""

    whole: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Words:
        """Collect them, leaving out both pieces of a word at a line's end."""
        found: set[str] = set()
        cut = False
        for line in lines:
            whole = [match.group().lower() for match in _WORD.finditer(line.text)]
            ends = line.text.endswith(("-", "‐"))
            found.update(whole[cut : len(whole) - ends])
            cut = ends
        return cls(frozenset(found))

    def join(self, texts: Sequence[str]) -> str:
        """The texts as one, with single spaces."""
        joined = ""
        for text in texts:
            text = text.strip()
            joined = self._with(joined, text) if joined and text else joined or text
        return joined

    def _with(self, before: str, text: str) -> str:
        broken = _BROKEN.search(before)
        head = _HEAD.match(text)
        if broken and head:
            return (before[:-1] if self._split(broken[1], head[0]) else before) + text
        address = _ADDRESS.search(before)
        if address and len(address[0]) > 50 and re.match(r"\S*[/=_%]\S*", text):
            return before + text
        return f"{before} {text}"

    def _split(self, first: str, second: str) -> bool:
        """Whether the hyphen was put in by the line's end and is no part of the word.

        The document's other words decide; without them, two words of the document are a compound.
        """
        first, second = first.lower(), second.lower()
        if f"{first}{second}" in self.whole:
            return True
        if f"{first}-{second}" in self.whole or not second.islower():
            return False
        return not (second in self.whole and len(second) > 2)
