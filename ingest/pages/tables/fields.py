"""What stands together in a row of print, and the columns in which it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pages.rows import Row, joined
from ingest.pages.sheet import Run

_GAP = 1.0


@dataclass(frozen=True, slots=True)
class Field:
    """What stands together in a row."""

    left: float
    right: float
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The field as read."""
        return joined(self.runs)


def fields_of(row: Row) -> list[Field]:
    """What stands together in a row, from left to right."""
    fields: list[Field] = []
    held: list[Run] = []
    for run in row:
        if held and run.left - held[-1].right > _GAP * run.size:
            fields.append(Field(held[0].left, held[-1].right, tuple(held)))
            held = []
        held.append(run)
    fields.append(Field(held[0].left, held[-1].right, tuple(held)))
    return fields


def columns_of(fields: Sequence[Field]) -> list[tuple[float, float]]:
    """The strips of the page in which fields stand, left to right."""
    columns: list[tuple[float, float]] = []
    for field in sorted(fields, key=lambda each: each.left):
        if columns and field.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], field.right))
        else:
            columns.append((field.left, field.right))
    return columns
