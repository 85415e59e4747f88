"""Settings of the collection: where it is kept and which model embeds it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

DEFAULT_MODEL = "all-MiniLM-L6-v2"


def environment() -> dict[str, str]:
    """The settings in force: those of ``.env`` in the working folder, under the environment's."""
    kept = {name: value for name, value in dotenv_values(Path(".env")).items() if value}
    return kept | dict(os.environ)


@dataclass(frozen=True, slots=True)
class CorpusSettings:
    """Where papers are kept and how they are embedded.

    ``store`` is the folder of the reader's own papers, ``sample_store`` that of the sample
    papers; ``embedding_model`` a name or path that sentence-transformers can load.
    """

    store: Path = Path("store/papers")
    sample_store: Path = Path("store/sample")
    embedding_model: str = DEFAULT_MODEL

    @classmethod
    def from_environment(cls, values: Mapping[str, str] | None = None) -> CorpusSettings:
        """Read ``PAPERS_STORE``, ``PAPERS_SAMPLE_STORE`` and ``EMBEDDING_MODEL``."""
        values = environment() if values is None else values
        default = cls()
        return cls(
            store=Path(values.get("PAPERS_STORE") or default.store),
            sample_store=Path(values.get("PAPERS_SAMPLE_STORE") or default.sample_store),
            embedding_model=values.get("EMBEDDING_MODEL") or default.embedding_model,
        )
