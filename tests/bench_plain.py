"""How plainly worded questions over real papers (../shared/papers) and the sample's are answered.

Run with ``python -m tests.bench_plain [STORES] [EVERY]``: all of them, or one in ``EVERY``; all
take five minutes on two quiet cores. Each question in ``tests/assistant/plain_questions.jsonl``
names the paragraphs that answer it, with a digest of the sentence where one sentence does; an
absent one names none, as no paper answers it. An answer is right where it cites such a paragraph
and says the sentence; ``late`` where it does so after another paragraph in more than 140 words;
``beside`` where it cites the paragraph and says another sentence of it. Those over ``HELD_OUT``
papers come by themselves: nothing that ranks was fitted to them. Nothing is asserted.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from assistant.evidence.passages import sentences_of
from corpus.library import Library
from corpus.paper import Paragraph
from tests.bench_answers import ABSTAINED, ASSISTANT, REAL, ROOT, opened

QUESTIONS = ASSISTANT / "plain_questions.jsonl"
REAL_STORE = "all"
STORES = {REAL_STORE: REAL[1][REAL_STORE], "sample": (ROOT / "corpus" / "papers",)}
PARTS = 8
HELD_OUT = 1
"""The part of the papers on whose questions the cross-encoder is not trained."""
SHORT = 140


def lines(every: int = 1, store: str = REAL_STORE) -> list[Mapping[str, Any]]:
    """The questions over the papers of a store, or one in so many of them."""
    asked = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    return [line for line in asked if line.get("store", REAL_STORE) == store][::every]


def digest(sentence: str) -> str:
    """What a sentence is known by: its words are the papers' own and stay there."""
    return hashlib.sha256(_plain(sentence).encode()).hexdigest()[:12]


def is_right(right: Sequence[str], paragraph_id: str, sentence: str) -> bool:
    """Whether a sentence of a paragraph is one of those that answer."""
    return paragraph_id in right or f"{paragraph_id}#{digest(sentence)}" in right


def library(stores: Path, store: str = REAL_STORE) -> Library:
    """The store of the real papers or of the sample's, made where it is not there yet."""
    return opened(stores / store, STORES[store])


def parts_of(held: Library) -> dict[str, int]:
    """The part, from 0, that each paper with text belongs to: drawn by lot, always the same."""
    names = sorted(name for name, count in held.paragraph_counts().items() if count)
    random.Random(7).shuffle(names)
    return {name: place % PARTS for place, name in enumerate(names)}


def paper_of(paragraph_id: str) -> str:
    """The paper that a paragraph, or a sentence of one, is of."""
    return paragraph_id.rpartition("/")[0]


def main(stores: Path = ROOT / "results" / "real", every: int = 1) -> int:
    """Ask the questions and print what became of each kind."""
    became: dict[str, Counter[str]] = defaultdict(Counter)
    for store in STORES:
        with library(stores, store) as held:
            assistant = Assistant(held)
            parts = parts_of(held)
            for line in lines(every, store):
                answer = assistant.ask(Question(line["question"], ()))
                cited = held.paragraphs_by_id([one.paragraph_id for one in answer.citations])
                result = _judged(line["right"], answer, cited)
                became[f"{store} {line['kind']}"][result] += 1
                became[f"{store}, all"][result] += 1
                if any(parts.get(paper_of(name)) == HELD_OUT for name in line["right"]):
                    became[f"{store}, held out"][result] += 1
    for kind, counts in became.items():
        print(f"{kind:16}", ", ".join(f"{name} {count}" for name, count in counts.most_common()))
    return 0


def _judged(right: Sequence[str], answer: Answer, cited: Mapping[str, Paragraph]) -> str:
    if not right:
        return "kept silent" if answer.status in ABSTAINED else "answered though absent"
    if answer.status in ABSTAINED:
        return "refused"
    said = _plain(answer.text.replace("**", "").replace("\\", ""))
    named = {name.partition("#")[0] for name in right}
    held = [one.paragraph_id for one in answer.citations if one.paragraph_id in named]
    if not held:
        return "wrong"
    if not any(_says(said, right, cited[name]) for name in held):
        return "beside"
    first = answer.citations[0].paragraph_id in named
    return "right" if first or len(answer.text.split()) < SHORT else "late"


def _says(said: str, right: Sequence[str], paragraph: Paragraph) -> bool:
    return any(_plain(sentence) in said for sentence in _answering(right, paragraph))


def _answering(right: Sequence[str], paragraph: Paragraph) -> Iterator[str]:
    for sentence, _ in sentences_of(paragraph):
        if is_right(right, paragraph.paragraph_id, sentence):
            yield sentence


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()


if __name__ == "__main__":
    given = sys.argv[1:]
    folder = Path(given[0]) if given else ROOT / "results" / "real"
    sys.exit(main(folder, int(given[1]) if len(given) > 1 else 1))
