"""Figures without a point: the titles that they number, and the points that were left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ingest.layout.blocks.measure import ended
from ingest.layout.blocks.opening import Opening, Run, minuted
from ingest.layout.labels import Marker, follows, markers_of
from ingest.lines import Line

_FEWEST, _FEWEST_MINUTES = 3, 2
_LONGEST, _MOST_WORDS = 90, 12
_AHEAD = 150
_TITLE = re.compile(r"[A-Z][^.;:]*[^\W_]\W?$")


def bare_titles(lines: Sequence[Line], opening: Callable[[int], Opening]) -> frozenset[int]:
    """The places of lines like ``31 Apologies``, ``32 Allotments``, ``33 Play area``.

    At least three that count on by one and have text of their own below: figures that open a
    sentence, or quantities, do not. In minutes two are enough, or one above a sentence.
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
    fewest = _FEWEST_MINUTES if minuted(lines) else _FEWEST
    counted = [run for run in runs if len(run) >= fewest]
    if not counted and fewest == _FEWEST_MINUTES:
        counted = [run for run in runs if _above_sentence(lines, run[0][0])][:1]
    return frozenset(place for run in counted for place, _ in run)


def is_bare(marker: Marker) -> bool:
    """Whether a label is a figure without a point."""
    return marker.style == "number" and marker.form == "#"


def without_point(markers: Sequence[Marker], line: Line, runs: Sequence[Run]) -> Iterator[Marker]:
    """The next number of a list whose point was left out, read as if it were there."""
    for marker in markers:
        if not is_bare(marker) or not marker.rest:
            continue
        for run in runs:
            alike = replace(marker, form=run.last.form)
            titles = line.box is None and _names(run.last) and _names(marker)
            if follows(alike, run.last) and (titles or run.aligned(line)):
                yield alike


def _names(marker: Marker) -> bool:
    """Whether it numbers words like those of a title."""
    return marker.rest[:1].isupper() and not ended(marker.rest)


def _above_sentence(lines: Sequence[Line], place: int) -> bool:
    return any(
        below.blank_before and below.text[:1].isupper() and ended(below.text)
        for below in lines[place + 1 : place + 2]
    )


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
