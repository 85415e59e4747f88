"""Text boxes and cells side by side: blocks that the file draws one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from ingest.pages.columns import Part
from ingest.pages.sheet import Run

# A block has at least so many lines and letters; its lines follow one another closely.
_FEWEST_LINES = 2
_FEWEST_LETTERS = 24
_NEXT = 1.2
_GAP = 1.0


class _Line(NamedTuple):
    """What the file draws as one line."""

    left: float
    top: float
    right: float
    bottom: float
    runs: tuple[Run, ...]


class Block(NamedTuple):
    """Lines drawn one below the other."""

    lines: tuple[_Line, ...]

    @property
    def left(self) -> float:
        """The block's left edge."""
        return min(line.left for line in self.lines)

    @property
    def top(self) -> float:
        """The block's upper edge."""
        return self.lines[0].top

    @property
    def right(self) -> float:
        """The block's right edge."""
        return max(line.right for line in self.lines)

    @property
    def bottom(self) -> float:
        """The block's lower edge."""
        return self.lines[-1].bottom

    @property
    def runs(self) -> list[Run]:
        """Everything in the block."""
        return [run for line in self.lines for run in line.runs]


def parts_beside(runs: Sequence[Run]) -> list[Part]:
    """The runs parted where blocks stand side by side; one part for most pages.

    Blocks count as every other column: what stands in one does not go on in the next.
    """
    groups = boxes_beside(runs)
    rest = list(runs)
    parts: list[Part] = []
    for group in groups:
        top = min(block.top for block in group)
        bottom = max(block.bottom for block in group)
        within: list[list[Run]] = [[] for _ in group]
        left: list[Run] = []
        for run in rest:
            place = _block_of(run, group, top, bottom)
            (left if place is None else within[place]).append(run)
        above = [run for run in left if run.bottom < bottom]
        rest = [run for run in left if run.bottom >= bottom]
        if above:
            parts.append(Part(0, above))
        parts.extend(Part(2 * place + 1, held) for place, held in enumerate(within) if held)
    return [*parts, Part(0, rest)] if rest or not parts else parts


def _block_of(run: Run, group: Sequence[Block], top: float, bottom: float) -> int | None:
    """The block in or below which a run of the group's height stands."""
    across, down = (run.left + run.right) / 2, (run.top + run.bottom) / 2
    if not top <= down <= bottom:
        return None
    for place, block in enumerate(group):
        if block.left - _GAP * run.size <= across <= block.right + _GAP * run.size:
            return place
    return None


def boxes_beside(runs: Sequence[Run]) -> list[list[Block]]:
    """Groups of blocks that stand side by side, top group first, each from left to right.

    Only the order in which a file draws tells them from rows that are read across: a label and its
    value are drawn one after the other, two boxes each as a whole. Empty for most pages.
    """
    blocks = [block for block in _blocks(runs) if _is_text(block)]
    groups: list[list[Block]] = []
    for block in blocks:
        beside = [group for group in groups if any(_beside(block, other) for other in group)]
        groups = [group for group in groups if group not in beside]
        groups.append([block, *(member for group in beside for member in group)])
    found = [sorted(group, key=lambda each: (each.left, each.top)) for group in groups]
    return sorted(
        (group for group in found if len(group) > 1 and not _labels(group)),
        key=lambda group: min(block.top for block in group),
    )


def _blocks(runs: Sequence[Run]) -> list[Block]:
    blocks: list[list[_Line]] = []
    for _, group in groupby(runs, key=lambda run: run.stream):
        line = _line(tuple(group))
        if blocks and _below(blocks[-1][-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [Block(tuple(lines)) for lines in blocks]


def _line(runs: tuple[Run, ...]) -> _Line:
    if len(runs) == 1:  # most lines: no need to look for the outermost edges
        _, left, top, right, bottom, *_ = runs[0]
        return _Line(left, top, right, bottom, runs)
    return _Line(
        min(run.left for run in runs),
        min(run.top for run in runs),
        max(run.right for run in runs),
        max(run.bottom for run in runs),
        runs,
    )


def _below(above: _Line, line: _Line) -> bool:
    """Whether a line stands next below another, over the same part of the page."""
    height = above.bottom - above.top
    shared = min(above.right, line.right) - max(above.left, line.left)
    return (
        line.top > above.top + 0.5 * height
        and line.top - above.bottom < _NEXT * height
        and shared > 0.3 * min(above.right - above.left, line.right - line.left)
    )


def _is_text(block: Block) -> bool:
    letters = sum(sum(map(str.isalpha, run.text)) for run in block.runs)
    return len(block.lines) >= _FEWEST_LINES and letters >= _FEWEST_LETTERS


def _beside(one: Block, other: Block) -> bool:
    gap = max(one.left, other.left) - min(one.right, other.right)
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    shorter = min(one.bottom - one.top, other.bottom - other.top)
    return gap > _GAP * one.lines[0].runs[0].size and shared > 0.5 * shorter


def _labels(group: Sequence[Block]) -> bool:
    """Whether the first block is a column of labels to be read with what stands beside each."""
    lines = group[0].lines
    ends = sum(line.runs[-1].text.rstrip().endswith(":") for line in lines)
    return ends > 0.5 * len(lines)
