"""Numbered paragraphs that stand beside numbered headings of the same count, under none of them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.blocks import Block
from ingest.layout.headings import Headings
from ingest.layout.labels import Marker, Series, follows


def beside_titles(blocks: Sequence[Block], headings: Headings) -> dict[int, int]:
    """For the place of each such paragraph, that of the heading that it comes after.

    Between ``2. BACKGROUND`` and ``4. CONSULTATION`` a paragraph ``3.`` has no heading of its own.
    A list within a section begins its own count, so that ``3`` after its ``2`` is none.
    """
    counts: dict[tuple[Series, int], list[int]] = {}
    for place, block in enumerate(blocks):
        marker = block.marker
        if marker and marker.style in ("number", "decimal", "reference"):
            counts.setdefault((marker.series, len(marker.value)), []).append(place)
    found: dict[int, int] = {}
    for places in counts.values():
        if sum(place in headings for place in places) > 1:
            found |= _within(blocks, headings, places)
    return found


def _within(blocks: Sequence[Block], headings: Headings, places: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    title: int | None = None
    held: list[int] = []
    for before, place in zip((None, *places), places, strict=False):
        last = held[-1] if held else title
        goes_on = _follow(blocks, last, place)
        if place in headings:
            if goes_on and title is not None:
                found |= dict.fromkeys(held, title)
            title, held = place, []
        elif goes_on and (before == last or not _follow(blocks, before, place)):
            held.append(place)
    return found


def _follow(blocks: Sequence[Block], before: int | None, place: int) -> bool:
    """Whether a number counts on from another within the same part: ``2.0`` opens a new one."""
    if before is None:
        return False
    one, other = _marker(blocks, before), _marker(blocks, place)
    within = other.style != "decimal" or one.value[:-1] == other.value[:-1]
    return within and follows(other, one)


def _marker(blocks: Sequence[Block], place: int) -> Marker:
    marker = blocks[place].marker
    assert marker
    return marker
