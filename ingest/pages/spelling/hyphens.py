"""Hyphens at the ends of lines: which were made by the line break and which belong to the word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.settings import DEFAULT_MODEL
from ingest.lines import Line, Page

_ENDS = re.compile(r"([^\W\d_]{2,})-$")
# whole words of the text, and what it sets before a hyphen within its lines: "multi-"
_PIECE = re.compile(r"(?<![\w-])[^\W\d_]+-(?=\w)|(?<![\w-])[^\W\d_]+(?![\w-])")
_PREFIX = 2
_BEGINS = re.compile(r"^([^\W\d_]{2,})")


# what an ending adds to a stem, with the letter that it doubles
_ENDING = re.compile(
    r"(?:(?<=([bdglmnprt]))\1)?(?:ations?|ings?|ers?|ors?|ed|es|s|e|ments?|able|al|ly)?$"
)
_STEM = 4


Halves = tuple[str, str]


def mark_hyphens(pages: Sequence[Page]) -> list[Page]:
    """The pages with ``soft_hyphen`` set where the file's own words show that it is one.

    The two halves are one word when the file has it in one piece elsewhere and not with a hyphen,
    or when it hyphenates by rule: then most of its broken words are found in one piece. Where the
    file has the word nowhere else, others of its stem tell, then general English: the whole is a
    word of it, or a half is none and so can be no part of a compound.
    """
    runs = [_on_to_the_next(pages, at) for at in range(len(pages))]
    broken = {
        halves
        for page, run in zip(pages, runs, strict=True)
        for place, line in enumerate(page.lines)
        if line.text.endswith("-") and (halves := _halves(run, place))
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
    nowhere = {halves for halves in broken if not (whole[halves] or hyphened[halves])} - soft
    kin = {halves: _by_kin(halves, text) for halves in nowhere}
    soft |= {halves for halves, told in kin.items() if told == "soft"}
    untold = {halves for halves, told in kin.items() if told is None}
    soft |= _by_english(untold, text) if untold else set()
    if not soft:
        return list(pages)
    return [_marked(page, run, soft) for page, run in zip(pages, runs, strict=True)]


def _on_to_the_next(pages: Sequence[Page], at: int) -> Sequence[Line]:
    """The lines of a page with the first of the next, on which its last word may go on."""
    return (*pages[at].lines, *(line for page in pages[at + 1 : at + 2] for line in page.lines[:1]))


def _by_kin(halves: Halves, text: str) -> str | None:
    """How the file writes words of the same stem: ``soft`` in one piece, ``hard`` with a hyphen.

    ``re-model`` elsewhere in it keeps the hyphen of ``re-modelling``, ``remodelled`` takes it out.
    """
    first, second = halves
    stem = _ENDING.sub("", second)
    if len(stem) < _STEM:
        return None
    apart, together = text.count(f"{first}-{stem}"), text.count(first + stem)
    if apart == together:
        return None
    return "hard" if apart > together else "soft"


def _by_english(broken: set[Halves], text: str) -> set[Halves]:
    """Those of the broken words whose pieces make one word and no compound of two."""
    from corpus.embedding.ordinary import ordinary_words  # numpy comes with it: few need it

    known = ordinary_words(DEFAULT_MODEL)
    if not known:
        return set()
    text = text.replace("-\n", "")
    sought = {half for first, second in broken for half in (f"{first}-", first, second)}
    may = any(half in text for half in sought)
    here = set(_PIECE.findall(text)) if may else set[str]()
    words = known | (here & sought)
    return {
        (first, second)
        for first, second in broken
        if _is_word(first + second, known)
        or (len(first) > _PREFIX and f"{first}-" not in here and not {first, second} <= words)
    }


def _is_word(text: str, known: frozenset[str]) -> bool:
    return text in known or (text.endswith("s") and text[:-1] in known)


def _halves(lines: Sequence[Line], place: int) -> Halves | None:
    end = _ENDS.search(lines[place].text)
    start = _BEGINS.match(lines[place + 1].text) if place + 1 < len(lines) else None
    if not end or not start:
        return None
    return end.group(1).lower(), start.group(1).lower()


def _marked(page: Page, run: Sequence[Line], soft: set[Halves]) -> Page:
    lines = tuple(
        replace(line, soft_hyphen=True)
        if line.text.endswith("-") and _halves(run, place) in soft
        else line
        for place, line in enumerate(page.lines)
    )
    return replace(page, lines=lines)
