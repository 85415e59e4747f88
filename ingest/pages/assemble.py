"""A sheet becomes lines in the order in which they are read."""

from __future__ import annotations

from ingest.lines import Line
from ingest.pages.grids import grids_of
from ingest.pages.rows import line_of, rows_of
from ingest.pages.sheet import Sheet
from ingest.pages.tables import take_tables


def lines_of(sheet: Sheet) -> list[Line]:
    """The page's lines of print and table rows, top to bottom."""
    grids = grids_of(sheet.rules)
    if grids:
        rows, runs = take_tables(sheet, grids)
    else:
        rows, runs = [], sheet.runs
    lines = [line_of(sheet, row) for row in rows_of(runs)]
    if not rows:
        return lines
    return sorted([*lines, *rows], key=lambda line: line.box.top if line.box else 0.0)
