"""What a closed Chroma folder holds of deleted nodes, and of memory that it never wrote to.

Chroma takes a deleted node out of its lists and leaves the rest where it is: pages of its
database, pieces of words in its index of texts, the vector in its slot of the graph. And it saves
the slots that no node has come to as they lie in memory, whatever that held before.
"""

from __future__ import annotations

import sqlite3
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_DATABASE = "chroma.sqlite3"
_TEXTS = "embedding_fulltext_search"
# The graph's header: its form, where a slot's links begin, how many slots there may be and are,
# and within a slot its length and where its label and vector begin. Chroma writes form 1 alone.
_HEADER = struct.Struct("<I6Q")
_FORM = 1
_LENGTH = 4
# A slot's links: how many (two bytes), whether its node was deleted (one), and from here on which.
_MARK, _DELETED, _LINKS = 2, 1, 4
# What Chroma's journal calls a deletion.
_DELETION = 3


@dataclass(frozen=True, slots=True)
class _Graph:
    """How many slots are taken, the bytes of each, and where its vector begins and ends."""

    taken: int
    size: int
    begin: int
    end: int


def overwrite_remains(folder: Path, *, deleted: bool) -> None:
    """Leave nothing in a closed Chroma folder but the nodes that it holds.

    ``deleted`` is whether nodes were deleted since the last time; without, the database is left
    as it is.
    """
    for header in folder.glob("*/header.bin"):
        graph = _graph(header)
        if graph is not None:
            _overwrite_slots(header.parent, graph)
    if deleted and (folder / _DATABASE).is_file():
        _overwrite_pages(folder / _DATABASE)


def _graph(header: Path) -> _Graph | None:
    said = header.read_bytes()[: _HEADER.size]
    if len(said) < _HEADER.size:
        return None
    form, _links, _most, taken, size, label, vector = _HEADER.unpack(said)
    return _Graph(taken, size, vector, label) if form == _FORM else None


def _overwrite_slots(folder: Path, graph: _Graph) -> None:
    """Clear the slots that no node has come to, and those of deleted nodes of their vectors."""
    slots = _mapped(folder / "data_level0.bin")
    if slots is not None and len(slots) >= (end := graph.taken * graph.size):
        slots[end:] = 0
        _overwrite_vectors(slots[:end].reshape(-1, graph.size), graph)
        slots.flush()
    lengths = _mapped(folder / "length.bin")
    if lengths is not None:
        lengths[graph.taken * _LENGTH :] = 0
        lengths.flush()


def _overwrite_vectors(rows: NDArray[np.uint8], graph: _Graph) -> None:
    """Put the vector of a node that is held nearby into each slot whose node was deleted.

    A search still passes through such slots: with nothing in them it would lose its way.
    """
    deleted = (rows[:, _MARK] & _DELETED).astype(bool)
    for at in np.flatnonzero(deleted):
        row = rows[at]
        count = int(row[:_MARK].view(np.uint16)[0])
        links = row[_LINKS : _LINKS + 4 * count].view(np.uint32)
        near = links[links < len(rows)]
        held = near[~deleted[near]]
        row[graph.begin : graph.end] = rows[held[0], graph.begin : graph.end] if len(held) else 0


def _mapped(file: Path) -> np.memmap[Any, np.dtype[np.uint8]] | None:
    if not file.is_file() or not file.stat().st_size:
        return None
    return np.memmap(file, dtype=np.uint8, mode="r+")


def _overwrite_pages(database: Path) -> None:
    connection = sqlite3.connect(database)
    try:
        # The words of a deleted text stay in the index of texts until its parts are merged.
        connection.execute(f"INSERT INTO {_TEXTS}({_TEXTS}) VALUES ('optimize')")
        # The journal keeps its last entry, so that numbers go on from it.
        connection.execute("UPDATE embeddings_queue SET id = '' WHERE operation = ?", [_DELETION])
        connection.commit()
        # Written anew, without the pages that were given up.
        connection.execute("VACUUM")
    finally:
        connection.close()
