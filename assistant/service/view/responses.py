"""A response as its page shows it, and the findings that one can be drafted to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.documents import to_markdown
from assistant.drafting import Response, Supported, as_document
from assistant.service.view.cited import ShownCitation, shown

if TYPE_CHECKING:
    from corpus.library import Library

SUPPORT_WORDS = {
    "supported": "Supported by the paragraph cited",
    "differs": "Says more than the paragraph cited",
    "introduces": "Only introduces a list and says nothing by itself",
    "unsupported": "No paper cited supports this",
}
_ANSWERED = ("improvement_area", "recommendation", "risk")


@dataclass(frozen=True, slots=True)
class PointView:
    """A point with its place (from 0), its standing in words and its citations."""

    place: int
    checked: Supported
    words: str
    citations: tuple[ShownCitation, ...]
    is_first: bool


@dataclass(frozen=True, slots=True)
class ResponseView:
    """A response ready to be edited; ``markdown`` is what is copied to the clipboard."""

    response: Response
    points: tuple[PointView, ...]
    unsupported: int
    markdown: str
    sources: tuple[ShownCitation, ...]

    @classmethod
    def of(cls, response: Response, checked: tuple[Supported, ...]) -> ResponseView:
        """Put the points with what they rest on; each source once for the list to choose from."""
        points = []
        heading = ""
        for place, one in enumerate(checked):
            cited = tuple(map(shown, one.citations))
            is_first, heading = one.point.heading != heading, one.point.heading
            told = f", as {one.told_as}" if one.told_as else ""
            words = SUPPORT_WORDS[one.support] + told
            points.append(PointView(place, one, words, cited, is_first))
        sources = {c.citation.paragraph_id: c for point in points for c in point.citations}
        return cls(
            response,
            tuple(points),
            sum(one.support != "supported" for one in checked),
            to_markdown(as_document(response, checked)),
            tuple(sources.values()),
        )


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """A finding that a response can be drafted to."""

    paragraph_id: str
    text: str


def findings_to_answer(library: Library) -> tuple[tuple[str, tuple[ToAnswer, ...]], ...]:
    """Findings to improve and recommendations, under the names of their authorities."""
    papers = {paper.paper_id: paper for paper in library.papers()}
    groups: dict[str, dict[str, ToAnswer]] = {}
    for finding in library.findings(_ANSWERED):
        paper = papers.get(finding.paper_id)
        if paper is None or not paper.authority_name:
            continue
        words = " ".join(finding.text.split())
        group = groups.setdefault(paper.authority_name, {})
        group.setdefault(words.lower(), ToAnswer(finding.paragraph_id, words))
    return tuple((name, tuple(group.values())) for name, group in sorted(groups.items()))
