"""The files of themes beside a store: which of them are damaged, and how they are made again.

Themes are worked out without them, only slower, so that nobody is told anything wrong; who looks
after the store is told all the same, because a disk that spoils one file may spoil others.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.themes import kept, kept_groups

if TYPE_CHECKING:
    from corpus.library import Library


def spoilt_files(folder: Path) -> tuple[str, ...]:
    """The names of those files that are there and damaged."""
    found = ((kept.FILE, kept.vectors_are_spoilt(folder)),
             (kept_groups.FILE, kept_groups.groups_are_spoilt(folder)))  # fmt: skip
    return tuple(name for name, is_spoilt in found if is_spoilt)


def make_again(library: Library) -> None:
    """Put new files in the place of damaged ones; for whoever writes the store."""
    spoilt = spoilt_files(library.folder)
    for name in spoilt:
        (library.folder / name).unlink(missing_ok=True)
    if spoilt:
        kept.keep_findings_vectors(library)
        kept_groups.keep_groups(library)
