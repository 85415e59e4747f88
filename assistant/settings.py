"""Settings of the assistant: where it listens and what limits it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.settings import environment, whole_number


@dataclass(frozen=True, slots=True)
class AssistantSettings:
    """How the assistant serves and answers.

    ``host`` and ``port`` are where the web app listens; ``glossary`` a CSV file of further
    abbreviations (``short,long``), read beside the one that comes with the program;
    ``max_question`` the longest question taken, in characters.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    glossary: Path | None = None
    max_question: int = 2000

    @classmethod
    def from_environment(cls, values: Mapping[str, str] | None = None) -> AssistantSettings:
        """Read ``PAPERS_HOST``, ``PAPERS_PORT``, ``PAPERS_GLOSSARY``, ``PAPERS_MAX_QUESTION``.

        Raises BadSetting where a number is not one.
        """
        values = environment() if values is None else values
        default = cls()
        glossary = values.get("PAPERS_GLOSSARY")
        return cls(
            host=values.get("PAPERS_HOST") or default.host,
            port=whole_number(values, "PAPERS_PORT", default.port),
            glossary=Path(glossary) if glossary else None,
            max_question=whole_number(values, "PAPERS_MAX_QUESTION", default.max_question),
        )
