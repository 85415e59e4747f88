"""The vectors of findings' bare words, kept beside the store so that themes are quick.

A paragraph's own vector also carries its authority and heading, which would group findings by
council instead of by meaning.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from corpus.library import Library

FILE = "findings.npz"
Vectors = dict[str, NDArray[np.float32]]

# What a reader of the store embedded itself, or read from the file as it was at that time.
_remembered: WeakKeyDictionary[Library, tuple[int, Vectors]] = WeakKeyDictionary()


def vectors_of_findings(library: Library, texts: Sequence[str]) -> NDArray[np.float32]:
    """One row of unit length for each text; what the file beside the store lacks is embedded."""
    keys = [_key(text) for text in texts]
    held = _read(library)
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in held}
    if missing:
        made = library.encode(list(missing.values()))
        held.update(zip(missing, made, strict=True))
    if not keys:
        return np.zeros((0, 0), dtype=np.float32)
    return np.stack([held[key] for key in keys]).astype(np.float32)


def keep_findings_vectors(library: Library) -> int:
    """Bring the file up to date with all findings held; how many vectors were made.

    For whoever writes the store, at the end of an ingest.
    """
    texts = {_key(finding.text): finding.text for finding in library.findings()}
    held = _read(library)
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


def _read(library: Library) -> Vectors:
    path = Path(library.folder) / FILE
    state = path.stat().st_mtime_ns if path.is_file() else 0
    known = _remembered.get(library)
    if known is None or known[0] != state:
        known = (state, _load(path, _model(library)))
        _remembered[library] = known
    return known[1]


def _load(path: Path, model: str) -> Vectors:
    try:
        with np.load(path, allow_pickle=False) as kept:
            if str(kept["model"]) != model:
                return {}
            return dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))
    except (OSError, ValueError, KeyError):
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
