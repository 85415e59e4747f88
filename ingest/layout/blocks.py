"""Lines of print put together again: one block for each paragraph, item, heading or table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.layout.labels import Marker
from ingest.layout.measure import NEAR, Setting, ended, left_of
from ingest.layout.sequence import Opening, Runs
from ingest.layout.words import Words
from ingest.lines import Document, Line

# A heading or an address line ends well before the margin; a line of running text does not.
_SHORT = 0.6
_SMALL = 0.9


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, with the label they start with.

    ``text`` is the joined text without the label. ``torn`` says that the label stood on a line of
    its own, apart from its text. A table is a block of lines that all have cells.
    """

    lines: tuple[Line, ...]
    text: str
    marker: Marker | None = None
    torn: bool = False

    @property
    def first(self) -> Line:
        """The line that the block starts with."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The line that the block ends with."""
        return self.lines[-1]

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


def blocks_of(document: Document, setting: Setting) -> list[Block]:
    """The document's blocks in reading order."""
    lines = [line for line in document.lines if line.text.strip() or line.cells]
    words = Words.of(lines)
    runs = Runs(lines, setting)
    blocks: list[Block] = []
    held: list[Line] = []
    marker: Marker | None = None
    for place, line in enumerate(lines):
        found = None if line.cells or (line.heading and not line.label) else runs.take(place)
        if held and (found or _parts(held, line, marker, setting, runs.opening(place))):
            blocks.append(_block(held, marker, words))
            held, marker = [], None
        if not held:
            marker = found
        held.append(line)
    if held:
        blocks.append(_block(held, marker, words))
    return _joined(_paired(_without_stray_signs(blocks)), words, setting)


def _block(lines: Sequence[Line], marker: Marker | None, words: Words) -> Block:
    texts = [line.text for line in lines]
    if marker:
        texts[0] = marker.rest
    return Block(tuple(lines), words.join(texts), marker, bool(marker) and not texts[0])


def _parts(
    held: Sequence[Line], line: Line, marker: Marker | None, setting: Setting, opening: Opening
) -> bool:
    """Whether a line without a label starts a new block."""
    before = held[-1]
    if line.cells or before.cells:
        return not (line.cells and before.cells and line.table == before.table)
    if line.heading or before.heading:
        return line.heading != before.heading or line.blank_before or before.box is None
    if line.page != before.page or line.column != before.column or line.blank_before:
        return True
    if abs((line.size or 0) - (before.size or 0)) > 0.6:
        return True
    if line.bold != before.bold and all(each.bold == before.bold for each in held):
        return setting.has_room(before, line) or (before.bold and len(held) > 1)
    if _steps_out(held, line, marker):
        return True
    if setting.share(before) < _SHORT and opening > Opening.NONE:
        return True
    return line.box is not None and ended(before.text) and setting.has_room(before, line)


def _steps_out(held: Sequence[Line], line: Line, marker: Marker | None) -> bool:
    """Whether the line leaves the edge that the block's lines stand at."""
    here, start, before = left_of(line), left_of(held[0]), left_of(held[-1])
    if here is None or start is None or before is None:
        return False
    if len(held) == 1:
        return here < start - NEAR if marker else here < start - 5 * NEAR
    return abs(here - before) > 1.5 * NEAR


def _without_stray_signs(blocks: list[Block]) -> list[Block]:
    """A lone dash before the rest of a cut sentence is no list item."""
    kept: list[Block] = []
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if kept and _stray(kept[-1], block, following):
            block = replace(block, marker=None)
        kept.append(block)
    return kept


def _stray(before: Block, block: Block, following: Block | None) -> bool:
    if not (block.marker and block.marker.style == "bullet" and block.text[:1].islower()):
        return False
    if before.table or not before.text or ended(before.text) or before.first.heading:
        return False
    if before.marker and before.marker.style == "bullet":
        return False
    return not (following and following.marker and following.marker.style == "bullet")


def _paired(blocks: list[Block]) -> list[Block]:
    """Give a label that stands alone on its line the text that it was torn from.

    Of several such labels in a row only the first has a text for certain: the next one.
    """
    kept: list[Block] = []
    waiting: Block | None = None
    for block in blocks:
        alone = block.torn and not block.text and block.marker is not None
        if alone and block.marker and block.marker.style != "bullet":
            waiting = waiting or block
            continue
        if waiting and not block.marker and not block.table:
            block = replace(
                block, lines=(*waiting.lines, *block.lines), marker=waiting.marker, torn=True
            )
        waiting = None
        if block.text or block.table:
            kept.append(block)
    return kept


def _joined(blocks: list[Block], words: Words, setting: Setting) -> list[Block]:
    """Put together what a page's end, a blank line or a footnote cut in two."""
    kept: list[Block] = []
    for block in blocks:
        place = _cut_at(kept, block, setting)
        if place is None:
            kept.append(block)
            continue
        before = kept[place]
        text = words.join([before.text, block.text])
        kept[place] = replace(before, lines=(*before.lines, *block.lines), text=text)
    return kept


def _cut_at(kept: Sequence[Block], block: Block, setting: Setting) -> int | None:
    """The place of the block that this one goes on with, or None."""
    if block.marker or block.table or block.first.heading:
        return None
    for place in range(len(kept) - 1, max(len(kept) - 8, -1), -1):
        before = kept[place]
        if before.table or not _note(before, setting) or before.last.page == block.first.page:
            return place if _goes_on(before, block, setting) else None
    return None


def _note(block: Block, setting: Setting) -> bool:
    """A footnote: small type, and no heading or list item."""
    return 0 < block.size < _SMALL * setting.size


def _goes_on(before: Block, block: Block, setting: Setting) -> bool:
    if before.table or before.first.heading or abs((before.last.size or 0) - block.size) > 0.6:
        return False
    if before.bold != block.bold or before.text.endswith((":", "?", "!")):
        return False
    small = block.text[:1].islower()
    turned = before.last.page != block.first.page or before.last.column != block.first.column
    if ended(before.text):
        return small and turned and not before.text.endswith(";")
    if small:
        return True
    return turned and before.last.box is not None and setting.share(before.last) > 0.85
