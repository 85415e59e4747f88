"""A response as its writer has it now, and whether the papers held support each point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.answer import Citation, Statement
from assistant.cite import clerk_citation, problems, sources
from assistant.documents import Document, Passage
from assistant.rendering import cite

if TYPE_CHECKING:
    from corpus.library import Library

Support = Literal["supported", "differs", "unsupported"]
NO_PAPER = "no paper cited supports this"
SAYS_MORE = "says more than the paragraph cited"


@dataclass(frozen=True, slots=True)
class Point:
    """One statement under a heading; ``cites`` are the paragraph ids that it rests on."""

    heading: str
    text: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """A title and points in order; points that follow each other share their heading."""

    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Supported:
    """A point, how far the papers support it, why not, and its citations."""

    point: Point
    support: Support
    why: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def mark(self) -> str:
        """The warning that stands beside it in every export; empty where it is supported."""
        if self.support == "supported":
            return ""
        return NO_PAPER if self.support == "unsupported" else SAYS_MORE


def supported(library: Library, response: Response) -> tuple[Supported, ...]:
    """Every point held against the paragraphs that it cites, by the rules of answers."""
    names = list(dict.fromkeys(name for point in response.points for name in point.cites))
    with library.snapshot():
        paragraphs = library.paragraphs_by_id(names)
        papers = {paper.paper_id: paper for paper in library.papers()}
    handed = sources(paragraphs, papers, ())
    checked = []
    for point in response.points:
        held = tuple(name for name in point.cites if name in handed)
        quotes = tuple(handed[name].paragraph.text for name in held)
        citations = tuple(
            cite(handed[name].paragraph, handed[name].paper, 0, handed[name].paragraph.text)
            for name in held
        )
        why = problems(Statement(point.text, held, quotes), handed) if held else ()
        support: Support = "supported" if held and not why else "differs"
        checked.append(Supported(point, support if held else "unsupported", why, citations))
    return tuple(checked)


def as_document(response: Response, points: tuple[Supported, ...]) -> Document:
    """The response as a document, its citations as footnotes, what is unsupported marked."""
    passages: list[Passage] = []
    heading = ""
    for one in points:
        if one.point.heading != heading:
            heading = one.point.heading
            passages.append(Passage(heading, "heading"))
        notes = tuple(clerk_citation(citation) for citation in one.citations)
        passages.append(Passage(one.point.text, "paragraph", notes, one.mark))
    return Document(response.title, tuple(passages))
