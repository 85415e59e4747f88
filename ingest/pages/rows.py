"""Words into lines of print: what stands at one height, from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ingest.lines import Line
from ingest.pages.repair import take_bullet
from ingest.pages.words import Sheet, Word

# A gap this many times the type size parts two stretches of one line (a column, a cell).
_WIDE_GAP = 1.5
# White space over this share of the line's height is wider than the leading.
_BLANK = 0.55


class Span(NamedTuple):
    """Neighbouring words of one line with no wide gap between them."""

    words: tuple[Word, ...]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def text(self) -> str:
        """The words as read."""
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        """The type size that most of the words have."""
        return prevailing(self.words)


def prevailing(words: Sequence[Word]) -> float:
    """The type size that most characters are set in."""
    if words[0].size == words[-1].size and len(words) < 4:
        return words[0].size
    weight: dict[float, int] = {}
    for word in words:
        weight[word.size] = weight.get(word.size, 0) + len(word.text)
    return max(weight, key=weight.__getitem__)


def spans_of(words: Iterable[Word]) -> list[Span]:
    """Cut the words, in the order drawn, where the line or a wide gap ends."""
    spans: list[Span] = []
    held: list[Word] = []
    for word in words:
        if held and _parts(held[-1], word):
            spans.append(_span(held))
            held = []
        held.append(word)
    if held:
        spans.append(_span(held))
    return spans


def _parts(before: Word, word: Word) -> bool:
    gap = word.left - before.right
    return (
        word.stream != before.stream
        or gap > _WIDE_GAP * max(word.size, 4.0)
        or gap < -2.0 * word.size
        or word.top > before.bottom
        or word.bottom < before.top
    )


def _span(words: list[Word]) -> Span:
    return Span(
        tuple(words),
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )


def rows_of(spans: Iterable[Span]) -> list[list[Span]]:
    """Spans that stand at one height, top row first, each row from left to right."""
    rows: list[list[Span]] = []
    top = bottom = 0.0
    for span in sorted(spans, key=lambda each: (each.top + each.bottom, each.left)):
        shared = min(bottom, span.bottom) - max(top, span.top)
        if rows and shared > 0.5 * min(bottom - top, span.bottom - span.top):
            rows[-1].append(span)
        else:
            rows.append([span])
            top, bottom = span.top, span.bottom
    for row in rows:
        row.sort(key=lambda each: each.left)
    return rows


def line_of(sheet: Sheet, spans: Sequence[Span]) -> Line:
    """One line of print out of spans that stand side by side."""
    words = [word for span in spans for word in span.words]
    left, right = spans[0].left, max(span.right for span in spans)
    top, bottom = min(span.top for span in spans), max(span.bottom for span in spans)
    letters = [word for word in words if any(sign.isalnum() for sign in word.text)] or words
    bullet, text = take_bullet(_joined(words))
    return Line(
        text=text,
        page=sheet.number,
        box=sheet.box(left, top, right, bottom),
        size=prevailing(letters),
        bold=all(word.bold for word in letters),
        italic=all(word.italic for word in letters),
        indent=round(left / sheet.width, 4),
        bullet=bullet,
    )


def _joined(words: Sequence[Word]) -> str:
    """Words with single spaces, none where two pieces of one word were drawn apart."""
    parts = [words[0].text]
    for before, word in pairwise(words):
        touching = word.left - before.right < 0.08 * word.size and word.left >= before.left
        apart = not touching or word.stream == before.stream
        parts.append(" " + word.text if apart else word.text)
    return "".join(parts)


def with_blanks(lines: Sequence[Line], sheet: Sheet) -> list[Line]:
    """Mark each line that white space parts from the one above it."""
    marked: list[Line] = []
    above: Line | None = None
    for line in lines:
        marked.append(replace(line, blank_before=True) if _blank(above, line, sheet) else line)
        above = line
    return marked


def _blank(above: Line | None, line: Line, sheet: Sheet) -> bool:
    if above is None or above.box is None or line.box is None:
        return False
    gap = (line.box.top - above.box.bottom) * sheet.height
    height = (line.box.bottom - line.box.top) * sheet.height
    return gap > _BLANK * height or gap < -2.0 * height
