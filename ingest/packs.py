"""An agenda pack becomes its papers."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.paper import PaperStatus
from ingest.lines import Document


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a file: its pages, and what the pack's front sheet says of it.

    ``name`` tells the parts of a pack apart (empty for a file that is one paper). An exempt part
    has no pages: it is recorded as existing.
    """

    document: Document
    name: str = ""
    item: str | None = None
    title: str | None = None
    status: PaperStatus = "open"
    status_from: str | None = None


def split(document: Document) -> list[Part]:
    """The papers of a document: itself, or the papers of the agenda pack that it is."""
    return [Part(document)]
