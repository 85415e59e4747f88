"""Passages taken one by one: the very ones that all of them in order begin with, from less work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Basis, EvidenceItem, Plan, Question
from assistant.chat import Assistant
from assistant.evidence import likeliest
from assistant.evidence.likeliest import Likeliest
from assistant.evidence.passages import Passage, passages, passages_of
from assistant.evidence.setting import Setting
from assistant.retrieve import retrieve
from corpus.library import Library
from corpus.settings import CorpusSettings

QUESTIONS = (
    "How much is Fenmarsh forecast to overspend on placements in 2024/25?",
    "How many social workers has Fenmarsh?",
    "Who chairs the improvement board at Fenmarsh?",
    "When was Aldermere City inspected?",
    "What grade was Thamesholt given?",
    "Why did the number of placements rise in Fenmarsh?",
    "What did Kelderwick say about supervision?",
    "What share of visits were on time in Aldermere City in 2023?",
)
Told = tuple[str, str, int, float]


@pytest.fixture(scope="module")
def library(sample_store: Path) -> Iterator[Library]:
    with Library.open(sample_store, CorpusSettings()) as opened:
        yield opened


def told(one: Passage) -> Told:
    return one.item.paragraph.paragraph_id, one.text, one.start, one.score


def asked(library: Library, text: str) -> Plan:
    basis = Assistant(library).ask(Question(text)).basis
    assert isinstance(basis, Basis)
    return basis.plan


@pytest.mark.parametrize("text", QUESTIONS)
def test_they_come_in_the_order_of_all_of_them(library: Library, text: str) -> None:
    plan = asked(library, text)
    items = retrieve(plan, library).items[:20]
    held = Likeliest(plan, items)
    taken = list(iter(held.take, None))
    assert list(map(told, taken)) == list(map(told, passages(plan, items)))


def test_what_cannot_come_up_to_the_best_is_not_taken_apart(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def noted(plan: Plan, item: EvidenceItem, own: Setting) -> list[Passage]:
        opened.append(item.paragraph.paragraph_id)
        return passages_of(plan, item, own)

    plan = asked(library, QUESTIONS[0])
    items = retrieve(plan, library).items[:20]
    monkeypatch.setattr(likeliest, "passages_of", noted)
    held = Likeliest(plan, items)
    best = held.take()
    assert best
    assert len(opened) <= len(items) / 2
    score = best.score
    further = list(iter(lambda: held.take(0.9 * score), None))
    every = passages(plan, items)
    assert list(map(told, [best, *further])) == [
        told(one) for one in every if one.score >= 0.9 * score
    ]
