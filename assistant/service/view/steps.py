"""The steps of an answer in words, as the Ask page tells them while they happen."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.service.room import Extent
from assistant.service.wording import counted
from assistant.steps import Reading, Searching, Step


def with_step(steps: Sequence[str], step: Step) -> list[str]:
    """The steps told so far, and the one that begins.

    What is searched takes the place of what was told of it before the question was understood;
    what is read once more, for a part of the question, takes the place of what was read before.
    """
    said = in_words(step)
    if isinstance(step, Searching):
        return [said]
    kept = [one for one in steps if one.split()[0] != said.split()[0]]
    return [*kept, said]


def in_words(step: Step) -> str:
    """``searching 14 papers of 6 authorities``."""
    if isinstance(step, Searching):
        return f"searching {Extent(step.papers, step.authorities)}"
    if isinstance(step, Reading):
        return f"reading {counted(step.paragraphs, 'paragraph')}"
    cite = "what it cites" if step.statements == 1 else "what they cite"
    return f"checking {counted(step.statements, 'statement')} against {cite}"
