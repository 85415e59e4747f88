"""The baseline: llama-index's quick start over the same papers, given clean page text.

One document a page, the default splitter, the same embedding model, the five nearest chunks.
There is no language model in the comparison, so what it shows is its chunks, each sentence in
them with its citation: the most that a faithful model could be handed. It never abstains.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.paper import Paper, Paragraph
from eval.holdings import Holdings
from eval.language import text as language
from eval.language.text import sentences
from eval.results import QUICK_START
from eval.targets.target import Found, Request, Target

TOP = 5
"""Chunks shown."""

Encode = Callable[[Sequence[str]], Sequence[Sequence[float]] | NDArray[np.float32]]
"""Texts -> their vectors, longer texts cut where the model stops reading."""


@dataclass(frozen=True, slots=True)
class PageText:
    """One page's text, and where in it each paragraph stands."""

    paper: Paper
    page: int | None
    text: str
    places: tuple[tuple[int, int, Paragraph], ...]

    def between(self, start: int, end: int) -> list[Paragraph]:
        """The paragraphs of which at least half stands between two places."""
        return [
            paragraph
            for first, last, paragraph in self.places
            if 2 * (min(last, end) - max(first, start)) >= last - first
        ]


def page_texts(holdings: Holdings) -> tuple[PageText, ...]:
    """Every page of every paper as the text of its paragraphs, in the paper's order."""
    pages: dict[tuple[str, int | None], list[Paragraph]] = {}
    for paragraph in sorted(
        holdings.paragraphs.values(), key=lambda item: (item.paper_id, item.position)
    ):
        pages.setdefault((paragraph.paper_id, paragraph.page), []).append(paragraph)
    return tuple(
        _page(holdings.papers[paper_id], number, found)
        for (paper_id, number), found in pages.items()
    )


def _page(paper: Paper, number: int | None, paragraphs: Sequence[Paragraph]) -> PageText:
    text = ""
    places = []
    section = None
    for paragraph in paragraphs:
        if paragraph.section != section:
            section = paragraph.section
            text += f"{section}\n\n" if section else ""
        label = paragraph.label if paragraph.label_basis == "printed" else None
        text += f"{label} " if label else ""
        places.append((len(text), len(text) + len(paragraph.text), paragraph))
        text += paragraph.text + "\n\n"
    return PageText(paper, number, text, tuple(places))


def quick_start(holdings: Holdings, encode: Encode) -> Target:
    """The papers as the quick start indexes them, before the first question.

    That embeds every page, which takes its time.
    """
    pages = page_texts(holdings)

    @cache
    def index() -> Any:
        return _index(pages, encode)

    def chunks(question: str, top: int) -> Found:
        return [
            (paragraph.paragraph_id, float(found.score or 0.0))
            for found in index().as_retriever(similarity_top_k=top).retrieve(question)
            for paragraph in _paragraphs(found.node, pages)
        ]

    def ask(request: Request) -> dict[str, Any]:
        return _answer(chunks(request["question"], TOP), holdings)

    def search(request: Request, depth: int) -> Found:
        return chunks(request["question"], depth)[:depth]

    return Target(QUICK_START, ask, search, _digest(pages), index)


def _digest(pages: Sequence[PageText]) -> str:
    """Names what the answers follow from, beside the model: the code and the pages as indexed."""
    digest = hashlib.sha256(version("llama-index-core").encode())
    for module in (__file__, language.__file__):
        digest.update(Path(module).read_bytes())
    for page in pages:
        names = [paragraph.paragraph_id for _, _, paragraph in page.places]
        digest.update(repr((page.paper.source, page.page, page.text, names)).encode())
    return digest.hexdigest()


def _index(pages: Sequence[PageText], encode: Encode) -> Any:
    # llama-index takes seconds to load, and only this target needs it.
    from llama_index.core import Document, VectorStoreIndex
    from llama_index.core.node_parser import SentenceSplitter

    documents = [
        Document(
            text=page.text,
            metadata={"file_name": page.paper.source, "page_label": str(page.page or "")},
            id_=str(number),
        )
        for number, page in enumerate(pages)
    ]
    return VectorStoreIndex.from_documents(
        documents, embed_model=_embedding(encode), transformations=[SentenceSplitter()]
    )


def _embedding(encode: Encode) -> Any:
    from llama_index.core.embeddings import BaseEmbedding

    def vector(text: str) -> list[float]:
        return [float(value) for value in encode([text])[0]]

    class SameModel(BaseEmbedding):
        """The collection's own model as llama-index takes one."""

        def _get_query_embedding(self, query: str) -> list[float]:
            return vector(query)

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return vector(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return vector(text)

    return SameModel(model_name="same")


def _paragraphs(node: Any, pages: Sequence[PageText]) -> list[Paragraph]:
    page = pages[int(node.ref_doc_id)]
    text = node.get_content()
    start = node.start_char_idx
    if start is None:
        start = max(page.text.find(text), 0)
    return page.between(start, start + len(text))


def _answer(found: Found, holdings: Holdings) -> dict[str, Any]:
    names = list(dict.fromkeys(name for name, _ in found))
    shown = [(number, holdings.paragraphs[name]) for number, name in enumerate(names, start=1)]
    return {
        "status": "answered" if shown else "not_in_papers",
        "answer": "\n\n".join(_marked(paragraph.text, number) for number, paragraph in shown),
        "citations": [
            {
                "marker": number,
                "paper_id": paragraph.paper_id,
                "paragraph_id": paragraph.paragraph_id,
                "text": paragraph.text,
                "quote": "",
            }
            for number, paragraph in shown
        ],
        "confidence": max(score for _, score in found) if found else None,
    }


def _marked(text: str, number: int) -> str:
    return " ".join(f"{sentence} [{number}]" for sentence in sentences(text))
