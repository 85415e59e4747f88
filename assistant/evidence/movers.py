"""Who moved and who seconded, in the words in which minutes tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.words.values import Value, people

_PUTS = r"(?:moved|proposed|tabled|submitted|put forward|mover|proposer)"
_SECONDS = r"(?:seconded|seconder)"
_ASKS_SECOND = re.compile(r"\bsecond(?:ed|ers?)\b", re.IGNORECASE)
_ASKS_FIRST = re.compile(
    r"\b(?:mov(?:ed|ers?)|propos(?:ed|ers?)|tabled|put forward|brought)\b", re.IGNORECASE
)
_TITLED = re.compile(
    r"(?:Cllrs?|Councillors?|Alder(?:man|woman)|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof\w*)\b"
)
_BEHIND = r"(?=\s*(?:by\b|[:–-]))"


def movers(text: str, asked: str = "") -> list[tuple[int, int]]:
    """The spans of the names of those who moved and seconded; of one of the two alone where the
    question asks for one."""
    named = people(text)
    second = _beside(text, named, _SECONDS)
    first = _beside(text, [one for one in named if one != second], _PUTS)
    if _ASKS_SECOND.search(asked) and not _ASKS_FIRST.search(asked):
        told = [second]
    elif _ASKS_FIRST.search(asked) and not _ASKS_SECOND.search(asked):
        told = [first]
    else:
        told = [first, second]
    spans = sorted((one.start, one.end) for one in told if one is not None)
    return spans or [(one.start, one.end) for one in named[:2]]


def _beside(text: str, named: Sequence[Value], verb: str) -> Value | None:
    """The name that goes with a verb: behind ``moved by`` or ``Mover:``, before ``moved``."""
    behind = re.search(rf"\b{verb}\b{_BEHIND}", text, re.IGNORECASE)
    if behind is not None:
        return next((one for one in named if one.start >= behind.end()), None)
    before = re.search(rf"\b{verb}\b", text, re.IGNORECASE)
    if before is None:
        return None
    told = [one for one in named if one.end <= before.start()]
    # An office may look like a name: who bears a title comes first, of those since the verb before.
    verbs = re.finditer(rf"\b(?:{_PUTS}|{_SECONDS})\b", text[: before.start()], re.IGNORECASE)
    since = max((one.end() for one in verbs), default=0)
    near = [one for one in told if one.start >= since] or told
    titled = [one for one in near if _TITLED.match(one.text)] or near
    return titled[-1] if titled else None
