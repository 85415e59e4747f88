"""The llama-index quick start, for the same measurements: how long, how much memory.

``SimpleDirectoryReader``, the default ``SentenceSplitter``, the same model as
sentence-transformers loads it, ``ChromaVectorStore``, the five nearest chunks. Run with
``python -m tests.bench.quick_start FOLDER``: prints JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

STARTED = time.perf_counter()
TOP = 5


def main(folder: Path, asked: list[str]) -> int:
    """Index the folder, ask, and print what it took."""
    import chromadb
    from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.vector_stores.chroma import ChromaVectorStore

    from tests.bench.figure import memory, quantile, timed

    model = _model()
    loaded = time.perf_counter()
    documents = SimpleDirectoryReader(str(folder)).load_data()
    collection = chromadb.EphemeralClient().get_or_create_collection("quick-start")
    context = StorageContext.from_defaults(vector_store=ChromaVectorStore(collection))
    working = time.process_time()
    index = VectorStoreIndex.from_documents(
        documents,
        storage_context=context,
        embed_model=model,
        transformations=[SentenceSplitter()],
    )
    built, worked = time.perf_counter(), time.process_time() - working
    retriever = index.as_retriever(similarity_top_k=TOP)
    retriever.retrieve(asked[0])
    first = time.perf_counter()
    times = timed([lambda text=text: retriever.retrieve(text) for text in asked])  # type: ignore[misc]
    print(
        json.dumps(
            {
                "chunks": collection.count(),
                # As if the index were there already, as it is for us.
                "cold": round(loaded - STARTED + first - built, 2),
                "ingest": round(built - loaded, 2),
                "ingest_processor": round(worked, 2),
                "p50": round(quantile(times.wall, 0.5), 2),
                "p95": round(quantile(times.wall, 0.95), 2),
                "processor_p50": round(quantile(times.processor, 0.5), 2),
                "memory": round(memory()),
            }
        )
    )
    return 0


def _model() -> Any:
    from llama_index.core.embeddings import BaseEmbedding
    from sentence_transformers import SentenceTransformer

    from corpus.embedding.model import find_model
    from corpus.settings import DEFAULT_MODEL

    model = SentenceTransformer(find_model(DEFAULT_MODEL).location, device="cpu")

    class SameModel(BaseEmbedding):
        """The model as llama-index takes one."""

        def _get_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embeddings([query])[0]

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_text_embeddings([text])[0]

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            rows: list[list[float]] = model.encode(texts, normalize_embeddings=True).tolist()
            return rows

    return SameModel(model_name="same")


if __name__ == "__main__":
    from tests.bench.questions import questions
    from tests.bench.stores import owners

    sys.exit(main(Path(sys.argv[1]), [one.text for one in questions(40, owners())]))
