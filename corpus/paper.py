"""What is held: papers, their paragraphs, and the findings drawn from them.

Frozen types and their identifiers, with nothing but the standard library, so that every other
module can import this one without cost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

DateBasis = Literal["meeting", "published", "signed_off", "none"]
LabelBasis = Literal["printed", "inferred", "none"]
PaperStatus = Literal["open", "part_exempt", "exempt", "unclear"]
PaperKind = Literal[
    "report",
    "minutes",
    "agenda",
    "decision_record",
    "inspection_report",
    "appendix",
    "other",
]
ParagraphKind = Literal[
    "paragraph", "item", "row", "recommendation", "resolution", "front_matter", "agenda_item"
]
FindingKind = Literal[
    "improvement_area",
    "strength",
    "judgement",
    "recommendation",
    "decision",
    "resolution",
    "action",
    "progress",
    "risk",
    "cost",
    "figure",
]
Outcome = Literal["proposed", "taken", "carried", "lost", "amended", "called_in", "deferred"]
Trust = Literal["text", "ocr"]

WITHHELD_STATUSES: tuple[PaperStatus, ...] = ("exempt", "unclear")
"""Papers of these are known to exist and are not read."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page as a reader sees it.

    ``page`` counts from 1; the edges are fractions (0 to 1) of the displayed page's width and
    height, measured from its top left corner, so that they fit an image of any size.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its place in the paper: ``level`` 1 is the outermost."""

    position: int
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The unit that is cited.

    ``label`` is what a clerk would write (``5(b)``, ``2.4, third bullet``, ``Recommendation 2``,
    ``Table 1, row 3``), or None where the paper prints no number and none can be told; it does
    not name one paragraph, ``paragraph_id`` does. ``group`` is shared by the members of one list
    or table (None outside them), ``lead_in`` the sentence that introduces it, ``parent`` the
    paragraph_id of the numbered paragraph or list item it stands under. Table rows carry
    ``columns`` (the headings) and ``cells`` of equal length; their ``text`` is the cells joined
    by `` | ``. ``event_date`` is the partial ISO date (``2022``, ``2022-04`` or ``2022-04-26``)
    of what the paragraph tells of, where the paper says it, else None.
    """

    paragraph_id: str
    paper_id: str
    position: int
    label: str | None
    label_basis: LabelBasis
    kind: ParagraphKind
    text: str
    sections: tuple[str, ...] = ()
    lead_in: str | None = None
    parent: str | None = None
    group: str | None = None
    occurrence: int = 1
    ordinal: int = 1
    page: int | None = None
    printed_page: str | None = None
    boxes: tuple[Box, ...] = ()
    columns: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    event_date: str | None = None
    trust: Trust = "text"

    @property
    def section(self) -> str:
        """The nearest heading above the paragraph, or an empty string."""
        return self.sections[-1] if self.sections else ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A typed statement drawn from one paragraph.

    ``outcome`` is null where the paper does not say it: a proposed record of decision is
    ``proposed``, never ``taken``. ``event_date`` is the partial ISO date of the event (an
    inspection of July 2022 reported in January 2024 is of ``2022-07``). ``found_by`` is who said
    so (``Ofsted``, ``the council``), as far as the paper tells. A judgement carries the
    ``area`` judged and its ``grade``.
    """

    kind: FindingKind
    paragraph_id: str
    paper_id: str
    text: str
    authority: str | None = None
    event_date: str | None = None
    found_by: str | None = None
    outcome: Outcome | None = None
    area: str | None = None
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One document before a committee, without its text.

    ``authority`` is the register's id (``nottinghamshire``), ``authority_name`` the full name as
    readers know it; both None where the paper does not tell. ``best_date`` is the meeting's date
    or the best other date, ``date_basis`` how it is known. ``source`` is the file as named when
    it was ingested (relative to the folder given), ``sha256`` of its bytes. ``read_from`` says
    for each metadata field where in the paper it was read. ``refers_to`` are the appendices that
    the paper names. ``edition`` is what the paper calls itself (``draft``, ``proposed``,
    ``final``, ``revised``, ``republished``, ``version 2``), None where it says nothing.
    ``also_in`` names the other files in which the same paper stands (``agenda-pack.pdf, item
    4``), ``replaces`` the files whose earlier issue of it this one took the place of. ``withheld``
    says that its file holds text of it that was not read, for its marking; ``cleared`` that it
    was read for those roles alone that may see exempt papers.
    """

    paper_id: str
    title: str
    source: str
    sha256: str
    authority: str | None = None
    authority_name: str | None = None
    committee: str | None = None
    meeting_date: str | None = None
    best_date: str | None = None
    date_basis: DateBasis = "none"
    agenda_item: str | None = None
    kind: PaperKind = "report"
    status: PaperStatus = "open"
    sample: bool = False
    version: int = 1
    pages: int | None = None
    pack: str | None = None
    authors: tuple[str, ...] = ()
    portfolio_holder: str | None = None
    refers_to: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    edition: str | None = None
    also_in: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    read_from: dict[str, str] = field(default_factory=dict)
    withheld: bool = False
    cleared: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether the whole of it is known to exist and was not read: no search finds it."""
        return self.status in WITHHELD_STATUSES and not self.cleared


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """A paper as a reader hands it over: metadata, headings, paragraphs in order, findings."""

    paper: Paper
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """A file that could not be read, why, and when (ISO time)."""

    source: str
    reason: str
    sha256: str | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which papers a search may use. An empty field does not restrict.

    ``authorities`` are register ids. ``since`` and ``until`` are ISO dates held against a
    paper's ``best_date``; papers without one are left out by either.
    """

    authorities: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    kinds: tuple[PaperKind, ...] = ()
    papers: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


class Hit(NamedTuple):
    """A paragraph found by one search, with that search's own score (higher is better)."""

    paragraph_id: str
    score: float


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens, for identifiers and links."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def paragraph_id(paper_id: str, label: str | None, occurrence: int, fallback: str) -> str:
    """Name one paragraph: paper and printed label, ``~2`` from the second occurrence on.

    ``fallback`` names a paragraph without a label by its place (``p2.3``: third unlabelled
    paragraph of page 2; ``u7``: seventh of a paper without pages). Spaces and commas of a label
    are kept readable as hyphens: ``2.4, third bullet`` becomes ``2.4-third-bullet``.
    """
    if label is None:
        return f"{paper_id}/{fallback}"
    name = re.sub(r"[\s,/]+", "-", label.strip()).strip("-")
    return f"{paper_id}/{name}" + (f"~{occurrence}" if occurrence > 1 else "")
