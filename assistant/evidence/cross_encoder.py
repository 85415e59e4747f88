"""A question and a passage read together: a small cross-encoder says how well the one answers the other.

It is the transformer of the default embedding model, its layers trained further on plain questions
over council papers (``python -m tests.train_cross_encoder``) and rounded to eight bits. The graph
holds the layers alone: the rows of the word pieces come from the embedding model's own table.
Reading both at once is Nogueira and Cho, Passage Re-ranking with BERT, arXiv 1901.04085.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock

import numpy as np

from assistant.evidence.passages import Passage, sentence_before
from corpus.embedding.word_vectors import WordVectors, word_vectors
from corpus.settings import CorpusSettings

GRAPH = Path(__file__).parent / "cross_encoder.onnx"
PIECES, ASKED_PIECES = 72, 32
"""How many word pieces of both are read, and at most of the question."""
CHARACTERS = 700
_KEPT = 4096


class CrossEncoder:
    """The graph, with the word pieces that it reads."""

    def __init__(self, vectors: WordVectors, graph: Path, threads: int) -> None:
        # Late: commands that answer nothing need no onnxruntime.
        import onnxruntime  # type: ignore[import-untyped]

        options = onnxruntime.SessionOptions()
        # Each text is read by one thread: so little work shared out takes twice as long.
        options.intra_op_num_threads = 1
        self._vectors = vectors
        self._known: OrderedDict[tuple[str, str], float] = OrderedDict()
        self._lock = Lock()
        self._readers = ThreadPoolExecutor(threads, thread_name_prefix="cross-encoder")
        self._session = onnxruntime.InferenceSession(
            str(graph), options, providers=["CPUExecutionProvider"]
        )

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the question, as log odds, in order.

        What was read lately with the same question is not read again: one question is put to the
        papers of several years, or of several authorities.
        """
        with self._lock:
            known = {text: self._known.get((question, text)) for text in texts}
        left = [text for text, score in known.items() if score is None]
        asked = self._vectors.pieces(question)[:ASKED_PIECES]
        read = dict(zip(left, self._readers.map(partial(self._read, asked), left), strict=True))
        with self._lock:
            self._known.update({(question, text): score for text, score in read.items()})
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return [read[text] if (score := known[text]) is None else score for text in texts]

    def _read(self, asked: Sequence[int], text: str) -> float:
        # By itself: read beside others, its eight bits would be rounded by theirs too, and what
        # it scores would hang on its neighbours.
        opening, closing = self._vectors.marks
        told = self._vectors.pieces(text)[: PIECES - len(asked) - 3]
        ids = np.array([[opening, *asked, closing, *told, closing]], dtype=np.int64)
        types = (np.arange(ids.shape[1]) >= len(asked) + 2)[None].astype(np.int64)
        inputs = {
            "rows": self._vectors.piece_rows(ids), "types": types, "mask": np.ones_like(ids)
        }  # fmt: skip
        return float(self._session.run(None, inputs)[0][0])


def read_as(passage: Passage) -> str:
    """What is read of a passage: its words, then the sentence and the headings they stand under."""
    paragraph = passage.item.paragraph
    around = (
        sentence_before(passage),
        paragraph.lead_in or "",
        " ".join(paragraph.columns),
        " . ".join(paragraph.sections[-2:]),
    )
    return f"{passage.text} | {' . '.join(filter(None, around))}"[:CHARACTERS]


@lru_cache(maxsize=1)
def cross_encoder() -> CrossEncoder | None:
    """The cross-encoder; None where the embedding model that it is made from is not installed."""
    vectors = word_vectors()
    if vectors is None:
        return None
    return CrossEncoder(vectors, GRAPH, CorpusSettings.from_environment().embedding_threads)
