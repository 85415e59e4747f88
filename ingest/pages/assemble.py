"""A sheet becomes lines in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.lines import Line
from ingest.pages.boxes import parts_beside
from ingest.pages.columns import Part, columns_of
from ingest.pages.margins.line_numbers import without_line_numbers
from ingest.pages.rows import line_of, rows_of
from ingest.pages.sheet import Run, Sheet
from ingest.pages.struck import part_struck
from ingest.pages.tables.across import Tables
from ingest.pages.tables.grids import grids_of
from ingest.pages.tables.level import level_grids

_NEAR = 6.0


def lines_of(sheet: Sheet, tables: Tables) -> list[Line]:
    """The page's lines of print and table rows, top to bottom.

    Text that runs another way than the page's is kept where it heads a column of a table, and put
    aside elsewhere: it is a label in the margin or a watermark. So are words that are struck out.
    """
    runs, struck = part_struck(sheet.runs, sheet.rules)
    tables.aside.extend(line_of(sheet, row) for row in rows_of(struck))
    runs = without_line_numbers(runs, sheet.width)
    sheet = replace(sheet, runs=list(_turned_together(runs)))
    grids = grids_of(sheet.rules)
    grids += level_grids(sheet.rules, sheet.runs, grids)
    rows, blocks = tables.take(sheet, grids)
    blocks = [_set_aside(sheet, block, tables) for block in blocks]
    *frames, flow = blocks
    frames = [frame for frame in frames if frame]
    apart = [frame for frame in frames if _beside(frame, frames)]
    for frame in frames:
        if frame not in apart:
            flow.extend(frame)
    parts = columns_of(flow)
    if len(parts) == 1:
        parts = parts_beside(flow)
    lines = [
        (place, _top(line), 0.0, line)
        for place, part in enumerate(parts)
        for line in _print(sheet, part, tables)
    ]
    for frame in apart:
        top = min(run.top for other in apart if _level(frame, other) for run in other)
        left = min(run.left for run in frame)
        place = _place(parts, left, top)
        made = _print(sheet, Part(0, frame), tables)
        lines += [(place, top / sheet.height, left, line) for line in made]
    for line in rows:
        place = _place(parts, (line.indent or 0) * sheet.width, _top(line) * sheet.height)
        lines.append((place, _top(line), 0.0, line))
    lines.sort(key=lambda each: each[:3])
    return [line for *_, line in lines]


def _place(parts: Sequence[Part], left: float, top: float) -> int:
    """The part after whose beginning something drawn at this place is read."""
    places = [
        place
        for place, part in enumerate(parts)
        if part.runs
        and min(run.top for run in part.runs) <= top
        and min(run.left for run in part.runs) <= left + _NEAR
    ]
    return max(places, default=0)


def _turned_together(runs: Iterable[Run]) -> Iterator[Run]:
    """Upright runs as they are, those of one turned line put together."""
    for turned, group in groupby(runs, key=lambda run: (run.turn, run.stream) if run.turn else 0):
        if not turned:
            yield from group
            continue
        pieces = list(group)
        yield pieces[0]._replace(
            text=" ".join(run.text for run in pieces),
            left=min(run.left for run in pieces),
            top=min(run.top for run in pieces),
            right=max(run.right for run in pieces),
            bottom=max(run.bottom for run in pieces),
        )


def _set_aside(sheet: Sheet, runs: Sequence[Run], tables: Tables) -> list[Run]:
    tables.aside.extend(line_of(sheet, [run]) for run in runs if run.turn)
    return [run for run in runs if not run.turn]


def _print(sheet: Sheet, part: Part, tables: Tables) -> list[Line]:
    lines = tables.print(sheet, part.runs)
    if not part.column:
        return lines
    edge = min(line.indent or 0.0 for line in lines)
    return [
        replace(line, column=part.column, indent=round((line.indent or 0.0) - edge, 4))
        for line in lines
    ]


def _top(line: Line) -> float:
    return line.box.top if line.box else 0.0


def _beside(frame: Sequence[Run], frames: Sequence[Sequence[Run]]) -> bool:
    """Whether another frame stands at the frame's left or right: then each is read by itself."""
    return any(other is not frame and _level(frame, other) for other in frames)


def _level(one: Sequence[Run], other: Sequence[Run]) -> bool:
    top, bottom = min(run.top for run in one), max(run.bottom for run in one)
    other_top, other_bottom = min(run.top for run in other), max(run.bottom for run in other)
    left, right = min(run.left for run in one), max(run.right for run in one)
    apart = all(run.right < left or run.left > right for run in other) or one is other
    shared = min(bottom, other_bottom) - max(top, other_top)
    return apart and shared > 0.5 * min(bottom - top, other_bottom - other_top)
