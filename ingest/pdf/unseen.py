"""Words of a PDF that nobody sees on its page: white on white, laid in unshown, or too small.

They are left out as the words under a black box are. What a scanner reads is laid in unshown as
well, over the picture of the page: there ink stands where the words are said to be, and they stay.
"""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2  # type: ignore[import-untyped]

from ingest.pages.scan import Picture
from ingest.pages.sheet import Run, Sheet, displayed
from ingest.pdf.image import picture_of

_DOTS = 72
# How far the greys of a blank ground differ; letters differ by more.
_EVEN = 24
_SMALLEST = 2.0
# Around the place of words that a scanner read, which it gives only nearly: parts of their height.
_NEARLY = 0.8
_MOST, _SEVERAL = 0.5, 3


def part_unseen(
    runs: Sequence[Run], page: pypdfium2.PdfPage, sheet: Sheet
) -> tuple[list[Run], list[Run]]:
    """The runs without the words that nobody sees, and those words."""
    doubtful = [run for run in runs if run.faint or run.size < _SMALLEST]
    if not doubtful:
        return list(runs), []
    look = _Look(picture_of(page, _DOTS), sheet)
    kept: list[Run] = []
    unseen: list[Run] = []
    for run in runs:
        words = run.words() if run.faint or run.size < _SMALLEST else []
        lost = [word for word in words if look.is_blank(word)]
        letters = sum(len(word.text) for word in lost)
        if len(lost) < _SEVERAL and letters <= _MOST * len(run.text):
            kept.append(run)  # the places of short words are told only nearly
            continue
        unseen += lost
        kept += [word for word in words if word not in lost]
    return kept, unseen


class _Look:
    """What is to be seen at places of a page."""

    def __init__(self, picture: Picture, sheet: Sheet) -> None:
        self._picture, self._sheet = picture, sheet

    def is_blank(self, word: Run) -> bool:
        """Whether nothing can be read where a word is said to be."""
        unshown = word.faint == "unshown"
        if word.size < _SMALLEST and not unshown:
            return True
        around = _NEARLY * (word.bottom - word.top) if unshown else 0.0
        box = self._sheet.box(
            word.left - around, word.top - around, word.right + around, word.bottom + around
        )
        place = displayed(box, self._sheet.turn)
        wide, high = self._picture.width, self._picture.height
        left, right = int(place.left * wide), int(place.right * wide) + 1
        rows = range(int(place.top * high), min(int(place.bottom * high) + 1, high))
        pixels = self._picture.pixels
        greys = b"".join(pixels[row * wide + left : row * wide + min(right, wide)] for row in rows)
        return not greys or max(greys) - min(greys) < _EVEN
