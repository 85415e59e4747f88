"""A paragraph to be, before it has its id."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.paper import LabelBasis, ParagraphKind
from ingest.lines import Line


@dataclass(slots=True)
class Draft:
    """A paragraph to be; ``parent`` is the place of another draft."""

    lines: tuple[Line, ...]
    text: str
    kind: ParagraphKind
    sections: tuple[str, ...]
    heading: int
    label: str | None = None
    basis: LabelBasis = "none"
    lead_in: str | None = None
    parent: int | None = None
    group: str | None = None
    columns: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
