"""Blocks put together again where a page's end, a blank line or a lost edge cut them in two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.layout.advice import is_advice
from ingest.layout.blocks.block import Block
from ingest.layout.blocks.measure import NEAR, Setting, ended, left_of
from ingest.layout.blocks.words import join
from ingest.layout.labels import Marker, Series, follows, markers_of
from ingest.layout.minute_words import MINUTE
from ingest.lines import Line

_SMALL = 0.9
_SAME_SIZE = 0.6
_WORDS_OF_PROSE = 8
_PROSE = 40
_FULL = 0.85
_ADDRESS = re.compile(r"^\S+@|^(?:https?:|www\.)")
# A heading, the next number and its text that a lost line break put on one line.
_INLINE = re.compile(r"^([A-Z][^.:;?!]{2,70}?)\s+(\d{1,3}[.)]\s+[A-Z].*)$", re.DOTALL)
_RUN_IN = re.compile(
    r"^((?:officer |the )?(?:recommendation(?:s|/s|\(s\))?|(?:executive )?summary))\s*:\s+(\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
# No sentence ends in such a word.
_HANGS = re.compile(r"(?:,|\b(?:the|an?|of|to|is|are|was|were|and|or|for|by|in|with|that))$")
_TAIL = re.compile(r"^(.*[.?!])\s+([A-Z][^.:;?!]{5,70})$", re.DOTALL)


def without_stray_signs(blocks: Sequence[Block]) -> list[Block]:
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
    if before.marker is None or before.marker.style not in ("number", "decimal"):
        return False
    return not (following and following.marker and following.marker.style == "bullet")


def with_run_in_heads(blocks: Sequence[Block]) -> list[Block]:
    """Part ``Recommendations:`` and ``Summary:`` from the text that follows on the same line."""
    kept: list[Block] = []
    for block in blocks:
        found = None if block.marker or block.table else _RUN_IN.match(block.text)
        if found and not is_advice(block.text):
            kept.append(Block(block.lines[:1], found[1], title=True))
            block = replace(block, text=found[2])
        kept.append(block)
    return kept


def with_lost_breaks(blocks: Sequence[Block]) -> list[Block]:
    """Part a heading from the numbered paragraph that was run together with it.

    Only where the number is the next one of the paper's own count is it taken for one.
    """
    kept: list[Block] = []
    last: Marker | None = None
    for place, block in enumerate(blocks):
        found = None if block.marker or block.table else _INLINE.match(block.text)
        marker = next(iter(markers_of(found[2])), None) if found else None
        if found and marker and (follows(marker, last) if last else _begins(blocks, place, marker)):
            kept.append(Block(block.lines[:1], found[1], title=True))
            tail = _TAIL.match(marker.rest)
            text = tail[1] if tail and len(tail[2].split()) <= 8 else marker.rest
            kept.append(Block(block.lines, text, marker))
            if text is not marker.rest and tail:
                kept.append(Block(block.lines[-1:], tail[2], title=True))
            last = marker
            continue
        if block.marker and block.marker.style == "number" and block.marker.form in ("#.", "#)"):
            last = block.marker if last is None or block.marker.order > last.order else last
        kept.append(block)
    return kept


def _begins(blocks: Sequence[Block], place: int, marker: Marker) -> bool:
    """Whether a count begins that the next block goes on with."""
    after = blocks[place + 1].marker if place + 1 < len(blocks) else None
    return marker.first and after is not None and follows(after, marker)


def paired(blocks: Sequence[Block]) -> list[Block]:
    """Give a label that stands alone on its line the text that it was torn from.

    Of several such labels in a row each has its text for certain only where as many paragraphs
    follow; otherwise the first alone has: the next paragraph.
    """
    kept: list[Block] = []
    waiting: list[Block] = []
    for place, block in enumerate(blocks):
        if _alone(block):
            waiting.append(block)
            continue
        if waiting and not block.marker and not block.table:
            if len(waiting) > 1 and _prose_from(blocks, place) != len(waiting):
                del waiting[1:]
            label = waiting.pop(0)
            # "Minute 76/25" on a line of its own says what it is the number of, and is not torn
            torn = label.marker is None or label.marker.name != MINUTE
            block = replace(
                block, lines=(*label.lines, *block.lines), marker=label.marker, torn=torn
            )
        else:
            if len(waiting) == 1 and block.table and not block.marker:
                kept.append(_over_table(waiting[0], block))
            waiting.clear()
        if block.text or block.table:
            kept.append(block)
    return kept


def _over_table(label: Block, table: Block) -> Block:
    """A number with nothing but a table below it: the names of its columns are its words."""
    return replace(label, text=" | ".join(filter(None, table.first.cells)))


def _alone(block: Block) -> bool:
    """A number or letter without text, on a line of its own."""
    return block.torn and not block.text and bool(block.marker and block.marker.style != "bullet")


def _prose_from(blocks: Sequence[Block], place: int) -> int:
    """How many paragraphs without a label stand from here to the next label or table."""
    count = 0
    for block in blocks[place:]:
        if block.marker or block.table or block.first.heading:
            break
        count += len(block.text) > _PROSE
    return count


def joined(blocks: Sequence[Block], setting: Setting) -> list[Block]:
    """Put together what a page's end, a blank line or a footnote cut in two."""
    seams = Seams(setting, _hanging(blocks))
    kept: list[Block] = []
    for place, block in enumerate(blocks):
        home = seams.home_of(kept, block, last=place + 1 == len(blocks))
        if home is None:
            kept.append(block)
            continue
        before = kept[home]
        text = join([before.text, block.text], [before.last.soft_hyphen, False])
        kept[home] = replace(before, lines=(*before.lines, *block.lines), text=text)
    return kept


def _hanging(blocks: Sequence[Block]) -> dict[Series, float]:
    """How far further in than its label the text of each kind of list hangs."""
    steps: dict[Series, Counter[float]] = {}
    for block in blocks:
        if block.marker is None or block.table or len(block.lines) < 2:
            continue
        start, hanging = block.left, left_of(block.lines[1])
        if start is not None and hanging is not None and block.lines[1].page == block.first.page:
            steps.setdefault(block.marker.series, Counter())[round(hanging - start, 2)] += 1
    return {series: found.most_common(1)[0][0] for series, found in steps.items()}


@dataclass(frozen=True, slots=True)
class Seams:
    """Where two blocks are two pieces of one paragraph."""

    setting: Setting
    hanging: dict[Series, float]

    def home_of(self, kept: Sequence[Block], block: Block, last: bool) -> int | None:
        """The place of the block that this one goes on with, or None."""
        if block.marker or block.table or block.title or block.first.heading or block.first.note:
            return None
        for place in range(len(kept) - 1, max(len(kept) - 8, -1), -1):
            before = kept[place]
            if not self._note(before, block):
                return place if self._goes_on(before, block, last) else None
        return None

    def _note(self, before: Block, block: Block) -> bool:
        """Whether the block before is a footnote that a paragraph may go on beyond."""
        if before.first.note:
            return True
        small = not before.table and 0 < before.size < _SMALL * self.setting.size
        return small and before.last.page != block.first.page

    def _goes_on(self, before: Block, block: Block, last: bool) -> bool:
        if before.table or before.title or before.first.heading or before.bold != block.bold:
            return False
        if abs((before.last.size or 0) - block.size) > _SAME_SIZE:
            return False
        if before.text.endswith((":", "?", "!")):
            return False
        small = block.text[:1].islower() and not _ADDRESS.match(block.text)
        turned = before.last.page != block.first.page or before.last.column != block.first.column
        if ended(before.text):
            if small and turned:
                return not before.text.endswith(";")
            full = not self.setting.has_room(before.last, block.first)
            return turned and full and self._hangs_on(before, block)
        if small:
            return True
        if turned and (_HANGS.search(before.text) or self._is_full(before.last)):
            return True
        return not last and _unfinished(before, block)

    def _is_full(self, line: Line) -> bool:
        return line.box is not None and self.setting.share(line) > _FULL

    def _hangs_on(self, before: Block, block: Block) -> bool:
        """Whether the block stands at the edge that the lines below a label hang from."""
        if before.marker is None or before.left is None or block.left is None:
            return False
        step = self.hanging.get(before.marker.series, 0.0)
        return step > NEAR and abs(block.left - before.left - step) < NEAR


def _unfinished(before: Block, block: Block) -> bool:
    """Whether a numbered paragraph stops in the middle of its sentence and this is the rest."""
    if before.marker is None or before.marker.style not in ("number", "decimal"):
        return False
    if len(before.text.split()) < _WORDS_OF_PROSE or not block.text[:1].isalpha():
        return False
    if before.text.isupper() and not block.text.isupper():
        return False  # a long heading in capitals
    if block.left is not None and before.left is not None:
        hanging = left_of(before.last) or before.left
        if block.left > max(before.left, hanging) + NEAR:
            return False
    return len(block.text) > _PROSE and block.text.rstrip().endswith(".")
