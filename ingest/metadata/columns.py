"""Tables that answer in columns of their own: ``Exempt | ✓ | `` under ``Item | Yes | No``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.lines import Line

_UNTICKED = ("☐", "□", "[ ]", "[]", "-", "–")


def answered(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, the rows of such tables as their first cell and its answer.

    Where no box of a row is ticked, or both are, the answer is that of an empty form.
    """
    places: dict[str, int] = {}
    table: int | None = None
    for line in lines:
        cells = [cell.strip() for cell in line.cells]
        if not cells or line.table != table:
            places, table = {}, line.table
        heads = {cell.lower(): at for at, cell in enumerate(cells) if cell.lower() in ("yes", "no")}
        if len(heads) == 2 and "yes" not in places:
            places = heads
            yield line
        elif places and len(cells) > max(places.values()) and cells[0]:
            yield _row(line, cells, places)
        else:
            yield line


def _row(line: Line, cells: list[str], places: dict[str, int]) -> Line:
    ticked = [
        answer.capitalize() for answer, at in places.items() if cells[at] not in ("", *_UNTICKED)
    ]
    said = ticked[0] if len(ticked) == 1 else "Yes ☐ No ☐"
    return replace(line, text=f"{cells[0]} | {said}", cells=(cells[0], said))
