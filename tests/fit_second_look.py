"""Fit what the signs of a second look count for (``assistant/evidence/second_look.csv``).

Run with ``python -m tests.fit_second_look STORES GRAPH PART ...``. The graph is a cross-encoder
that ``train_cross_encoder`` made without the examples of those parts of the papers, as one judges
what it was trained on too well. It prints how many
right sentences come first with the weights of before and with those fitted on the other half of
the writers, then the file. Written questions count ``WRITTEN`` times. ``rank``: the log
probability of the right passages among the likeliest (a softmax over them), kept near the weights
of before. ``odds``: logistic regression of whether the passage that comes first is right, and
whether it still is once the paragraphs with the answer are taken away, where it never is; its
``share`` comes of the ranks fitted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from assistant.answer import Plan
from assistant.evidence import cross_encoder
from assistant.evidence.closeness import CloseSigns, close_signs, second_look
from assistant.evidence.passages import Passage
from assistant.evidence.reranking import LOOKED_AT, judged, shares
from tests.likely_examples import Example, examples, likeliest

WRITTEN = 4
HELD_TO_RANK, HELD_TO_ODDS = 0.05, 0.03
"""With less, 1,300 questions fit forty weights to themselves."""
SHY = 0.3
"""What is taken off the intercept: a wrong answer costs more than a silence."""
KEPT = ("other", "denied", "joint", "lead", "background", "purpose")
"""Signs that these questions hardly have."""

Signs = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Signed:
    """The likeliest passages of one question: their signs (passages x signs), and which answer."""

    writer: str
    signs: Signs
    right: NDArray[np.bool_]
    without: Signs
    """The same once the paragraphs that answer are taken away."""
    times: int = 1


def main(stores: Path, graph: Path, parts: Collection[int]) -> int:
    """Fit the weights, say what they bring on questions held out, and print the file."""
    cross_encoder.GRAPH = graph
    before = second_look()
    names = [name for name in CloseSigns.__dataclass_fields__ if name != "share"]
    start = np.array([before.rank.get(name, 0.0) for name in names])
    signed = [_signed(one, names) for one in examples(stores, parts)]
    writers = sorted({one.writer for one in signed})
    halves = [[one for one in signed if writers.index(one.writer) % 2 == half] for half in (0, 1)]
    for held, others in (halves, halves[::-1]):
        for tag, rank in (("before", start), ("fitted", _ranks(others, names, start))):
            told = [one for one in held if one.right.any()]
            first = sum(bool(one.right[np.argmax(one.signs @ rank)]) for one in told)
            print(f"right first, {tag}: {first} of {len(told)}", file=sys.stderr)
    rank = _ranks(signed, names, start)
    odds = np.array([before.odds.get(name, 0.0) for name in names])
    unsure = np.append(odds, (before.odds["share"], before.intercept))
    fitted = _odds(signed, rank, names.index("formless"), unsure)
    print("sign,rank,odds")
    print(f"intercept,0,{fitted[-1] - SHY:.2f}\nthreshold,0,{before.threshold}")
    for name, place, likely in zip((*names, "share"), (*rank, 0.0), fitted[:-1], strict=True):
        print(f"{name},{place:.2f},{likely:.2f}")
    return 0


def _signed(example: Example, names: Sequence[str]) -> Signed:
    signs = _signs(names, example.plan, example.passages)
    right = np.array(example.right, dtype=bool)
    left = likeliest(example.plan, example.without()) if right.any() else []
    times = WRITTEN if example.writer == "written" else 1
    return Signed(example.writer, signs, right, _signs(names, example.plan, left), times)


def _signs(names: Sequence[str], plan: Plan, passages: Sequence[Passage]) -> Signs:
    signs = judged(plan, passages, close_signs(plan, passages))
    rows = [[getattr(one, name) for name in names] for one in signs]
    return np.array(rows).reshape(len(rows), len(names))


def _ranks(examples: Sequence[Signed], names: Sequence[str], start: Signs) -> Signs:
    held = [one for one in examples if one.right.any() and not one.right.all()]
    signs = torch.zeros(len(held), LOOKED_AT, len(start))
    unlikely = torch.full((len(held), LOOKED_AT), -30.0)
    absent = torch.full((len(held), LOOKED_AT), -1e9)
    for place, one in enumerate(held):
        count = len(one.right)
        signs[place, :count] = torch.tensor(one.signs)
        unlikely[place, :count][torch.tensor(one.right)] = 0.0
        absent[place, :count] = 0.0
    times = torch.tensor([float(one.times) for one in held])
    first = torch.tensor(start, dtype=torch.float)
    free = torch.tensor([float(name not in KEPT) for name in names])

    def loss(weights: torch.Tensor) -> torch.Tensor:
        scores = signs @ (first + (weights - first) * free) + absent
        told = torch.logsumexp(torch.log_softmax(scores, 1) + unlikely, 1)
        return -(told * times).sum() / times.sum() + HELD_TO_RANK * ((weights - first) ** 2).sum()

    return _least(loss, start)


def _odds(examples: Sequence[Signed], rank: Signs, formless: int, start: Signs) -> Signs:
    rows, right, times = [], [], []
    for one in examples:
        for signs, answers in ((one.signs, one.right), (one.without, None)):
            if len(signs):
                scores = signs @ rank
                best = int(np.argmax(scores))
                share = shares(scores.tolist())[best] * (1 - signs[best][formless])
                rows.append(np.append(signs[best], (share, 1.0)))
                right.append(float(answers is not None and answers[best]))
                times.append(float(one.times))
    held, told = torch.tensor(np.array(rows), dtype=torch.float), torch.tensor(right)
    counted = torch.tensor(times)
    first = torch.tensor(start, dtype=torch.float)

    def loss(weights: torch.Tensor) -> torch.Tensor:
        each = torch.nn.functional.binary_cross_entropy_with_logits(
            held @ weights, told, weight=counted, reduction="sum"
        )
        return each / counted.sum() + HELD_TO_ODDS * ((weights - first)[:-1] ** 2).sum()

    return _least(loss, start)


def _least(loss: Callable[[torch.Tensor], torch.Tensor], start: Signs) -> Signs:
    weights = torch.tensor(start, dtype=torch.float, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        search.zero_grad()
        found = loss(weights)
        found.backward()  # type: ignore[no-untyped-call]
        return found

    search.step(closure)  # type: ignore[no-untyped-call]
    return np.asarray(weights.detach().numpy(), dtype=np.float64)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), {int(part) for part in sys.argv[3:]}))
