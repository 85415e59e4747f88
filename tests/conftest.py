"""What several tests stand on: a small model of words, and papers made in one line."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.embedding import Window
from corpus.embedding.windows import windows
from corpus.library import Library
from corpus.paper import Finding, Paper, Paragraph, ReadPaper, Section
from corpus.settings import CorpusSettings
from tests import sparing


def pytest_configure() -> None:
    sparing.keep_files_in_memory()


class WordEmbedder:
    """A model that knows words and nothing of meaning: texts with the same words are near."""

    def __init__(self, name: str = "words", dimension: int = 128, most: int = 40) -> None:
        self.name = name
        self.digest = hashlib.sha256(name.encode()).hexdigest()
        self.dimension = dimension
        self.most = most
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        vectors = np.full((len(texts), self.dimension), 1e-3, dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                vectors[row, zlib.crc32(f"{self.name} {word}".encode()) % self.dimension] += 1
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)

    def windows(self, text: str, prefix: str = "") -> list[Window]:
        return windows(
            text, prefix, self.most, lambda part: [m.span() for m in re.finditer(r"\w+", part)]
        )


MakePaper = Callable[..., ReadPaper]
OpenLibrary = Callable[..., Library]


def read_paper(
    name: str, texts: Sequence[str], *, sample: bool = False, source: str | None = None, **of: str
) -> ReadPaper:
    """A paper whose paragraphs are numbered from 1; the first is a strength that was found."""
    paper = Paper(
        name,
        f"Report {name}",
        source or f"{name}.txt",
        hashlib.sha256("\n".join(texts).encode()).hexdigest(),
        sample=sample,
        **of,  # type: ignore[arg-type]
    )
    paragraphs = tuple(
        Paragraph(f"{name}/{at}", name, at, str(at), "printed", "paragraph", text, ("Findings",))
        for at, text in enumerate(texts, start=1)
    )
    finding = Finding("strength", f"{name}/1", name, texts[0])
    return ReadPaper(paper, (Section(0, "Findings", 1),), paragraphs, (finding,))


def store_paper(library: Library, folder: Path, read: ReadPaper) -> list[Paper]:
    """Put a paper into the library from a file that holds its text."""
    file = folder / read.paper.source
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(paragraph.text for paragraph in read.paragraphs))
    stored = library.replace([read], read.paper.source, file)
    return [paper for paper in library.papers() if paper.paper_id in stored.held]


@pytest.fixture(scope="session", autouse=True)
def spared() -> Iterator[None]:
    """Papers are read in the process of the tests, and passwords hashed quickly."""
    with sparing.reading_here(), sparing.hashing_quickly():
        yield


@pytest.fixture(scope="module")
def workers() -> Iterator[None]:
    """Papers are read by workers, as the product does: for tests of what is behind that."""
    with sparing.reading_in_workers():
        yield


@pytest.fixture
def embedder() -> WordEmbedder:
    return WordEmbedder()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def open_library(store: Path, embedder: WordEmbedder) -> OpenLibrary:
    def open_it(**options: object) -> Library:
        given = {"embedder": embedder} | options
        return Library.open(store, CorpusSettings(), **given)  # type: ignore[arg-type]

    return open_it


@pytest.fixture
def make_paper() -> MakePaper:
    return read_paper


@pytest.fixture
def put(tmp_path: Path) -> Callable[[Library, ReadPaper], list[Paper]]:
    return lambda library, read: store_paper(library, tmp_path / "files", read)
