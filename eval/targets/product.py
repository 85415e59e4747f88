"""The product itself, in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.settings import CorpusSettings
from eval.targets.code import code_hash
from eval.targets.target import Found, Request, Target, TargetError

if TYPE_CHECKING:
    from assistant.answer import Question
    from assistant.settings import AssistantSettings


@contextmanager
def product(store: Path, settings: CorpusSettings, with_model: bool = False) -> Iterator[Target]:
    """Open a store and answer from it, composed or ``with_model`` as it is configured.

    Raises corpus.errors.StoreError where the store cannot be used, TargetError where there is
    no model to be used.
    """
    # The assistant and its indexes load for those who run questions, not for those who score.
    from assistant.answer import Question
    from assistant.chat import Assistant
    from assistant.settings import AssistantSettings
    from corpus.library import Library

    with Library.open(store, settings) as library:
        own = _answering(AssistantSettings.from_environment(), with_model)
        assistant = Assistant(library, own)

        def question(request: Request) -> Question:
            return Question(request["question"], tuple(request["history"]), id=request["id"])

        def ask(request: Request) -> dict[str, Any]:
            return assistant.ask(question(request)).as_json()

        def search(request: Request, depth: int) -> Found:
            found = assistant.evidence(question(request)).items[:depth]
            return [(item.paragraph.paragraph_id, item.score) for item in found]

        name = f"papers with {own.model.name}" if with_model else "papers"
        yield Target(name, ask, search, code_hash())


def _answering(settings: AssistantSettings, with_model: bool) -> AssistantSettings:
    """The settings of the environment, without the model unless it is asked for."""
    from assistant.settings import ModelSettings

    if not with_model:
        return replace(settings, model=ModelSettings())
    if not (settings.model.is_configured and settings.model.is_allowed):
        raise TargetError(
            "no language model may be used: set LLM_BASE_URL, LLM_MODEL and LLM_ALLOWED_HOSTS"
        )
    return settings
