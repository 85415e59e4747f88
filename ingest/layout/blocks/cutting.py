"""Lines of print cut into blocks where a label, white space or the type says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.layout.blocks.block import Block
from ingest.layout.blocks.measure import NEAR, Setting, ended, left_of
from ingest.layout.blocks.opening import Opening
from ingest.layout.blocks.sequence import Runs
from ingest.layout.blocks.words import join
from ingest.layout.labels import Marker
from ingest.lines import Line

# A heading or an address line ends well before the margin; a line of running text does not.
_SHORT = 0.6
_SHORTISH = 0.78
_SAME_SIZE = 0.6
_OTHER_SIZE = 2.5
# What a meeting resolved is no part of the debate above it.
_RESOLVED = re.compile(
    r"^(?:RESOLVED|AGREED|DECIDED|RECOMMENDED)\b|^(?:It was )?Resolved\b\W*(?:that\b|[:–—-]|$)"
)
_FIELD = re.compile(r"^[A-Z][\w/()'’&, -]{1,40}[:?]\s")


def cut(lines: Sequence[Line], setting: Setting) -> list[Block]:
    """The blocks of a document, each as the page shows it."""
    runs = Runs(lines, setting)
    blocks: list[Block] = []
    held: list[Line] = []
    marker: Marker | None = None
    for place, line in enumerate(lines):
        found = None if line.cells else runs.take(place)
        if held and (found or _parts(held, line, marker, setting, runs.opening(place))):
            blocks.append(_block(held, marker))
            held, marker = [], None
        if not held:
            marker = found
        held.append(line)
    if held:
        blocks.append(_block(held, marker))
    return blocks


def _block(lines: Sequence[Line], marker: Marker | None) -> Block:
    texts = [line.text for line in lines]
    if marker:
        texts[0] = marker.rest
    text = join(texts, [line.soft_hyphen for line in lines])
    return Block(tuple(lines), text, marker, bool(marker) and not texts[0])


def _parts(
    held: Sequence[Line], line: Line, marker: Marker | None, setting: Setting, opening: Opening
) -> bool:
    """Whether a line without a label starts a new block."""
    before = held[-1]
    if line.cells or before.cells:
        return not (line.cells and before.cells and line.table == before.table)
    if line.heading or before.heading:
        return line.heading != before.heading or line.blank_before or before.box is None
    if line.note != before.note:
        return True
    if line.page != before.page or line.column != before.column or line.blank_before:
        return True
    roomy = setting.has_room(before, line)
    if _other_type(before, line, roomy):
        return True
    if line.bold != before.bold and all(each.bold == before.bold for each in held):
        begins = line.bold and ended(before.text) and line.text[:1].isupper()
        return roomy or begins or (before.bold and len(held) > 1)
    if _value_goes_on(held, line):
        return False
    if ended(before.text) and _RESOLVED.match(line.text):
        return True
    fields = _FIELD.match(held[0].text) and _FIELD.match(line.text)
    if marker is None and fields and not ended(before.text):
        return True
    if _steps_out(held, line, marker):
        return True
    share, fresh = setting.share(before), not line.text[:1].islower()
    if line.box is None:
        alone = setting.wrap is None or share < _SHORT
        below = before.text.isupper() and line.text[:1].isdigit()
        listed = roomy and before.text.endswith(":") and line.text[:1].isupper()
        return listed or (alone and (ended(before.text) or line.text[:1].isupper() or below))
    if share < _SHORT and opening > Opening.NONE:
        return True
    return roomy and (ended(before.text) or (share < _SHORTISH and fresh))


def _other_type(before: Line, line: Line, roomy: bool) -> bool:
    """Another type size; a little one alone does not part the lines of a paragraph."""
    step = abs((line.size or 0) - (before.size or 0))
    return step > _SAME_SIZE and (roomy or ended(before.text) or step > _OTHER_SIZE)


def _value_goes_on(held: Sequence[Line], line: Line) -> bool:
    """Whether the line stands below the value of a field: ``To:   Cabinet`` and so on."""
    here, start = left_of(line), left_of(held[0])
    if here is None or start is None or not _FIELD.match(held[0].text):
        return False
    return here > start + 5 * NEAR


def _steps_out(held: Sequence[Line], line: Line, marker: Marker | None) -> bool:
    """Whether the line leaves the edge that the block's lines stand at."""
    here, start, before = left_of(line), left_of(held[0]), left_of(held[-1])
    if here is None or start is None or before is None:
        return False
    if len(held) == 1:
        return here < start - NEAR if marker else here < start - 5 * NEAR
    return abs(here - before) > 1.5 * NEAR
