"""What is held, authority by authority, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.service.room import Extent
from corpus.paper import Paper, ReadFailure

UNKNOWN = "Authority not known"


@dataclass(frozen=True, slots=True)
class HeldPaper:
    """A paper and how many paragraphs it has."""

    paper: Paper
    paragraphs: int


@dataclass(frozen=True, slots=True)
class HeldAuthority:
    """The papers of one authority, the newest first, undated ones last."""

    name: str
    papers: tuple[HeldPaper, ...]


@dataclass(frozen=True, slots=True)
class HeldView:
    """Everything that the page of papers shows."""

    authorities: tuple[HeldAuthority, ...]
    extent: Extent
    paragraphs: int
    failures: tuple[ReadFailure, ...]
    waiting: tuple[Paper, ...] = ()
    """Papers of which an administrator has to say whether they may be read."""

    @classmethod
    def of(
        cls,
        papers: Sequence[Paper],
        counts: Mapping[str, int],
        failures: Sequence[ReadFailure],
    ) -> HeldView:
        """Group papers under their authorities, in the order of the alphabet."""
        groups: dict[str, list[HeldPaper]] = {}
        for paper in sorted(papers, key=lambda p: p.best_date or "", reverse=True):
            held = HeldPaper(paper, counts.get(paper.paper_id, 0))
            groups.setdefault(paper.authority_name or UNKNOWN, []).append(held)
        ordered = sorted(groups.items(), key=lambda item: (item[0] == UNKNOWN, item[0]))
        return cls(
            tuple(HeldAuthority(name, tuple(group)) for name, group in ordered),
            Extent.of(tuple(papers)),
            sum(counts.values()),
            tuple(sorted(failures, key=lambda failure: failure.source)),
            tuple(paper for paper in papers if paper.status == "unclear"),
        )
