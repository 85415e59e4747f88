"""Settings of the collection: where it is kept and which model embeds it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dotenv import dotenv_values

DEFAULT_MODEL = "all-MiniLM-L6-v2"


class BadSetting(Exception):
    """A setting's value cannot be used; the message names it and says what is expected."""


def environment() -> dict[str, str]:
    """The settings in force: those of ``.env`` in the working folder, under the environment's."""
    kept = {name: value for name, value in dotenv_values(Path(".env")).items() if value}
    return kept | dict(os.environ)


def whole_number(values: Mapping[str, str], name: str, default: int) -> int:
    """The setting ``name`` as a whole number above 0; raises BadSetting where it is none."""
    text = values.get(name)
    if not text:
        return default
    if not text.strip().isdecimal() or int(text) == 0:
        raise BadSetting(f"{name} is {text!r}: give a whole number above 0, such as {default}")
    return int(text)


def count_or_none(values: Mapping[str, str], name: str, default: int) -> int:
    """The setting ``name`` as a whole number, 0 among them; raises BadSetting."""
    text = (values.get(name) or "").strip()
    if text and not text.isdecimal():
        raise BadSetting(f"{name} is {text!r}: give a whole number, 0 for none")
    return int(text) if text else default


def yes_or_no(values: Mapping[str, str], name: str) -> bool:
    """The setting ``name``, no where it is not given; raises BadSetting."""
    text = (values.get(name) or "no").strip().lower()
    if text not in ("yes", "no"):
        raise BadSetting(f"{name} is {text!r}: say yes or no")
    return text == "yes"


@dataclass(frozen=True, slots=True)
class CorpusSettings:
    """Where papers are kept and how they are embedded.

    ``store`` is the folder of the reader's own papers, ``sample_store`` that of the sample
    papers; ``embedding_model`` a name or path that sentence-transformers can load; ``models``
    the folder that keeps the model's fast form once it is made, shared by all stores;
    ``embedding_threads`` how many threads embed. ``catalogue_url`` is the PostgreSQL database that
    holds the catalogues of stores made from now on, ``chroma_url`` the Chroma server that holds
    their collections; empty for the store's own folder.
    """

    store: Path = Path("store/papers")
    sample_store: Path = Path("store/sample")
    embedding_model: str = DEFAULT_MODEL
    models: Path = Path("~/.cache/papers/models")
    embedding_threads: int = 2
    catalogue_url: str = field(default="", repr=False)
    chroma_url: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, values: Mapping[str, str] | None = None) -> CorpusSettings:
        """Read the settings of the collection; raises BadSetting where a number is none.

        They are ``PAPERS_STORE``, ``PAPERS_SAMPLE_STORE``, ``EMBEDDING_MODEL``,
        ``PAPERS_MODELS``, ``EMBEDDING_THREADS``, ``CATALOGUE_URL`` and ``CHROMA_URL``.
        """
        values = environment() if values is None else values
        default = cls()
        return cls(
            store=Path(values.get("PAPERS_STORE") or default.store),
            sample_store=Path(values.get("PAPERS_SAMPLE_STORE") or default.sample_store),
            embedding_model=values.get("EMBEDDING_MODEL") or default.embedding_model,
            models=Path(values.get("PAPERS_MODELS") or default.models),
            catalogue_url=values.get("CATALOGUE_URL") or default.catalogue_url,
            chroma_url=values.get("CHROMA_URL") or default.chroma_url,
            embedding_threads=whole_number(values, "EMBEDDING_THREADS", default.embedding_threads),
        )
