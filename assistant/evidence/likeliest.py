"""The passages of the evidence one after the other, the best first, as far as they are asked for.

Of most paragraphs it can be told by their signs alone that none of their sentences comes up to the
best ones: they are not taken apart. What is handed out is what ``passages`` would have first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.answering import FORMED, asks_how_far_off, fittest, unformed
from assistant.evidence.countable import may_have
from assistant.evidence.denials import may_deny
from assistant.evidence.mood import decides
from assistant.evidence.passages import Passage, passages_of
from assistant.evidence.rows import is_row
from assistant.evidence.setting import Setting, settings
from assistant.evidence.signs import Signs, calibration
from assistant.evidence.timing import OVERLAP
from assistant.words.matching import coverage, neighbours
from corpus.paper import Paragraph

_SLIGHT = 1e-6
"""More than what two sums of the same signs are apart by rounding."""


class Likeliest:
    """The passages of some items, to be taken best first."""

    def __init__(self, plan: Plan, items: Sequence[EvidenceItem]) -> None:
        self._plan = plan
        self._closed = [
            (-_most(plan, setting), place, item, setting)
            for place, (item, setting) in enumerate(settings(plan, items))
        ]
        heapify(self._closed)
        self._open: list[tuple[float, int, int, int, int, Passage]] = []

    def take(self, above: float = -math.inf) -> Passage | None:
        """The best passage not taken yet; None where none is left that scores ``above`` or more."""
        while self._closed and -self._closed[0][0] >= max(self._best, above):
            _, place, item, setting = heappop(self._closed)
            for number, one in enumerate(passages_of(self._plan, item, setting)):
                # Of equal scores the order is that of ``passages``.
                key = (-one.score, item.rank, one.start, place, number)
                heappush(self._open, (*key, one))
        return heappop(self._open)[-1] if self._open and self._best >= above else None

    @property
    def _best(self) -> float:
        return -self._open[0][0] if self._open else -math.inf


def _most(plan: Plan, setting: Setting) -> float:
    """What none of a paragraph's passages scores more than: a passage holds no more of what is
    asked than its paragraph does."""
    paragraph = setting.paragraph
    text = ((paragraph.text, 1.0),)
    whole = (*text, *setting.around)
    fit, has = _answering(plan, paragraph)
    high = Signs(
        **setting.signs,
        own=coverage(plan.topic, text),
        covered=coverage(plan.topic, whole),
        fit=fit,
        has=has,
        lacks=1.0,
        names=1.0,
        gap=1.0,
        mood=1.0,
        decided=decides(plan.text, paragraph.text),
        dated=1.0 if plan.times.periods and setting.signs["time"] >= OVERLAP else 0.5,
        focus=coverage(plan.focus, whole),
        background=1.0 if plan.background else 0.0,
        row=float(is_row(paragraph)),
        intro=1.0,
        phrase=neighbours(plan.topic, plan.text, paragraph.text),
        unfocused=1.0,
        other=1.0,
        denied=1.0,
        purpose=1.0,
    )
    return calibration().most(high, setting.signs) + _SLIGHT


def _answering(plan: Plan, paragraph: Paragraph) -> tuple[float, float]:
    """How well a passage can answer at most, and whether it can have words that do."""
    if is_row(paragraph):
        return fittest(plan), 1.0
    if plan.wants not in FORMED:
        return unformed(plan), 0.0
    # "When is the next one?" is also answered by how far off it is, and all by that there is none.
    may = may_have(plan, paragraph.text) or may_deny(paragraph.text)
    may = may or (plan.wants == "date" and asks_how_far_off(plan))
    return (fittest(plan), 1.0) if may else (0.0, 0.0)
