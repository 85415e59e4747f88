"""Blocks become drafts of paragraphs, each with its label, its list and its place in the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.paper import LabelBasis, ParagraphKind, Section
from ingest.layout import roles, tables
from ingest.layout.blocks import Block
from ingest.layout.draft import Draft
from ingest.layout.frames import RUNNING, Frame, close_for, home_of, label_of, parent_of
from ingest.layout.headings import Headings, is_recommendation
from ingest.layout.labels import Marker, follows

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘\"'(])")
_LONGEST_LEAD = 400
_POINTS_ON = re.compile(r"\b(?:table|tables|below|follow(?:s|ing)?|as shown)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"^RESOLVED\W+(?:that\W+)?(\w*\d+/\d{2,4})\W*$", re.IGNORECASE)
_CLOSED = re.compile(r"^the meeting (?:was )?(?:closed|ended|concluded|finished|rose)\b", re.I)


def _basis(block: Block, label: str | None) -> LabelBasis:
    if label is None:
        return "none"
    named = block.marker is not None and block.marker.style == "named"
    return "inferred" if block.torn and not named else "printed"


@dataclass(slots=True)
class Walk:
    """A walk through a paper's blocks: what is open where it stands, and what it has made."""

    blocks: Sequence[Block]
    headings: Headings
    plan: roles.Plan
    sections: list[Section] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    path: list[Section] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    prefix: str = ""
    depth: int = 0
    groups: int = 0
    table: int = 0
    lead: str = ""
    spoken: bool = False
    titled: bool = False
    pending: tuple[str, Block] | None = None

    def run(self) -> None:
        """Visit every block."""
        for place, block in enumerate(self.blocks):
            if place in self.headings and place not in self.plan.agenda:
                self._heading(place, block)
            elif block.table:
                self._table(place, block)
            elif resolution := _REFERENCE.match(block.text):
                self.pending = (resolution[1], block)
            elif block.first.note:
                self._add(block, "paragraph", f"Footnote {block.first.note}", "printed")
            elif block.marker:
                self._labelled(place, block)
            else:
                self._plain(place, block)

    def _heading(self, place: int, block: Block) -> None:
        level = self.headings.levels[place]
        section = Section(len(self.sections), block.printed, level)
        self.sections.append(section)
        while self.path and self.path[-1].level >= level:
            self.path.pop()
        self.path.append(section)
        self.frames = [frame for frame in self.frames if not frame.nested]
        for frame in self.frames:
            frame.lost, frame.group, frame.lead_in = True, None, None
        self.lead, self.spoken, self.titled = block.text, True, True
        self._name(place, block, level)

    def _name(self, place: int, block: Block, level: int) -> None:
        """What the numbers below a heading count: minutes, recommendations or paragraphs."""
        if place in self.plan.minutes:
            self.prefix, self.depth = self.plan.minutes[place], level
            self.frames = []
        elif is_recommendation(block.text):
            self.prefix, self.depth = "Recommendation", level
            return
        elif self.prefix == "Recommendation" or level < self.depth or block.marker:
            self.prefix = ""
        for frame in self.frames:
            frame.prefix = self.prefix

    def _labelled(self, place: int, block: Block) -> None:
        marker = block.marker
        assert marker
        home = home_of(self.frames, block)
        if home is not None:
            del self.frames[home + 1 :]
            frame = self.frames[home]
        else:
            frame = self._open(block, place)
        parent = self._parent(frame)
        frame.last, frame.left, frame.page = marker, block.left, block.first.page
        frame.count += 1
        frame.closed, frame.lost = False, False
        if self.prefix == "Recommendation" != frame.prefix and self._listed():
            self.prefix = frame.prefix
        frame.label = label_of(frame.prefix, parent, marker, frame.count)
        frame.member = len(self.drafts)
        if self._opens_inner(place, block):
            self._inner(place, block, frame)
            return
        self._add(
            block,
            kind=self._kind(place, block, frame, parent),
            label=frame.label,
            basis=_basis(block, frame.label),
            lead_in=frame.lead_in,
            parent=parent.member if parent else None,
            group=frame.group,
        )

    def _opens_inner(self, place: int, block: Block) -> bool:
        """Whether a list starts on the line of its number, and goes on below."""
        inner = block.marker.inner if block.marker else None
        below = (each.marker for each in self.blocks[place + 1 : place + 8])
        return inner is not None and any(each and follows(each, inner) for each in below)

    def _inner(self, place: int, block: Block, outer: Frame) -> None:
        """The first member of such a list: ``5. a)`` is ``5(a)``, and there is no ``5``."""
        assert block.marker
        marker = block.marker.inner
        assert marker
        self.groups += 1
        frame = Frame(marker, None, block.first.page, nested=True, group=str(self.groups), count=1)
        frame.label = label_of(outer.prefix, outer, marker, 1)
        frame.member = len(self.drafts)
        self.frames.append(frame)
        text = block.text[len(block.marker.rest) - len(marker.rest) :]
        self._add(
            replace(block, text=text),
            kind=self._kind(place, block, frame, None),
            label=frame.label,
            basis=_basis(block, frame.label),
            group=frame.group,
        )

    def _open(self, block: Block, place: int) -> Frame:
        marker = block.marker
        assert marker
        under = parent_of(self.frames, block, self.lead)
        running = under is None and marker.style in RUNNING
        if under is not None:
            del self.frames[under + 1 :]
        elif running:
            self.frames = [
                frame
                for frame in self.frames
                if not frame.nested and frame.last.series != marker.series
            ]
        else:
            self.frames = [frame for frame in self.frames if not frame.nested]
        frame = Frame(
            marker, block.left, block.first.page, nested=not running, level=block.first.level
        )
        frame.prefix = "Item" if place in self.plan.agenda else self.prefix
        if marker.style == "decimal" and self.prefix == "Recommendation":
            frame.prefix = ""
        if not running or self.prefix == "Recommendation":
            self.groups += 1
            frame.group = str(self.groups)
            frame.lead_in = self._lead_in()
        self.frames.append(frame)
        return frame

    def _parent(self, frame: Frame) -> Frame | None:
        """The list right outside a nested one, if that can be told."""
        place = self.frames.index(frame)
        if not frame.nested or place == 0:
            return None
        outer = self.frames[place - 1]
        return None if outer.lost else outer

    def _lead_in(self, table: bool = False) -> str | None:
        """The sentence that introduces a list or a table which starts here."""
        text = self.lead.strip()
        if not text or not self.spoken:
            return None
        last = _SENTENCE.split(text)[-1]
        points = self.titled or text.endswith(":") or tables.caption_number(text)
        if table and not (points or _POINTS_ON.search(last)):
            return None
        return last if len(last) <= _LONGEST_LEAD else None

    def _kind(self, place: int, block: Block, frame: Frame, parent: Frame | None) -> ParagraphKind:
        if place in self.plan.agenda:
            return "agenda_item"
        above = self.drafts[parent.member] if parent else None
        if roles.is_resolution(block.text) or (above and above.kind == "resolution"):
            return "resolution"
        if frame.group and frame.lead_in and roles.is_resolution(frame.lead_in):
            return "resolution"
        if self.prefix == "Recommendation" or frame.last.name == "Recommendation":
            return "recommendation"
        lead = frame.lead_in or ""
        if not self.plan.minutes and (roles.is_asked(lead) or roles.is_asked(block.text)):
            return "recommendation"
        if place in self.plan.front:
            return "front_matter"
        return "item" if frame.nested else "paragraph"

    def _plain(self, place: int, block: Block) -> None:
        if self.pending:
            block = self._resolved(block)
        close_for(self.frames, block)
        outer = next((frame for frame in reversed(self.frames) if not frame.closed), None)
        if outer and not outer.nested and not outer.lost:
            outer.lost = not self._whole(place, outer.last)
        running = any(not frame.nested for frame in self.frames)
        direct = self.prefix not in ("", "Recommendation") and not running
        kind: ParagraphKind = "paragraph"
        if place in self.plan.front:
            kind = "front_matter"
        elif roles.is_resolution(block.text):
            kind = "resolution"
            for frame in self.frames if self.prefix else []:
                frame.lost = True
        elif self.prefix == "Recommendation" and not block.text.endswith(":"):
            kind = "paragraph" if self._listed() else "recommendation"
        label = self.prefix if direct and kind != "front_matter" else None
        if self.pending:
            label, self.pending = f"Resolution {self.pending[0]}", None
        self._add(
            block,
            kind=kind,
            label=label,
            basis="printed" if label else "none",
            parent=outer.member if outer and not outer.lost else None,
        )
        if _CLOSED.match(block.text):
            self.prefix = ""

    def _resolved(self, block: Block) -> Block:
        """A resolution's text with the line above it that gives its number."""
        assert self.pending
        above = self.pending[1]
        return replace(block, lines=(*above.lines, *block.lines), text=f"{above.text} {block.text}")

    def _listed(self) -> bool:
        """Whether the recommendations read so far in this section have labels."""
        heading = len(self.sections)
        return any(
            draft.heading == heading and (draft.label or "").startswith("Recommendation")
            for draft in self.drafts[-30:]
        )

    def _whole(self, place: int, marker: Marker) -> bool:
        """Whether the next running number comes right after this one, so that none is lost."""
        for block in self.blocks[place + 1 :]:
            if block.marker and block.marker.series == marker.series:
                return follows(block.marker, marker) or block.marker.first
        return True

    def _table(self, place: int, block: Block) -> None:
        if tables.is_boxed_text(block):
            for line in block.lines:
                self._plain(place, Block((line,), " ".join(filter(None, line.cells))))
            return
        if tables.is_form(block, place in self.plan.front):
            for line, text in tables.pairs(block):
                self._add(Block((line,), text), kind="front_matter")
            return
        self.table += 1
        self.groups += 1
        caption = tables.caption_number(self.lead)
        outer = next((frame for frame in reversed(self.frames) if not frame.closed), None)
        parent = outer.member if outer and not outer.lost else None
        lead_in = self._lead_in(table=True)
        columns, rows = tables.rows_of(block)
        number = 0
        for lines, cells in rows:
            text = " | ".join(cells)
            if tables.is_text_across(cells):
                self._add(Block(lines, " ".join(filter(None, cells))), "paragraph", parent=parent)
                continue
            number += 1
            self.drafts.append(
                Draft(
                    lines=lines,
                    text=text,
                    kind="row",
                    sections=tuple(section.title for section in self.path),
                    heading=len(self.sections),
                    label=f"Table {caption or self.table}, row {number}",
                    basis="printed" if caption else "inferred",
                    lead_in=lead_in,
                    parent=parent,
                    group=str(self.groups),
                    columns=columns,
                    cells=cells,
                )
            )
        self.spoken = False

    def _add(
        self,
        block: Block,
        kind: ParagraphKind,
        label: str | None = None,
        basis: LabelBasis = "none",
        lead_in: str | None = None,
        parent: int | None = None,
        group: str | None = None,
    ) -> None:
        self.drafts.append(
            Draft(
                lines=block.lines,
                text=block.text,
                kind=kind,
                sections=tuple(section.title for section in self.path),
                heading=len(self.sections),
                label=label,
                basis=basis,
                lead_in=lead_in,
                parent=parent,
                group=group,
            )
        )
        self.lead, self.spoken, self.titled = block.text, kind != "front_matter", False
