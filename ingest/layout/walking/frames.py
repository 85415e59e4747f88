"""The lists that are open at a place in a paper, and the labels that they give their members."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout.blocks import NEAR, Block
from ingest.layout.labels import Marker, follows
from ingest.layout.minute_words import MINUTE
from ingest.layout.ordinals import ordinal

_COUNTED = re.compile(r"\d[A-Z]?$")
RUNNING = ("number", "decimal", "reference", "named")


@dataclass(slots=True)
class Frame:
    """One open list.

    ``nested`` says that it stands under a paragraph or an item and does not number the paper's
    own paragraphs. ``label`` is that of its latest member, ``member`` that member's place among
    the drafts, ``group`` the list's name (None for running numbers), ``count`` how many members
    it has, ``level`` its depth where the file tells it. ``closed`` says that text outside the
    list followed; ``lost`` that it cannot be told what stands under its latest member.
    """

    last: Marker
    left: float | None
    page: int | None
    nested: bool
    level: int = 0
    label: str | None = None
    member: int = -1
    group: str | None = None
    lead_in: str | None = None
    prefix: str = ""
    count: int = 0
    closed: bool = False
    lost: bool = False

    @property
    def bullets(self) -> bool:
        """Whether the members have no numbers."""
        return self.last.style == "bullet"

    def offset(self, block: Block) -> float | None:
        """How much further in than the list the block starts; None where that is unknown."""
        if block.left is None or self.left is None or block.first.page != self.page:
            return None
        return block.left - self.left

    def at(self, block: Block) -> bool:
        """Whether the block may start at the list's left edge, or stands at its level."""
        offset = self.offset(block)
        if offset is None:
            return block.first.label is None or block.first.level == self.level
        return abs(offset) < 3 * NEAR

    def deeper(self, block: Block) -> bool:
        """Whether the block is known to be set further in than the list."""
        offset = self.offset(block)
        if offset is None:
            return block.first.label is not None and block.first.level > self.level
        return offset > NEAR


def home_of(frames: Sequence[Frame], block: Block) -> int | None:
    """The place of the open list that the block's label goes on with, or None."""
    marker = block.marker
    assert marker
    if marker.style == "bullet":
        return _home_of_bullet(frames, block)
    fitting = [place for place, frame in enumerate(frames) if follows(marker, frame.last)]
    aligned = [place for place in fitting if frames[place].at(block)]
    if fitting:
        return (aligned or fitting)[-1]
    if marker.first and marker.style != "decimal":
        return None
    near = [
        place
        for place, frame in enumerate(frames)
        if frame.last.series == marker.series
        and (marker.order >= frame.last.order or marker.style == "decimal")
        and frame.at(block)
    ]
    return near[-1] if near else None


def _home_of_bullet(frames: Sequence[Frame], block: Block) -> int | None:
    """Bullets of one list share a left edge or, in files without one, a level."""
    for place in range(len(frames) - 1, -1, -1):
        frame = frames[place]
        if frame.closed or not frame.bullets:
            return None
        offset = frame.offset(block)
        same = block.first.level == frame.level if offset is None else abs(offset) < 1.5 * NEAR
        turned = block.left is not None and offset is None
        if same or (turned and frame.last.form == _form(block)):
            return place
        further = block.first.level > frame.level if offset is None else offset > 0
        if further:
            return None
    return None


def _form(block: Block) -> str:
    return block.marker.form if block.marker else ""


def close_for(frames: Sequence[Frame], block: Block) -> None:
    """Mark the lists that a block of text without a label brings to an end."""
    for frame in reversed(frames):
        if not frame.nested:
            return
        offset = frame.offset(block)
        if offset is not None and offset > NEAR:
            return
        frame.closed = True


def parent_of(frames: Sequence[Frame], block: Block, lead: str) -> int | None:
    """The place of the list under whose latest member a new list stands, or None.

    ``lead`` is the text right before the list.
    """
    marker = block.marker
    assert marker
    if marker.style in ("decimal", "named", "reference"):
        return None
    for place in range(len(frames) - 1, -1, -1):
        frame = frames[place]
        if frame.closed:
            continue
        if not frame.nested:
            return _under_running(frame, block, place, lead)
        if _holds(frame, block, lead):
            return place
    return None


def _under_running(frame: Frame, block: Block, place: int, lead: str) -> int | None:
    """Numbers that start again are a list inside a paragraph, or the next run of paragraphs."""
    marker = block.marker
    assert marker
    if frame.lost:
        return None
    if marker.style != "number":
        return place
    offset = frame.offset(block)
    introduced = lead.rstrip().endswith((":", ";"))
    if frame.deeper(block):
        return place
    if offset is not None and marker.series == frame.last.series:
        return None
    return place if introduced else None


def _holds(frame: Frame, block: Block, lead: str) -> bool:
    """Whether the new list stands under the latest member of this one and not beside it."""
    offset = frame.offset(block)
    alike = block.marker is not None and block.marker.series == frame.last.series
    if offset is not None:
        if alike or frame.bullets:
            return offset > NEAR
        return offset > -NEAR
    if frame.bullets and _form(block) and block.marker and block.marker.style == "bullet":
        return block.first.level > frame.level or (
            block.left is not None and _form(block) != frame.last.form
        )
    return not alike or lead.endswith(":")


def label_of(prefix: str, parent: Frame | None, marker: Marker, count: int) -> str | None:
    """The label as a clerk would write it, or None for bullets that stand under no number.

    ``prefix`` names what is numbered where that is not the paper's paragraphs: ``Minute 80``,
    ``Recommendation``, ``Item``.
    """
    sign = marker.printed
    if marker.style == "named" or marker.name == MINUTE:
        return f"{marker.name} {sign}"
    if parent:
        if parent.label is None:
            return None
        if marker.style == "bullet":
            return f"{parent.label}, {ordinal(count)} {'sub-' if parent.bullets else ''}bullet"
        return f"{parent.label}({sign})"
    numbered = bool(_COUNTED.search(prefix))
    if marker.style == "bullet":
        return f"{prefix}, {ordinal(count)} bullet" if numbered else None
    if marker.style in ("letter", "roman") and not (marker.upper and prefix and not numbered):
        return f"{prefix}({sign})" if numbered else f"{prefix} ({sign})".strip()
    own = f"{marker.value[0]}{marker.suffix}"
    if numbered and marker.style == "decimal" and prefix.split()[-1] == own:
        return f"{' '.join(prefix.split()[:-1])} {sign}".strip()  # 2.1 below minute 2
    return f"{prefix}, {sign}" if numbered else f"{prefix} {sign}".strip()
