"""Proper names that a question uses, other than those of authorities and dates."""

from __future__ import annotations

import re

from assistant.words.stems import FUNCTION_WORDS

_RUN = re.compile(r"\b[A-Z][\w’'-]*(?:\s+(?:(?:of|and|for|the|in|on|&)\s+)*[A-Z][\w’'-]*)*")
_QUOTED = re.compile(r"[‘“\"]([^’”\"]{3,60})[’”\"]|(?<!\w)'([^']{3,60})'(?!\w)")
_OPENERS = FUNCTION_WORDS | frozenset(
    ["list", "compare", "name", "show", "tell", "give", "describe", "explain", "ofsted", "please"]
)


def proper_names(text: str, without: tuple[tuple[int, int], ...] = ()) -> tuple[str, ...]:
    """Capitalised runs and quoted titles, in order: ``STARS``, ``Beyond Auditing``."""
    found = [next(group for group in match.groups() if group) for match in _QUOTED.finditer(text)]
    for match in _RUN.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in without):
            continue
        name = _without_opener(match.group(), match.start() == 0)
        if name:
            found.append(name)
    return tuple(dict.fromkeys(found))


def _without_opener(name: str, first: bool) -> str:
    tokens = name.split()
    while tokens and (tokens[0].lower().rstrip("'’s") in _OPENERS or tokens[0].lower() in _OPENERS):
        tokens = tokens[1:]
        first = False
    if first and len(tokens) == 1 and not tokens[0].isupper():
        return ""
    return " ".join(tokens)
