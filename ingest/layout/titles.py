"""Numbered headings told from short numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.layout.blocks import Block
from ingest.layout.labels import Marker, follows
from ingest.layout.sentences import breaks_off

_LOSS = 12
_MOST_WORDS = 16
_OPENS = re.compile(r"[^\W\d_a-zà-ÿ]|(?:19|20)\d\d\b")  # a capital, or a year
# "Motion 1", "Policy H2: Design", "Question 3 from Mr Ashe to the Leader"
_COUNTED = re.compile(
    r"^((?!Table|Figure|Chart|Appendix|Annex)[A-Z][\w ]{3,40}? [A-Z]{0,3}(?=\d))(\d{1,2})"
    r"\s*(?:(?:[-–—:]|(?:from|by|to)\b).*[^.;,:]|)$"
)


def numbered_titles(blocks: Sequence[Block]) -> list[list[int]]:
    """Positions of numbered headings, run by run: short, no full stop, text of their own below.

    Told over the whole series, for one member alone may look like a short paragraph.
    """
    series: list[list[int]] = []
    for place, block in enumerate(blocks):
        if not block.marker or block.marker.style not in ("number", "decimal", "reference"):
            continue
        if block.marker.style == "decimal" and len(block.marker.value) > 3:
            continue
        if place and _is_again(block.marker, blocks[place - 1].marker):
            continue  # more of the paragraph above, as the cells of a row are
        home = _run_of(blocks, series, place)
        if home is None:
            series.append([place])
        else:
            home.append(place)
    titles = []
    for whole in series:
        run = [place for place in whole if not breaks_off(blocks[place].text)]
        named = [place for place in run if _title_like(blocks, place)]
        if len(named) >= max(1, 0.7 * len(run)):
            titles.append(named)
    return titles


def enumerated_titles(blocks: Sequence[Block]) -> set[int]:
    """Positions of short lines that one word counts through: ``Motion 1``, ``Motion 2`` ...

    Their type need not stand out; that the count goes on is what tells them.
    """
    counted: dict[str, list[tuple[int, int]]] = {}
    for place, block in enumerate(blocks):
        found = None if block.marker or block.table else _COUNTED.match(block.text)
        if found and len(block.text.split()) <= _MOST_WORDS:
            counted.setdefault(found[1].lower(), []).append((int(found[2]), place))
    return {
        place
        for run in counted.values()
        if len(run) > 1 and [number for number, _ in run] == list(range(run[0][0], run[-1][0] + 1))
        for _, place in run
    }


def is_counted(text: str) -> bool:
    """Whether a short line is one that a word and a number, or a code, count."""
    return len(text.split()) <= _MOST_WORDS and bool(_COUNTED.match(text))


def recurring(blocks: Sequence[Block], titles: Iterable[int], counted: set[int]) -> set[int]:
    """The places of titles that come again below others of a count: ``Reply`` below each
    ``Question``."""
    said: dict[str, list[int]] = {}
    for place in titles:
        if place not in counted and blocks[place].marker is None:
            said.setdefault(blocks[place].text.strip(" :").lower(), []).append(place)
    first = min(counted, default=len(blocks))
    again = [places for places in said.values() if len(places) > 1 and min(places) > first]
    return {place for places in again for place in places}


def _is_again(marker: Marker, before: Marker | None) -> bool:
    named = before is not None and bool(marker.name) and marker.name == before.name
    return named and before is not None and marker.value == before.value


def _run_of(blocks: Sequence[Block], series: list[list[int]], place: int) -> list[int] | None:
    """The run that the number at this place goes on with: exactly, or after a small gap."""
    marker = blocks[place].marker
    last = [(run, blocks[run[-1]].marker) for run in reversed(series)]
    exact = [run for run, before in last if marker and before and follows(marker, before)]
    if len(exact) > 1:  # a list of points within a minute, and the minutes themselves
        title = _title_like(blocks, place)
        alike = [run for run in exact if _title_like(blocks, run[-1]) == title]
        exact = alike or exact
    if exact:
        return exact[0]
    return next((run for run, _ in last if _same_run(blocks, run[-1], place)), None)


def _same_run(blocks: Sequence[Block], before: int, place: int) -> bool:
    one, other = blocks[before].marker, blocks[place].marker
    assert one
    assert other
    if one.series[:3] != other.series[:3] or len(one.value) != len(other.value):
        return _loosely_follows(one, other)
    return 0 < other.value[-1] - one.value[-1] <= _LOSS or other.style == "decimal"


def _loosely_follows(one: Marker, other: Marker) -> bool:
    """``4`` after ``3.``: a series whose points are not always printed."""
    alike = one.style == other.style == "number" and "#" in (one.form, other.form)
    return alike and other.value[-1] == one.value[-1] + 1


def _title_like(blocks: Sequence[Block], place: int) -> bool:
    block = blocks[place]
    assert block.marker
    if not _OPENS.match(block.text) or re.search(r"[.;,:]$", block.text):
        return False
    if len(block.text.split()) > _MOST_WORDS:
        return False
    if place + 1 == len(blocks):
        return True  # the last of the titles, whose text is withheld or was never there
    after = blocks[place + 1]
    if after.marker is None:
        return True
    deeper = after.marker.style == "decimal" and len(after.marker.value) > len(block.marker.value)
    return deeper or after.marker.series != block.marker.series
