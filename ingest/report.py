"""What became of the files that were to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corpus.paper import ReadFailure


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the files: names as kept, reasons of failure, and what is held in all.

    ``copies`` are pairs of a paper seen here and the paper that is held of it from another file,
    ``reissued`` of an earlier issue and the id of the paper that took its place. ``skipped`` are
    files in a folder that are of no kind that can be read.
    """

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[ReadFailure, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    reissued: tuple[tuple[str, str], ...] = ()
    skipped: tuple[str, ...] = ()
    papers: int = 0
    paragraphs: int = 0
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """The report as ``papers ingest --json`` prints it."""
        return {
            "added": list(self.added),
            "replaced": list(self.replaced),
            "unchanged": list(self.unchanged),
            "failed": [{"source": one.source, "reason": one.reason} for one in self.failed],
            "copies": [{"source": name, "paper_id": held} for name, held in self.copies],
            "reissued": [{"source": name, "paper_id": held} for name, held in self.reissued],
            "papers": self.papers,
            "paragraphs": self.paragraphs,
            "seconds": round(self.seconds, 2),
        }
