"""A response as its writer has it now, and whether the papers held support each point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.answer import Citation, Statement
from assistant.cite import DENYING, clerk_citation, normal, problems, sources, whose_and_when
from assistant.documents import Document, Passage
from assistant.drafting.exchanged import exchanged
from assistant.drafting.told_as import told_as
from assistant.rendering import cite
from assistant.words.sentences import sentences
from assistant.words.values import values
from corpus.paper import Paragraph

if TYPE_CHECKING:
    from corpus.library import Library

Support = Literal["supported", "differs", "introduces", "unsupported"]
MARKS: dict[Support, str] = {
    "supported": "",
    "unsupported": "no paper cited supports this",
    "differs": "says more than the paragraph cited",
    "introduces": "only introduces a list and says nothing by itself",
}
FOUND = "What was found"
SINCE = "What was found since"
FINDINGS = (FOUND, SINCE)
"""Headings of what inspectors found, which may be of another time than the paper that tells it."""
_MEASURING = frozenset(
    ["always", "all", "every", "only", "most", "some", "few", "many", "consistently", "sufficient"]
)
"""Words that make of a sentence one of more, or of less, than is printed."""
_TELLING = ("money", "percent", "date")


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
    """A point, how far the papers support it, why not, its citations, and what it is told as in
    them: an area to improve, or a strength; empty where they do not say."""

    point: Point
    support: Support
    why: tuple[str, ...]
    citations: tuple[Citation, ...]
    told_as: str = ""

    @property
    def mark(self) -> str:
        """The warning that stands beside it in every export; empty where it is supported."""
        return MARKS[self.support]


def supported(library: Library, response: Response) -> tuple[Supported, ...]:
    """Every point held against the paragraphs that it cites, by the rules of answers."""
    names = list(dict.fromkeys(name for point in response.points for name in point.cites))
    with library.snapshot():
        paragraphs = library.paragraphs_by_id(names)
        papers = {paper.paper_id: paper for paper in library.papers()}
        stated = library.findings_at(names)
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
        if held and not why:
            cited = [handed[name].paragraph for name in held]
            why = (*_turned(point.text, cited), *_exchanged(point.text, cited))
        support = _support(point.text, [handed[name].paragraph for name in held], why)
        told = told_as(point.text, [one for one in stated if one.paragraph_id in held])
        checked.append(Supported(point, support, why, citations, told))
    return tuple(checked)


def only_introduces(text: str) -> bool:
    """Whether a text is the line before a list and tells no sum, share or date itself."""
    is_open = text.rstrip().endswith(":")
    return is_open and not any(value.kind in _TELLING for value in values(text))


def _turned(text: str, cited: Sequence[Paragraph]) -> tuple[str, ...]:
    """What a sentence denies or makes of the whole that the one it was made from does not, or the
    other way round: "not always thorough" turned into "always thorough"."""
    printed = [sentence.text for one in cited for sentence in sentences(_as_printed(one))]
    found = []
    for sentence in sentences(text):
        said = Counter(_words(sentence.text))
        nearest = max(printed, key=lambda one: _shared(said, one), default="")
        turned = _turning(sentence.text) ^ _turning(nearest)
        left_out = _turning(nearest) - _turning(sentence.text) - DENYING
        if normal(sentence.text) not in normal(nearest) and turned - left_out:
            found.append(f"says otherwise than the paragraph: {', '.join(sorted(turned))}")
    return tuple(found)


def _exchanged(text: str, cited: Sequence[Paragraph]) -> tuple[str, ...]:
    """Values said of another thing than the paragraphs say them of; the cells of tables, which
    stand by no words, are left to whoever reads them."""
    prose = [" ".join((one.lead_in or "", one.text)) for one in cited if not one.cells]
    if len(prose) < len(cited):
        return ()
    return tuple(
        f"{value} is of something else in the paragraph" for value in exchanged(text, prose)
    )


def _as_printed(paragraph: Paragraph) -> str:
    # A table's row is a statement with what its columns are headed: "No. of cases: 60".
    return " ".join((paragraph.lead_in or "", *paragraph.columns, paragraph.text))


def _words(text: str) -> list[str]:
    return normal(text).lower().split()


def _shared(said: Counter[str], printed: str) -> int:
    """How many words two sentences share."""
    return sum((said & Counter(_words(printed))).values())


def _turning(text: str) -> frozenset[str]:
    return frozenset(word.strip(".,;:()") for word in _words(text)) & (DENYING | _MEASURING)


def _support(text: str, cited: Sequence[Paragraph], why: Sequence[str]) -> Support:
    if not cited:
        return "unsupported"
    if why:
        return "differs"
    said = normal(text).rstrip(": ")
    own = [paragraph for paragraph in cited if not only_introduces(paragraph.text)]
    lead_ins = [normal(paragraph.lead_in or "") for paragraph in own]
    from_lead_in = own and all(
        said in lead_in and said not in normal(paragraph.text)
        for lead_in, paragraph in zip(lead_ins, own, strict=True)
    )
    if only_introduces(text) or not own or from_lead_in:
        return "introduces"
    return "supported"


def as_document(response: Response, points: tuple[Supported, ...]) -> Document:
    """The response as a document, its citations as footnotes, what is unsupported marked."""
    passages: list[Passage] = []
    heading = ""
    for one in points:
        if one.point.heading != heading:
            heading = one.point.heading
            passages.append(Passage(heading, "heading"))
        notes = tuple(clerk_citation(citation) for citation in one.citations)
        is_found = one.point.heading in FINDINGS
        named = (whose_and_when(citation, of_event=is_found) for citation in one.citations)
        whose = "; ".join(dict.fromkeys(named)) + (f", as {one.told_as}" if one.told_as else "")
        passages.append(Passage(one.point.text, "paragraph", notes, one.mark, source=whose))
    return Document(response.title, tuple(passages))
