"""Tables: their headings, their rows, and forms that only look like tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ingest.layout.blocks import Block
from ingest.lines import Line

Row = tuple[tuple[Line, ...], tuple[str, ...]]

# "Table 2.1", "Table A: Placements", "Table iv. Agency staff"; "Table A shows" is no caption
_CAPTION = re.compile(
    r"^(?:Table|TABLE)\s+([A-Z]?\d+(?:\.\d+)*[a-z]?\b|(?:[A-Z]|[ivx]{1,5}|[IVX]{1,5})(?=\s*(?:[:.–—-]|$)))"
)
_FIGURE = re.compile(r"\d")
_SHORT = 40
# The grades that inspectorates of children's services, adult care and schools award.
_GRADE = re.compile(
    r"^(?:outstanding|good|satisfactory|adequate|requires improvement(?: to be good)?|inadequate)"
    r"(?:\s*\(.*\))?\W*$",
    re.IGNORECASE,
)


def rows_of(
    block: Block, known: tuple[str, ...] | None = None
) -> tuple[tuple[str, ...], list[Row]]:
    """The columns' headings and, for each row below them, its lines and its cells.

    A table without headings has empty ones, so that headings and cells always pair. A row that a
    page's end cut in two is one row, and headings printed again on the next page are none.
    ``known`` are the headings of a table whose first rows were read before.
    """
    lines = list(block.lines)
    width = max(len(line.cells) for line in lines)
    columns = ("",) * width if known is None else known
    if known is None and _headed(lines):
        columns, lines = _padded(lines[0].cells, width), lines[1:]
    if any(columns):
        lines = [line for line in lines if _padded(line.cells, width) != columns]
    rows: list[Row] = []
    for line in lines:
        cells = _padded(line.cells, width)
        if rows and _goes_on(rows[-1], line):
            rows[-1] = ((*rows[-1][0], line), _merged(rows[-1][1], cells))
        elif any(cells):
            rows.append(((line,), cells))
    return columns, rows


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))


def _goes_on(row: Row, line: Line) -> bool:
    """Whether the line is the rest of a row that the page before began."""
    lines, cells = row
    if line.continues:
        return True
    if line.page == lines[-1].page or not cells[0]:
        return False
    return not line.cells[0] or line.cells[0][:1].islower()


def _merged(cells: Sequence[str], rest: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{one} {other}".strip() for one, other in zip_longest(cells, rest, fillvalue=""))


def _headed(lines: list[Line]) -> bool:
    """Whether the first row names the columns."""
    first = lines[0]
    if len(lines) < 2:
        return False
    if first.header or (first.bold and not lines[1].bold):
        return True
    below = [
        set(column) for column in zip_longest(*(line.cells for line in lines[1:]), fillvalue="")
    ]
    if any(cell in column for cell, column in zip(first.cells, below, strict=False) if cell):
        return False
    graded = any(_GRADE.match(line.cells[-1]) for line in lines[1:])
    if graded and not _GRADE.match(first.cells[-1]) and all(first.cells):
        return True
    figures = any(_FIGURE.search(cell) for line in lines[1:] for cell in line.cells[1:])
    plain = all(cell and not _FIGURE.search(cell) for cell in first.cells)
    short = all(len(cell) < _SHORT for cell in first.cells)
    longer = any(len(cell) > _SHORT for line in lines[1:] for cell in line.cells)
    return plain and short and (figures or longer)


def is_boxed_text(block: Block) -> bool:
    """Whether the table is text in a frame, without columns."""
    return all(sum(bool(cell) for cell in line.cells) <= 1 for line in block.lines)


def is_text_across(cells: Sequence[str]) -> bool:
    """Whether a row is running text set across the whole table."""
    filled = [cell for cell in cells if cell]
    return len(cells) > 1 and len(filled) == 1 and len(filled[0]) > 3 * _SHORT


def is_form(block: Block, front: bool) -> bool:
    """Whether the table is a form: names of fields on the left, their values on the right."""
    if any(len(line.cells) > 2 for line in block.lines) or any(line.header for line in block.lines):
        return False
    keys = sum(line.cells[0].rstrip().endswith(":") for line in block.lines)
    graded = sum(bool(_GRADE.match(line.cells[-1])) for line in block.lines)
    return (front and graded * 2 < len(block.lines)) or keys > len(block.lines) / 2


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
