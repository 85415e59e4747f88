"""Tables become drafts: rows, the fields of a form, or text in a frame."""

from __future__ import annotations

import re

from ingest.layout import tables
from ingest.layout.blocks import Block
from ingest.layout.walking.plain import plain
from ingest.layout.walking.state import Known, State, Table
from ingest.lines import Line

_RECOMMENDS = re.compile(
    r"^\W*(?:(?:officers?[’']?|proposed|draft|key|summary\s+of)\s+)?recommendation(?:s|\(s\)|/s)?\s*:\s*(?P<words>(?:\S+\s+){4,}\S+)$",
    re.IGNORECASE | re.DOTALL,
)
_POINT = re.compile(r"(?:^|\s)\(?(\d{1,2})[.)]\s+(?=[A-Zt])")


def table(state: State, place: int, block: Block) -> None:
    """Make drafts of a table."""
    if tables.is_boxed_text(block):
        for line in block.lines:
            plain(state, place, Block((line,), " ".join(filter(None, line.cells))))
    elif block.first.table not in state.seen and tables.is_form(block, place in state.plan.front):
        for line, text in tables.pairs(block):
            if asked := _RECOMMENDS.match(text):
                _recommend(state, line, asked["words"])
            else:
                state.add((line,), text, "front_matter")
    else:
        _rows(state, block)
    state.spoken = False


def _recommend(state: State, line: Line, words: str) -> None:
    """What a form's field recommends, point by point where it numbers them on one line."""
    lead, *points = _POINT.split(words)
    if len(points) < 4 or points[::2] != [str(n) for n in range(1, len(points) // 2 + 1)]:
        state.add((line,), words, "recommendation")
        return
    group, opens = state.new_group(), lead.strip() or None
    for number, point in zip(points[::2], points[1::2], strict=True):
        known = Known(f"Recommendation {number}", "printed", lead_in=opens, group=group)
        state.add((line,), point.strip(), "recommendation", known)


def _rows(state: State, block: Block) -> None:
    seen = _seen(state, block)
    parent = state.above
    _, rows = tables.rows_of(block, seen.columns if seen.rows else None)
    for lines, cells in rows:
        if tables.is_text_across(cells):
            state.add(lines, " ".join(filter(None, cells)), "paragraph", Known(parent=parent))
            continue
        seen.rows += 1
        known = Known(
            label=f"Table {seen.name}, row {seen.rows}",
            basis="printed" if seen.captioned else "inferred",
            lead_in=seen.lead_in,
            parent=parent,
            group=seen.group,
            columns=seen.columns,
            cells=cells,
        )
        state.add(lines, " | ".join(cells), "row", known)


def _seen(state: State, block: Block) -> Table:
    """The table that the rows are of: one that goes on after another within its cells, or a new."""
    number, width = block.first.table, max(len(line.cells) for line in block.lines)
    seen = state.seen.get(number) if number is not None else None
    if seen is not None and len(seen.columns) == width:
        state.path = list(seen.path)  # headings within one of its cells head no other row
        return seen
    state.tables += 1
    caption = tables.caption_number(state.lead)
    columns, _ = tables.rows_of(block)
    seen = Table(
        name=caption or str(state.tables),
        captioned=bool(caption),
        columns=columns,
        lead_in=block.first.lead or state.lead_in(table=True),
        group=state.new_group(),
        path=tuple(state.path),
    )
    if number is not None:
        state.seen[number] = seen
    return seen
