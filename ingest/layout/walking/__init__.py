"""A walk through the blocks of a paper: each becomes a heading or the draft of a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.paper import Section
from ingest.layout.blocks import Block
from ingest.layout.headings import Headings
from ingest.layout.roles import Plan
from ingest.layout.walking.draft import Draft
from ingest.layout.walking.numbered import labelled
from ingest.layout.walking.plain import heading, numbered_resolution, plain, settle
from ingest.layout.walking.rows import table
from ingest.layout.walking.state import Known, State

__all__ = ["Draft", "walk"]


def walk(
    blocks: Sequence[Block], headings: Headings, plan: Plan
) -> tuple[list[Section], list[Draft]]:
    """The headings of a paper and its paragraphs, in reading order."""
    state = State(blocks, headings, plan)
    for place, block in enumerate(blocks):
        bare = not (block.marker or block.table or block.first.note) and place not in headings
        if not bare:
            settle(state)
        if place in headings and place not in plan.agenda:
            heading(state, place, block)
        elif block.table:
            table(state, place, block)
        elif block.first.note:
            note = Known(label=f"Footnote {block.first.note}", basis="printed")
            state.add(block.lines, block.text, "paragraph", note)
        elif block.marker:
            labelled(state, place, block)
        elif (number := numbered_resolution(block)) and not state.pending:
            state.pending = (number, block)
        else:
            plain(state, place, block)
    settle(state)
    return state.sections, state.drafts
