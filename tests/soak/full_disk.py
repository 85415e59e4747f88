"""An ingest on a disk that is too small: ``python -m tests.soak.full_disk FOLDER KIB...``.

Without sizes the disk is ample and a process may not write files of more than some bytes.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus.errors import StoreError
from corpus.library import Library
from corpus.settings import CorpusSettings
from ingest.job import ingest
from ingest.settings import ReadingSettings
from tests.conftest import WordEmbedder
from tests.soak.children import in_child
from tests.soak.crashes import contents
from tests.soak.grounds import InFolders
from tests.soak.papers import write_papers

COUNT = 6
ENOUGH = 64 * 1024
LARGEST = 150_000


class NoSmallDisk(Exception):
    """This machine does not let us make a small file system."""


def main(work: Path, sizes: list[int]) -> dict[str, Any]:
    """Ingest on disks of so many KiB, give them room, ingest again; what was said and wrong.

    One on which nothing is said has to hold the whole store before it is given more room; the
    first has to be too small, or nothing was tried.
    """
    folder, whole = work / "papers", work / "whole"
    write_papers(folder, "new", COUNT)
    in_child(lambda: run(whole, folder))
    expected = in_child(lambda: contents(InFolders(), whole))
    said: dict[str, str] = {}
    wrong: list[str] = []
    for size in sizes:
        with small_disk(work / f"disk-{size}", size) as disk:
            store = disk / "store"
            said[f"{size} KiB"] = in_child(lambda s=store: run(s, folder))  # type: ignore[misc]
            if not said[f"{size} KiB"]:
                at_once = in_child(lambda s=store: contents(InFolders(), s))  # type: ignore[misc]
                wrong += [] if at_once == expected else [f"{size} KiB: said nothing"]
            _resize(disk, ENOUGH)
            again = in_child(lambda s=store: run(s, folder))  # type: ignore[misc]
            found = in_child(lambda s=store: contents(InFolders(), s))  # type: ignore[misc]
        if again or found != expected:
            parts = [part for part in expected if found[part] != expected[part]]
            wrong.append(f"{size} KiB: {again or parts}")
    wrong += [f"{size}: said more than a line" for size, line in said.items() if "\n" in line]
    too_small = sum(map(bool, said.values()))
    wrong += [] if too_small else ["no disk was too small"]
    return {"disks": len(sizes), "too_small": too_small, "said": said, "wrong": wrong}


def limited(work: Path) -> dict[str, Any]:
    """Ingest under a limit on the size of files, then without: what was said, what is wrong."""
    folder, store = work / "papers", work / "store"
    write_papers(folder, "new", 4)
    said = in_child(lambda: run(store, folder, LARGEST))
    again = in_child(lambda: run(store, folder))
    wrong = in_child(lambda: contents(InFolders(), store))["problems"]
    wrong += [f"afterwards: {again}"] if again else []
    if not said or "\n" in said or "damaged" in said:
        wrong.append(f"said: {said}")
    return {"said": said, "wrong": wrong}


def run(store: Path, folder: Path, largest: int | None = None) -> str:
    """Ingest; the line that the store ends with where it cannot go on, else nothing."""
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    settings = CorpusSettings()
    try:
        with Library.open(store, settings, writer=True, embedder=WordEmbedder()) as held:
            report = ingest([folder], held, settings=ReadingSettings(workers=1))
    except StoreError as error:
        return str(error)
    return "; ".join(f"{one.source}: {one.reason}" for one in report.failed)


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[Path]:
    """A file system of its own with so much room; raises NoSmallDisk."""
    folder.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(folder)]
    try:
        if subprocess.run(command, capture_output=True, check=False).returncode:
            raise NoSmallDisk("a small file system cannot be mounted here")
    except OSError as error:
        raise NoSmallDisk("a small file system cannot be mounted here") from error
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _resize(disk: Path, kib: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={kib}k", str(disk)], check=True)


if __name__ == "__main__":
    where, chosen = Path(sys.argv[1]), [int(size) for size in sys.argv[2:]]
    try:
        print(json.dumps(main(where, chosen) if chosen else limited(where), indent=1))
    except NoSmallDisk as reason:
        print(json.dumps({"left out": str(reason)}))
