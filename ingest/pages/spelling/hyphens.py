"""Hyphens at the ends of lines: which were made by the line break and which belong to the word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.lines import Line, Page

_ENDS = re.compile(r"([^\W\d_]{2,})-$")
_BEGINS = re.compile(r"^([^\W\d_]{2,})")


def mark_hyphens(pages: Sequence[Page]) -> list[Page]:
    """The pages with ``soft_hyphen`` set where the file's own words show that it is one.

    The two halves are one word when the file has it in one piece elsewhere and not with a hyphen,
    or when it hyphenates by rule: then most of its broken words are found in one piece.
    """
    broken = {
        halves
        for page in pages
        for place, line in enumerate(page.lines)
        if line.text.endswith("-") and (halves := _halves(page.lines, place))
    }
    if not broken:
        return list(pages)
    text = "\n".join(line.text for page in pages for line in page.lines).lower()
    whole = {halves: text.count("".join(halves)) for halves in broken}
    hyphened = {halves: text.count("-".join(halves)) for halves in broken}
    found = sum(count > 0 for count in whole.values())
    by_rule = found > 3 and found > 3 * sum(count > 0 for count in hyphened.values())
    soft = {
        halves
        for halves in broken
        if hyphened[halves] < whole[halves] or (by_rule and not hyphened[halves])
    }
    return [_marked(page, soft) for page in pages] if soft else list(pages)


def _halves(lines: Sequence[Line], place: int) -> tuple[str, str] | None:
    end = _ENDS.search(lines[place].text)
    start = _BEGINS.match(lines[place + 1].text) if place + 1 < len(lines) else None
    if not end or not start:
        return None
    return end.group(1).lower(), start.group(1).lower()


def _marked(page: Page, soft: set[tuple[str, str]]) -> Page:
    lines = tuple(
        replace(line, soft_hyphen=True)
        if line.text.endswith("-") and _halves(page.lines, place) in soft
        else line
        for place, line in enumerate(page.lines)
    )
    return replace(page, lines=lines)
