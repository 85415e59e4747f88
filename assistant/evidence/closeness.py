"""What a second look at a few passages shows: how near their words are to those of the question."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Plan
from assistant.evidence.answering import FIGURES, answering_words
from assistant.evidence.calibration import Calibration, read_calibration
from assistant.evidence.offices import office_asked
from assistant.evidence.passages import Passage, sentence_before
from assistant.evidence.signs import Signs
from assistant.words.matching import coverage
from assistant.words.stems import content_words, words
from assistant.words.values import people
from corpus.embedding.word_vectors import WordVectors, word_vectors

GRAM = 4
"""Letters side by side that count as one piece of a word, the gaps between words among them."""
FAR = 0.15
"""A word's nearness to any word whatever; only what is above it counts."""
FEW = 8
"""From so many passages of one paragraph among the likeliest they crowd one another as much as can be."""
KEPT = 8192
"""How many texts' words and pieces of words are kept from one question to the next."""
FORMED = FIGURES | {"date", "grade"}
NAMES = frozenset(["person", "place", "name"])
FILE = Path(__file__).parent / "second_look.csv"
_GAPS = re.compile(r"\W+")
_BY_NAME = re.compile(
    r"\bnames? of\b|\bwho(?:['’]s| is| was)?\s+(?:the\s+)?(?:\w+\s+)?"
    r"(?:chair(?:s|ed|ing)?|head(?:s|ed)|present(?:s|ed)|sign(?:s|ed)|mov(?:es|ed)|second(?:s|ed))\b",
    re.IGNORECASE,
)
_FIRST = tuple(one.name for one in fields(Signs))


@dataclass(frozen=True, slots=True)
class CloseSigns(Signs):
    """The signs of a passage with those of a second look, each from 0 to 1.

    ``grams``: the share of the question's pieces of words that the passage has; ``below``: what of the
    topic its headings hold and it lacks; ``near``: how near its words come to those of the topic,
    the rarer counting for more; ``around``: how much nearer the words around it come; ``length``: how
    long it is; ``crowd``: how many of the likeliest are of its paragraph; ``formless``: a figure, a date, a
    grade or a name is wanted and it has none; ``unnamed``: somebody or some place is wanted and it names none,
    ``the senior leaders`` (0 where nothing but a name will do); ``cause``: a reason is wanted and its words give one; ``judged``: how well it answers as the cross-encoder reads it, a tenth of the
    log odds (from -1); ``share``: how likely it is the one that answers if one of the likeliest does.
    The last two ``Reranked`` knows once all are weighed.
    """

    grams: float = 0.0
    below: float = 0.0
    near: float = 0.0
    around: float = 0.0
    length: float = 0.0
    crowd: float = 0.0
    formless: float = 0.0
    unnamed: float = 0.0
    cause: float = 0.0
    judged: float = 0.0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class _Sides:
    """A passage, its headings, and all that stands around it."""

    passage: Passage
    heading: str
    around: str


def close_signs(plan: Plan, likeliest: Sequence[Passage]) -> list[CloseSigns]:
    """The signs of passages, which are the likeliest ones of a question, after a second look."""
    sides = [_sides(one) for one in likeliest]
    crowds = Counter(one.item.paragraph.paragraph_id for one in likeliest)
    asked = _grams(plan.text)
    by_name = asks_by_name(plan)
    unnamed = plan.wants in NAMES and not by_name
    formed = plan.wants in FORMED or by_name
    return [
        CloseSigns(
            **_first_signs(one.passage.signs),
            grams=len(asked & _grams(one.passage.text)) / max(len(asked), 1),
            below=_beyond(plan, one.passage.text, one.heading),
            near=near,
            around=around,
            length=min(math.log1p(len(words(one.passage.text))) / 4, 1.0),
            crowd=min(crowds[one.passage.item.paragraph.paragraph_id] / FEW, 1.0),
            formless=float(formed and not held),
            unnamed=float(unnamed and not held),
            cause=float(plan.wants == "reason" and one.passage.signs.has),
        )
        for one, (near, around) in zip(sides, _nearness(plan, sides), strict=True)
        for held in [has_what_is_wanted(plan, one.passage)]
    ]


def has_what_is_wanted(plan: Plan, passage: Passage) -> bool:
    """Whether a passage has a value of the kind wanted, or what it leans on has: ``She chairs it``."""
    if passage.signs.has or not passage.before:
        return bool(passage.signs.has)
    if plan.wants == "person":
        return bool(people(passage.before))
    return bool(answering_words(plan, passage.before, passage.item).spans)


def asks_by_name(plan: Plan) -> bool:
    """Whether nothing but a name will do: of whoever holds an office, chairs or moves something. Who
    helps, or makes sure, need not be named."""
    by_name = bool(_BY_NAME.search(plan.text) or office_asked(plan.text)[0])
    return plan.wants in NAMES and by_name


def _first_signs(signs: Signs) -> dict[str, float]:
    return {name: getattr(signs, name) for name in _FIRST}


def _sides(passage: Passage) -> _Sides:
    paragraph = passage.item.paragraph
    heading = " . ".join(paragraph.sections[-2:])
    around = (
        heading,
        paragraph.lead_in or "",
        " ".join(paragraph.columns),
        sentence_before(passage),
    )
    return _Sides(passage, heading, " ".join(around))


def _beyond(plan: Plan, text: str, other: str) -> float:
    """The share of the topic that a text lacks and another one has."""
    if not other or not plan.topic:
        return 0.0
    return coverage(plan.topic, ((text, 1.0), (other, 1.0))) - coverage(plan.topic, ((text, 1.0),))


@lru_cache(maxsize=KEPT)
def _grams(text: str) -> frozenset[str]:
    line = f" {_GAPS.sub(' ', text.lower())} "
    return frozenset(line[at : at + GRAM] for at in range(len(line) - GRAM + 1))


@lru_cache(maxsize=KEPT)
def _content(text: str) -> frozenset[str]:
    return frozenset(content_words(text))


def _nearness(plan: Plan, sides: Sequence[_Sides]) -> list[tuple[float, float]]:
    """Of each passage ``near`` and ``around``."""
    vectors = word_vectors()
    asked = [(word, term.weight) for term in plan.topic for word in content_words(term.text)]
    total = sum(weight for _, weight in asked)
    if vectors is None or not total:
        return [(0.0, 0.0)] * len(sides)
    return _by_vectors(vectors, asked, total, sides)


def _by_vectors(
    vectors: WordVectors,
    asked: Sequence[tuple[str, float]],
    total: float,
    sides: Sequence[_Sides],
) -> list[tuple[float, float]]:
    shares = np.array([weight / total for _, weight in asked], dtype=np.float32)
    texts = [_content(one.passage.text) for one in sides]
    layers = [_content(one.around) for one in sides]
    held = sorted(frozenset().union(*texts, *layers))
    places = {word: place for place, word in enumerate(held)}
    nearness = vectors.rows([word for word, _ in asked]) @ vectors.rows(held).T
    nearness = np.clip((nearness - FAR) / (1 - FAR), 0.0, 1.0)

    def nearest(own: frozenset[str]) -> NDArray[np.float32]:
        columns = [places[word] for word in own]
        best: NDArray[np.float32] = nearness[:, columns].max(axis=1) if columns else 0 * shares
        return best

    found = []
    for own, other in zip(texts, layers, strict=True):
        mine = nearest(own)
        more = np.maximum(nearest(other) - mine, 0.0)
        found.append((float(shares @ mine), float(shares @ more)))
    return found


def second_look() -> Calibration:
    """What the signs of a passage count for after a second look."""
    return read_calibration(FILE)
