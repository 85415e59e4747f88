"""Vectors of sentences: those asked for last in memory, those of papers kept in the catalogue."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import Catalogue
from corpus.catalogue.sentences import (
    digest_of_sentence,
    forget_sentences,
    insert_sentences,
    keep_from_now,
    keeps_sentences,
    papers_without,
    sentence_vectors,
)
from corpus.embedding import Embedder

# Vectors of sentences kept (30 MiB): a subject that is asked about is asked about again.
_IN_MEMORY = 20_000

Vector = NDArray[np.float32]


class Sentences:
    """The vectors of sentences of one store; what neither memory nor catalogue has is embedded."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[str, Vector] = {}

    @property
    def are_kept(self) -> bool:
        """Whether the catalogue keeps the vectors of papers' sentences."""
        return keeps_sentences(self._catalogue)

    def vectors(self, texts: Sequence[str], embedder: Embedder) -> Vector:
        """One row for each text, in order."""
        known = self._known
        vectors = {text: known[text] for text in dict.fromkeys(texts) if text in known}
        new = [text for text in dict.fromkeys(texts) if text not in vectors]
        if new:
            made = self._held(new)
            missing = [text for text in new if text not in made]
            if missing:
                made |= zip(missing, embedder.encode(missing), strict=True)
            vectors |= made
        if len(known) + len(new) > _IN_MEMORY:
            known.clear()
        if len(new) <= _IN_MEMORY:
            known |= {text: vectors[text] for text in new}
        if not vectors:
            return embedder.encode(())
        return np.stack([vectors[text] for text in texts])

    def forget(self) -> None:
        """Look anew for all: the vectors were made by another model."""
        self._known.clear()

    def waiting(self) -> list[int]:
        """The keys of the papers whose sentences have no vectors in the catalogue yet."""
        return papers_without(self._catalogue)

    def keep(self, paper_key: int, texts: Sequence[str], embedder: Embedder) -> int:
        """Keep the vectors of a paper's sentences in the catalogue; how many were embedded.

        One transaction, in which the paper has to be held still.
        """
        digests = {digest_of_sentence(text): text for text in texts}
        held = sentence_vectors(self._catalogue, digests)
        missing = {digest: text for digest, text in digests.items() if digest not in held}
        if missing:
            made = np.ascontiguousarray(embedder.encode(list(missing.values())), dtype="<f4")
            held |= {digest: row.tobytes() for digest, row in zip(missing, made, strict=True)}
        with self._catalogue.writing() as connection:
            keep_from_now(connection)
            insert_sentences(connection, paper_key, held)
        return len(missing)

    def drop(self) -> None:
        """Delete the vectors in the catalogue, and keep none from now on."""
        with self._catalogue.writing() as connection:
            forget_sentences(connection, for_good=True)
        self._catalogue.checkpoint()

    def _held(self, texts: Sequence[str]) -> dict[str, Vector]:
        if not self.are_kept:
            return {}
        digests = {text: digest_of_sentence(text) for text in texts}
        held = sentence_vectors(self._catalogue, digests.values())
        return {
            text: np.frombuffer(held[digest], dtype="<f4")
            for text, digest in digests.items()
            if digest in held
        }
