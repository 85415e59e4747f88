"""The likeliest passages in the order of a second look, by signs that are too dear for all of them."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.closeness import CloseSigns, close_signs, second_look
from assistant.evidence.cross_encoder import cross_encoder, read_as
from assistant.evidence.likeliest import Likeliest
from assistant.evidence.passages import Passage
from corpus.stages import stage

LOOKED_AT = 24
"""How many passages are looked at twice: of 2,828 questions whose answer is among all passages of
the first twenty paragraphs, 2,695 have it among so many."""

READ = 8
"""How many of them the cross-encoder reads, which takes longest: of 1,117 questions the right passage
came first for 738, and for 740 where it read all."""
TEN = 10.0


class Reranked:
    """The likeliest passages of some items, to be taken best first."""

    def __init__(self, plan: Plan, items: Sequence[EvidenceItem]) -> None:
        held = Likeliest(plan, items)
        likeliest = list(islice(iter(held.take, None), LOOKED_AT))
        # Among so few the first look has left out none, and being the likeliest of them says little.
        if len(likeliest) < LOOKED_AT:
            self._left = deque(likeliest)
            return
        signs = judged(plan, likeliest, close_signs(plan, likeliest))
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


def judged(
    plan: Plan, likeliest: Sequence[Passage], signs: Sequence[CloseSigns]
) -> list[CloseSigns]:
    """The signs of passages with what the cross-encoder says of the best of them; the others are
    held to be no better than the worst of those."""
    reader = cross_encoder()
    if reader is None:
        return list(signs)
    scores = [second_look().score(one) for one in signs]
    best = sorted(range(len(signs)), key=lambda place: -scores[place])[:READ]
    with stage("read the likeliest"):
        odds = reader.scores(_asked(plan), [read_as(likeliest[place]) for place in best])
    held = {place: max(-1.0, min(one / TEN, 1.0)) for place, one in zip(best, odds, strict=True)}
    least = min(held.values(), default=0.0)
    return [replace(one, judged=held.get(place, least)) for place, one in enumerate(signs)]


def _asked(plan: Plan) -> str:
    """What is asked; of a question that stands on the one before, both."""
    earlier = plan.question.history[-1:] if plan.follow_up else ()
    return " ".join((*earlier, plan.text))


def shares(scores: Sequence[float]) -> list[float]:
    """How likely each of some candidates is the right one if one of them is: their scores are log
    odds (``fit_second_look``), so that this is their softmax."""
    most = max(scores, default=0.0)
    odds = [math.exp(score - most) for score in scores]
    return [one / sum(odds) for one in odds]
