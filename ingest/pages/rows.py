"""Runs into lines of print: what stands at one height, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from corpus.paper import Box
from ingest.lines import Line
from ingest.pages.sheet import Run, Sheet
from ingest.pages.spelling.repair import BULLET, is_list_sign, spelt, take_bullet

Row = list[Run]

_MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}")
_SMALL = 0.86
_LIST_GAP = 0.5


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """Runs that stand at one height, top row first, each row from left to right."""
    rows: list[Row] = []
    top = bottom = 0.0
    for run in sorted(runs, key=lambda each: (each.top + each.bottom, each.left)):
        shared = min(bottom, run.bottom) - max(top, run.top)
        if rows and shared > 0.5 * min(bottom - top, run.bottom - run.top):
            rows[-1].append(run)
        else:
            rows.append([run])
            top, bottom = run.top, run.bottom
    for row in rows:
        row.sort(key=lambda each: each.left)
    return rows


def line_of(sheet: Sheet, row: Sequence[Run]) -> Line:
    """One line of print out of runs that stand side by side, raised footnote marks left out."""
    lettered = row
    if len(row) > 1:
        row = [run for run in row if not is_mark(run, row)] or row
        lettered = [run for run in row if any(map(str.isalnum, run.text))] or row
    bullet, text = take_bullet(spelt(joined(_with_bullet(row))))
    return Line(
        text=text,
        page=sheet.number,
        box=box_of(sheet, row),
        size=prevailing_size(lettered),
        bold=all(run.bold for run in lettered),
        italic=all(run.italic for run in lettered),
        indent=round(row[0].left / sheet.width, 4),
        bullet=bullet,
        run_in="" if bullet else _run_in(lettered),
    )


def _run_in(row: Sequence[Run]) -> str:
    """The words in italics that a line begins with, where the rest of it is upright."""
    leading = list(takewhile(lambda run: run.italic, row))
    return spelt(joined(leading)) if leading and len(leading) < len(row) else ""


def _with_bullet(row: Sequence[Run]) -> Sequence[Run]:
    """The row with ``•`` for a sign that stands before its text with a list's gap between."""
    if len(row) < 2 or not is_list_sign(row[0].text):
        return row
    gap = row[1].left - row[0].right
    if gap < _LIST_GAP * row[1].size:
        return row
    return [row[0]._replace(text=BULLET), *row[1:]]


def is_mark(run: Run, row: Sequence[Run]) -> bool:
    """Whether the run is a footnote mark that stands raised after the text of its row."""
    return (
        run is not row[0]
        and bool(_MARK.fullmatch(run.text))
        and any(
            run.size < _SMALL * other.size and run.bottom < other.bottom - 0.1 * other.size
            for other in row
        )
    )


def box_of(sheet: Sheet, runs: Sequence[Run]) -> Box:
    """The smallest box around the runs."""
    _, left, top, right, bottom, *_ = runs[0]
    for _, west, north, east, south, *_ in runs[1:]:
        left, top = min(left, west), min(top, north)
        right, bottom = max(right, east), max(bottom, south)
    return sheet.box(left, top, right, bottom)


def prevailing_size(runs: Sequence[Run]) -> float:
    """The type size that most characters are set in."""
    if len(runs) == 1:
        return runs[0].size
    weight: dict[float, int] = {}
    for run in runs:
        weight[run.size] = weight.get(run.size, 0) + len(run.text)
    return max(weight, key=weight.__getitem__)


def joined(row: Sequence[Run]) -> str:
    """The row as text: a space between runs, none where the pieces of one word touch."""
    text = row[0].text
    before = row[0]
    for run in row[1:]:
        touching = -0.5 * run.size < run.left - before.right < 0.12 * run.size
        glued = touching and run.stream != before.stream
        text += run.text if glued else f" {run.text}"
        before = run
    return text
