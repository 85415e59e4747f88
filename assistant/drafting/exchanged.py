"""Values that a sentence gives of one thing and the paragraph it rests on of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.cite import normal
from assistant.words.sentences import sentences
from assistant.words.stems import content_stems
from assistant.words.values import ValueKind, values

FULLER = 2
"""How many words more another value's place has to share for a value to be thought exchanged."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A value with the stems of what it is said of: the words before it, else those after it, up
    to the next value."""

    kind: ValueKind
    text: str
    about: frozenset[str]


def exchanged(said: str, printed: Sequence[str]) -> Iterator[str]:
    """The values of a text that the paragraphs print, though of something else: ``placements cost
    £0.4m`` where placements cost £3.6m and transport £0.4m."""
    held = [one for text in printed for one in _placed(text)]
    for own in _placed(said):
        same = [one for one in held if one.kind == own.kind]
        here = [len(own.about & one.about) for one in same if one.text == own.text]
        others = [len(own.about & one.about) for one in same if one.text != own.text]
        if not here or not others:
            continue
        if max(others) > max(here) and (max(here) == 0 or max(others) >= max(here) + FULLER):
            yield own.text


def _placed(text: str) -> Iterator[_Placed]:
    for sentence in sentences(text):
        found = [one for one in values(sentence.text) if one.kind in ("money", "percent", "number")]
        for at, one in enumerate(found):
            before = sentence.text[found[at - 1].end if at else 0 : one.start]
            end = found[at + 1].start if at + 1 < len(found) else len(sentence.text)
            about = _stems(before) or _stems(sentence.text[one.end : end])
            if about:
                yield _Placed(one.kind, normal(one.text), about)


def _stems(text: str) -> frozenset[str]:
    return frozenset(filter(str.isalpha, content_stems(text)))
