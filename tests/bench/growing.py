"""Memory of an ingest of many papers: what the process holds after each two hundred of them.

Run with ``python -m tests.bench.growing FOLDER [PAPERS]``: prints JSON, and each step on standard
error as it comes, so that a run that is ended shows its curve up to there. The papers are short and
their vectors mixed, so that it is reading, storing and indexing that is watched.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path

from corpus.authorities import Register
from corpus.embedding import load_embedder
from corpus.embedding.windows import node_text
from corpus.library import Library
from corpus.settings import CorpusSettings
from ingest.job import ingest
from tests.bench.papers import as_text, papers
from tests.bench.stores import owners
from tests.bench.vectors import Mixing

EVERY = 200
PARAGRAPHS = 6


def main(folder: Path, count: int = 2000) -> int:
    """Ingest so many papers and print the memory held on the way."""
    settings = CorpusSettings()
    mixing = Mixing(load_embedder(settings), folder / "sentences.npz")
    held: dict[int, int] = {}

    def note(done: int, _all: int, _file: str, _paragraphs: int) -> None:
        if done % EVERY == 0:
            held[done] = _resident()
            print(f"{done} papers: {held[done]} MiB", file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory(dir=folder) as made:
        shorts = [
            replace(read, paragraphs=read.paragraphs[:PARAGRAPHS])
            for read in islice(papers(count, owners()), count)
        ]
        for read in shorts:
            file = Path(made) / "papers" / read.paper.source
            file.parent.mkdir(exist_ok=True)
            file.write_text(as_text(read), encoding="utf-8")
        # Beforehand: the vectors of new sentences are the bench's own and would grow with papers.
        texts = ["".join(node_text(read.paper, p)) for read in shorts for p in read.paragraphs]
        mixing.learn(texts)
        mixing.keep()
        started = time.perf_counter()
        library = Library.open(Path(made) / "store", settings, writer=True, embedder=mixing)
        with library:
            report = ingest([file.parent], library, register=Register.load(), progress=note)
            stored = time.perf_counter() - started
    print(
        json.dumps(
            {
                "papers": report.papers,
                "paragraphs": report.paragraphs,
                "seconds": round(stored, 1),
                "MiB": held,
                "after": _resident(),
            }
        )
    )
    return 0


def _resident() -> int:
    """MiB of this process that are in memory now (on Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) // 1024
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *map(int, sys.argv[2:3])))
