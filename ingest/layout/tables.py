"""Tables: their headings and their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.layout.blocks import Block
from ingest.lines import Line

_CAPTION = re.compile(r"^Table\s+([A-Z]?\d+(?:\.\d+)*[a-z]?)\b")
_FIGURE = re.compile(r"\d")


def rows_of(
    block: Block,
) -> tuple[tuple[str, ...], list[tuple[tuple[Line, ...], tuple[str, ...]]]]:
    """The columns' headings and, for each row below them, its lines and its cells.

    A table without headings has empty ones, so that headings and cells always pair.
    """
    lines = list(block.lines)
    width = max(len(line.cells) for line in lines)
    heads = _headed(lines)
    columns = tuple([""] * width)
    if heads:
        columns = _padded(lines[0].cells, width)
    body = lines[1:] if heads else lines
    rows = [((line,), _padded(line.cells, width)) for line in body]
    return columns, [(line, cells) for line, cells in rows if any(cells)]


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))


def _headed(lines: list[Line]) -> bool:
    """Whether the first row names the columns."""
    first = lines[0]
    if len(lines) < 2:
        return False
    if first.header or (first.bold and not lines[1].bold):
        return True
    figures = sum(bool(_FIGURE.search(cell)) for line in lines[1:] for cell in line.cells[1:])
    plain = all(cell and not _FIGURE.search(cell) for cell in first.cells)
    short = all(len(cell) < 40 for cell in first.cells)
    longer = any(len(cell) > 40 for line in lines[1:] for cell in line.cells)
    return plain and short and (figures > 0 or longer)


def is_front_matter(block: Block, front: bool) -> bool:
    """Whether the table is a form: names of fields on the left, their values on the right."""
    if any(len(line.cells) > 2 for line in block.lines) or any(line.header for line in block.lines):
        return False
    keys = sum(line.cells[0].rstrip().endswith(":") for line in block.lines)
    return front or keys > len(block.lines) / 2


def pairs(block: Block) -> Iterator[tuple[Line, str]]:
    """Each row of a form as ``field: value``."""
    for line in block.lines:
        key, *values = (cell.strip() for cell in line.cells)
        value = " ".join(part for part in values if part)
        yield line, f"{key.rstrip(':')}: {value}" if key and value else key or value


def caption_number(text: str) -> str | None:
    """The number that a caption above the table gives it."""
    found = _CAPTION.match(text)
    return found[1] if found else None
