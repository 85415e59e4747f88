"""How a document is set: its body type, its margins, where a line of print could have gone on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.lines import Document, Line

_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*\d{0,2}$")
# "(Pages 3 - 4)" ends an item of an agenda, as the programs that make them print it
_PAGES = re.compile(r"\(Pages? \d+(?: [-–] \d+)?\)$")
# Two left edges nearer than this share of the page's width are one edge.
NEAR = 0.012
# Lines of text files longer than this are whole paragraphs, not lines of print.
_LONG = 150
# A page with fewer lines than this does not tell where its print ends on the right.
_FEW = 6
_TAIL = 12


@dataclass(frozen=True, slots=True)
class Setting:
    """The type and the measure that most of a document is set in.

    ``right`` is the right edge of the print for each page and column, in fractions of the page's
    width; ``wrap`` the number of characters at which a text file breaks its lines (None where
    each line is a paragraph).
    """

    size: float = 0.0
    bold: bool = False
    right: dict[tuple[int | None, int], float] = field(default_factory=dict)
    left: dict[tuple[int | None, int], float] = field(default_factory=dict)
    wrap: int | None = None

    @classmethod
    def of(cls, document: Document) -> Setting:
        """Measure the document."""
        lines = [line for line in document.lines if not line.cells]
        sizes: Counter[float] = Counter()
        weights: Counter[bool] = Counter()
        for line in lines:
            weights[line.bold] += len(line.text)
            # Where most of it has no known size, that of a few headings is not the text's.
            sizes[round((line.size or 0.0) * 2) / 2] += len(line.text)
        return cls(
            size=sizes.most_common(1)[0][0] if sizes else 0.0,
            bold=weights[True] > weights[False],
            right=_edges(lines, right=True),
            left=_edges(lines, right=False),
            wrap=_wrap(lines),
        )

    def has_room(self, line: Line, following: Line) -> bool:
        """Whether the first word of the next line would have fitted on this one.

        True says that the line was ended on purpose: by the end of a paragraph or an item.
        """
        word = following.text.split(" ", 1)[0]
        if line.box is None:
            return self.wrap is None or len(line.text) + 1 + len(word) <= self.wrap
        width = (line.box.right - line.box.left) / max(len(line.text), 1)
        edge = self.right.get((line.page, line.column), 1.0)
        return line.box.right + (len(word) + 1.5) * width < edge

    def share(self, line: Line) -> float:
        """How much of the measure the line fills, about 0 to 1."""
        if line.box is None:
            return min(len(line.text) / (self.wrap or _LONG), 1.0)
        place = (line.page, line.column)
        edge, start = self.right.get(place, 1.0), self.left.get(place, 0.0)
        return (line.box.right - start) / max(edge - start, 0.01)


def _edges(lines: Iterable[Line], right: bool) -> dict[tuple[int | None, int], float]:
    """The outer edges of the print; the right one as most full lines have it."""
    edges: dict[tuple[int | None, int], list[float]] = {}
    for line in lines:
        if line.box:
            edge = line.box.right if right else line.box.left
            edges.setdefault((line.page, line.column), []).append(edge)
    if not right:
        return {place: min(values) for place, values in edges.items()}
    found = {place: sorted(values)[int(0.9 * (len(values) - 1))] for place, values in edges.items()}
    usual: dict[int, float] = {}
    for column in {column for _, column in edges}:
        full = sorted(
            found[place]
            for place, values in edges.items()
            if place[1] == column and len(values) >= _FEW
        )
        usual[column] = full[len(full) // 2] if full else 0.0
    # the few lines at the end of a paper may all be short of its measure
    return {
        place: edge if len(edges[place]) >= _FEW else max(edge, usual[place[1]])
        for place, edge in found.items()
    }


def _wrap(lines: Sequence[Line]) -> int | None:
    if not any(_runs_on(above, line) for above, line in pairwise(lines)):
        return None
    lengths = sorted(len(line.text) for line in lines if line.box is None)
    full = [length for length in lengths if length > 40]
    if not full or sum(length > _LONG for length in full) > 0.1 * len(full):
        return None
    return full[int(0.95 * (len(full) - 1))]


def _runs_on(above: Line, line: Line) -> bool:
    """Whether a line of a text file goes on with the sentence of the one above it."""
    if line.box is not None or line.blank_before or ended(above.text):
        return False
    return line.text.lstrip()[:1].islower() or above.text.rstrip().endswith((",", "-"))


def ended(text: str) -> bool:
    """Whether the text ends as a sentence, a list item or a lead-in does."""
    return bool(_ENDED.search(text.rstrip()[-_TAIL:]))


def ends_in_pages(text: str) -> bool:
    """Whether a line is the end of an item of an agenda, which gives its pages."""
    return bool(_PAGES.search(text.rstrip()))


def left_of(line: Line) -> float | None:
    """The left edge, in fractions of the page's width, where the file tells it.

    In a column it counts from the column's own edge: numbers at the edges of two columns are of
    one kind.
    """
    if line.column and line.indent is not None:
        return line.indent
    return line.box.left if line.box else None
