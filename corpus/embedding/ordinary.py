"""Ordinary English words, from the embedding model's own word list where it has one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from corpus.embedding.model import find_model
from corpus.errors import ModelUnusable


@lru_cache(maxsize=4)
def ordinary_words(model: str) -> frozenset[str]:
    """The whole words that a model knows, in lower case; none where it keeps no list of words.

    A word that the model knows is no misspelling, even if no paper has it.
    """
    try:
        file = Path(find_model(model).location) / "vocab.txt"
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError, ModelUnusable):
        return frozenset()
    return frozenset(word for word in lines if word.isalpha() and word.islower() and len(word) > 2)
