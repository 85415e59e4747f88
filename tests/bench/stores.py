"""Stores of generated papers, made once and kept below ``results/bench``."""

from __future__ import annotations

import csv
import sys
import time
from itertools import islice
from pathlib import Path

from assistant.evidence.analysed import keep_analyses
from assistant.evidence.kept import keep_sentences
from corpus.embedding import load_embedder
from corpus.embedding.windows import node_text
from corpus.library import Library
from corpus.settings import CorpusSettings
from corpus.themes import keep_findings_vectors, keep_groups
from tests.bench.papers import PARAGRAPHS, Authority, as_text, authorities, papers
from tests.bench.vectors import Mixing

AUTHORITIES = 150
_AT_ONCE = 200
"""How many papers are mixed at once."""


def store_of(paragraphs: int, folder: Path) -> Path:
    """The store of about so many generated paragraphs below ``folder``, made where it is not."""
    store = folder / f"store-{paragraphs}"
    done = store / "made"
    if not done.is_file():
        took = _make(store, paragraphs, folder / "sentences.npz")
        done.write_text(f"{took:.1f}")
    return store


def owners() -> list[Authority]:
    """The authorities of the generated papers."""
    return authorities(AUTHORITIES)


def _make(store: Path, paragraphs: int, sentences: Path) -> float:
    settings = CorpusSettings()
    mixing = Mixing(load_embedder(settings), sentences)
    started = time.monotonic()
    count = max(1, round(paragraphs / PARAGRAPHS))
    library = Library.open(store, settings, writer=True, embedder=mixing)
    try:
        library.keep_authorities(_register(store))
        coming = papers(count, owners())
        made = len(library.papers())
        for _ in islice(coming, made):  # an interrupted call goes on where it stopped
            pass
        while batch := list(islice(coming, _AT_ONCE)):
            texts = ["".join(node_text(one.paper, p)) for one in batch for p in one.paragraphs]
            if mixing.learn(texts):
                mixing.keep()
            for read in batch:
                file = store / read.paper.source
                file.write_text(as_text(read), encoding="utf-8")
                library.replace([read], read.paper.source, file)
                file.unlink()
            made += len(batch)
            print(f"{store.name}: {made} of {count} papers", file=sys.stderr, flush=True)
        # As an ingest ends, but for the Chroma collection: what is measured here never reads it.
        library.show_words()
        keep_findings_vectors(library)
        keep_groups(library)
        keep_analyses(library)
        keep_sentences(library)
        mixing.keep()
    finally:
        library.close()
    return time.monotonic() - started


def _register(store: Path) -> Path:
    file = store / "given-authorities.csv"
    with file.open("w", encoding="utf-8", newline="") as handle:
        rows = csv.writer(handle)
        rows.writerow(
            "id,name,short_name,kind,nation,aliases,domains,from_date,to_date,successor".split(",")
        )
        for one in owners():
            short = one.name.rsplit(" ", 2)[0]
            rows.writerow([one.key, one.name, short, one.kind, "England", "", "", "", "", ""])
    return file
