"""The search nodes of a paper: its paragraphs in windows, each with its vector."""

from __future__ import annotations

import hashlib

import numpy as np

from corpus.catalogue import Catalogue, NewNode
from corpus.catalogue.indexing import vectors_of_digests
from corpus.embedding import Embedder, node_text
from corpus.paper import ReadPaper
from corpus.stages import staged


@staged("embed paragraphs")
def make_nodes(read: ReadPaper, embedder: Embedder, catalogue: Catalogue | None) -> list[NewNode]:
    """Every window of the paper's paragraphs, embedded unless the catalogue has its vector."""
    cut: list[tuple[int, int, str | None, str]] = []
    for place, paragraph in enumerate(read.paragraphs):
        prefix, text = node_text(read.paper, paragraph)
        found = embedder.windows(text, prefix)
        for part, window in enumerate(found):
            shown = text[window.start : window.end] if len(found) > 1 else None
            cut.append((place, part, shown, window.embedded))
    digests = [hashlib.sha256(embedded.encode()).hexdigest() for *_, embedded in cut]
    vectors = vectors_of_digests(catalogue, digests) if catalogue else {}
    missing = {
        digest: embedded
        for digest, (*_, embedded) in zip(digests, cut, strict=True)
        if digest not in vectors
    }
    if missing:
        made = np.ascontiguousarray(embedder.encode(list(missing.values())), dtype="<f4")
        vectors |= {digest: row.tobytes() for digest, row in zip(missing, made, strict=True)}
    return [
        NewNode(place, part, shown, digest, vectors[digest])
        for digest, (place, part, shown, _) in zip(digests, cut, strict=True)
    ]
