"""The index of words as a reader opens it: current where it can be, never in the way."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from corpus.catalogue import Catalogue
from corpus.lexical import LexicalIndex
from corpus.library.indexes.derived import Derived, lexical_rows
from corpus.library.lock import WriterLock

# A writer seals the index some milliseconds after it changed it; a reader waits that long.
_PATIENCE = 1.0

Result = TypeVar("Result")


class Words:
    """Searches the index of words, after bringing it up to date where nobody else is writing."""

    def __init__(self, catalogue: Catalogue, derived: Derived, lock: WriterLock) -> None:
        self._catalogue = catalogue
        self._derived = derived
        self._lock = lock
        self._guard = threading.Lock()
        self._open: tuple[int, LexicalIndex] | None = None

    def search(
        self, terms: Sequence[str], k: int, papers: Sequence[int] | None
    ) -> list[tuple[int, float]]:
        """The ``k`` best paragraphs as (key, score), best first."""
        return self._ask(lambda index: index.search(terms, k, papers))

    def vocabulary(self) -> dict[str, int]:
        """Each word held with the number of paragraphs that have it."""
        return self._ask(lambda index: index.vocabulary())

    def _ask(self, question: Callable[[LexicalIndex], Result]) -> Result:
        try:
            return question(self._current())
        except (ValueError, OSError):
            # Files went away under the index: somebody has made it anew.
            self._open = None
            return question(self._current())

    def _current(self) -> LexicalIndex:
        with self._guard:
            generation = self._catalogue.generation()
            if self._open and self._open[0] == generation:
                return self._open[1]
            seal = self._derived.words_state()
            if seal is None or seal.generation < generation:
                self._update()
            until = time.monotonic() + _PATIENCE
            while (seal := self._derived.words_state()) is None and time.monotonic() < until:
                time.sleep(0.05)
            if seal is None:
                # Another process holds the store and has not made the index yet.
                index, held = LexicalIndex(None), generation
                index.update((), lexical_rows(self._catalogue, None))
            elif self._open and self._open[0] == seal.generation:
                return self._open[1]
            else:
                index, held = LexicalIndex(self._derived.words_folder), seal.generation
            self._open = (held, index)
            return index

    def _update(self) -> None:
        if self._lock.held:
            self._derived.update_words(tidy=False)
        elif self._lock.try_acquire():
            try:
                self._derived.update_words(tidy=False)
            finally:
                self._lock.release()
