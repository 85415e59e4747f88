"""A conversation as a document to take away, its citations as footnotes."""

from __future__ import annotations

import re

from assistant.answer import Answer
from assistant.cite import clerk_citation, plain_text
from assistant.documents import Document, Passage
from assistant.readers import Conversation
from assistant.service.view.answers import STATUS_WORDS

_MARKERS = re.compile(r"\s*\[(\d{1,3})\]")
_HEADING = re.compile(r"#{1,6}\s+")


def as_document(conversation: Conversation, title: str) -> Document:
    """Every question with its answer, in the order in which they were asked."""
    passages: list[Passage] = []
    for turn in conversation.turns:
        passages.append(Passage(turn.question, "heading"))
        passages.append(Passage(STATUS_WORDS[turn.answer.status] + "."))
        passages += _said(turn.answer)
    return Document(title, tuple(passages))


def _said(answer: Answer) -> list[Passage]:
    notes = {citation.marker: clerk_citation(citation) for citation in answer.citations}
    made = []
    for line in filter(None, (line.strip() for line in answer.text.splitlines())):
        cited = tuple(dict.fromkeys(notes[n] for n in _numbers(line) if n in notes))
        is_bullet = line.startswith("- ")
        said = plain_text(_without(line, notes)).removeprefix("- ").strip("* ")
        said = _HEADING.sub("", said)
        if said:
            made.append(Passage(said, "bullet" if is_bullet else "paragraph", cited))
    return made


def _numbers(line: str) -> list[int]:
    return [int(number) for number in _MARKERS.findall(line)]


def _without(line: str, notes: dict[int, str]) -> str:
    """The line without the markers that footnotes stand for."""
    return _MARKERS.sub(lambda m: "" if int(m[1]) in notes else m[0], line)
