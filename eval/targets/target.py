"""What every target offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Request = Mapping[str, Any]
"""A line of ``papers ask --file``: id, question, history."""

Found = list[tuple[str, float]]
"""Paragraph ids with their scores, best first."""


TIMEOUT = 120.0
"""Seconds that an endpoint may take for an answer, unless told otherwise."""


class TargetError(Exception):
    """A target cannot be used at all, or gave no answer; the message says why."""


class Unreachable(TargetError):
    """A target gave no sign of itself: the next question will fare no better."""


class Withheld(TargetError):
    """A target answers from papers that some roles alone may see: results are for all."""


class Busy(TargetError):
    """A target asks to be asked again after ``wait`` seconds."""

    def __init__(self, reason: str, wait: float) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Target:
    """Something that answers: ``ask`` gives the JSON of ``papers ask --json``.

    ``search`` gives up to so many paragraphs for a request, or is None where the target cannot;
    an answer that holds a list ``retrieved`` of paragraph ids does without it. ``code`` is a
    digest of what answers, None where that is not known. ``prepare`` is called once before the
    first question, and not at all where every answer is known already.
    """

    name: str
    ask: Callable[[Request], dict[str, Any]]
    search: Callable[[Request, int], Found] | None = None
    code: str | None = None
    prepare: Callable[[], object] = lambda: None
