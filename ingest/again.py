"""Files that are held and did not change, read again: as after the reader has learnt something.

A round marks the files that it is to read. Each loses the mark as it is read, so that a round that
was stopped goes on where it was: while files bear the mark, no new round begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from corpus.catalogue import SourceFile
from corpus.library import Library
from corpus.paper import ReadFailure
from ingest.walk import Found

WAITS = "again"
"""How a file is marked as read that waits to be read again; no reading has this mark."""


def held_files(library: Library) -> tuple[list[Found], list[ReadFailure]]:
    """The files that a store holds papers of, and those of them that are not where they lay."""
    found: list[Found] = []
    gone: list[ReadFailure] = []
    for file in library.files():
        if Path(file.origin).is_file():
            found.append(_found(file))
        else:
            reason = f"is not at {file.origin} any more: what was read of it stays"
            gone.append(ReadFailure(file.source, reason))
    return found, gone


def begin_round(library: Library, found: Sequence[Found]) -> None:
    """Mark the held ones of these files, unless a round over them was stopped before its end."""
    held = {file.source: file for file in library.files()}
    names = [library.source_name(one.relative, one.path) for one in found]
    meant = [held[name] for name in names if name in held]
    if not any(file.reading == WAITS for file in meant):
        library.read_again([file.source for file in meant], WAITS)


def is_waiting(library: Library, source: str) -> bool:
    """Whether a file still waits to be read again."""
    sha256 = library.sha256_of(source)
    return sha256 is not None and library.holds(source, sha256, WAITS)


def _found(file: SourceFile) -> Found:
    """A held file in the folder that was given when it was read, as far as its name tells."""
    path = Path(file.origin)
    inner = PurePath(file.source).parts
    if path.parts[-len(inner) :] == inner:
        return Found(path, Path(*path.parts[: -len(inner)]), PurePath(file.source).as_posix())
    return Found(path, path.parent, path.name)
