"""The product itself, in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus.settings import CorpusSettings
from eval.targets.target import Found, Request, Target


@contextmanager
def product(store: Path, settings: CorpusSettings) -> Iterator[Target]:
    """Open a store and answer from it; raises corpus.errors.StoreError where that fails."""
    # The assistant and its indexes load for those who run questions, not for those who score.
    from assistant.answer import Question
    from assistant.chat import Assistant
    from assistant.retrieve import find
    from assistant.settings import AssistantSettings
    from corpus.library import Library
    from corpus.paper import Scope

    with Library.open(store, settings) as library:
        assistant = Assistant(library, AssistantSettings.from_environment())

        def ask(request: Request) -> dict[str, Any]:
            question = Question(
                request["question"], history=tuple(request["history"]), id=request["id"]
            )
            return assistant.ask(question).as_json()

        def search(request: Request, depth: int) -> Found:
            found = find(request["question"], Scope(), depth, library)
            return [(item.paragraph.paragraph_id, item.score) for item in found]

        yield Target("papers", ask, search)
