"""The timelines of a library's papers, worked out once for each state of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.evidence.timeline import Timeline, timeline

if TYPE_CHECKING:
    from corpus.library import Library

_made: WeakKeyDictionary[Library, tuple[int, dict[str, Timeline]]] = WeakKeyDictionary()


def timelines(library: Library, paper_ids: Iterable[str]) -> dict[str, Timeline]:
    """The timelines of these papers, by paper id."""
    generation = library.generation
    known = _made.get(library)
    if known is None or known[0] != generation:
        known = (generation, {})
        _made[library] = known
    made = known[1]
    for paper_id in dict.fromkeys(paper_ids):
        if paper_id not in made:
            paper = library.paper(paper_id)
            if paper is not None:
                made[paper_id] = timeline(paper, library.paragraphs(paper_id))
    return {paper_id: made[paper_id] for paper_id in paper_ids if paper_id in made}
