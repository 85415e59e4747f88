"""Several readers at once: what a question costs, and how long each waits, in one process.

Run with ``python -m tests.bench.readers STORE [READERS...]``: prints the figures as JSON. Readers
are threads of one process, as in the web app; each asks the same number of different questions, one
after the other without a pause, which is more than people do.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from assistant.answer import Question
from assistant.chat import Assistant
from corpus.library import Library
from corpus.settings import CorpusSettings
from tests.bench.figure import memory, quantile
from tests.bench.questions import questions
from tests.bench.stores import owners

READERS = (1, 2, 4, 8, 16)
EACH = 48
"""How many questions are asked in all for each number of readers."""


def main(store: Path, some: Sequence[int] = READERS) -> int:
    """Ask with each number of readers, and print what it took."""
    library = Library.open(store, CorpusSettings())
    try:
        assistant = Assistant(library)
        rounds = len(some) + 1
        # Dealt out by kind, so that every round is of like questions.
        asked = sorted(questions(EACH * rounds, owners()), key=lambda one: one.kind)
        dealt = [[one.text for one in asked[at::rounds]] for at in range(rounds)]
        _ask(assistant, dealt[0])
        found = [
            _together(assistant, texts, readers)
            for texts, readers in zip(dealt[1:], some, strict=True)
        ]
        print(json.dumps({"paragraphs": library.counts()["paragraphs"], "readers": found}))
    finally:
        library.close()
    return 0


def _ask(assistant: Assistant, texts: Sequence[str]) -> list[float]:
    took = []
    for text in texts:
        started = time.perf_counter()
        assistant.ask(Question(text))
        took.append(1000 * (time.perf_counter() - started))
    return took


def _together(assistant: Assistant, texts: Sequence[str], readers: int) -> dict[str, Any]:
    shares = [texts[at::readers] for at in range(readers)]
    passed, worked = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(readers) as pool:
        took = [
            one for own in pool.map(lambda share: _ask(assistant, share), shares) for one in own
        ]
    passed, worked = time.perf_counter() - passed, time.process_time() - worked
    return {
        "readers": readers,
        "questions": len(took),
        "questions a second": round(len(took) / passed, 2),
        "p50": round(quantile(took, 0.5), 1),
        "p95": round(quantile(took, 0.95), 1),
        "processor a question": round(1000 * worked / len(took), 1),
        "memory": round(memory()),
    }


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [int(one) for one in sys.argv[2:]] or READERS))
