"""The likeliest passages in the order of a second look, by signs that are too dear for all of them."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.closeness import close_signs, second_look
from assistant.evidence.likeliest import Likeliest
from assistant.evidence.passages import Passage

LOOKED_AT = 24
"""How many passages are looked at twice: of 2,828 questions whose answer is among all passages of
the first twenty paragraphs, 2,695 have it among so many."""


class Reranked:
    """The likeliest passages of some items, to be taken best first."""

    def __init__(self, plan: Plan, items: Sequence[EvidenceItem]) -> None:
        held = Likeliest(plan, items)
        likeliest = list(islice(iter(held.take, None), LOOKED_AT))
        # Among so few the first look has left out none, and being the likeliest of them says little.
        if len(likeliest) < LOOKED_AT:
            self._left = deque(likeliest)
            return
        signs = close_signs(plan, likeliest)
        scores = [second_look().score(one) for one in signs]
        looked = [
            # What has nothing of the form wanted is no more likely for being the likeliest.
            replace(passage, signs=replace(own, share=share * (1 - own.formless)), score=score)
            for passage, own, share, score in zip(
                likeliest, signs, shares(scores), scores, strict=True
            )
        ]
        looked.sort(key=lambda one: (-one.score, one.item.rank, one.start))
        self._left = deque(looked)

    def take(self, above: float = -math.inf) -> Passage | None:
        """The best passage not taken yet; None where none is left that scores ``above`` or more."""
        return self._left.popleft() if self._left and self._left[0].score >= above else None


def shares(scores: Sequence[float]) -> list[float]:
    """How likely each of some candidates is the right one if one of them is: their scores are log
    odds (``fit_second_look``), so that this is their softmax."""
    most = max(scores, default=0.0)
    odds = [math.exp(score - most) for score in scores]
    return [one / sum(odds) for one in odds]
