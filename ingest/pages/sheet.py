"""A page before its lines are made: what is drawn on it, and where.

All places are in points from the top left corner of the page as a reader holds it to read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.paper import Box, Trust

# How broad letters are beside "n", in the usual types.
_NARROW, _BROAD, _CAPITAL = 0.5, 1.5, 1.25
_NARROW_LETTERS, _BROAD_LETTERS = frozenset(" ijltfrI.,:;'’!|()[]-/"), frozenset("mwMW%@—")


def _breadth(text: str) -> float:
    """About how broad a text is set, counted in the breadth of an "n"."""
    return sum(
        _NARROW
        if sign in _NARROW_LETTERS
        else _BROAD
        if sign in _BROAD_LETTERS
        else _CAPITAL
        if sign.isupper()
        else 1.0
        for sign in text
    )


class Run(NamedTuple):
    """Neighbouring words drawn alike.

    ``stream`` numbers what the file draws as one line; runs of one stream line stand in reading
    order. ``mark`` is the footnote mark that was glued to the last word, ``turn`` the direction
    of the text in degrees against the rest of the page. ``faint`` says why the words may not be
    seen: ``unshown``, as a scanner lays in what it read, or ``light``.
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
    mark: str = ""
    turn: int = 0
    faint: str = ""

    def words(self) -> list[Run]:
        """The words one by one, each as wide as its letters are of the run's."""
        share = (self.right - self.left) / (_breadth(self.text) or 1.0)
        words, start = [], 0.0
        for text in self.text.split(" "):
            left, wide = self.left + start * share, _breadth(text)
            words.append(self._replace(text=text, left=left, right=left + wide * share))
            start += wide + _NARROW
        return words


class Rule(NamedTuple):
    """A ruling line, or the edge of a filled or framed rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether the line runs across the page."""
        return self.right - self.left >= self.bottom - self.top


class Dot(NamedTuple):
    """A small shape about as wide as high: a disc (``round``), or a filled square."""

    left: float
    top: float
    right: float
    bottom: float
    round: bool


@dataclass(slots=True)
class Sheet:
    """What is drawn on one page.

    ``turn`` is how far the page as displayed must be turned clockwise to be read (0, 90, 180 or
    270): runs and rules are placed on the turned page.
    ``trust`` is ``ocr`` where the words were made out from an image.
    """

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    turn: int = 0
    trust: Trust = "text"

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The rectangle as fractions of the page as it is read, kept within it."""
        return Box(
            self.number,
            _within(left / self.width),
            _within(top / self.height),
            _within(right / self.width),
            _within(bottom / self.height),
        )


def _within(edge: float) -> float:
    return round(0.0 if edge < 0.0 else 1.0 if edge > 1.0 else edge, 4)


def displayed(box: Box, turn: int) -> Box:
    """Where a box of the page as it is read stands on the page as displayed."""
    west, north, east, south = box.left, box.top, box.right, box.bottom
    if turn == 90:
        edges = north, 1 - east, south, 1 - west
    elif turn == 180:
        edges = 1 - east, 1 - south, 1 - west, 1 - north
    elif turn == 270:
        edges = 1 - south, west, 1 - north, east
    else:
        return box
    return Box(box.page, *(round(edge, 4) for edge in edges))
