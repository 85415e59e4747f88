"""The two searches at sizes up to half a million paragraphs, and what they cost in memory.

Run with ``python -m tests.bench.searching STORE SIZE``: prints the figures as JSON. The vectors
are those of the store and more of the same kind, each a mixture of two of them; the words are
those of generated papers. Search by meaning through Chroma's graph is measured up to
``CHROMA_MOST`` rows, for its building takes 1 to 2 ms a row; its own filter beside it, which no
question uses: one authority's rows are scored where they lie.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.lexical import LexicalIndex, LexicalRow
from corpus.library import Library
from corpus.matrix import Matrix
from corpus.settings import CorpusSettings
from corpus.vectors import COLLECTION, ChromaIndex, VectorRow, update_folder
from tests.bench.figure import memory, quantile, timed
from tests.bench.papers import PARAGRAPHS, papers
from tests.bench.questions import questions
from tests.bench.stores import AUTHORITIES, owners

ASKED = 40
TOP = 10
CHROMA_MOST = 100_000

Vectors = NDArray[np.float32]


def main(store: Path, size: int) -> int:
    """Fill the searches and time them."""
    texts = [one.text for one in questions(ASKED, owners())]
    library = Library.open(store, CorpusSettings())
    asked = library.encode(texts)
    vectors = library.vectors_of([hit.paragraph_id for hit in _some(library)])
    library.close()
    rows = _more(vectors, size)
    before = memory()
    # Papers of one authority lie apart from one another, as they come in by date.
    papers_of = np.arange(size, dtype=np.int64) // PARAGRAPHS
    matrix = Matrix(rows, papers_of, np.arange(size, dtype=np.int64))
    own = np.arange(0, papers_of[-1] + 1, AUTHORITIES).tolist()
    every = timed([lambda v=v: matrix.search(v, 60) for v in asked])  # type: ignore[misc]
    of_one = timed([lambda v=v: matrix.search(v, 60, own) for v in asked])  # type: ignore[misc]
    found = {
        "paragraphs": size,
        "vectors": _both(every),
        "vectors, one authority": _both(of_one),
        "vectors MiB": round(rows.nbytes / 2**20),
        "memory": round(memory()),
        "before": round(before),
    }
    with tempfile.TemporaryDirectory() as folder:
        found |= _words(Path(folder), size, texts)
        if size <= CHROMA_MOST:
            found |= _chroma(Path(folder), matrix, asked)
    print(json.dumps(found))
    return 0


def _some(library: Library) -> Any:
    return library.search_vectors("what the council reports", 20_000)


def _more(vectors: Vectors, size: int) -> Vectors:
    chance = np.random.default_rng(8)
    made = np.empty((size, vectors.shape[1]), dtype=np.float32)
    for start in range(0, size, 20_000):
        end = min(start + 20_000, size)
        one, other = chance.integers(0, len(vectors), (2, end - start))
        share = chance.uniform(0.5, 1.0, (end - start, 1)).astype(np.float32)
        mixed = vectors[one] * share + vectors[other] * (1 - share)
        made[start:end] = mixed / np.linalg.norm(mixed, axis=1, keepdims=True)
    return made


def _words(folder: Path, size: int, texts: list[str]) -> dict[str, Any]:
    index = LexicalIndex(folder / "words")
    started = time.process_time()
    index.update((), islice(_lexical_rows(), size))
    built = time.process_time() - started
    terms = [text.rstrip("?").split() for text in texts]
    own = list(range(0, size // PARAGRAPHS, AUTHORITIES))
    return {
        "words": _both(timed([lambda t=t: index.search(t, 60) for t in terms])),  # type: ignore[misc]
        "words, one authority": _both(
            timed([lambda t=t: index.search(t, 60, own) for t in terms])  # type: ignore[misc]
        ),
        "words, building, processor s": round(built, 1),
        "words MiB": round(_size(folder / "words")),
    }


def _lexical_rows() -> Iterator[LexicalRow]:
    key = 0
    for number, read in enumerate(papers(1_000_000, owners(), seed="size")):
        paper = read.paper
        for paragraph in read.paragraphs:
            key += 1
            yield LexicalRow(
                key=key,
                paper_key=number,
                text=paragraph.text,
                lead_in=paragraph.lead_in or "",
                section=paragraph.section,
                title=paper.title,
                authority=f"{paper.authority_name} {paper.committee}",
                label=paragraph.label or "",
            )


def _chroma(folder: Path, matrix: Matrix, asked: Vectors) -> dict[str, Any]:
    started = time.process_time()
    rows = (
        VectorRow(
            str(at),
            "",
            matrix.vectors[at],
            {"paragraph_id": str(at), "authority": str(matrix.papers[at] % AUTHORITIES)},
        )
        for at in range(len(matrix))
    )
    update_folder(folder / "chroma", (), rows, len(matrix))
    built = time.process_time() - started
    index = ChromaIndex(folder / "chroma")
    index.search(asked[0], TOP)
    times = timed([lambda v=v: index.search(v, TOP) for v in asked])  # type: ignore[misc]
    shares = [_share(matrix.search(v, TOP), index.search(v, TOP)) for v in asked]
    index.close()
    return {
        "chroma": _both(times),
        "chroma, recall@10": round(float(np.mean(shares)), 4),
        **_filtered(folder, matrix, asked),
        "chroma, building, processor s": round(built, 1),
        "chroma MiB": round(_size(folder / "chroma")),
    }


def _filtered(folder: Path, matrix: Matrix, asked: Vectors) -> dict[str, Any]:
    """The same by Chroma's own filter on one authority, beside the scan of its rows."""
    import chromadb

    client = chromadb.PersistentClient(path=str(folder / "chroma"))
    collection = client.get_collection(COLLECTION, embedding_function=None)

    def search(vector: NDArray[np.float32]) -> list[tuple[str, float]]:
        found = collection.query(
            query_embeddings=[vector.tolist()], n_results=TOP, where={"authority": "0"}
        )
        return [(name, 0.0) for name in found["ids"][0]]

    own = np.arange(0, matrix.papers[-1] + 1, AUTHORITIES).tolist()
    times = timed([lambda v=v: search(v) for v in asked[:20]])  # type: ignore[misc]
    shares = [_share(matrix.search(v, TOP, own), search(v)) for v in asked[:20]]
    return {
        "chroma, one authority": _both(times),
        "chroma, one authority, recall@10": round(float(np.mean(shares)), 4),
    }


def _share(true: Sequence[tuple[int, float]], found: Sequence[tuple[str, float]]) -> float:
    return len({str(key) for key, _ in true} & {name for name, _ in found}) / TOP


def _size(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20


def _both(times: Any) -> dict[str, float]:
    return {
        "p50": round(quantile(times.wall, 0.5), 2),
        "p95": round(quantile(times.wall, 0.95), 2),
        "processor_p50": round(quantile(times.processor, 0.5), 2),
        "processor_p95": round(quantile(times.processor, 0.95), 2),
    }


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
