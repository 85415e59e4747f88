"""What can be taken as a question at all, wherever it is asked."""

from __future__ import annotations

from collections.abc import Sequence


class BadQuestion(Exception):
    """A question cannot be taken; the message is one line for the person who asked."""


def checked_question(text: object, limit: int) -> str:
    """The question without white space around it; raises BadQuestion.

    ``limit`` is the longest that is taken, in characters.
    """
    if not isinstance(text, str) or not text.strip():
        raise BadQuestion("the question is empty: ask something of the papers")
    text = whole(text.strip())
    if len(text) > limit:
        raise BadQuestion(
            f"the question has {len(text)} characters and {limit} are taken: shorten it"
        )
    return text


MOST_EARLIER = 50
"""So many earlier questions of a conversation are taken."""


def checked_history(history: Sequence[str], limit: int) -> tuple[str, ...]:
    """The earlier questions of a conversation, the latest of them; raises BadQuestion.

    Each is held to the limit of a question: what was too long to be asked was not asked.
    """
    if any(len(text) > limit for text in history):
        raise BadQuestion(f"an earlier question has more than {limit} characters: shorten it")
    return tuple(whole(text) for text in history[-MOST_EARLIER:])


def whole(text: str) -> str:
    """The text with a sign for each half of a surrogate pair, which is no character.

    JSON can hold one (``\\ud800``); no file, index or model takes it.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
