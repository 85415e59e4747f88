"""Vectors for generated papers, so that half a million paragraphs need no hours of embedding.

Each different sentence is embedded by the real model once, with what varies most made alike;
a paragraph's vector is the mean of its sentences' and its place's, and a little noise of its own.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embedding import Embedder, Window
from tests.bench.vocabulary import MONTHS, PARTNERS, QUALITIES

NOISE = 0.25
"""The length of a paragraph's own noise beside a mean of unit length."""
PLACE = 0.6
"""What the place in front (authority, date, section) counts for, beside sentences of 1 each."""

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_PARTNER = re.compile("|".join(PARTNERS))
_QUALITY = re.compile(rf"\b(?:{'|'.join(QUALITIES)})\b")
_CUT = re.compile(r"(?<=[.:]) ")

Vectors = NDArray[np.float32]


def bare(sentence: str) -> str:
    """A sentence with its figures, dates, partners and qualities made alike."""
    alike = _PARTNER.sub("partners", _QUALITY.sub("quality", sentence))
    return _FIGURE.sub("12", _MONTH.sub("March", alike))


class Mixing:
    """The real model's name, and vectors mixed from those of the sentences it has embedded.

    What it embeds is kept in ``file`` for the next time.
    """

    def __init__(self, model: Embedder, file: Path) -> None:
        self.name, self.digest, self.dimension = model.name, model.digest, model.dimension
        self._model = model
        self._file = file
        self._known: dict[str, Vectors] = {}
        self._noise = np.random.default_rng(8).standard_normal((4096, model.dimension))
        self._noise /= np.linalg.norm(self._noise, axis=1, keepdims=True)
        if file.is_file():
            with np.load(file, allow_pickle=False) as kept:
                self._known = dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True))

    def learn(self, texts: Sequence[str]) -> int:
        """Embed the sentences of these texts that are new; how many they were."""
        new = {one: None for text in texts for one in _parts(text) if one not in self._known}
        if new:
            made = self._model.encode(list(new))
            self._known.update(zip(new, made, strict=True))
        return len(new)

    def keep(self) -> None:
        """Write what was embedded into the file."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        texts = list(self._known)
        np.savez(self._file, texts=np.array(texts), vectors=np.stack([*self._known.values()]))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of paragraphs with their places in front, one row each, in order."""
        self.learn(texts)
        rows = np.stack([self._mixed(text) for text in texts])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    def windows(self, text: str, prefix: str = "") -> list[Window]:
        """Generated paragraphs are short: each is one window."""
        return [Window(0, len(text), prefix + text)]

    def _mixed(self, text: str) -> NDArray[np.float64]:
        parts = _parts(text)
        # Those that end with a colon stand in front: the place.
        weights = [PLACE if part.endswith(":") else 1.0 for part in parts]
        mixed = np.asarray(weights) @ np.stack([self._known[part] for part in parts])
        own = self._noise[zlib.crc32(text.encode()) % len(self._noise)]
        return np.asarray(mixed / np.linalg.norm(mixed) + NOISE * own)


def _parts(text: str) -> list[str]:
    return [bare(part) for part in _CUT.split(text) if part.strip()]
