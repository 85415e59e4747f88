"""Files written so that a reader finds all of one or nothing of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

# How the name of a file begins that is being written; one that stays was left by a killed process.
UNFINISHED = ".writing-"


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
