"""Which tables without ruling lines a column of print holds, of all that are told of it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pages.rows import Row
from ingest.pages.sheet import Rule
from ingest.pages.tables.unruled.aligned import Aligned, aligned_tables
from ingest.pages.tables.unruled.figured import figured_tables
from ingest.pages.tables.unruled.graded import graded_tables
from ingest.pages.tables.unruled.headed import headed_tables


def unruled_tables(rows: Sequence[Row], rules: Sequence[Rule]) -> list[Aligned]:
    """The tables without ruling lines: top one first."""
    figures = aligned_tables(rows)
    wider = [
        table
        for table in figured_tables(rows)
        if all(_is_more(table, other) for other in figures if _overlap(table, other))
    ]
    figures = [each for each in figures if not any(_overlap(each, other) for other in wider)]
    figures += wider
    found = figures
    # Of words where no figures are, of grades where no headings tell of the columns.
    for others in (headed_tables(rows, rules), graded_tables(rows)):
        found = [*found, *(one for one in others if not any(_overlap(one, two) for two in found))]
    return sorted(found, key=lambda table: table.start)


def _overlap(one: Aligned, other: Aligned) -> bool:
    return one.start < other.end and other.start < one.end


def _is_more(table: Aligned, other: Aligned) -> bool:
    """Whether a table has rows that the other, of the same place, leaves out."""
    covers = table.start <= other.start and table.end >= other.end
    return covers and len(table.cells) > len(other.cells) and table.end - table.start > (
        other.end - other.start
    )  # fmt: skip
