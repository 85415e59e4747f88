"""Lines of print become blocks: one for each paragraph, item, heading or table."""

from __future__ import annotations

from ingest.layout.blocks.block import Block
from ingest.layout.blocks.cutting import cut
from ingest.layout.blocks.joining import (
    joined,
    paired,
    with_lost_breaks,
    with_run_in_heads,
    without_stray_signs,
)
from ingest.layout.blocks.measure import NEAR, Setting, ended
from ingest.layout.blocks.run_in import with_italic_heads
from ingest.layout.blocks.sifting import text_lines
from ingest.lines import Document

__all__ = ["NEAR", "Block", "Setting", "blocks_of", "ended"]


def blocks_of(document: Document, setting: Setting) -> list[Block]:
    """The document's blocks in reading order."""
    lines = text_lines(document.lines)
    blocks = with_lost_breaks(without_stray_signs(cut(lines, setting)))
    return joined(with_run_in_heads(with_italic_heads(paired(blocks))), setting)
