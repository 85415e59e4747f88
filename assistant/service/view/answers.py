"""A conversation as a page shows it: each answer with its sources and what it does not cover."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from assistant.answer import Answer, Citation
from assistant.cite import clerk_citation
from assistant.readers import Conversation, Turn
from assistant.service.links import paragraph_link
from assistant.service.view.environment import fragment
from assistant.service.view.markdown import safe_html
from assistant.service.wording import counted

STATUS_WORDS = {
    "answered": "Answered from the papers",
    "partly_answered": "Answered in part",
    "not_in_papers": "Not in the papers held",
    "needs_clarification": "Which do you mean?",
    "refused": "Not a question for these papers",
}


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A citation as a clerk would write it, and where it opens; ``key`` finds it again."""

    key: str
    marker: int
    words: str
    link: str
    quote: str


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """A turn ready to be printed."""

    number: int
    question: str
    status: str
    status_words: str
    text: Markup
    sources: tuple[ShownSource, ...]
    nearest: tuple[ShownSource, ...]
    answer: Answer


def conversation_html(conversation: Conversation, *, is_kept: bool = False) -> str:
    """The conversation, the newest turn first, so that an answer stands under the question box.

    One that is kept for its reader can be judged.
    """
    turns = [shown_turn(turn) for turn in reversed(conversation.turns)]
    return fragment("conversation.html", turns=turns, name=conversation.name, is_kept=is_kept)


def shown_turn(turn: Turn) -> ShownTurn:
    """What a page needs of a turn."""
    answer = turn.answer
    sources = tuple(_source(f"{c.marker}", c) for c in answer.citations)
    links = {source.marker: source.link for source in sources}
    return ShownTurn(
        turn.number,
        turn.question,
        answer.status,
        STATUS_WORDS[answer.status],
        safe_html(answer.text, links),
        sources,
        tuple(_source(f"n{i}", c) for i, c in enumerate(answer.nearest)),
        answer,
    )


def cited(answer: Answer, key: str) -> Citation | None:
    """The citation that a source's ``key`` stands for, or None."""
    if key.startswith("n") and key[1:].isdecimal():
        place = int(key[1:])
        return answer.nearest[place] if place < len(answer.nearest) else None
    return next((c for c in answer.citations if str(c.marker) == key), None)


def done_words(answer: Answer) -> str:
    """What is announced when an answer has come."""
    papers = len({citation.paper_id for citation in answer.citations})
    words = STATUS_WORDS[answer.status]
    if not answer.citations:
        return f"Done. {words}."
    sources = counted(len(answer.citations), "source")
    return f"Done. {words}: {sources} in {counted(papers, 'paper')}, {answer.seconds:.2f} seconds."


def _source(key: str, citation: Citation) -> ShownSource:
    link = paragraph_link(citation.paper_id, citation.paragraph_id, citation.text)
    words = clerk_citation(citation)
    return ShownSource(key, citation.marker, words, link, citation.quote or citation.text)
