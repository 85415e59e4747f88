"""Headings, and blocks without a label."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.paper import ParagraphKind, Section
from ingest.layout.advice import only_advises
from ingest.layout.blocks import Block
from ingest.layout.headings import is_recommendation
from ingest.layout.labels import Marker, follows
from ingest.layout.roles import is_put, is_resolution
from ingest.layout.walking.frames import close_for
from ingest.layout.walking.state import Known, State

_NUMBERED = re.compile(r"^RESOLVED\W+(?:that\W+)?(\w*\d+/\d{2,4})\W*$", re.IGNORECASE)
_JUDGES = re.compile(
    r"^[A-Z].*\b(?:(?:is|are)\s+(?:good|outstanding|inadequate|adequate)|requires?\s+improvement)(?:\s+to\s+be\s+good)?\W?$"
)
_SAYS_WHY = re.compile(r"\W*(?:for\s+the\s+following\s+)?reasons?\b[^.:]{0,40}:", re.IGNORECASE)
_CLOSED = re.compile(
    r"^the meeting (?:was )?(?:closed|ended|concluded|finished|rose|commenced|began|started)\b|"
    r"^there being no (?:further|other|more)\b",
    re.I,
)


def heading(state: State, place: int, block: Block) -> None:
    """Open a section."""
    level = state.headings.levels[place]
    section = Section(len(state.sections), block.printed, level)
    state.sections.append(section)
    while state.path and state.path[-1].level >= level:
        state.path.pop()
    state.path.append(section)
    state.frames = [frame for frame in state.frames if not frame.nested]
    for frame in state.frames:
        frame.lost, frame.group, frame.lead_in = True, None, None
    state.lead, state.spoken, state.titled = block.text, True, True
    _name(state, place, block, level)
    marker = block.marker
    counted = marker is not None and marker.style == "decimal"
    state.number = marker.printed if marker and counted else ""
    if _JUDGES.match(block.text):
        # "Children's services in Leeds are inadequate" is a heading, and the judgement itself.
        state.add(block.lines, block.text, "paragraph", Known(label=None, parent=state.above))


def _name(state: State, place: int, block: Block, level: int) -> None:
    """What the numbers below a heading count: minutes, recommendations or paragraphs."""
    if place in state.plan.minutes:
        state.prefix, state.depth = state.plan.minutes[place], level
        state.frames = []
    elif is_recommendation(block.text):
        state.prefix, state.depth = "Recommendation", level
        return
    elif state.prefix == "Recommendation" or level < state.depth or block.marker:
        state.prefix = ""
    if state.prefix:
        state.frames = []  # what stands below "Amendment 1" is of the minute, of none of its points
    for frame in state.frames:
        frame.prefix = state.prefix


def numbered_resolution(block: Block) -> str | None:
    """The number of a resolution that stands alone on its line: ``RESOLVED: 2022/012``."""
    found = None if block.marker or block.table else _NUMBERED.match(block.text)
    return found[1] if found else None


def settle(state: State) -> None:
    """Make a draft of a resolution's number whose words did not follow it."""
    if state.pending:
        number, block = state.pending
        state.pending = None
        known = Known(label=f"Resolution {number}", basis="printed", parent=state.above)
        state.add(block.lines, block.text, "resolution", known)


def plain(state: State, place: int, block: Block) -> None:
    """Make a draft of a block without a label."""
    label = _label(state)
    if state.pending:
        number, above = state.pending
        state.pending, label = None, f"Resolution {number}"
        block = replace(
            block, lines=(*above.lines, *block.lines), text=f"{above.text} {block.text}"
        )
    if _CLOSED.match(block.text):
        state.prefix = ""
    close_for(state.frames, block)
    outer = state.outer
    if outer and not outer.nested and not outer.lost:
        outer.lost = not _whole(state, place, outer.last)
    kind = _kind(state, place, block)
    if kind == "resolution" and state.prefix:
        for frame in state.frames:
            frame.lost = True
    if kind == "front_matter":
        label = None
    known = Known(label=label, basis="printed" if label else "none", parent=state.above)
    state.add(block.lines, block.text, kind, known)


def _label(state: State) -> str | None:
    """The number of the minute whose own words these are, before any numbers below it."""
    running = any(not frame.nested for frame in state.frames)
    return None if running or state.prefix in ("", "Recommendation") else state.prefix


def _kind(state: State, place: int, block: Block) -> ParagraphKind:
    if place in state.plan.front:
        return "front_matter"
    if is_resolution(block.text):
        return "resolution"
    if is_put(block.text) or only_advises(block.text):
        return "recommendation"
    if _SAYS_WHY.match(block.text):
        return "paragraph"
    if state.prefix == "Recommendation" and not block.text.endswith(":"):
        return "paragraph" if state.listed() or state.numbered_point() else "recommendation"
    return "paragraph"


def _whole(state: State, place: int, marker: Marker) -> bool:
    """Whether the next running number comes right after this one, so that none is lost."""
    for block in state.blocks[place + 1 :]:
        if block.marker and block.marker.series == marker.series:
            return follows(block.marker, marker) or block.marker.first
    return True
