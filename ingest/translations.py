"""Which paragraphs of a paper say in Welsh what others of it say in English.

The two texts may stand one after the other or turn by turn. A paragraph and its translation share
their place in the order and their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher

from corpus.paper import Paragraph
from ingest.languages import lean

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LABEL = re.compile(r"[\d.]*\d[\d.]*(?:\([a-z]+\))?|\([a-z]+\)")
_TWINS = 0.5  # how many of the paragraphs with numbers have a translation where all has one

Key = tuple[str, ...]


def translations(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The paragraphs in Welsh that say what others say in English, each with those that may."""
    said: dict[bool, list[Paragraph]] = {True: [], False: []}
    english = True
    for paragraph in paragraphs:
        if paragraph.kind == "front_matter":
            continue
        leaning = lean(paragraph.text)
        english = leaning > 0 if leaning else english  # a short line is in the language before it
        said[english].append(paragraph)
    ours, theirs = said[True], said[False]
    if not ours or not theirs:
        return
    keys = [_key(one) for one in theirs], [_key(one) for one in ours]
    blocks = SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks()
    keyed = sum(1 for key in keys[0] if key)
    alike = sum(1 for block in blocks for key in keys[0][block.a : block.a + block.size] if key)
    if alike < _TWINS * keyed or not keyed:
        return
    at, to = 0, 0
    for block in blocks:
        gap, other = theirs[at : block.a], _ids(ours[to : block.b])
        for one in gap if other else ():
            yield one.paragraph_id, other
        at, to = block.a + block.size, block.b + block.size
        for place in range(block.size):
            # what one language says in a paragraph the other may say in two
            end = block.b + place + 1 if place + 1 < block.size else _next(blocks, block, ours)
            yield theirs[block.a + place].paragraph_id, _ids(ours[block.b + place : end])


def open_in_both(
    paragraphs: Sequence[Paragraph], kept: Sequence[Paragraph]
) -> tuple[Paragraph, ...]:
    """Those kept of all paragraphs, without the translations of those that are closed.

    A marking may stand in one language alone, and closes what it marks in both.
    """
    closed = {one.paragraph_id for one in paragraphs} - {one.paragraph_id for one in kept}
    if not closed:
        return tuple(kept)
    also: set[str] = set()
    for welsh, english in translations(paragraphs):
        if closed.intersection(english):
            also.add(welsh)
        if welsh in closed:
            also.update(english)
    return tuple(one for one in kept if one.paragraph_id not in also)


def _ids(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    return tuple(one.paragraph_id for one in paragraphs)


def _next(blocks: Sequence[Match], block: Match, ours: Sequence[Paragraph]) -> int:
    """Where the next paragraph stands that is known to translate one."""
    return next((one.b for one in blocks if one.b > block.b and one.size), len(ours))


def _key(paragraph: Paragraph) -> Key:
    """What a paragraph shares with its translation: its numbers, or else its own number."""
    return numbers_in(paragraph.text) or tuple(_LABEL.findall(paragraph.label or ""))


def numbers_in(text: str) -> Key:
    """The numbers of a text, in order of their signs: a translation has the same."""
    return tuple(sorted(_NUMBER.findall(text)))
