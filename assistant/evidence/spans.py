"""The words of a passage that answer, and how well they do."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.words.values import Value


@dataclass(frozen=True, slots=True)
class Answering:
    """Spans of the passage that answer, and how well they fit the question (0 to 1)."""

    spans: tuple[tuple[int, int], ...] = ()
    fit: float = 0.0
    values: tuple[Value, ...] = ()
