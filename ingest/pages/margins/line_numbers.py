"""The numbers in the margin of a draft that count its lines, and number no paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.pages.sheet import Run

# So many in one column, one below the other, each one more than the last.
_FEWEST = 12
_CELL, _SMALL = 4.0, 0.85
_EVEN = 0.25
_MARGIN = 0.12


def without_line_numbers(runs: Sequence[Run], width: float) -> list[Run]:
    """The runs without a column of numbers at the left edge that counts evenly spaced lines."""
    numbers = [run for run in runs if run.right < _MARGIN * width and run.text.isdigit()]
    if len(numbers) < _FEWEST:
        return list(runs)
    # the numbers of a table's rows are as large as what they number
    small = _SMALL * median([run.size for run in runs if not run.text.isdigit()] or [0.0])
    columns: dict[int, list[Run]] = defaultdict(list)
    for run in numbers:
        if len(run.text) < 4 and run.size < small:
            columns[round(run.right / _CELL)].append(run)
            columns[round(run.right / _CELL) + 1].append(run)
    taken: set[int] = set()
    for column in columns.values():
        if len(column) >= _FEWEST and _counts_lines(column):
            taken.update(map(id, column))
    return [run for run in runs if id(run) not in taken]


def _counts_lines(column: Sequence[Run]) -> bool:
    """Whether numbers grow by one, or by five as in bills, from line to evenly spaced line."""
    ordered = sorted(column, key=lambda run: run.top)
    steps = {int(other.text) - int(one.text) for one, other in pairwise(ordered)}
    gaps = sorted(other.top - one.top for one, other in pairwise(ordered))
    usual = gaps[len(gaps) // 2]
    return (
        steps in ({1}, {5})
        and usual > 0
        and gaps[0] > (1 - _EVEN) * usual
        and (gaps[-1] < (1 + _EVEN) * usual)
    )
