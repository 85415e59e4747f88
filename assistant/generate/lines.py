"""What a model writes -> statements with the ids they name, as soon as a line is whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.grounding.sources import statement_text
from assistant.prompts import CANNOT_ANSWER

_IDS = re.compile(r"[\[(【]\s*(E\d{1,4}(?:\s*[,;&]\s*E?\d{1,4})*)\s*[\])】]", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_BULLET = re.compile(r"^\s*(?:[-*+•–]\s+|\d{1,2}[.)]\s+)+")
_MARKUP = re.compile(r"\*\*|__|`+|^#{1,6}\s+|^>\s*")
_THOUGHT = re.compile(r"<think>.*?(?:</think>|$)", re.DOTALL | re.IGNORECASE)
LONGEST = 1500
"""Characters of one line; a longer one is no statement."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as a model wrote it, with the ids it names."""

    text: str
    ids: tuple[str, ...]


def statements(pieces: Iterable[str]) -> Iterator[Said]:
    """Statements from pieces of a stream, however they are cut; lines that are none are left out.

    Raises NotAnswered where the model says that the paragraphs do not answer.
    """
    rest = ""
    for piece in pieces:
        rest += piece
        if _is_thinking(rest):
            continue
        rest = _THOUGHT.sub("", rest)
        *whole, rest = re.split(r"\r\n|\r|\n", rest)
        for line in whole:
            yield from _statement(line)
    yield from _statement(_THOUGHT.sub("", rest))


class NotAnswered(Exception):
    """The model says that the paragraphs do not answer the question."""


def _is_thinking(text: str) -> bool:
    lower = text.lower()
    return lower.rfind("<think>") > lower.rfind("</think>")


def _statement(line: str) -> Iterator[Said]:
    text = statement_text(line)
    if CANNOT_ANSWER.lower() in text.lower():
        raise NotAnswered
    if not text or len(text) > LONGEST:
        return
    yield from _segments(text)


def _segments(text: str) -> Iterator[Said]:
    """The sentences of a line, each with the ids that follow it."""
    said: list[Said] = []
    last = 0
    for match in [*_IDS.finditer(text), None]:
        words = _clean(text[last : match.start() if match else len(text)])
        ids = [f"E{int(n)}" for n in _NUMBER.findall(match.group(1))] if match else []
        last = match.end() if match else last
        if not re.search(r"[^\W\d_]", words):
            words = ""
        runs_on = bool(said) and (not words or words[0].islower())
        if runs_on and (ids or words):
            before = said.pop()
            said.append(Said(f"{before.text} {words}".strip(), (*before.ids, *ids)))
        elif words:
            said.append(Said(words, tuple(ids)))
    for one in said:
        yield Said(one.text, tuple(dict.fromkeys(one.ids)))


def _clean(text: str) -> str:
    text = _MARKUP.sub("", _BULLET.sub("", text))
    return re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s+", " ", text)).strip()
