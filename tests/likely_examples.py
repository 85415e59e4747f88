"""Questions with the passages that look likeliest to answer them, and which of those do.

What ``fit_second_look`` fits weights to and ``train_cross_encoder`` trains on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from assistant.answer import EvidenceItem, Plan, Question
from assistant.composing.newest import CONSIDERED
from assistant.evidence.likeliest import Likeliest
from assistant.evidence.passages import Passage
from assistant.evidence.reranking import LOOKED_AT
from assistant.plan import make_plan
from assistant.question.known import Known, survey
from assistant.retrieve import retrieve
from assistant.settings import AssistantSettings
from corpus.library import Library
from tests.bench_answers import REAL, opened
from tests.bench_plain import HELD_OUT, STORES, is_right, library, lines, paper_of, parts_of


@dataclass(frozen=True, slots=True)
class Example:
    """A question and its likeliest passages, best first by the first look.

    ``right`` says of each whether it answers; ``part`` is that of the paper with the answer, and
    of the likeliest passage where none has it; ``answerable`` whether any paper holds an answer;
    ``writer`` who put the question.
    """

    writer: str
    plan: Plan
    items: Sequence[EvidenceItem]
    passages: Sequence[Passage]
    right: Sequence[bool]
    answerable: bool
    part: int

    def without(self) -> list[EvidenceItem]:
        """The evidence as if the paragraphs with the answer were not held."""
        told = {
            one.item.paragraph.paragraph_id
            for one, is_one in zip(self.passages, self.right, strict=True)
            if is_one
        }
        left = [item for item in self.items if item.paragraph.paragraph_id not in told]
        return [item._replace(rank=rank) for rank, item in enumerate(left, 1)]


def examples(stores: Path, parts: Collection[int]) -> Iterator[Example]:
    """The plain and the written questions over these parts of the papers."""
    found = chain(_plain_examples(stores, parts), _written_examples(stores))
    return (one for one in found if one.part in parts)


def _plain_examples(stores: Path, among: Collection[int]) -> Iterator[Example]:
    """Those of ``plain_questions.jsonl``; of other parts at most such as nothing answers."""
    for store in STORES:
        with library(stores, store) as held:
            parts = parts_of(held)
            known = _known(held)
            for line in lines(store=store):
                if not {parts[paper_of(name)] for name in line["right"][:1]} <= {*among}:
                    continue

                def right(one: Passage, wanted: Sequence[str] = line["right"]) -> bool:
                    return is_right(wanted, one.item.paragraph.paragraph_id, one.text)

                writer = line["id"].partition("-")[0]
                yield _example(
                    writer, line["question"], known, held, right, parts, line["right"],
                    answerable=bool(line["right"]),
                )  # fmt: skip


def _written_examples(stores: Path) -> Iterator[Example]:
    """The facts of ``real_questions.jsonl``, and those that no paper answers."""
    asked = [json.loads(line) for line in REAL[0].read_text("utf-8").splitlines() if line]
    for store, folders in REAL[1].items():
        with opened(stores / store, folders) as held:
            parts = parts_of(held)
            known = _known(held)
            for line in asked:
                if line["store"] != store or line["kind"] not in ("fact", "absent"):
                    continue
                if line.get("history"):
                    continue

                def right(one: Passage, line: dict[str, Any] = line) -> bool:
                    return any(_is_nugget(nugget, one) for nugget in line.get("nuggets", ()))

                yield _example(
                    "written", line["question"], known, held, right, parts, (),
                    answerable=line["status"] != "absent",
                )  # fmt: skip


def likeliest(plan: Plan, items: Sequence[EvidenceItem]) -> list[Passage]:
    """The passages that are looked at twice, best first by the first look."""
    held = Likeliest(plan, items[:CONSIDERED])
    return list(islice(iter(held.take, None), LOOKED_AT))


def _example(
    writer: str,
    question: str,
    known: Known,
    held: Library,
    is_one: Callable[[Passage], bool],
    parts: Mapping[str, int],
    wanted: Sequence[str],
    *,
    answerable: bool,
) -> Example:
    plan = make_plan(Question(question, ()), known)
    items = retrieve(plan, held).items
    passages = likeliest(plan, items)
    right = [is_one(one) for one in passages]
    papers = [paper_of(name) for name in wanted]
    papers += [one.item.paper.paper_id for one, it in zip(passages, right, strict=True) if it]
    papers += [one.item.paper.paper_id for one in passages[:1]]
    part = parts[papers[0]] if papers else HELD_OUT
    return Example(writer, plan, items, passages, right, answerable, part)


def _known(held: Library) -> Known:
    return survey(held, held.register, AssistantSettings().glossary)


def _is_nugget(nugget: dict[str, str], one: Passage) -> bool:
    paragraph = one.item.paragraph
    around = " ".join((*paragraph.sections, paragraph.lead_in or "", paragraph.text))
    return bool(
        re.search(nugget.get("source") or ".", one.item.paper.source)
        and re.search(nugget.get("text", "."), around)
        and re.search(nugget["value"], f"{one.before} {one.text}")
    )
