"""Search by meaning: the vectors of all nodes in memory.

A question scans the vectors themselves, which is exact and needs no import of Chroma.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.batches import batches

# A scan is exact and reads all vectors: 16 ms for 100,000, growing in step. Up to here it leaves a
# turn under 40 ms; beyond, Chroma's graph is quicker, at the price of some of the true best
# (docs/decisions/0003-vectors.md).
SCAN_LIMIT = 200_000


@dataclass(frozen=True, slots=True)
class Scored:
    """Rows of a matrix with their cosine to one question."""

    scores: NDArray[np.float32]
    paragraphs: NDArray[np.int64]

    def best(self, k: int) -> list[tuple[int, float]]:
        """The ``k`` best paragraphs as (key, cosine); ties in the order of keys."""
        scores, paragraphs = self.scores, self.paragraphs
        if k < 1 or not len(scores):
            return []
        take = 2 * k + 8
        while True:
            take = min(take, len(scores))
            rows = np.argpartition(scores, len(scores) - take)[len(scores) - take :]
            rows = rows[np.lexsort((paragraphs[rows], -scores[rows]))]
            found: dict[int, float] = {}
            for key, score in zip(paragraphs[rows].tolist(), scores[rows].tolist(), strict=True):
                found.setdefault(key, score)
            if len(found) >= k or take == len(scores):
                return list(found.items())[:k]
            take *= 4


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
        for batch in batches(islice(rows, count)):
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
        return self.scored(vector, papers).best(k)

    def scored(self, vector: NDArray[np.float32], papers: Sequence[int] | None = None) -> Scored:
        """The cosine of every row, or of the rows of these paper keys, to take the best of."""
        if papers is None and len(self):
            return Scored(self.vectors @ vector, self.paragraphs)
        spans = self._spans(papers or ()) if len(self) else []
        if not spans:
            return Scored(np.empty(0, np.float32), np.empty(0, np.int64))
        if 2 * sum(end - start for start, end in spans) < len(self):
            scores = np.concatenate([self.vectors[start:end] @ vector for start, end in spans])
        else:
            # So many small products would cost more than scoring all at once.
            every = self.vectors @ vector
            scores = np.concatenate([every[start:end] for start, end in spans])
        paragraphs = np.concatenate([self.paragraphs[start:end] for start, end in spans])
        return Scored(scores, paragraphs)

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
