"""Words and rulings with their place on a displayed page: what every page reader starts from."""

from __future__ import annotations

from typing import NamedTuple

from corpus.paper import Box


class Word(NamedTuple):
    """A word as drawn, in points from the top left corner of the page as displayed.

    ``stream`` numbers the run of words that the file draws as one line; words of one stream line
    stand in reading order. ``raised`` marks a footnote mark or another small raised sign.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    stream: int
    bold: bool = False
    italic: bool = False
    raised: bool = False


class Rule(NamedTuple):
    """A straight ruling line; horizontal where ``right - left`` exceeds ``bottom - top``."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether the line runs across the page."""
        return self.right - self.left >= self.bottom - self.top


class Sheet(NamedTuple):
    """One page before its lines are made: words, rulings, size in points."""

    number: int
    width: float
    height: float
    words: list[Word]
    rules: list[Rule]

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The rectangle as fractions of the page, kept within it."""
        return Box(
            self.number,
            _fraction(left, self.width),
            _fraction(top, self.height),
            _fraction(right, self.width),
            _fraction(bottom, self.height),
        )


def _fraction(value: float, whole: float) -> float:
    return round(min(max(value / whole, 0.0), 1.0), 4)
