"""Hyphens at the ends of lines: which were made by the line break and which belong to the word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.lines import Line, Page

_ENDS = re.compile(r"([^\W\d_]{2,})-$")
_BEGINS = re.compile(r"^([^\W\d_]{2,})")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def mark_hyphens(pages: Sequence[Page]) -> list[Page]:
    """The pages with ``soft_hyphen`` set where the file's own words show that it is one.

    The two halves are one word when the file has it in one piece elsewhere and not with a hyphen,
    or when it hyphenates by rule: then most of its broken words are found in one piece.
    """
    if not any(line.text.endswith("-") for page in pages for line in page.lines):
        return list(pages)
    words = Counter(
        word.lower() for page in pages for line in page.lines for word in _WORD.findall(line.text)
    )
    breaks = [_halves(page.lines, place) for page in pages for place in range(len(page.lines))]
    broken = [halves for halves in breaks if halves]
    whole = sum(words[one + two] > 0 for one, two in broken)
    joined = sum(words[f"{one}-{two}"] > 0 for one, two in broken)
    by_rule = whole > 3 and whole > 3 * joined
    return [_marked(page, words, by_rule) for page in pages]


def _halves(lines: Sequence[Line], place: int) -> tuple[str, str] | None:
    end = _ENDS.search(lines[place].text)
    start = _BEGINS.match(lines[place + 1].text) if place + 1 < len(lines) else None
    if not end or not start:
        return None
    return end.group(1).lower(), start.group(1).lower()


def _marked(page: Page, words: Counter[str], by_rule: bool) -> Page:
    lines = list(page.lines)
    for place, line in enumerate(lines):
        halves = _halves(page.lines, place)
        if not halves:
            continue
        whole, hyphened = words["".join(halves)], words["-".join(halves)]
        if hyphened < whole or (by_rule and not hyphened):
            lines[place] = replace(line, soft_hyphen=True)
    return replace(page, lines=tuple(lines))
