"""Fit what the signs of a second look count for (``assistant/evidence/second_look.csv``).

Run with ``python -m tests.fit_second_look [STORES]``; it prints how many right sentences come first
with the first look's weights and with those fitted on the other parts, then the file. Examples are
the questions of ``plain_questions.jsonl`` (see ``bench_plain``) and the facts of
``real_questions.jsonl``, which count ``WRITTEN`` times. ``rank``: the log probability of the right
passages among the likeliest (a softmax over them), kept near the first look's weights. ``odds``:
logistic regression of whether the passage that comes first is right, and whether it still is once
the paragraphs with the answer are taken away, where it never is; its ``share`` comes of the ranks
fitted.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from assistant.answer import EvidenceItem, Plan, Question
from assistant.composing.newest import CONSIDERED
from assistant.evidence.closeness import CloseSigns, close_signs
from assistant.evidence.likeliest import Likeliest
from assistant.evidence.passages import Passage
from assistant.evidence.reranking import LOOKED_AT, shares
from assistant.evidence.signs import calibration
from assistant.plan import make_plan
from assistant.question.known import Known, survey
from assistant.retrieve import retrieve
from assistant.settings import AssistantSettings
from corpus.library import Library
from tests.bench_answers import REAL, ROOT, opened
from tests.bench_plain import is_right, library, lines

WRITTEN = 4
HELD_TO_RANK, HELD_TO_ODDS = 0.0004, 0.0003
SHY = 0.3
"""What is taken off the intercept: a wrong answer costs more than a silence."""
KEPT = ("other", "denied", "joint", "lead", "background", "purpose")
"""Signs that these questions hardly have."""

Signs = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """The likeliest passages of one question: their signs (passages x signs), and which answer."""

    group: str
    signs: Signs
    right: NDArray[np.bool_]
    without: Signs
    """The same once the paragraphs that answer are taken away."""
    times: int = 1


def main(stores: Path = ROOT / "results" / "real") -> int:
    """Fit the weights, say what they bring on questions held out, and print the file."""
    first = calibration()
    names = [name for name in CloseSigns.__dataclass_fields__ if name != "share"]
    start = np.array([first.rank.get(name, 0.0) for name in names])
    examples = [*_plain_examples(stores, names), *_written_examples(stores, names)]
    groups = sorted({one.group for one in examples if one.times == 1})
    before = after = of = 0
    for group in groups:
        held = [one for one in examples if one.group == group and one.right.any()]
        rank = _ranks([one for one in examples if one.group != group], names, start)
        before += sum(bool(one.right[np.argmax(one.signs @ start)]) for one in held)
        after += sum(bool(one.right[np.argmax(one.signs @ rank)]) for one in held)
        of += len(held)
    print(f"right first, each part held out: {before} -> {after} of {of}", file=sys.stderr)
    rank = _ranks(examples, names, start)
    odds = np.array([first.odds.get(name, 0.0) for name in names])
    formless = names.index("formless")
    fitted = _odds(examples, rank, formless, np.append(odds, (0.0, first.intercept)))
    print("sign,rank,odds")
    print(f"intercept,0,{fitted[-1] - SHY:.2f}\nthreshold,0,{first.threshold}")
    for name, place, likely in zip((*names, "share"), (*rank, 0.0), fitted[:-1], strict=True):
        print(f"{name},{place:.2f},{likely:.2f}")
    return 0


def _plain_examples(stores: Path, names: Sequence[str]) -> Iterable[Example]:
    with library(stores) as held:
        known = _known(held)
        for line in lines():
            plan, items = _found(line["question"], known, held)
            group = line["id"].partition("-")[0]

            def right(one: Passage, wanted: Sequence[str] = line["right"]) -> bool:
                return is_right(wanted, one.item.paragraph.paragraph_id, one.text)

            yield _example(group, names, plan, items, right)


def _written_examples(stores: Path, names: Sequence[str]) -> Iterable[Example]:
    asked = [json.loads(line) for line in REAL[0].read_text("utf-8").splitlines() if line]
    for store, folders in REAL[1].items():
        with opened(stores / store, folders) as held:
            known = _known(held)
            for line in asked:
                if line["store"] != store or line["kind"] not in ("fact", "absent"):
                    continue
                if line.get("history"):
                    continue
                plan, items = _found(line["question"], known, held)

                def right(one: Passage, line: dict[str, Any] = line) -> bool:
                    return any(_is_nugget(nugget, one) for nugget in line.get("nuggets", ()))

                yield _example("written", names, plan, items, right, WRITTEN)


def _known(held: Library) -> Known:
    return survey(held, held.register, AssistantSettings().glossary)


def _found(question: str, known: Known, held: Library) -> tuple[Plan, Sequence[EvidenceItem]]:
    plan = make_plan(Question(question, ()), known)
    return plan, retrieve(plan, held).items


def _is_nugget(nugget: dict[str, str], one: Passage) -> bool:
    paragraph = one.item.paragraph
    around = " ".join((*paragraph.sections, paragraph.lead_in or "", paragraph.text))
    return bool(
        re.search(nugget.get("source") or ".", one.item.paper.source)
        and re.search(nugget.get("text", "."), around)
        and re.search(nugget["value"], f"{one.before} {one.text}")
    )


def _example(
    group: str,
    names: Sequence[str],
    plan: Plan,
    items: Sequence[EvidenceItem],
    is_one: Callable[[Passage], bool],
    times: int = 1,
) -> Example:
    signs, passages = _looked_at(names, plan, items)
    right = np.array([is_one(one) for one in passages], dtype=bool)
    told = {one.item.paragraph.paragraph_id for one, it in zip(passages, right, strict=True) if it}
    left = [item for item in items if item.paragraph.paragraph_id not in told]
    ranked = [item._replace(rank=rank) for rank, item in enumerate(left, 1)]
    without = _looked_at(names, plan, ranked)[0] if told else np.zeros((0, len(names)))
    return Example(group, signs, right, without, times)


def _looked_at(
    names: Sequence[str], plan: Plan, items: Sequence[EvidenceItem]
) -> tuple[Signs, list[Passage]]:
    held = Likeliest(plan, items[:CONSIDERED])
    passages = list(islice(iter(held.take, None), LOOKED_AT))
    rows = [[getattr(one, name) for name in names] for one in close_signs(plan, passages)]
    return np.array(rows).reshape(len(rows), len(names)), passages


def _ranks(examples: Sequence[Example], names: Sequence[str], start: Signs) -> Signs:
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


def _odds(examples: Sequence[Example], rank: Signs, formless: int, start: Signs) -> Signs:
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
    sys.exit(main(*map(Path, sys.argv[1:2])))
