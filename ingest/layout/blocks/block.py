"""A block: the lines of print that make one paragraph, item, heading or table."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.layout.blocks.measure import left_of
from ingest.layout.blocks.words import join
from ingest.layout.labels import Marker
from ingest.lines import Line


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, with the label they start with.

    ``text`` is the joined text without the label. ``torn`` says that the label stood on a line of
    its own, apart from its text. A table is a block of lines that all have cells. ``title`` says
    that the words are known to be a heading.
    """

    lines: tuple[Line, ...]
    text: str
    marker: Marker | None = None
    torn: bool = False
    title: bool = False

    @property
    def first(self) -> Line:
        """The line that the block starts with."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The line that the block ends with."""
        return self.lines[-1]

    @property
    def printed(self) -> str:
        """The words with the label before them, as the page has them."""
        if self.marker is None:
            return self.text
        texts = [line.text for line in self.lines]
        if self.first.label:
            texts[0] = f"{self.first.label} {texts[0]}"
        return join(texts, [line.soft_hyphen for line in self.lines]).strip()

    @property
    def left(self) -> float | None:
        """The left edge of the first line."""
        return left_of(self.first)

    @property
    def size(self) -> float:
        """The type size of the first line, 0 where the file does not tell."""
        return self.first.size or 0.0

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        """Whether all of it is italic."""
        return all(line.italic for line in self.lines)

    @property
    def table(self) -> bool:
        """Whether the block is a table."""
        return bool(self.first.cells)
