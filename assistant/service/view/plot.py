"""Themes over time as a plot: a row for each theme, a mark for each year with findings.

The same numbers stand in a table beside it; the plot has no words but its axis and rows.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from assistant.service.view.recurring import RecurringView, ThemeView
from assistant.service.view.shortening import cut

MOST_ROWS = 15
ROW = 34
LABEL = 330
YEAR = 62
WIDEST = 1170
"""What fits the widest page without scrolling: many years stand closer together."""
HEAD = 30
_SMALLEST, _LARGEST = 5.0, 14.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot: its centre and radius in the plot's units, and how many findings it stands for."""

    x: float
    y: float
    radius: float
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """One theme: its name cut to fit, its place, and its findings of each year."""

    theme: ThemeView
    name: str
    y: float
    counts: tuple[int, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Rows by years; ``undated`` is how many findings have no year and are not shown, ``left_out``
    how many themes have no row."""

    years: tuple[tuple[str, float], ...]
    rows: tuple[Row, ...]
    width: float
    height: float
    undated: int
    left_out: int = 0


def plot_of(view: RecurringView) -> Plot | None:
    """The plot of the themes shown; None where no finding of theirs has a year."""
    themes = view.themes[:MOST_ROWS]
    counts = {theme.number: _by_year(theme) for theme in themes}
    known = sorted({year for found in counts.values() for year in found if year})
    if not known:
        return None
    wide = min(YEAR, (WIDEST - LABEL) // (int(known[-1]) - int(known[0]) + 1))
    years = [str(year) for year in range(int(known[0]), int(known[-1]) + 1)]
    most = max(found[year] for found in counts.values() for year in years)
    rows = []
    for place, theme in enumerate(themes):
        y = HEAD + ROW * (place + 0.5)
        told = tuple(counts[theme.number][year] for year in years)
        marks = tuple(
            Mark(_x(at, wide), y, _radius(count, most), count)
            for at, count in enumerate(told)
            if count
        )
        rows.append(Row(theme, cut(theme.name, 44), y, told, marks))
    return Plot(
        tuple((year, _x(at, wide)) for at, year in enumerate(years)),
        tuple(rows),
        LABEL + wide * len(years),
        HEAD + ROW * len(rows) + 6,
        sum(found[""] for found in counts.values()),
        len(view.themes) - len(themes),
    )


def _by_year(theme: ThemeView) -> Counter[str]:
    return Counter(
        (finding.event_date or "")[:4]
        for authority in theme.authorities
        for finding in authority.findings
    )


def _x(at: int, wide: int) -> float:
    return LABEL + wide * (at + 0.5)


def _radius(count: int, most: int) -> float:
    """By area, so that twice as many look twice as much."""
    return round(max(_SMALLEST, _LARGEST * math.sqrt(count / most)), 1)
