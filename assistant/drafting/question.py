"""What else the papers hold on a question, beside what its answer cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.answer import Answer
from assistant.following import Kin
from assistant.following.bearing import NEARBY
from assistant.following.kin import Mention

MORE, OF_ONE_PAPER, LOOKED_AT = 8, 3, 24
"""What else is told on a question, how much of it of one paper, and of how many it is chosen."""
MOST_AUTHORITIES = 2


def on_the_question(kin: Kin, answer: Answer) -> tuple[Mention, ...]:
    """What else the authorities that an answer cites say on its question.

    Nothing where it cites many: then the question is what they have in common.
    """
    cited = {kin.papers[c.paper_id].authority for c in answer.citations if c.paper_id in kin.papers}
    if not 0 < len(cited - {None}) <= MOST_AUTHORITIES:
        return ()
    papers = [p for p in kin.papers.values() if p.authority in cited - {None}]
    return _newest(kin.on_the_same(answer.question.text, papers, LOOKED_AT, NEARBY))


def _newest(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Some of each paper, the newest papers' first: how it was years ago is asked less than how
    it is. They stay in order of their dates."""
    ranks: Counter[str] = Counter()
    chosen = []
    for one in sorted(mentions, key=lambda one: -one.nearness):
        ranks[one.paper.paper_id] += 1
        if ranks[one.paper.paper_id] <= OF_ONE_PAPER:
            chosen.append(one)
    chosen.sort(key=lambda one: one.paper.best_date or "", reverse=True)
    return tuple(sorted(chosen[:MORE], key=lambda one: one.paper.best_date or ""))
