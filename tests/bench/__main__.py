"""``make bench``: every figure of docs/performance.md, measured anew.

Run with ``python -m tests.bench [--quick] [FOLDER]``. Each part runs in a process of its own, so
that memory is its own; ``FOLDER`` (``results/bench``) keeps the generated stores, the figures as
JSON and the table. ``--quick`` leaves out the store of 100,000 paragraphs and sizes beyond it.
Nothing is asserted: figures depend on the machine, and on who else is using it.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench import cold
from tests.bench.figure import Figure, median, quantile, table, timed
from tests.bench.ingesting import files
from tests.bench.stores import store_of

FOLDER = Path("results/bench")
SMALL, LARGE = 10_000, 100_000
SIZES = (10_000, 30_000, 100_000, 200_000, 500_000)
QUESTION = "What are the areas for improvement in fostering?"
FLOOR_EMBEDDING = 3.2
"""Milliseconds to embed a question on this kind of machine when nobody else uses it (DESIGN.md)."""


def main(words: list[str]) -> int:
    """Measure, print the table, and keep both forms."""
    is_quick = "--quick" in words
    folder = Path(next((word for word in words if not word.startswith("--")), FOLDER)).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    size = SMALL if is_quick else LARGE
    store = store_of(size, folder)
    measured: dict[str, Any] = {"at": datetime.now(UTC).isoformat(timespec="seconds")}
    measured["machine"] = _machine()
    measured["quick start"] = _part("quick_start", files(folder))
    measured["turns"] = _part("turns", store)
    measured["cold"] = {
        "asked": cold.asked(store, QUESTION),
        "stages": cold.profile(store, QUESTION),
        "served": cold.served(store, QUESTION),
    }
    measured["ingest"] = _part("ingesting", folder)
    sizes = SIZES[:2] if is_quick else SIZES
    measured["sizes"] = [_part("searching", store, one) for one in sizes]
    figures = _figures(measured)
    kept = measured | {"figures": [one.as_json() for one in figures]}
    (folder / "figures.json").write_text(json.dumps(kept, indent=1), encoding="utf-8")
    (folder / "figures.md").write_text(table(figures) + "\n", encoding="utf-8")
    print(table(figures))
    print(f"\nKept in {folder / 'figures.json'}.", file=sys.stderr)
    return 0


def _part(name: str, *words: object) -> Any:
    print(f"measuring: {name} {' '.join(map(str, words[1:]))}", file=sys.stderr, flush=True)
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{name}", *map(str, words)],
        check=True,
        stdout=subprocess.PIPE,
    )
    return json.loads(done.stdout.splitlines()[-1])


def _machine() -> dict[str, Any]:
    """The machine, and how much slower than alone it is just now.

    ``slower`` is what embedding a question takes of processor time, beside what it takes where
    nobody else uses the cores: where that is far from 1, all figures are that much too high.
    """
    from corpus.embedding import load_embedder
    from corpus.settings import CorpusSettings

    embedder = load_embedder(CorpusSettings())
    embedder.encode([QUESTION])
    took = timed([lambda: embedder.encode([QUESTION])] * 20).processor
    return {
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
        "embedding ms": round(quantile(took, 0.5), 2),
        "slower": round(quantile(took, 0.5) / FLOOR_EMBEDDING, 1),
    }


def _figures(measured: dict[str, Any]) -> list[Figure]:
    turns, quick = measured["turns"], measured["quick start"]
    asked, ingest = measured["cold"]["asked"], measured["ingest"]
    every, count = turns["all"], int(turns["all"]["runs"])
    held = f"{turns['paragraphs']:,} paragraphs"
    rate = ingest["paragraphs"] / ingest["seconds"]
    chunks = f"quick start over {quick['chunks']} chunks"
    return [
        Figure("a question, p50", every["p50"], "ms", count, 15, 4, quick["p50"], held),
        Figure("a question, p95", every["p95"], "ms", count, 40, None, quick["p95"], chunks),
        Figure(
            "a question, p50, processor", every["processor_p50"], "ms", count, 15, 4,
            quick["processor_p50"],
        ),
        Figure("a question, p95, processor", every["processor_p95"], "ms", count, 40),
        *(
            Figure(f"search: {name}, processor", one["processor_p50"], "ms", int(one["runs"]))
            for name, one in turns["searches"].items()
        ),
        Figure("themes over every authority", turns["themes"]["p50"] / 1000, "s", 5, 1.0),
        Figure("memory, serving", turns["memory"], "MiB", 1, 600, 250, quick["memory"]),
        Figure(
            "first answer, cold", median(asked["seconds"]), "s", len(asked["seconds"]), 2.5, None,
            quick["cold"],
        ),
        Figure("first answer, cold, processor", median(asked["processor"]), "s", 5, 2.5),
        Figure("first page of the web app", measured["cold"]["served"]["page"], "s", 1, 4, 3.8),
        Figure("first answer in the web app", measured["cold"]["served"]["answer"], "s", 1),
        Figure(
            "reading PDFs, processor", ingest["pages"]["pages"] / ingest["pages"]["processor"],
            "pages/s", 3, 200, 331,
        ),
        Figure(
            "ingest, all in", rate, "paragraphs/s", 1, 60, 68, quick["chunks"] / quick["ingest"],
            "quick start: chunks",
        ),
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
