"""What a kept conversation may still show: nothing of papers that were removed or closed since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.readers.store import Conversation
from assistant.readers.turn import Turn

if TYPE_CHECKING:
    from corpus.library import Library

GONE = "This answer rested on a paper that is no longer held, and is not shown any more."


def still_held(conversation: Conversation, library: Library) -> Conversation:
    """The conversation without the answers that quote a paragraph which is not held any more."""
    names = list(dict.fromkeys(name for turn in conversation.turns for name in _quoted(turn)))
    held = library.paragraphs_by_id(names)
    turns = tuple(
        turn if all(name in held for name in _quoted(turn)) else Turn(turn.number, _gone(turn))
        for turn in conversation.turns
    )
    return replace(conversation, turns=turns)


def _quoted(turn: Turn) -> list[str]:
    cited = (*turn.answer.citations, *turn.answer.nearest)
    return [citation.paragraph_id for citation in cited]


def _gone(turn: Turn) -> Answer:
    return Answer(turn.answer.question, turn.answer.kind, "not_in_papers", GONE)
