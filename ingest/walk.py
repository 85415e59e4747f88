"""Which files are meant by the paths given, in an order that is the same everywhere."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset({".pdf", ".txt", ".md", ".markdown", ".docx", ".html", ".htm"})

# Files that say something about the papers beside them and are none themselves.
_BESIDE = frozenset({"manifest.csv", "authorities.csv", "readme.md", "readme.txt"})
_ABOUT = frozenset({"readme"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it lies, the folder given, and its name within that folder."""

    path: Path
    folder: Path
    relative: str


def find_files(paths: Iterable[Path]) -> tuple[list[Found], list[str]]:
    """The files to read, each once, and the names of those in folders that cannot be read.

    A file that is named itself is always taken: that it cannot be read is told then. In folders
    hidden files and what is known to be no paper are passed over in silence.
    """
    found: dict[Path, Found] = {}
    skipped: list[str] = []
    for path in paths:
        if not path.is_dir():
            found.setdefault(path.absolute(), Found(path, path.parent, path.name))
            continue
        for file in _walk(path):
            relative = file.relative_to(path).as_posix()
            if file.name.lower() in _BESIDE:
                continue
            if file.stem.lower() in _ABOUT:
                continue
            if file.suffix.lower() in SUFFIXES:
                found.setdefault(file.absolute(), Found(file, path, relative))
            else:
                skipped.append(relative)
    return list(found.values()), skipped


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        yield from (Path(here) / name for name in sorted(files) if not _is_hidden(name))


def _is_hidden(name: str) -> bool:
    # Word's own lock files begin with ~$.
    return name.startswith((".", "~$"))
