"""Files told apart by their bytes, and written so that a reader finds all or nothing of one."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

# How the name of a file begins that is being written; one that stays was left by a killed process.
UNFINISHED = ".writing-"


def digest_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal digits; raises OSError."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def spoken(source: str) -> str:
    """A file's name as words, for a paper that prints no title, or one that nobody may see."""
    return Path(source).stem.replace("_", " ").replace("-", " ").strip()


def digest_of_program(folders: Iterable[Path]) -> str:
    """The SHA-256 of all program text below some folders, in their order.

    It stands for a version: a number kept by hand would be forgotten one day.
    """
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(folder.rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write a file in one step: whatever happens, ``path`` is as before or holds all of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED)
    try:
        os.fchmod(handle, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
