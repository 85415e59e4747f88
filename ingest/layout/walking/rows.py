"""Tables become drafts: rows, the fields of a form, or text in a frame."""

from __future__ import annotations

from ingest.layout import tables
from ingest.layout.blocks import Block
from ingest.layout.walking.plain import plain
from ingest.layout.walking.state import Known, State


def table(state: State, place: int, block: Block) -> None:
    """Make drafts of a table."""
    if tables.is_boxed_text(block):
        for line in block.lines:
            plain(state, place, Block((line,), " ".join(filter(None, line.cells))))
    elif tables.is_form(block, place in state.plan.front):
        for line, text in tables.pairs(block):
            state.add((line,), text, "front_matter")
    else:
        _rows(state, block)
    state.spoken = False


def _rows(state: State, block: Block) -> None:
    state.tables += 1
    caption = tables.caption_number(state.lead)
    lead_in, parent, group = state.lead_in(table=True), state.above, state.new_group()
    columns, rows = tables.rows_of(block)
    number = 0
    for lines, cells in rows:
        if tables.is_text_across(cells):
            state.add(lines, " ".join(filter(None, cells)), "paragraph", Known(parent=parent))
            continue
        number += 1
        known = Known(
            label=f"Table {caption or state.tables}, row {number}",
            basis="printed" if caption else "inferred",
            lead_in=lead_in,
            parent=parent,
            group=group,
            columns=columns,
            cells=cells,
        )
        state.add(lines, " | ".join(cells), "row", known)
