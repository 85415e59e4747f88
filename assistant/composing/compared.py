"""The texts of findings as a subject is held against them, kept for one state of a library."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from assistant.words.lines import Lines
from corpus.at_hand import AtHand
from corpus.paper import Finding
from corpus.themes import ThemeNames, load_names

if TYPE_CHECKING:
    from corpus.library import Library


@dataclass(slots=True)
class Compared:
    """Texts that were asked for, by their stems and by the themes that they carry: ``first`` by
    the theme each speaks of first, ``carried`` by any."""

    generation: int
    names: ThemeNames
    lines: Lines = field(default_factory=Lines)
    first: dict[str, list[int]] = field(default_factory=dict)
    carried: dict[str, list[int]] = field(default_factory=dict)
    adding: threading.Lock = field(default_factory=threading.Lock)
    _texts: AtHand[tuple[str, ...]] = field(default_factory=AtHand)
    _told: AtHand[NDArray[np.intp]] = field(default_factory=AtHand)

    def texts(self, findings: Sequence[Finding]) -> tuple[str, ...]:
        """The texts of findings: the same tuple for the same tuple of them."""
        own = tuple(findings)
        return self._texts.of(own, lambda: tuple(finding.text for finding in own))

    def places(self, texts: Sequence[str]) -> NDArray[np.intp]:
        """Where the texts stand; those that are new are taken in."""
        own = tuple(texts)
        return self._told.of(own, lambda: self._places(own))

    def _places(self, texts: Sequence[str]) -> NDArray[np.intp]:
        try:
            return self.lines.places(texts)
        except KeyError:
            with self.adding:
                return np.fromiter(map(self._place, texts), np.intp, len(texts))

    def _place(self, text: str) -> int:
        before = len(self.lines)
        at = self.lines.place(text)
        if at == before:
            carried = self.names.carried(text)
            for name in carried[:1]:
                self.first.setdefault(name, []).append(at)
            for name in carried:
                self.carried.setdefault(name, []).append(at)
        return at


_compared: WeakKeyDictionary[Library, Compared] = WeakKeyDictionary()


def compared(library: Library) -> Compared:
    """What was kept of this state of a library; nothing of what has gone since stays."""
    generation, names = library.generation, load_names()
    known = _compared.get(library)
    if known is None or known.generation != generation or known.names is not names:
        known = _compared[library] = Compared(generation, names)
    return known
