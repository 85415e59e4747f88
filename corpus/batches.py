"""Rows taken some at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Row = TypeVar("Row")
_BATCH = 1000


def batches(rows: Iterable[Row], most: int = _BATCH) -> Iterator[list[Row]]:
    """The rows in lists of a thousand, or of ``most``; the last one shorter."""
    remaining = iter(rows)
    while batch := list(islice(remaining, most)):
        yield batch
