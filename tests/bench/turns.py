"""Questions, searches, themes and memory of one process that serves a store.

Run with ``python -m tests.bench.turns STORE [QUESTIONS]``: prints the figures as JSON.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from assistant.answer import Question
from assistant.chat import Assistant
from corpus.freed import steady
from corpus.library import Library
from corpus.paper import Scope
from corpus.settings import CorpusSettings
from corpus.stages import watched
from corpus.themes import themes
from tests.bench.figure import Times, memory, timed
from tests.bench.questions import Asked, questions
from tests.bench.stores import owners

WARMING = 10
"""Questions asked before the clock starts, others than those that are timed."""
REPEATED = 20


def main(store: Path, count: int = 200) -> int:
    """Ask, search and group, and print what it took."""
    with_model = CorpusSettings()
    library = Library.open(store, with_model)
    try:
        print(json.dumps(_measured(library, count)))
    finally:
        library.close()
    return 0


def _measured(library: Library, count: int) -> dict[str, Any]:
    assistant = Assistant(library)
    asked = questions(count + WARMING, owners())
    for one in asked[:WARMING]:
        assistant.ask(Question(one.text))
    steady()  # as the web app does once it has loaded
    serving = memory()
    by_kind, stages = _asked(assistant, asked[WARMING:])
    held = library.counts()
    return {
        "papers": held["papers"],
        "paragraphs": held["paragraphs"],
        "all": _summary([one for times in by_kind.values() for one in times]),
        "kinds": {kind: _summary(times) for kind, times in by_kind.items()},
        "stages": stages,
        "again": _again(assistant, asked[WARMING:][:REPEATED]),
        "searches": _searches(library, asked),
        "themes": _both(timed([lambda: themes(library)] * 5)),
        "memory_first": round(serving),
        "memory": round(memory()),
    }


def _asked(
    assistant: Assistant, asked: list[Asked]
) -> tuple[dict[str, list[tuple[float, float]]], dict[str, dict[str, float]]]:
    by_kind: dict[str, list[tuple[float, float]]] = defaultdict(list)
    stages: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for one in asked:
        with watched() as measured:
            times = timed([lambda text=one.text: assistant.ask(Question(text))])  # type: ignore[misc]
        by_kind[one.kind].append((times.wall[0], times.processor[0]))
        for stage, seconds in measured.seconds.items():
            stages[one.kind][stage] += 1000 * seconds
    means = {
        kind: {stage: round(total / len(by_kind[kind]), 2) for stage, total in of_kind.items()}
        for kind, of_kind in stages.items()
    }
    return by_kind, means


def _again(assistant: Assistant, asked: list[Asked]) -> dict[str, float]:
    """The same questions put once more: what was read for them is at hand."""
    return _both(timed([lambda text=one.text: assistant.ask(Question(text)) for one in asked]))  # type: ignore[misc]


def _searches(library: Library, asked: list[Asked]) -> dict[str, dict[str, float]]:
    texts = [one.text for one in asked[:40]]
    for text in texts:
        library.search_vectors(text, 1)  # embeds the question, which is timed by itself
    of_one = Scope(authorities=(owners()[0].key,))
    found = {
        "vectors": timed([lambda t=t: library.search_vectors(t, 60) for t in texts]),  # type: ignore[misc]
        "vectors, one authority": timed(
            [lambda t=t: library.search_vectors(t, 60, of_one) for t in texts]  # type: ignore[misc]
        ),
        "words": timed([lambda t=t: library.search_words(t, 60) for t in texts]),  # type: ignore[misc]
        "words, one authority": timed(
            [lambda t=t: library.search_words(t, 60, of_one) for t in texts]  # type: ignore[misc]
        ),
        "embedding a question": timed(
            [lambda t=t: library.embedder.encode([t + "?"]) for t in texts]  # type: ignore[misc]
        ),
    }
    return {name: _both(times) for name, times in found.items()}


def _summary(pairs: list[tuple[float, float]]) -> dict[str, float]:
    return _both(Times(tuple(p[0] for p in pairs), tuple(p[1] for p in pairs)))


def _both(times: Times) -> dict[str, float]:
    return {
        "runs": len(times.wall),
        "p50": round(times.wall_at(0.5), 2),
        "p95": round(times.wall_at(0.95), 2),
        "processor_p50": round(times.processor_at(0.5), 2),
        "processor_p95": round(times.processor_at(0.95), 2),
    }


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *map(int, sys.argv[2:3])))
