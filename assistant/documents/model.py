"""A document as plain values: what is said, what it rests on, and what is marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PassageKind = Literal["heading", "paragraph", "bullet", "quote"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One heading, paragraph or bullet; ``notes`` are its footnotes, in order.

    ``source`` says in the text itself whose words it rests on, and of when, without brackets;
    ``mark`` is a warning to be seen beside the words, such as that no paper supports them;
    ``level`` is a heading's (1 is below the title).
    """

    text: str
    kind: PassageKind = "paragraph"
    notes: tuple[str, ...] = ()
    mark: str = ""
    level: int = 1
    source: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A title and passages in order."""

    title: str
    passages: tuple[Passage, ...]
