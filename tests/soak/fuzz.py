"""Broken files into a store: ``python -m tests.soak.fuzz MUTATED FOLDER``."""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from corpus.library import Library
from corpus.settings import CorpusSettings
from ingest.job import ingest
from ingest.settings import ReadingSettings
from tests.conftest import WordEmbedder
from tests.soak.mutations import mutated, seeds, write_awkward, write_ten_thousand_pages

LIMITS = ReadingSettings(workers=2, seconds=60, memory=1024)
SEED = 7
LONGEST_REASON = 400


def main(count: int, work: Path) -> dict[str, Any]:
    """Ingest so many mutated files, the awkward ones and those in ../shared/papers/awkward."""
    folder = work / "files"
    write_mutated(folder / "mutated", count)
    write_awkward(folder / "awkward")
    write_ten_thousand_pages(folder / "ten-thousand-pages.pdf")
    shared = Path(__file__).parents[3] / "shared/papers/awkward"
    paths = [folder, *([shared] if shared.is_dir() else [])]
    return read_all(paths, work / "store")


def write_mutated(folder: Path, count: int) -> None:
    """So many damaged papers, the same every time."""
    folder.mkdir(parents=True, exist_ok=True)
    chance, whole = random.Random(SEED), seeds()
    for at in range(count):
        suffix = ("pdf", "docx", "html")[at % 3]
        name = folder / f"{at:04}.{suffix}"
        name.write_bytes(mutated(whole[suffix], suffix, chance))


def read_all(paths: list[Path], store: Path, limits: ReadingSettings = LIMITS) -> dict[str, Any]:
    """Ingest, and say what became of the files and what is wrong with the store or a message."""
    with Library.open(store, CorpusSettings(), writer=True, embedder=WordEmbedder()) as held:
        report = ingest(paths, held, settings=limits)
    with Library.open(store, CorpusSettings(), embedder=WordEmbedder()) as held:
        wrong = [f"{one.where}: {one.what}" for one in held.check()]
    for one in report.failed:
        if "\n" in one.reason or len(one.reason) > LONGEST_REASON or "Traceback" in one.reason:
            wrong.append(f"{one.source}: not one line: {one.reason[:100]}")
    reasons = Counter(one.reason.split(":")[0][:60] for one in report.failed)
    return {
        "files": len(report.added) + len(report.failed) + len(report.unchanged),
        "read": len(report.added),
        "named_and_skipped": len(report.failed),
        "same_bytes": len(report.unchanged),
        "reasons": dict(reasons.most_common()),
        "named": {one.source: one.reason for one in report.failed if "mutated/" not in one.source},
        "seconds": round(report.seconds),
        "wrong": wrong,
    }


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), Path(sys.argv[2])), indent=1))
