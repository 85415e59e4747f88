"""The points of what is being decided, told by their numbers and by what stands above them."""

from __future__ import annotations

import re

from corpus.paper import Paragraph
from ingest.findings.meetings import words

_LONGEST_ENTRY = 10


class Points:
    """The last point of each list, so that an outer one goes on after an inner one."""

    def __init__(self) -> None:
        self._last: dict[str | None, Paragraph] = {}

    def clear(self) -> None:
        """Another decision begins."""
        self._last = {}

    def note(self, paragraph: Paragraph) -> None:
        """Keep a point."""
        counted = _counted(paragraph)
        if counted is not None:
            self._last[counted] = paragraph

    def goes_on(self, paragraph: Paragraph, before: Paragraph, *, minutes: bool) -> bool:
        """Whether a paragraph is one of the points of what is being decided above it.

        "RESOLVED: That the Committee" without a colon, and below it 1, 2 and 3.
        """
        heads = words.heads_decision(before.text)
        if paragraph.label is not None and paragraph.label == before.label:
            # the words of a minute share its number: none of them is a point of it
            return heads or (_is_entry(before) and _is_entry(paragraph))
        counted = _counted(paragraph)
        if counted is not None and (last := self._last.get(counted)):
            return _follows(paragraph, last)
        opens = words.opens_list(before.text)
        if before in self._last.values() and not opens:
            return False
        if heads and (words.opens_list(paragraph.text) or minutes):
            return True
        begins = words.says_nothing_yet(before.text) or opens
        return (begins or heads) and counted is not None


def _is_entry(paragraph: Paragraph) -> bool:
    """Whether a line is one of a list without signs, as payments are: ``Grass cutting £260.00``."""
    text = paragraph.text.rstrip()
    return paragraph.kind == "paragraph" and (
        len(text.split()) <= _LONGEST_ENTRY and text[-1:].isalnum()
    )


def _counted(paragraph: Paragraph) -> str | None:
    """What the labels of one list have in common, or None for a paragraph without one."""
    if paragraph.label is None or paragraph.kind == "row":
        return None
    return re.sub(r"\(?(?:\d+|[a-z]|[ivx]+)\)?$", "", paragraph.label)


def _follows(paragraph: Paragraph, before: Paragraph) -> bool:
    """Whether numbers run on: below points 1 and 2, a 43 is the next minute."""
    last, number = (re.search(r"\d+(?=\W*$)", p.label or "") for p in (before, paragraph))
    return last is None or number is None or int(number.group()) == int(last.group()) + 1
