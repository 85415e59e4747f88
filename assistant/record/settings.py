"""Settings of the answer log and of the program's own log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from corpus.settings import BadSetting, count_or_none, yes_or_no

Questions = Literal["redacted", "whole", "digest"]
Format = Literal["plain", "json"]


@dataclass(frozen=True, slots=True)
class RecordSettings:
    """What is written down of every answer.

    ``days`` is how long an entry is kept before it is deleted, 0 for no log at all;
    ``questions`` whether a question is kept without what looks like personal data, whole, or as
    its digest alone; ``names`` whether the name of who asked is kept beside the role. ``format``
    is that of the program's own log on standard error: plain lines, or one JSON object a line.
    """

    days: int = 365
    questions: Questions = "redacted"
    names: bool = False
    format: Format = "plain"

    @classmethod
    def from_environment(cls, values: Mapping[str, str]) -> RecordSettings:
        """Read ``PAPERS_LOG_DAYS``, ``PAPERS_LOG_QUESTIONS``, ``PAPERS_LOG_NAMES`` and
        ``PAPERS_LOG_FORMAT``; raises BadSetting.
        """
        default = cls()
        questions = _one_of(values, "PAPERS_LOG_QUESTIONS", get_args(Questions), default.questions)
        form = _one_of(values, "PAPERS_LOG_FORMAT", get_args(Format), default.format)
        return cls(
            days=count_or_none(values, "PAPERS_LOG_DAYS", default.days),
            questions=cast("Questions", questions),
            names=yes_or_no(values, "PAPERS_LOG_NAMES"),
            format=cast("Format", form),
        )


def _one_of(values: Mapping[str, str], name: str, words: tuple[str, ...], default: str) -> str:
    text = (values.get(name) or default).strip().lower()
    if text not in words:
        raise BadSetting(f"{name} is {text!r}: say {' or '.join(words)}")
    return text
