"""A paragraph in its place: its paper, its page, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Citation
from assistant.cite import clerk_citation
from assistant.service.links import local_id, paragraph_link, words_digest
from assistant.service.view.blocks import Block, blocks, label_words
from assistant.service.view.environment import fragment
from corpus.library import Library
from corpus.paper import Box, Paper, Paragraph

AROUND = {True: 2, False: 3}
"""Neighbours shown on each side, where there is a page image and where there is none."""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page to be shown as an image, with what is to be marked on it."""

    number: int
    printed: str | None
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """What is shown of one paragraph: ``pages`` is empty for a paper without pages.

    ``begins`` and ``ends`` tell that no paragraph is held before, or after, those shown.
    """

    paper: Paper
    marked: Paragraph
    label: str
    quote: str
    pages: tuple[PageView, ...]
    around: tuple[Block, ...]
    begins: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class PaperView:
    """What a paper's own page shows.

    ``asked`` is the paragraph as the address names it, ``source`` the one that is marked, and
    ``others`` those that have the same label.
    """

    paper: Paper
    blocks: tuple[Block, ...]
    paragraphs: int
    asked: str | None = None
    source: SourceView | None = None
    others: tuple[Paragraph, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether the address names a paragraph that the paper does not have."""
        return bool(self.asked) and self.source is None


def source_html(library: Library, citation: Citation) -> str:
    """The source panel of a citation; says so where the paper has gone since it was cited."""
    with library.snapshot():
        paper = library.paper(citation.paper_id)
        paragraphs = library.paragraphs(citation.paper_id)
    marked = next((p for p in paragraphs if p.paragraph_id == citation.paragraph_id), None)
    view = None
    if paper is not None and marked is not None:
        view = source_view(paper, paragraphs, marked, citation.quote)
    return fragment(
        "source.html",
        view=view,
        marker=citation.marker,
        citation=clerk_citation(citation),
        text=citation.text,
        link=paragraph_link(citation.paper_id, citation.paragraph_id, citation.text),
    )


def source_view(
    paper: Paper, paragraphs: Sequence[Paragraph], marked: Paragraph, quote: str = ""
) -> SourceView:
    """One paragraph with its page images and neighbours."""
    pages = _pages(paper, marked)
    reach = AROUND[bool(pages)]
    place = next(i for i, p in enumerate(paragraphs) if p.paragraph_id == marked.paragraph_id)
    near = paragraphs[max(0, place - reach) : place + reach + 1]
    # Of the headings above the extract only the nearest is told.
    around = blocks(near, top=3, above=near[0].sections[:-1])
    begins, ends = place <= reach, place + reach >= len(paragraphs) - 1
    return SourceView(paper, marked, label_words(marked), quote, pages, around, begins, ends)


def paper_view(
    paper: Paper, paragraphs: Sequence[Paragraph], asked: str | None, words: str = ""
) -> PaperView:
    """A whole paper, with the paragraph that an id or label names marked in it.

    With ``words``, a digest, only a paragraph of those words is marked, wherever it stands now.
    """
    marked = _named(paper, paragraphs, asked) if asked else None
    if asked and words and (marked is None or words_digest(marked.text) != words):
        marked = next((p for p in paragraphs if words_digest(p.text) == words), None)
    if marked is None:
        return PaperView(paper, blocks(paragraphs, top=3), len(paragraphs), asked)
    same = (p for p in paragraphs if p.label and p.label == marked.label)
    return PaperView(
        paper,
        blocks(paragraphs, top=3),
        len(paragraphs),
        asked,
        source_view(paper, paragraphs, marked),
        tuple(p for p in same if p.paragraph_id != marked.paragraph_id),
    )


def _named(paper: Paper, paragraphs: Sequence[Paragraph], asked: str) -> Paragraph | None:
    wanted = local_id(paper.paper_id, asked)
    by_id = [p for p in paragraphs if local_id(paper.paper_id, p.paragraph_id) == wanted]
    return next(iter([*by_id, *(p for p in paragraphs if p.label == wanted)]), None)


def _pages(paper: Paper, marked: Paragraph) -> tuple[PageView, ...]:
    if marked.page is None or not paper.source.lower().endswith(".pdf"):
        return ()
    numbers = sorted({box.page for box in marked.boxes}) or [marked.page]
    return tuple(
        PageView(
            number,
            marked.printed_page if number == marked.page else None,
            tuple(box for box in marked.boxes if box.page == number),
        )
        for number in numbers
    )
