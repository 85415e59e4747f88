"""The nodes in Chroma: a derived collection beside the catalogue's vectors (``corpus/matrix.py``).

Whoever works with llama-index opens it as it stands, and very large stores are searched through it.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from corpus.batches import batches
from corpus.errors import StoreError
from corpus.remains import overwrite_remains

COLLECTION = "papers"

# How hard Chroma's graph looks: at its default of 100 it finds 0.92 of the true ten best of
# 200,000 (docs/scaling.md), and eight times the effort costs a question 2 ms.
_EFFORT = {"ef_search": 800}
_GRAPH: Any = {"space": "cosine", "ef_construction": 100, "max_neighbors": 16, **_EFFORT}


_LOCK_PAUSES = (0.1, 0.3, 1.0)
# Each time it takes nodes in, Chroma looks through what it has: the fewer times, the sooner done.
_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class VectorRow:
    """A node as Chroma holds it."""

    node_id: str
    text: str
    vector: NDArray[np.float32]
    metadata: dict[str, str]


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

    def __init__(self, place: Path | Collection, changes: int | None = None) -> None:
        """Open the collection, or make it; ``changes`` are told as ``write_out_after`` has it."""
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
            name, configuration={"hnsw": _GRAPH | _threshold(changes)}, embedding_function=None
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
        """Let Chroma write its graph to disk after so many changes; takes hold when reopened.

        One that an earlier program made looks as hard as ours from then on.
        """
        configuration: Any = {"hnsw": _EFFORT | _threshold(changes)}
        for pause in (*_LOCK_PAUSES, None):
            try:
                self._collection.modify(configuration=configuration)
                return
            except Exception as problem:
                # What was closed a moment ago lets go of its database only when its threads end.
                if pause is None or "database is locked" not in str(problem):
                    raise
                time.sleep(pause)

    def update(self, gone: Sequence[str], rows: Iterable[VectorRow]) -> None:
        """Drop the nodes with the ids ``gone`` and take in ``rows``."""
        # Late: only a writer needs them, and they take seconds to import.
        from llama_index.core.schema import TextNode
        from llama_index.vector_stores.chroma import ChromaVectorStore

        store = ChromaVectorStore(chroma_collection=self._collection)
        for ids in batches(gone):
            self._collection.delete(ids=ids)
        most = self._client.get_max_batch_size()
        for batch in batches(rows, min(_AT_ONCE, most)):
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


def _threshold(changes: int | None) -> dict[str, int]:
    return {} if changes is None else {"sync_threshold": max(2, changes)}


def update_folder(
    folder: Path, papers: Sequence[int], rows: Iterable[VectorRow], count: int
) -> None:
    """Drop the nodes of some papers (keys) from a Chroma folder and take in ``count`` rows.

    Chroma writes its graph out only after a set number of changes and keeps the rest in a
    journal, which whoever opens the folder next works off, changing its files. So that number is
    set to what is coming: then all is written out, and opening the folder leaves it as it is.
    """
    gone: list[str] = []
    if folder.exists():
        index = ChromaIndex(folder)
        gone = index.ids(papers)
        index.write_out_after(len(gone) + count)
        index.close()
    # A collection that is made now has its number from the start.
    index = ChromaIndex(folder, count)
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
