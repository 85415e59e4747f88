"""Headings in italics that stand on the first line of the paragraph they head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.layout.blocks.block import Block
from ingest.layout.blocks.opening import minuted

_MOST_WORDS, _FEWEST_AFTER, _SEVERAL = 8, 4, 2
_HEAD = re.compile(r"^[A-Z][^.:;?!]*[.:?]?$")
_ENDS = re.compile(r"[.:?–—]$")
_JOINS = re.compile(r"^\s*[.:–—-]?\s*(?=[A-Z‘“])")


def with_italic_heads(blocks: Sequence[Block]) -> list[Block]:
    """Part such headings from their paragraphs, where a paper has several, each of its own words.

    Words that come again (``Action:``) head nothing, and in minutes they say who did what.
    """
    found = {place: words for place, block in enumerate(blocks) if (words := _words(block))}
    times = Counter(words.lower() for words in found.values())
    if len(found) < _SEVERAL or max(times.values()) > 1:
        return list(blocks)
    if minuted([block.first for block in blocks]):
        return list(blocks)
    kept: list[Block] = []
    for place, block in enumerate(blocks):
        if place not in found:
            kept.append(block)
            continue
        words = found[place]
        first = replace(block.first, text=words, italic=True, run_in="")
        kept.append(Block((first,), words, title=True))
        rest = _JOINS.sub("", block.text[len(block.first.run_in) :], count=1)
        kept.append(replace(block, text=rest))
    return kept


def _words(block: Block) -> str:
    """The words of a heading that a block begins with; none where it is a sentence or a name."""
    words = block.first.run_in.strip()
    if not words or block.marker or block.table or not block.text.startswith(words):
        return ""
    rest = block.text[len(words) :]
    parted = _ENDS.search(words) or re.match(r"\s*[.:–—-]", rest)
    follows = _JOINS.match(rest) is not None and len(rest.split()) >= _FEWEST_AFTER
    few = len(words.split()) <= _MOST_WORDS and _HEAD.match(words) is not None
    return re.sub(r"\W+$", "", words) if parted and follows and few else ""
