"""Readers who ask while papers are replaced: ``python -m tests.soak.readers READERS FOLDER``."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

from assistant.answer import Question
from assistant.chat import Assistant
from corpus.library import Library
from corpus.paper import Paragraph
from corpus.settings import CorpusSettings
from tests.conftest import WordEmbedder
from tests.soak.children import in_child
from tests.soak.full_disk import run
from tests.soak.papers import COUNT, QUESTIONS, write_papers

EDITIONS = ("old", "new")


class Readers:
    """Threads that read and ask until they are told to stop."""

    def __init__(self, library: Library, count: int) -> None:
        self.library = library
        self.assistant = Assistant(library)
        self.seconds: list[float] = []
        self.wrong: list[str] = []
        self.editions: set[str] = set()
        self._done = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(at,)) for at in range(count)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._done.set()
        for thread in self._threads:
            thread.join()

    def _read(self, turn: int) -> None:
        while not self._done.is_set():
            turn += 1
            try:
                self._ask(QUESTIONS[turn % len(QUESTIONS)])
                self._open(turn)
            except Exception as error:  # whatever fails is what we look for
                self.wrong.append(f"{type(error).__name__}: {error}")

    def _ask(self, question: str) -> None:
        began = time.monotonic()
        answer = self.assistant.ask(Question(question))
        self.seconds.append(time.monotonic() - began)
        cited: dict[str, set[str]] = {}
        for one in answer.citations:
            cited.setdefault(one.paper_id, set()).update(_editions(one.text))
        self.wrong += [f"{name} is cited of both" for name, of in cited.items() if len(of) > 1]

    def _open(self, turn: int) -> None:
        with self.library.snapshot():
            papers = self.library.papers()
            paper = papers[turn % len(papers)]
            paragraphs = self.library.paragraphs(paper.paper_id)
        said = _all_editions(paragraphs)
        self.editions |= said
        if len(said) != 1:
            self.wrong.append(f"{paper.paper_id} is a mixture: {sorted(said)}")


def main(count: int, work: Path) -> dict[str, Any]:
    """Replace forty papers under so many readers; what they saw and how long they waited."""
    folder, store = work / "papers", work / "store"
    write_papers(folder, "old", COUNT)
    in_child(lambda: run(store, folder))
    write_papers(folder, "new", COUNT)
    writer = os.fork()
    if not writer:
        os._exit(1 if run(store, folder) else 0)
    with Library.open(store, CorpusSettings(), embedder=WordEmbedder()) as library:
        readers = Readers(library, count)
        readers.start()
        _, status = os.waitpid(writer, 0)
        readers.stop()
    waited = sorted(readers.seconds)
    return {
        "readers": count,
        "questions": len(waited),
        "p50_ms": round(1000 * waited[len(waited) // 2], 1),
        "p95_ms": round(1000 * waited[int(len(waited) * 0.95)], 1),
        "editions_seen": sorted(readers.editions),
        "writer_failed": bool(status),
        "wrong": readers.wrong,
    }


def _editions(text: str) -> set[str]:
    return {one for one in EDITIONS if f"{one} plan" in text}


def _all_editions(paragraphs: tuple[Paragraph, ...]) -> set[str]:
    return {one for paragraph in paragraphs for one in _editions(paragraph.text)}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), Path(sys.argv[2])), indent=1))
