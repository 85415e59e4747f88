"""The paragraphs of papers as an answer needs them, read once for each state of a library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.evidence.timeline import Timeline, timeline
from corpus.paper import Paragraph

if TYPE_CHECKING:
    from corpus.library import Library

HELD_PAPERS = 200
"""How many papers' paragraphs are kept at hand."""


@dataclass(slots=True)
class _Shelf:
    """What has been read of one state of a library."""

    generation: int
    paragraphs: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    timelines: dict[str, Timeline] = field(default_factory=dict)


_shelves: WeakKeyDictionary[Library, _Shelf] = WeakKeyDictionary()


def paragraphs_of(library: Library, paper_id: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a paper, in order."""
    shelf = _shelf(library)
    if paper_id not in shelf.paragraphs:
        if len(shelf.paragraphs) >= HELD_PAPERS:
            shelf.paragraphs.clear()
        shelf.paragraphs[paper_id] = library.paragraphs(paper_id)
    return shelf.paragraphs[paper_id]


def timelines(library: Library, paper_ids: Iterable[str]) -> dict[str, Timeline]:
    """The timelines of these papers, by paper id."""
    shelf = _shelf(library)
    paper_ids = list(paper_ids)
    unread = [
        name for name in paper_ids if name not in shelf.timelines and name not in shelf.paragraphs
    ]
    if 1 < len(unread) <= HELD_PAPERS:
        if len(shelf.paragraphs) + len(unread) > HELD_PAPERS:
            shelf.paragraphs.clear()
        shelf.paragraphs.update(library.paragraphs_of(unread))
    found: dict[str, Timeline] = {}
    for paper_id in dict.fromkeys(paper_ids):
        if paper_id not in shelf.timelines:
            paper = library.paper(paper_id)
            if paper is None:
                continue
            shelf.timelines[paper_id] = timeline(paper, paragraphs_of(library, paper_id))
        found[paper_id] = shelf.timelines[paper_id]
    return found


def before(library: Library, paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """The paragraphs of the same paper that stand before one, the nearest first."""
    held = paragraphs_of(library, paragraph.paper_id)
    return tuple(reversed([one for one in held if one.position < paragraph.position]))


def introducing(library: Library, item: Paragraph) -> Paragraph | None:
    """The paragraph in which the lead-in of a list item stands."""
    wanted = " ".join((item.lead_in or "").split())
    if not wanted:
        return None
    return next(
        (one for one in before(library, item) if wanted in " ".join(one.text.split())), None
    )


def _shelf(library: Library) -> _Shelf:
    generation = library.generation
    shelf = _shelves.get(library)
    if shelf is None or shelf.generation != generation:
        shelf = _Shelf(generation)
        _shelves[library] = shelf
    return shelf
