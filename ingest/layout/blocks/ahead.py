"""Which labels come later in a document, and at which left edges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.layout.blocks.measure import left_of
from ingest.layout.blocks.opening import Opening
from ingest.layout.labels import Marker, Series, follows, markers_of
from ingest.lines import Line

_FAR = 600


@dataclass(frozen=True)
class Ahead:
    """The labels at the places where a paragraph may start, by their series."""

    lines: Sequence[Line]
    opening: Callable[[int], Opening]

    def edges_of_next(self, marker: Marker, place: int) -> list[float | None]:
        """The left edges at which the next label of the series comes later."""
        found = self._labels.get(marker.series, [])
        near = [at for at, each in found if place < at <= place + _FAR and follows(each, marker)]
        return [left_of(self.lines[at]) for at in near]

    @cached_property
    def _labels(self) -> dict[Series, list[tuple[int, Marker]]]:
        found: dict[Series, list[tuple[int, Marker]]] = {}
        for at, line in enumerate(self.lines):
            for marker in markers_of(line.text, line.bullet):
                if marker.style != "bullet" and self.opening(at) > Opening.NONE:
                    found.setdefault(marker.series, []).append((at, marker))
        return found
