"""Reading and ingest: pages and paragraphs a second, by stage.

Run with ``python -m tests.bench.ingesting FOLDER``: prints the figures as JSON. ``FOLDER`` gets
the generated files and a store; ``EMBEDDING_MODEL`` names another model. The speed of reading every
real page is in ``make bench-reading``.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from assistant.evidence.analysed import keep_analyses
from assistant.evidence.kept import keep_sentences
from corpus.authorities import Register
from corpus.embedding import load_embedder
from corpus.library import Library
from corpus.settings import CorpusSettings
from corpus.stages import watched
from ingest.job import ingest
from ingest.pdf import read_pdf
from tests.bench.figure import memory
from tests.bench.papers import as_text, papers
from tests.bench.stores import owners

FILES = 16
SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "papers"


def files(folder: Path, count: int = FILES) -> Path:
    """So many generated papers as text files in a folder of their own."""
    made = folder / f"papers-{count}"
    made.mkdir(parents=True, exist_ok=True)
    for read in papers(count, owners(), seed="files"):
        (made / read.paper.source).write_text(as_text(read), encoding="utf-8")
    return made


def main(folder: Path) -> int:
    """Read and ingest, and print what it took."""
    made = files(folder)
    settings = CorpusSettings(embedding_model=CorpusSettings.from_environment().embedding_model)
    embedder = load_embedder(settings)
    embedder.encode(["warm"])
    with tempfile.TemporaryDirectory(dir=folder) as store:
        library = Library.open(Path(store) / "store", settings, writer=True, embedder=embedder)
        with watched() as stages:
            passed, worked = time.perf_counter(), time.process_time()
            with library:
                report = ingest([made], library, register=Register.load())
                # As all that writes a store does in the end.
                keep_analyses(library)
                keep_sentences(library)
            passed, worked = time.perf_counter() - passed, time.process_time() - worked
    print(
        json.dumps(
            {
                "paragraphs": report.paragraphs,
                "seconds": round(passed, 2),
                "processor": round(worked, 2),
                "stages": {name: round(took, 3) for name, took in stages.seconds.items()},
                "pages": _pages(),
                "memory": round(memory()),
            }
        )
    )
    return 0


def _pages() -> dict[str, Any]:
    """Pages of the sample PDFs a processor second, letters to lines."""
    pages, worked = 0, 0.0
    for _ in range(3):
        for path in sorted(SAMPLE.glob("*.pdf")):
            before = time.process_time()
            pages += len(read_pdf(path).pages)
            worked += time.process_time() - before
    return {"pages": pages, "processor": round(worked, 2)}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
