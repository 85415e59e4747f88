"""The paragraphs of papers as an answer needs them, read once for each state of a library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.evidence.analysed import told_kept
from assistant.evidence.timeline import Timeline
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
    held = shelf.paragraphs.get(paper_id)
    if held is None:
        if len(shelf.paragraphs) >= HELD_PAPERS:
            shelf.paragraphs.clear()
        held = shelf.paragraphs[paper_id] = library.paragraphs(paper_id)
    return held


def take(library: Library, paper_ids: Iterable[str]) -> None:
    """Read the paragraphs of papers that will be looked through, all of them at once."""
    shelf = _shelf(library)
    unread = [name for name in dict.fromkeys(paper_ids) if name not in shelf.paragraphs]
    if not 1 < len(unread) <= HELD_PAPERS:
        return
    if len(shelf.paragraphs) + len(unread) > HELD_PAPERS:
        shelf.paragraphs.clear()
    shelf.paragraphs.update(library.paragraphs_of(unread))


def timelines(library: Library, wanted: Iterable[Paragraph]) -> dict[str, Timeline]:
    """The timelines of these paragraphs' papers, with these paragraphs in them, by paper id."""
    shelf = _shelf(library)
    lines: dict[str, Timeline] = {}
    missing: dict[str, list[str]] = {}
    told_of = told_kept(library)
    for paragraph in wanted:
        name = paragraph.paper_id
        if name not in lines:
            paper = library.paper(name)
            if paper is None:
                continue
            lines[name] = shelf.timelines.setdefault(name, Timeline.of(paper))
        if paragraph.paragraph_id in lines[name].paragraphs:
            continue
        if told := told_of(paragraph):
            lines[name].keep(paragraph, told)
        else:
            missing.setdefault(name, []).append(paragraph.paragraph_id)
    unread = list(missing)
    for start in range(0, len(unread), HELD_PAPERS):
        together = unread[start : start + HELD_PAPERS]
        take(library, together)
        for name in together:
            lines[name].add(paragraphs_of(library, name), missing[name])
    return lines


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
