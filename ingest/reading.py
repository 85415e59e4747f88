"""How a file was read: by which program, and with what is said of it beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus import authorities
from corpus.files import digest_of_program
from ingest.manifest import Manifest
from ingest.walk import Found


def reading_of(manifest: Manifest, found: Found, decided: Mapping[str, str]) -> str:
    """A mark of how a file is read: by which program, and with what is said of it beside it."""
    said = sorted((manifest.row(found.relative) or {}).items()) + sorted(decided.items())
    authorities = found.folder / "authorities.csv"
    names = authorities.read_bytes() if authorities.is_file() else b""
    return hashlib.sha256(f"{_program()} {said}".encode() + names).hexdigest()[:16]


@cache
def _program() -> str:
    """A digest of the program text that turns a file into papers: else they stay as misread."""
    return digest_of_program((Path(__file__).parent, Path(authorities.__file__).parent))
