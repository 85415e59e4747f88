"""The vectors of findings' bare words, kept beside the store so that themes are quick.

A paragraph's own vector also carries its authority and heading, which would group findings by
council instead of by meaning.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from corpus.at_hand import AtHand
from corpus.stages import staged

if TYPE_CHECKING:
    from corpus.library import Library

FILE = "findings.npz"
BARE = ("figure", "cost")
"""Kinds that are not kept: they are most of all findings, and are told by their paragraphs, not
compared with one another. Who asks for themes of them waits for it."""
_SPOILT = (OSError, ValueError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile)
Vectors = dict[str, NDArray[np.float32]]


@dataclass(slots=True)
class _Kept:
    """The file's vectors by key as it was at one time, with what was embedded since; and the
    texts asked for, each with its row of ``matrix``."""

    state: int
    by_key: Vectors
    rows: dict[str, int] = field(default_factory=dict)
    told: AtHand[NDArray[np.intp]] = field(default_factory=AtHand)
    matrix: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))


_remembering = threading.Lock()
_remembered: WeakKeyDictionary[Library, _Kept] = WeakKeyDictionary()


def vectors_of_findings(library: Library, texts: Sequence[str]) -> NDArray[np.float32]:
    """One row of unit length for each text; what the file beside the store lacks is embedded."""
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    return rows_of_findings(library, texts).of()


@dataclass(frozen=True, slots=True)
class FindingRows:
    """The vectors of texts: of each the row in which it stands in a matrix of many."""

    matrix: NDArray[np.float32]
    rows: NDArray[np.intp]

    def of(self, places: Sequence[int] | None = None) -> NDArray[np.float32]:
        """The vectors of the texts in these places, of all by default, one row each."""
        found: NDArray[np.float32] = self.matrix[
            self.rows if places is None else self.rows[list(places)]
        ]
        return found

    def towards(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """The products of all with one vector, or with the columns of several."""
        # To gather most of a matrix costs more than to multiply all of it where it lies.
        if 2 * len(self.rows) > len(self.matrix):
            every: NDArray[np.float32] = (self.matrix @ vectors)[self.rows]
            return every
        return self.of() @ vectors

    def towards_at(
        self, vector: NDArray[np.float32], places: NDArray[np.intp]
    ) -> NDArray[np.float32]:
        """The products of the texts in these places with a vector."""
        rows, inverse = np.unique(self.rows[places], return_inverse=True)
        found: NDArray[np.float32] = (self.matrix[rows] @ vector)[inverse]
        return found


def rows_of_findings(library: Library, texts: Sequence[str]) -> FindingRows:
    """The vectors of texts, of unit length, without a copy of them all."""
    kept = _read(library)
    own = tuple(texts)  # a tuple stays the same object
    rows = kept.told.of(own, lambda: _rows(library, kept, own))
    return FindingRows(kept.matrix, rows)


def _rows(library: Library, kept: _Kept, texts: Sequence[str]) -> NDArray[np.intp]:
    try:
        return np.fromiter(map(kept.rows.__getitem__, texts), np.intp, len(texts))
    except KeyError:
        with _remembering:
            new = dict.fromkeys(text for text in texts if text not in kept.rows)
            _remember(library, kept, list(new))
        return np.fromiter(map(kept.rows.__getitem__, texts), np.intp, len(texts))


def _remember(library: Library, kept: _Kept, texts: Sequence[str]) -> None:
    """Give texts that were not asked for before their rows."""
    if not texts:
        return
    keys = [_key(text) for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept.by_key}
    if missing:
        made = library.encode(list(missing.values()))
        kept.by_key.update(zip(missing, made, strict=True))
    rows = np.stack([kept.by_key[key] for key in keys]).astype(np.float32)
    first = len(kept.rows)
    kept.matrix = np.concatenate((kept.matrix, rows)) if first else rows
    kept.rows.update(zip(texts, range(first, first + len(texts)), strict=True))


@staged("embed findings")
def keep_findings_vectors(library: Library) -> int:
    """Bring the file up to date with the findings held, but for ``BARE``; how many were made.

    For whoever writes the store, at the end of an ingest.
    """
    texts = {
        _key(finding.text): finding.text
        for finding in library.findings()
        if finding.kind not in BARE
    }
    held = _read(library).by_key
    missing = {key: text for key, text in texts.items() if key not in held}
    if not missing and len(held) == len(texts):
        return 0
    if missing:
        held.update(zip(missing, library.encode(list(missing.values())), strict=True))
    _write(library, {key: held[key] for key in texts})
    return len(missing)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _model(library: Library) -> str:
    return library.embedder.digest or library.embedder.name


def _read(library: Library) -> _Kept:
    path = Path(library.folder) / FILE
    state = path.stat().st_mtime_ns if path.is_file() else 0
    known = _remembered.get(library)
    if known is None or known.state != state:
        known = _Kept(state, _load(path, _model(library)))
        _remembered[library] = known
    return known


def vectors_are_spoilt(folder: Path) -> bool:
    """Whether the file is there and cannot be read to its end; nothing rests on it."""
    path = folder / FILE
    if not path.is_file():
        return False
    try:
        with np.load(path, allow_pickle=False) as kept:
            return len(kept["keys"]) != len(kept["vectors"]) or not str(kept["model"])
    except _SPOILT:
        return True


def _load(path: Path, model: str) -> Vectors:
    try:
        with np.load(path, allow_pickle=False) as kept:
            if str(kept["model"]) != model:
                return {}
            return dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))
    except _SPOILT:
        # Derived data: whatever is wrong with the file, it is made again.
        return {}


def _write(library: Library, vectors: Vectors) -> None:
    keys = sorted(vectors)
    rows = np.stack([vectors[key] for key in keys]) if keys else np.zeros((0, 0), np.float32)
    handle, name = tempfile.mkstemp(dir=library.folder, suffix=".npz")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, model=np.array(_model(library)), keys=np.array(keys), vectors=rows)
        Path(name).replace(Path(library.folder) / FILE)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
