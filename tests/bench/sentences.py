"""The sentences and analyses of a generated store kept with their papers, vectors mixed as theirs.

Run with ``python -m tests.bench.sentences STORE``, on a copy: questions over the store itself are
those of one that keeps none.
"""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.evidence.analysed import keep_analyses
from assistant.evidence.kept import keep_sentences
from corpus.embedding import load_embedder
from corpus.library import Library
from corpus.settings import CorpusSettings
from tests.bench.vectors import Mixing


def main(store: Path) -> int:
    """Keep the vectors of all sentences of a store, and what its paragraphs are analysed into."""
    settings = CorpusSettings()
    mixing = Mixing(load_embedder(settings), store.parent / "sentences.npz")
    with Library.open(store, settings, writer=True, embedder=mixing) as library:
        keep_analyses(library)
        keep_sentences(library)
    mixing.keep()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
