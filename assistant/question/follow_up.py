"""Whether a question stands on an earlier one, and what it takes from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.words.stems import content_words

Leaning = Literal["alone", "swap", "topic", "lean"]

_OPENING = re.compile(
    r"^\W*(?:and|but|so|ok(?:ay)?|also|then|what about|how about|same|the same|likewise|what of)\b[\s,]*"
    r"(?:(?:what|how) about\b)?",
    re.IGNORECASE,
)
_SWAP = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|then)\b[\s,]*)*(?:(?:what|how) about|what of|(?:the )?same (?:again )?(?:for|in|of|at|with)?)?"
    r"(?:\W*\b(?:for|in|at|of|to|during|by|from|and|or|the|year|please|then|instead|too|also|as well)\b)*\W*$",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:it|its|they|them|their|theirs|that|those|these|this|there|he|him|his|she|her|hers|such|"
    r"the (?:same|former|latter|others?|rest|above|first|second|third|last|board|plan|visit|inspection|report|paper|"
    r"committee|council|authority|post|role|project|programme|service|list|figure|money|cost|vote|motion|decision))\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^\W*(?:and |but |so )?(?:who|when|where|why|how(?: (?:much|many|often|long|so|come))?|which(?: ones?)?|what(?: else)?|"
    r"really|any (?:others?|more)|anything else|more|tell me more|go on|details?|explain|says who|by whom|since when|"
    r"until when|is that all|what page|where does it say (?:so|that)?)\b[\s\w]{0,14}\W*$",
    re.IGNORECASE,
)

_BARE_WORDS = frozenset(
    """
    ones else more others really anything details detail explain page long often go page come
    """.split()
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a question stands to the one before.

    ``swap``: it only names another year or authority; ``topic``: it opens like a continuation
    and brings its own subject; ``lean``: it points at something said before, or asks for more
    about it; ``alone``: it can be understood by itself.
    """

    how: Leaning
    bare: bool = False


def standing(text: str, without: tuple[tuple[int, int], ...]) -> Standing:
    """How a question stands to an earlier one; ``without`` are spans of its names and dates."""
    rest = text
    for start, end in without:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    if without and _SWAP.match(rest):
        return Standing("swap")
    if _BARE.match(rest) and not set(content_words(rest)) - _BARE_WORDS:
        return Standing("lean", bare=True)
    if _OPENING.match(text):
        return Standing("topic")
    if _POINTING.search(rest) or not content_words(rest):
        return Standing("lean")
    return Standing("alone")


def opening_removed(text: str) -> str:
    """The question without the words that only continue a conversation."""
    return _OPENING.sub("", text, count=1).strip() or text
