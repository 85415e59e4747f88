"""What is open at a place in a paper, and what has been made of it so far."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.paper import LabelBasis, ParagraphKind, Section
from ingest.layout.advice import is_whole_field
from ingest.layout.blocks import Block
from ingest.layout.headings import Headings
from ingest.layout.roles import Plan
from ingest.layout.tables import caption_number
from ingest.layout.walking.beside import beside_titles
from ingest.layout.walking.draft import Draft
from ingest.layout.walking.frames import Frame
from ingest.lines import Line

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘\"'(])")
_LONGEST_LEAD = 400
_POINTS_ON = re.compile(r"\b(?:table|tables|below|follow(?:s|ing)?|as shown)\b", re.IGNORECASE)


@dataclass(slots=True)
class Known:
    """What a draft may carry beside its words."""

    label: str | None = None
    basis: LabelBasis = "none"
    lead_in: str | None = None
    parent: int | None = None
    group: str | None = None
    columns: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Table:
    """A table as far as its rows have been read; ``name`` is its number as it is cited.

    ``path`` are the headings that it began under.
    """

    name: str
    captioned: bool
    columns: tuple[str, ...]
    lead_in: str | None
    group: str
    path: tuple[Section, ...] = ()
    rows: int = 0


@dataclass(slots=True)
class State:
    """A walk through a paper's blocks, where it stands.

    ``path`` are the headings above, ``frames`` the open lists, the innermost last. ``prefix``
    names what is numbered (``Minute 80``, ``Recommendation``) below a heading of the level
    ``depth``, ``number`` is the decimal one of the heading itself (``4.01``). ``lead`` is the text
    right before: ``spoken`` where it may introduce a list, ``titled`` where it is a heading.
    ``seen`` are the tables by their number in the file. ``pending`` is a resolution's number
    whose words follow. ``again`` are the titles that recur, ``beside`` the numbered paragraphs that
    stand between headings of their count.
    """

    blocks: Sequence[Block]
    headings: Headings
    plan: Plan
    sections: list[Section] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    path: list[Section] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    prefix: str = ""
    depth: int = 0
    number: str = ""
    groups: int = 0
    tables: int = 0
    seen: dict[int, Table] = field(default_factory=dict)
    lead: str = ""
    spoken: bool = False
    titled: bool = False
    pending: tuple[str, Block] | None = None
    again: frozenset[str] = frozenset()
    beside: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the titles that come more than once: ``Management response``."""
        titles = Counter(self.blocks[place].printed for place in self.headings.levels)
        self.beside = beside_titles(self.blocks, self.headings)
        self.again = frozenset(title for title, times in titles.items() if times > 1)

    def leave_recurring(self) -> None:
        """Go back to the section above: what is counted in words (``Recommendation 2``) is not of
        the ``Management response`` to the one before it."""
        while self.path and self.path[-1].title in self.again:
            self.path.pop()

    def leave_title(self, place: int) -> None:
        """Leave the section that a numbered paragraph stands beside, and its number."""
        level = self.headings.levels[self.beside[place]]
        while self.path and self.path[-1].level >= level:
            self.path.pop()
        self.frames = [frame for frame in self.frames if not frame.nested]
        if self.prefix in self.plan.minutes.values():
            self.prefix, self.frames = self.prefix.rpartition(" ")[0], []

    @property
    def outer(self) -> Frame | None:
        """The innermost list that is not at its end."""
        return next((frame for frame in reversed(self.frames) if not frame.closed), None)

    @property
    def above(self) -> int | None:
        """The place of the draft that text without a label stands under."""
        outer = self.outer
        return outer.member if outer and not outer.lost else None

    @property
    def introduces(self) -> bool:
        """Whether the text right before is a sentence that says that a list follows."""
        return self.spoken and not self.titled and self.lead.rstrip().endswith(":")

    def new_group(self) -> str:
        """A name for a list or table that starts."""
        self.groups += 1
        return str(self.groups)

    def lead_in(self, table: bool = False) -> str | None:
        """The sentence that introduces a list or a table which starts here."""
        text = self.lead.strip()
        if not text or not self.spoken:
            return None
        last = _SENTENCE.split(text)[-1]
        named = self.titled or bool(caption_number(text))
        if not named and is_whole_field(text):
            return None
        points = named or text.endswith(":")
        if table and not (points or _POINTS_ON.search(last)):
            return None
        return last if len(last) <= _LONGEST_LEAD else None

    def listed(self) -> bool:
        """Whether the recommendations read so far in this section have labels."""
        heading = len(self.sections)
        return any(
            draft.heading == heading and (draft.label or "").startswith("Recommendation")
            for draft in self.drafts[-30:]
        )

    def numbered_point(self) -> bool:
        """Whether the paragraph above is a recommendation of this section with a number."""
        if not self.drafts or self.drafts[-1].heading != len(self.sections):
            return False
        return self.drafts[-1].kind == "recommendation" and bool(self.drafts[-1].label)

    def add(
        self, lines: tuple[Line, ...], text: str, kind: ParagraphKind, known: Known | None = None
    ) -> None:
        """Make a draft of the words."""
        known = known or Known()
        self.drafts.append(
            Draft(
                lines=lines,
                text=text,
                kind=kind,
                sections=tuple(section.title for section in self.path),
                heading=len(self.sections),
                label=known.label,
                basis=known.basis,
                lead_in=known.lead_in,
                parent=known.parent,
                group=known.group,
                columns=known.columns,
                cells=known.cells,
            )
        )
        self.lead, self.spoken, self.titled = text, kind not in ("front_matter", "row"), False
