"""Titles numbered by a figure without a point, where neither type nor capitals show them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingest.layout.blocks.opening import Opening
from ingest.layout.labels import markers_of
from ingest.lines import Line

_FEWEST = 3
_LONGEST, _MOST_WORDS = 90, 12
_AHEAD = 150
_TITLE = re.compile(r"[A-Z][^.;:]*[^\W_]\W?$")


def bare_titles(lines: Sequence[Line], opening: Callable[[int], Opening]) -> frozenset[int]:
    """The places of lines like ``31 Apologies``, ``32 Allotments``, ``33 Play area``.

    At least three that count on by one and have text of their own below: figures that open a
    sentence, or quantities, do not.
    """
    runs: list[list[tuple[int, int]]] = []
    for place, line in enumerate(lines):
        number = _numbered(line)
        if number is None or not _set_apart(line, opening(place)):
            continue
        home = next(
            (
                run
                for run in reversed(runs)
                if run[-1][1] + 1 == number and 1 < place - run[-1][0] <= _AHEAD
            ),
            None,
        )
        if home is None:
            runs.append([(place, number)])
        else:
            home.append((place, number))
    return frozenset(place for run in runs if len(run) >= _FEWEST for place, _ in run)


def _numbered(line: Line) -> int | None:
    """The figure of a line that may be such a title."""
    if not line.text[:1].isdigit() or line.cells or len(line.text) > _LONGEST:
        return None
    marker = next(iter(markers_of(line.text)), None)
    if marker is None or marker.style != "number" or marker.form != "#":
        return None
    title = bool(_TITLE.match(marker.rest)) and len(marker.rest.split()) <= _MOST_WORDS
    return marker.value[0] if title else None


def _set_apart(line: Line, opening: Opening) -> bool:
    """Whether white space parts the line from the text above; text files may have none."""
    return line.blank_before or (line.box is None and opening > Opening.NONE)
