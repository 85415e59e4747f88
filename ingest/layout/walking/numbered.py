"""Blocks with a label: running paragraphs and the members of lists."""

from __future__ import annotations

from corpus.paper import LabelBasis, ParagraphKind
from ingest.layout.blocks import Block
from ingest.layout.labels import Marker, follows
from ingest.layout.roles import is_asked, is_put, is_resolution
from ingest.layout.walking.frames import RUNNING, Frame, home_of, label_of, parent_of
from ingest.layout.walking.state import Known, State

_SUB = 3  # parts that the number of a paragraph within a paragraph has


def labelled(state: State, place: int, block: Block) -> None:
    """Make a draft of a block with a label, in the list that it belongs to."""
    marker = block.marker
    assert marker
    if marker.style == "named":
        state.leave_recurring()
    if place in state.beside:
        state.leave_title(place)
    home = home_of(state.frames, block)
    if home is None:
        frame = _open(state, place, block)
    else:
        del state.frames[home + 1 :]
        frame = state.frames[home]
    parent = _parent(state, frame)
    frame.last, frame.left, frame.page = marker, block.left, block.first.page
    frame.count += 1
    frame.closed, frame.lost = False, False
    if state.prefix == "Recommendation" != frame.prefix and state.listed():
        state.prefix = frame.prefix
    frame.label = label_of(frame.prefix, parent, marker, frame.count)
    frame.member = len(state.drafts)
    text = block.text
    if _opens_inner(state, place, marker):
        frame, text = _inner(state, block, frame)
        parent = None
    known = Known(
        label=frame.label,
        basis=_basis(block, frame.label),
        lead_in=frame.lead_in,
        parent=parent.member if parent else None,
        group=frame.group,
    )
    state.add(block.lines, text, _kind(state, place, block, frame, parent), known)


def _open(state: State, place: int, block: Block) -> Frame:
    """Open the list that the block starts."""
    marker = block.marker
    assert marker
    under = parent_of(state.frames, block, state.lead)
    running = under is None and marker.style in RUNNING
    if under is not None:
        del state.frames[under + 1 :]
    else:
        state.frames = [
            frame
            for frame in state.frames
            if not (frame.nested or (running and frame.last.series == marker.series))
        ]
    frame = Frame(marker, block.left, block.first.page, nested=not running, level=block.first.level)
    frame.prefix = "Item" if place in state.plan.agenda else state.prefix
    introduced = marker.style == "number" and marker.first and state.introduces
    if not frame.prefix and (introduced or marker.style in ("letter", "roman")):
        frame.prefix = state.number
    if marker.style == "decimal" and state.prefix == "Recommendation":
        frame.prefix = ""
    if not running or state.prefix == "Recommendation" or introduced:
        frame.group, frame.lead_in = state.new_group(), state.lead_in()
    state.frames.append(frame)
    return frame


def _parent(state: State, frame: Frame) -> Frame | None:
    """The list right outside a nested one, if that can be told."""
    place = state.frames.index(frame)
    if not frame.nested or place == 0:
        return None
    outer = state.frames[place - 1]
    return None if outer.lost else outer


def _opens_inner(state: State, place: int, marker: Marker) -> bool:
    """Whether a list starts on the line of its number, and goes on below."""
    inner = marker.inner
    below = (each.marker for each in state.blocks[place + 1 : place + 8])
    return (
        inner is not None
        and bool(inner.rest)
        and any(each and follows(each, inner) for each in below)
    )


def _inner(state: State, block: Block, outer: Frame) -> tuple[Frame, str]:
    """The list that starts behind its number: ``5. a)`` is ``5(a)``, and there is no ``5``."""
    assert block.marker
    marker = block.marker.inner
    assert marker
    frame = Frame(marker, None, block.first.page, nested=True, group=state.new_group(), count=1)
    frame.prefix = outer.prefix
    frame.label = label_of(outer.prefix, outer, marker, 1)
    frame.member = len(state.drafts)
    state.frames.append(frame)
    return frame, block.text[len(block.marker.rest) - len(marker.rest) :]


def _basis(block: Block, label: str | None) -> LabelBasis:
    if label is None:
        return "none"
    named = block.marker is not None and block.marker.style == "named"
    return "inferred" if block.torn and not named else "printed"


def _kind(
    state: State, place: int, block: Block, frame: Frame, parent: Frame | None
) -> ParagraphKind:
    if place in state.plan.agenda:
        return "agenda_item"
    above = state.drafts[parent.member] if parent else None
    lead = frame.lead_in or ""
    if is_resolution(block.text) or is_resolution(lead) or (above and above.kind == "resolution"):
        return "resolution"
    if state.prefix == "Recommendation" or frame.last.name == "Recommendation":
        return "recommendation"
    if is_put(block.text) or _under_one_asked(state, block):
        return "recommendation"
    if not state.plan.minutes and (is_asked(lead) or is_asked(block.text)):
        return "recommendation"
    if place in state.plan.front:
        return "front_matter"
    return "item" if frame.nested else "paragraph"


def _under_one_asked(state: State, block: Block) -> bool:
    """Whether ``1.2.1`` stands under a ``1.2`` that asks for it: ``Cabinet is asked to:``."""
    marker = block.marker
    if marker is None or marker.style != "decimal" or len(marker.value) < _SUB:
        return False
    outer = marker.printed.rpartition(".")[0]
    above = next((each for each in reversed(state.drafts) if each.label == outer), None)
    return above is not None and above.kind == "recommendation" and above.text.endswith(":")
