"""Which sentence of a paragraph bears on a statement, and how near it is to it.

Long paragraphs are near to many statements as a whole. What comes back to a statement is one of
their sentences, which is held against it by meaning and by the statement's rare words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.following.asked import denied_in, names_in, parts_asked
from assistant.following.taking_up import title_of
from assistant.words.sentences import sentences
from assistant.words.stems import content_stems
from corpus.paper import Paragraph

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
Alike = Callable[[str, str], float]
_LEAST_WORDS = 3
_LEAST_TELLING = 2


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


PHRASE = 0.5
"""What a whole phrase in common counts beside its words: "health histories" is one matter, and
"health" with "histories" in one sentence need not be."""
SELDOM, SELDOM_SHARE = 3, 0.12
"""Two words that stand together in no more of the paragraphs looked at, or in no greater share of
them, are a phrase of one matter."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Bearing:
    """The sentence of a paragraph that is nearest to a statement, and how near: its cosine, the
    share of their weighted words that the two have in common, and that of the statement's words
    which stand together in both."""

    said: str
    near: float
    alike: float
    phrase: float = 0.0

    @property
    def together(self) -> float:
        """Nearness, words and phrases in common together (0 to 2.5)."""
        return self.near + self.alike + PHRASE * self.phrase


@dataclass(frozen=True, slots=True)
class _Shared:
    """A sentence, the part of a statement that it is held against, and what they share."""

    name: str
    part: str
    said: str
    alike: float
    phrase: float


def bearings(
    text: str,
    paragraphs: Sequence[Paragraph],
    alike: Alike,
    is_seldom: Callable[[str], bool],
    encode: Encode,
) -> dict[str, Bearing]:
    """The sentence of each paragraph that is nearest to a statement; none without its words."""
    asked = parts_asked(text)
    denied = denied_in(text)
    held = [(one, said) for one in paragraphs for said in _said(one) if not denied(said)]
    seldom = _seldom_pairs(paragraphs)
    shared: list[_Shared] = []
    for part in asked:
        pairs = {pair for pair in _pairs(part) & seldom if any(map(is_seldom, pair))}
        sharing = [_sharing(part, pairs, one, said, alike) for one, said in held]
        enough = [one for one in sharing if one.alike >= _LEAST_ALIKE or one.phrase]
        shared += sorted(enough, key=lambda one: -one.alike - one.phrase)[:_MOST]
    if not shared:
        return {}
    texts = list(dict.fromkeys([*asked, *(one.said for one in shared)]))
    rows = dict(zip(texts, _unit(encode(texts)), strict=True))
    best: dict[str, Bearing] = {}
    for one in shared:
        found = Bearing(one.said, float(rows[one.part] @ rows[one.said]), one.alike, one.phrase)
        if one.name not in best or found.together > best[one.name].together:
            best[one.name] = found
    return best


def _sharing(part: str, pairs: Set[Pair], paragraph: Paragraph, said: str, alike: Alike) -> _Shared:
    led = f"{paragraph.lead_in} {said}" if paragraph.lead_in else said
    words = set(content_stems(part))
    together = {word for pair in pairs & _pairs(said) for word in pair}
    together |= {word for name in names_in(part) if _holds(said, name) for word in name}
    phrase = len(together) / len(words) if words else 0.0
    shared = max(alike(part, said), alike(part, led))
    return _Shared(paragraph.paragraph_id, part, said, shared, phrase)


def _holds(said: str, name: tuple[str, ...]) -> bool:
    """Whether a sentence gives a name, in capitals or not."""
    stems = content_stems(said)
    return any(tuple(stems[at : at + len(name)]) == name for at in range(len(stems)))


def _seldom_pairs(paragraphs: Sequence[Paragraph]) -> frozenset[Pair]:
    counts = Counter(pair for one in paragraphs for pair in _pairs(one.text))
    most = max(SELDOM, SELDOM_SHARE * len(paragraphs))
    return frozenset(pair for pair, count in counts.items() if count <= most)


def _pairs(text: str) -> set[Pair]:
    """The words that stand together, without those that carry no meaning."""
    found = content_stems(text)
    return set(pairwise(found))


def _said(paragraph: Paragraph) -> list[str]:
    """Its sentences, a heading set into the first line together with the one that follows it."""
    found = sentences(paragraph.text)
    if len(found) > 1 and title_of(paragraph.text):
        headed = paragraph.text[found[0].start : found[1].end]
        return [headed, *(sentence.text for sentence in found[2:])]
    return [one.text for one in found if _says_enough(one.text)]


def _says_enough(text: str) -> bool:
    """Whether a sentence has words enough to be on one matter: "there have been 29 adoptions"."""
    telling = {word for word in content_stems(text) if word.isalpha()}
    return len(text.split()) >= _LEAST_WORDS and len(telling) >= _LEAST_TELLING


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: NDArray[np.float32] = rows / np.maximum(lengths, 1e-9)
    return unit
