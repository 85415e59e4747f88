"""Search by meaning: the catalogue's vectors in memory, and the same nodes in Chroma.

A question scans the vectors themselves (``Matrix``), which is exact and needs no import of
Chroma. The Chroma collection (``ChromaIndex``) is derived: whoever works with llama-index opens
it as it stands, and very large stores are searched through it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from corpus.errors import StoreError
from corpus.remains import overwrite_remains

Row = TypeVar("Row")

COLLECTION = "papers"

# A scan is exact and reads all vectors: 16 ms for 100,000, growing in step. Up to here it leaves a
# turn under 40 ms; beyond, Chroma's graph is quicker, at the price of some of the true best
# (docs/decisions/0003-vectors.md).
SCAN_LIMIT = 200_000

# How hard Chroma's graph looks: at its default of 100 it found 0.87 of the true ten best of
# 100,000, and four times the effort costs a question 2 ms.
_GRAPH: Any = {"space": "cosine", "ef_construction": 100, "max_neighbors": 16, "ef_search": 400}
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class VectorRow:
    """A node as Chroma holds it."""

    node_id: str
    text: str
    vector: NDArray[np.float32]
    metadata: dict[str, str]


class Matrix:
    """The vectors of all nodes in memory; never changed once made.

    Row by row: ``papers`` and ``paragraphs`` are the catalogue's keys of the node in that row.
    """

    def __init__(
        self,
        vectors: NDArray[np.float32],
        papers: NDArray[np.int64],
        paragraphs: NDArray[np.int64],
    ) -> None:
        self.vectors = vectors
        self.papers = papers
        self.paragraphs = paragraphs
        self._places: dict[int, list[tuple[int, int]]] | None = None

    @classmethod
    def of(cls, rows: Iterable[tuple[int, int, bytes]], count: int, dimension: int) -> Matrix:
        """Of at most ``count`` rows of (paper key, paragraph key, float32 bytes)."""
        vectors = np.empty((count, dimension), dtype=np.float32)
        keys = np.empty((count, 2), dtype=np.int64)
        filled = 0
        for batch in _batches(islice(rows, count)):
            end = filled + len(batch)
            joined = b"".join([row[2] for row in batch])
            vectors[filled:end] = np.frombuffer(joined, dtype=np.float32).reshape(-1, dimension)
            keys[filled:end] = [row[:2] for row in batch]
            filled = end
        return cls(vectors[:filled], keys[:filled, 0].copy(), keys[:filled, 1].copy())

    def without(self, papers: Iterable[int], then: Matrix) -> Matrix:
        """These rows less those of some papers, followed by the rows of another matrix."""
        kept = ~np.isin(self.papers, list(papers))
        if not kept.any():
            return then
        return Matrix(
            np.concatenate((self.vectors[kept], then.vectors)),
            np.concatenate((self.papers[kept], then.papers)),
            np.concatenate((self.paragraphs[kept], then.paragraphs)),
        )

    def __len__(self) -> int:
        return len(self.papers)

    def search(
        self, vector: NDArray[np.float32], k: int, papers: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The ``k`` best paragraphs as (key, cosine), best first; a paragraph by its best node.

        ``papers`` restricts to the rows of those paper keys.
        """
        if not len(self):
            return []
        if papers is None:
            return _best(self.vectors @ vector, self.paragraphs, k)
        spans = self._spans(papers)
        if not spans:
            return []
        if 2 * sum(end - start for start, end in spans) < len(self):
            scores = np.concatenate([self.vectors[start:end] @ vector for start, end in spans])
        else:
            # So many small products would cost more than scoring all at once.
            every = self.vectors @ vector
            scores = np.concatenate([every[start:end] for start, end in spans])
        paragraphs = np.concatenate([self.paragraphs[start:end] for start, end in spans])
        return _best(scores, paragraphs, k)

    def _spans(self, papers: Sequence[int]) -> list[tuple[int, int]]:
        """Where the rows of these papers stand: those of one paper came in together."""
        if self._places is None:
            cuts = np.flatnonzero(np.diff(self.papers)) + 1
            edges = [0, *cuts.tolist(), len(self)]
            places: dict[int, list[tuple[int, int]]] = {}
            for start, end in pairwise(edges):
                places.setdefault(int(self.papers[start]), []).append((start, end))
            self._places = places
        return [span for paper in dict.fromkeys(papers) for span in self._places.get(paper, ())]

    def of_paragraphs(self, keys: Sequence[int]) -> NDArray[np.float32]:
        """One vector of unit length for each paragraph, in order: the mean of its nodes.

        A paragraph that is not held gets zeros.
        """
        wanted = np.asarray(keys, dtype=np.int64)
        found = np.zeros((len(wanted), self.vectors.shape[1]), dtype=np.float32)
        if not len(wanted):
            return found
        order = np.argsort(wanted, kind="stable")
        rows = np.flatnonzero(np.isin(self.paragraphs, wanted))
        first = np.searchsorted(wanted[order], self.paragraphs[rows])
        np.add.at(found, order[first], self.vectors[rows])
        norms = np.linalg.norm(found, axis=1, keepdims=True)
        found = np.divide(found, norms, out=found, where=norms > 0)
        # The same paragraph asked for twice was filled in once.
        unique, inverse = np.unique(wanted, return_inverse=True)
        representative = order[np.searchsorted(wanted[order], unique)]
        vectors: NDArray[np.float32] = found[representative][inverse]
        return vectors


def _best(
    scores: NDArray[np.float32], paragraphs: NDArray[np.int64], k: int
) -> list[tuple[int, float]]:
    """The ``k`` best paragraphs of scored rows; ties in the order of keys."""
    if k < 1 or not len(scores):
        return []
    take = 2 * k + 8
    while True:
        take = min(take, len(scores))
        rows = np.argpartition(scores, len(scores) - take)[len(scores) - take :]
        found: dict[int, float] = {}
        for row in rows[np.lexsort((paragraphs[rows], -scores[rows]))]:
            found.setdefault(int(paragraphs[row]), float(scores[row]))
        if len(found) >= k or take == len(scores):
            return list(found.items())[:k]
        take *= 4


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection on a Chroma server."""

    host: str
    port: int
    is_secret: bool
    name: str

    @classmethod
    def of(cls, url: str, name: str) -> Collection:
        """The collection of a store on the server at ``http://HOST:PORT``; raises StoreError."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise StoreError("CHROMA_URL is no address of a Chroma server: write http://HOST:PORT")
        is_secret = parts.scheme == "https"
        return cls(parts.hostname, parts.port or (443 if is_secret else 8000), is_secret, name)


class ChromaIndex:
    """The nodes in a Chroma collection, as llama-index's ``ChromaVectorStore`` writes them.

    It is in a folder, or on a Chroma server.
    """

    def __init__(self, place: Path | Collection) -> None:
        # Late: it takes a second to import, and a question over most stores does not need it.
        import chromadb
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        if isinstance(place, Collection):
            self._client: Any = chromadb.HttpClient(
                host=place.host, port=place.port, ssl=place.is_secret, settings=settings
            )
        else:
            place.mkdir(parents=True, exist_ok=True)
            self._client = chromadb.PersistentClient(path=str(place), settings=settings)
        name = place.name if isinstance(place, Collection) else COLLECTION
        self._collection: Any = self._client.get_or_create_collection(
            name, configuration={"hnsw": _GRAPH}, embedding_function=None
        )

    @property
    def size(self) -> int:
        """How many nodes are held."""
        return int(self._collection.count())

    def ids(self, papers: Sequence[int] | None = None) -> list[str]:
        """The ids of all nodes held, or of those of some papers (keys)."""
        if papers is None:
            return list(self._collection.get(include=[])["ids"])
        wanted = {"paper_key": {"$in": [str(key) for key in papers]}}
        return list(self._collection.get(where=wanted, include=[])["ids"]) if papers else []

    def write_out_after(self, changes: int) -> None:
        """Let Chroma write its graph to disk after so many changes; takes hold when reopened."""
        self._collection.modify(configuration={"hnsw": {"sync_threshold": max(2, changes)}})

    def update(self, gone: Sequence[str], rows: Iterable[VectorRow]) -> None:
        """Drop the nodes with the ids ``gone`` and take in ``rows``."""
        # Late: only a writer needs them, and they take seconds to import.
        from llama_index.core.schema import TextNode
        from llama_index.vector_stores.chroma import ChromaVectorStore

        store = ChromaVectorStore(chroma_collection=self._collection)
        for ids in _batches(gone):
            self._collection.delete(ids=ids)
        for batch in _batches(rows):
            nodes = [
                TextNode(
                    id_=row.node_id,
                    text=row.text,
                    metadata=row.metadata,
                    embedding=row.vector.tolist(),
                )
                for row in batch
            ]
            store.add([*nodes])

    def search(self, vector: NDArray[np.float32], k: int) -> list[tuple[str, float]]:
        """About the ``k`` best paragraphs as (paragraph id, cosine), best first."""
        found = self._collection.query(
            query_embeddings=[vector.tolist()],
            n_results=max(1, min(2 * k + 8, self.size)),
            include=["metadatas", "distances"],
        )
        best: dict[str, float] = {}
        for metadata, distance in zip(found["metadatas"][0], found["distances"][0], strict=True):
            best.setdefault(metadata["paragraph_id"], 1.0 - distance)
        return list(best.items())[:k]

    def drop(self) -> None:
        """Delete the collection."""
        self._client.delete_collection(self._collection.name)

    def close(self) -> None:
        """Let go of the folder, or of the connection."""
        self._client.close()


def update_folder(
    folder: Path, papers: Sequence[int], rows: Iterable[VectorRow], count: int
) -> None:
    """Drop the nodes of some papers (keys) from a Chroma folder and take in ``count`` rows.

    Chroma writes its graph out only after a set number of changes and keeps the rest in a
    journal, which whoever opens the folder next works off, changing its files. So that number is
    set to what is coming: then all is written out, and opening the folder leaves it as it is.
    """
    index = ChromaIndex(folder)
    gone = index.ids(papers)
    index.write_out_after(len(gone) + count)
    index.close()
    index = ChromaIndex(folder)
    index.update(gone, rows)
    index.close()
    overwrite_remains(folder, deleted=bool(gone))


def update_server(
    place: Collection, papers: Sequence[int] | None, rows: Iterable[VectorRow]
) -> None:
    """Drop the nodes of some papers (keys), or all for None, and take in ``rows`` on a server."""
    index = ChromaIndex(place)
    if papers is None:
        index.drop()
        index.close()
        index = ChromaIndex(place)
    try:
        index.update(index.ids(papers or ()), rows)
    finally:
        index.close()


def discard(folder: Path) -> None:
    """Delete a Chroma folder, whatever state it is in."""
    shutil.rmtree(folder, ignore_errors=True)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
