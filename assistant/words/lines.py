"""Many short texts by the stems that they hold: a term is looked for in all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.words.matching import Form, holds_any, stem_line


class Lines:
    """Texts in the order in which they came, each once, and which of them hold a stem."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._lines: list[str] = []
        self._holding: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def place(self, text: str) -> int:
        """Where a text stands; it comes in last where it was not there."""
        at = self._places.get(text)
        if at is None:
            at = self._places[text] = len(self._lines)
            line = stem_line(text)
            self._lines.append(line)
            for part in dict.fromkeys(line.split()):
                self._holding.setdefault(part, []).append(at)
        return at

    def places(self, texts: Sequence[str]) -> NDArray[np.intp]:
        """Where texts stand that are all there. Raises KeyError where one is not."""
        return np.fromiter(map(self._places.__getitem__, texts), np.intp, len(texts))

    def holding(self, forms: Sequence[Form]) -> NDArray[np.bool_]:
        """Of each text whether it holds one of the forms, as ``holds_any`` tells of its line."""
        held = np.zeros(len(self._lines), dtype=np.bool_)
        for form in forms:
            if len(form) == 1:
                held[self._holding.get(form[0], [])] = True
            elif form:
                held[[at for at in self._with_all(form) if self._holds(at, form)]] = True
        return held

    def _with_all(self, form: Form) -> Sequence[int]:
        """The texts that hold each part of a form, wherever it stands."""
        parts = sorted((self._holding.get(part, []) for part in set(form)), key=len)
        found = set(parts[0]).intersection(*parts[1:])
        return sorted(found)

    def _holds(self, at: int, form: Form) -> bool:
        return holds_any(self._lines[at], (form,))
