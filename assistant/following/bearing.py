"""Which sentence of a paragraph bears on a statement, and how near it is to it.

Long paragraphs are near to many statements as a whole. What comes back to a statement is one of
their sentences, which is held against it by meaning and by the statement's rare words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.following.taking_up import title_of
from assistant.words.sentences import sentences
from assistant.words.stems import content_stems
from corpus.paper import Paragraph

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
Alike = Callable[[str, str], float]
_LEAST_WORDS = 3
_ENOUGH_STEMS = 4
_REFERENCE = re.compile(r"\s*\(\s*paragraphs?\s[\d\s,–-]+(?:and\s+\d+\s*)?\)", re.IGNORECASE)


SURE = 0.95
"""What nearness in meaning (cosine) and words in common come to together (0 to 2) from which on a
sentence is on the matter. Of 262 sentences of later papers, invented and real, judged by eye, 58
lie above it and 55 of them come back to the statement."""
PERHAPS = 0.85
"""From here on it may be: 5 of 6 of those above it come back to the statement."""
NEARBY = 0.68
"""Enough for a person who chooses among what is found: nearly all that come back to the statement
are above it, so that only below it nothing can be said to."""
_LEAST_ALIKE = 0.08
_MOST = 16
"""So many of the sentences with most words in common are weighed by meaning, which takes long."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """The sentence of a paragraph that is nearest to a statement, and how near: its cosine, and
    the share of their weighted words that the two have in common."""

    said: str
    near: float
    alike: float

    @property
    def together(self) -> float:
        """Nearness and words in common together (0 to 2)."""
        return self.near + self.alike


def bearings(
    text: str, paragraphs: Sequence[Paragraph], alike: Alike, encode: Encode
) -> dict[str, Bearing]:
    """The sentence of each paragraph that is nearest to a statement; none without its words."""
    asked = _parts(text)
    said: list[tuple[str, str, str, float]] = []
    for paragraph in paragraphs:
        for sentence in _said(paragraph):
            led = f"{paragraph.lead_in} {sentence}" if paragraph.lead_in else sentence
            for part in asked:
                shared = max(alike(part, sentence), alike(part, led))
                if shared >= _LEAST_ALIKE:
                    said.append((paragraph.paragraph_id, part, sentence, shared))
    if not said:
        return {}
    said = sorted(said, key=lambda one: -one[3])[:_MOST]
    texts = list(dict.fromkeys([*asked, *(one[2] for one in said)]))
    rows = dict(zip(texts, _unit(encode(texts)), strict=True))
    best: dict[str, Bearing] = {}
    for name, part, sentence, shared in said:
        found = Bearing(sentence, float(rows[part] @ rows[sentence]), shared)
        if name not in best or found.together > best[name].together:
            best[name] = found
    return best


def _parts(text: str) -> list[str]:
    """The sentences of a statement that say enough to be looked for, else the whole."""
    plain = _REFERENCE.sub("", " ".join(text.split()))
    parts = [sentence.text for sentence in sentences(plain)]
    enough = [part for part in parts if len(set(content_stems(part))) >= _ENOUGH_STEMS]
    return enough if len(parts) > 1 and enough else [plain]


def _said(paragraph: Paragraph) -> list[str]:
    """Its sentences, a heading set into the first line together with the one that follows it."""
    found = sentences(paragraph.text)
    if len(found) > 1 and title_of(paragraph.text):
        headed = paragraph.text[found[0].start : found[1].end]
        return [headed, *(sentence.text for sentence in found[2:])]
    return [one.text for one in found if len(one.text.split()) >= _LEAST_WORDS]


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: NDArray[np.float32] = rows / np.maximum(lengths, 1e-9)
    return unit
