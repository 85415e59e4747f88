"""How near two words are by themselves: the first layer of the default embedding model.

A word's vector is the mean of its pieces' rows in the model's table, less the mean of all rows,
of unit length. The table is read from the model's weights in the safetensors format
(https://github.com/huggingface/safetensors); neither torch nor a graph is needed.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.model import find_model
from corpus.errors import ModelUnusable
from corpus.settings import DEFAULT_MODEL

_TABLE = "embeddings.word_embeddings.weight"
_KEPT = 20_000
_log = logging.getLogger(__name__)

Rows = NDArray[np.float32]


class WordVectors:
    """The vectors of single words, worked out as they are asked for."""

    def __init__(self, folder: Path) -> None:
        # Late: only what ranks sentences needs them.
        from safetensors import safe_open
        from tokenizers import Tokenizer

        with safe_open(folder / "model.safetensors", framework="numpy") as weights:
            self._table: Rows = weights.get_tensor(_TABLE)
        self._usual: Rows = self._table.mean(axis=0)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, Rows] = {}

    @property
    def marks(self) -> tuple[int, int]:
        """The pieces that open a text and close it."""
        opening, closing = self._tokenizer.encode("").ids
        return opening, closing

    def pieces(self, text: str) -> list[int]:
        """The word pieces of a text, without the marks around it."""
        found: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return found

    def piece_rows(self, ids: NDArray[np.int64]) -> Rows:
        """The rows of the table for word pieces: one more axis than they have."""
        found: Rows = self._table[ids]
        return found

    def rows(self, words: Sequence[str]) -> Rows:
        """The vectors of the words, one row of unit length each, in order."""
        if len(self._known) > _KEPT:
            self._known.clear()
        found = np.empty((len(words), self._table.shape[1]), dtype=np.float32)
        for place, word in enumerate(words):
            known = self._known.get(word)
            if known is None:
                known = self._known[word] = self._vector(word)
            found[place] = known
        return found

    def _vector(self, word: str) -> Rows:
        pieces = self.pieces(word)
        if not pieces:
            return np.zeros_like(self._usual)
        vector: Rows = self._table[pieces].mean(axis=0) - self._usual
        return vector / max(float(np.linalg.norm(vector)), 1e-9)


@lru_cache(maxsize=1)
def word_vectors() -> WordVectors | None:
    """The vectors of the model that comes with the project; None where it is not installed."""
    try:
        return WordVectors(Path(find_model(DEFAULT_MODEL).location))
    except (ModelUnusable, OSError):
        return None
    except Exception as error:  # whatever a reader of weights and of a tokenizer raises
        reason = (str(error) or type(error).__name__).splitlines()[0]
        _log.warning("answers are looked at once: %s cannot be read: %s", DEFAULT_MODEL, reason)
        return None
