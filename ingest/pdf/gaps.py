"""Spaces that pdfium leaves out: between letters that are kerned across them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Box = tuple[float, float, float, float]

# Kerning takes from both sides of a space only beside letters that lean or overhang, one of them
# a capital: "P A", "Y T", "l. T".
_SQUEEZED = re.compile(
    r"[A-Z](?:(?<=[a-z,;:)\dAFLPTVWY][A-Z])|(?<=[A-Z][ATVWY])|(?<=[A-Z]{2})(?=[a-z]))"
)
# Such a space is still this much of the letters' height, and so much more than the gaps beside it.
_LEAST, _MORE = 0.08, 0.06


def lost_spaces(text: str, boxes: Callable[[Sequence[int]], list[Box]]) -> list[int]:
    """The places in a page's text where a space stands that is not in it.

    ``boxes`` gives left, top, right and bottom of the characters at these places.
    """
    places = [found.start() for found in _SQUEEZED.finditer(text)]
    places = [place for place in places if 0 < place < len(text)]
    beside = boxes([each for place in places for each in (place - 1, place)])
    pairs = zip(beside[::2], beside[1::2], strict=True)
    wide = [
        (place, _gap(one, other), one[1] - one[3])
        for place, (one, other) in zip(places, pairs, strict=True)
        if _gap(one, other) > _LEAST * (one[1] - one[3]) > 0
    ]
    return [place for place, gap, high in wide if gap - _usual(text, place, boxes) > _MORE * high]


def _gap(one: Box, other: Box) -> float:
    return other[0] - one[2]


def _usual(text: str, place: int, boxes: Callable[[Sequence[int]], list[Box]]) -> float:
    """The widest gap between letters right before and right after the place."""
    pairs = [
        (one, one + 1)
        for one in (place - 3, place - 2, place, place + 1)
        if one >= 0 and one + 1 < len(text) and not re.search(r"\s", text[one : one + 2])
    ]
    near = boxes([each for pair in pairs for each in pair])
    return max(map(_gap, near[::2], near[1::2]), default=0.0)
