"""Files of a store spoilt one at a time: ``python -m tests.soak.damage FOLDER``.

Each file of the indexes is deleted, cut in two, emptied, overwritten with noise, and has one byte
turned. The store must notice, answer as before, and be made whole from its catalogue alone; of one
byte it is counted where that went unnoticed (inside a value, a database's own check sees nothing).
The catalogue itself is spoilt too: that must be reported, and the file left as it is.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus.errors import StoreDamaged
from corpus.library import Library
from corpus.settings import CorpusSettings
from tests.conftest import WordEmbedder
from tests.soak.children import in_child
from tests.soak.crashes import contents
from tests.soak.full_disk import run
from tests.soak.grounds import InFolders
from tests.soak.papers import write_papers

COUNT = 6
SEED = 7
INDEXES = ("lexical", "vectors")
CATALOGUE = "catalogue.sqlite"
ONE_BYTE = "one byte turned"
UNNOTICED = "not noticed"


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _noise(file: Path) -> None:
    file.write_bytes(random.Random(SEED).randbytes(file.stat().st_size))


def _turned(file: Path) -> None:
    held = bytearray(file.read_bytes())
    held[random.Random(SEED).randrange(len(held))] ^= 0xFF
    file.write_bytes(held)


WAYS: dict[str, Callable[[Path], None]] = {
    "deleted": Path.unlink,
    "cut in two": _cut,
    "emptied": _empty,
    "noise": _noise,
    ONE_BYTE: _turned,
}
CATALOGUE_WAYS = ("emptied", "noise", "cut in two", "deleted")


def main(work: Path) -> dict[str, Any]:
    """Spoil each file in each way; how many were tried, by way, and what went wrong."""
    base, folder = work / "base", work / "papers"
    write_papers(folder, "new", COUNT)
    in_child(lambda: run(base, folder))
    expected = in_child(lambda: contents(InFolders(), base))
    tried: Counter[str] = Counter()
    wrong: list[str] = []
    unnoticed: list[str] = []
    for file in _files_of_indexes(base):
        for way in WAYS if (base / file).stat().st_size else ("deleted",):
            tried[way] += 1
            store = _spoilt(base, work / "store", file, way)
            found = in_child(lambda s=store: mended(s, expected))  # type: ignore[misc]
            told = [f"{file.name}, {way}: {one}" for one in found]
            small = [one for one in told if way == ONE_BYTE and one.endswith(UNNOTICED)]
            unnoticed += small
            wrong += [one for one in told if one not in small]
    for way in CATALOGUE_WAYS:
        tried[f"catalogue {way}"] += 1
        store = _spoilt(base, work / "store", Path(CATALOGUE), way)
        found = in_child(lambda s=store: reported(s))  # type: ignore[misc]
        wrong += [f"catalogue, {way}: {one}" for one in found]
    return {
        "tried": sum(tried.values()), "ways": dict(tried), "unnoticed": unnoticed, "wrong": wrong,
    }  # fmt: skip


def mended(store: Path, expected: Any) -> list[str]:
    """What is wrong with how a store with a spoilt index is noticed, read and repaired."""
    wrong = []
    with Library.open(store, CorpusSettings(), embedder=WordEmbedder()) as held:
        if not held.check():
            wrong.append(UNNOTICED)
    if _unlike(store, expected, but="problems"):
        wrong.append("a reader was told other things")
    with Library.open(store, CorpusSettings(), writer=True, embedder=WordEmbedder()) as held:
        held.repair()
    return wrong + [f"after the repair {part} differ" for part in _unlike(store, expected)]


def reported(store: Path) -> list[str]:
    """What is wrong with how a spoilt catalogue is met: it must be said, and left as it is."""
    before = _bytes(store)
    wrong = []
    for writer in (False, True):
        try:
            with Library.open(
                store, CorpusSettings(), writer=writer, embedder=WordEmbedder()
            ) as held:
                if not any(one.where == "catalogue" for one in held.check()):
                    wrong.append("not reported")
        except StoreDamaged:
            pass
    return wrong + (["replaced"] if _bytes(store) != before else [])


def _bytes(store: Path) -> bytes | None:
    file = store / CATALOGUE
    return file.read_bytes() if file.exists() else None


def _unlike(store: Path, expected: Any, but: str = "") -> list[str]:
    found = contents(InFolders(), store)
    return [part for part in expected if part != but and found[part] != expected[part]]


def _files_of_indexes(store: Path) -> list[Path]:
    found = (file for index in INDEXES for file in (store / index).rglob("*") if file.is_file())
    # A lock that a library leaves behind holds nothing.
    return sorted(file.relative_to(store) for file in found if not file.name.endswith(".lock"))


def _spoilt(base: Path, store: Path, file: Path, way: str) -> Path:
    shutil.rmtree(store, ignore_errors=True)
    shutil.copytree(base, store)
    WAYS[way](store / file)
    return store


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1])), indent=1))
