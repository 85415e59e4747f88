"""What a kept conversation may still show: nothing of papers that were removed or closed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, Citation
from assistant.readers.store import Conversation
from assistant.readers.turn import Turn

if TYPE_CHECKING:
    from corpus.library import Library

GONE = "This answer rested on a paper that is no longer held as it was, and is not shown any more."


def still_held(conversation: Conversation, library: Library) -> Conversation:
    """The conversation without the answers that quote words which are not held any more.

    Words that changed under the same number are gone too: a paper may have been issued anew
    because of what it said.
    """
    held = _held(conversation.turns, library)
    turns = tuple(
        turn if _is_held(turn, held) else Turn(turn.number, _gone(turn))
        for turn in conversation.turns
    )
    return replace(conversation, turns=turns)


def turn_is_held(turn: Turn, library: Library) -> bool:
    """Whether all that an answer quotes is held as it was quoted."""
    return _is_held(turn, _held((turn,), library))


def _held(turns: Sequence[Turn], library: Library) -> dict[str, str]:
    """The words held now of each paragraph that is quoted."""
    names = list(dict.fromkeys(one.paragraph_id for turn in turns for one in _quoted(turn)))
    if not names:
        return {}
    return {name: _plain(one.text) for name, one in library.paragraphs_by_id(names).items()}


def _is_held(turn: Turn, held: Mapping[str, str]) -> bool:
    return all(held.get(one.paragraph_id) == _plain(one.text) for one in _quoted(turn))


def _quoted(turn: Turn) -> tuple[Citation, ...]:
    return (*turn.answer.citations, *turn.answer.nearest)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _gone(turn: Turn) -> Answer:
    return Answer(turn.answer.question, turn.answer.kind, "not_in_papers", GONE)
