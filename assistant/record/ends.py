"""Which lines of the answer log are its first and last, noted beside them.

A chain of lines does not tell that its last ones were cut off; this does, to all who do not change
the note too. For those who might, the mark of the last line is written down elsewhere.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

NAME = "ends"


@dataclass(frozen=True, slots=True)
class Ends:
    """The mark that the first line names as the one before it, and the mark of the last line."""

    first: str
    last: str


def noted_ends(folder: Path) -> Ends | None:
    """What is noted; None where nothing is, or what cannot be understood."""
    try:
        words = (folder / NAME).read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    return Ends(*words) if len(words) == 2 else None


def note_ends(folder: Path, ends: Ends) -> None:
    """Note them in one call, so that a process which dies leaves the old or the new."""
    handle = os.open(folder / NAME, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        # Always of one length, or the rest of a longer note would stay.
        os.pwrite(handle, f"{ends.first:<32} {ends.last:<32}\n".encode("ascii"), 0)
    finally:
        os.close(handle)
