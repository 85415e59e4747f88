"""Who moved and who seconded, in the words in which minutes tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.words.sentences import sentences
from assistant.words.stems import content_stems
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
SEVERAL = 2
_NOUNS = r"(?:proposal|motion|amendment)"
_TELLS = re.compile(rf"\b(?:{_PUTS}|{_SECONDS})\b|\b{_NOUNS}\s+by\b", re.IGNORECASE)
_BEHIND = r"(?=\s*(?:by\b|[:–-]))"


def movers(text: str, asked: str = "") -> list[tuple[int, int]]:
    """The spans of the names of those who moved and seconded; of one of the two alone where the
    question asks for one."""
    said = _sentence_meant(text, asked)
    named = [one for one in people(text) if said[0] <= one.start < said[1]]
    second = _beside(text, named, _SECONDS, said)
    first = _beside(text, [one for one in named if one != second], _PUTS, said)
    if _ASKS_SECOND.search(asked) and not _ASKS_FIRST.search(asked):
        told = [second]
    elif _ASKS_FIRST.search(asked) and not _ASKS_SECOND.search(asked):
        told = [first]
    else:
        told = [first, second]
    spans = sorted((one.start, one.end) for one in told if one is not None)
    return spans or [(one.start, one.end) for one in named[:2]]


def _sentence_meant(text: str, asked: str) -> tuple[int, int]:
    """Where the sentence stands that is meant, of several that say who put something: the one with
    most of the question's words. The whole text where one alone does."""
    own = set(content_stems(asked))
    telling = [one for one in sentences(text) if _TELLS.search(one.text)]
    if len(telling) < SEVERAL or not own:
        return 0, len(text)
    best = max(
        telling, key=lambda one: (len(own.intersection(content_stems(one.text))), -one.start)
    )
    return best.start, best.end


def _beside(text: str, named: Sequence[Value], verb: str, said: tuple[int, int]) -> Value | None:
    """The name that goes with a verb in a stretch of text: behind ``moved by`` or ``Mover:``, before
    ``moved``."""
    start, end = said
    noun = rf"|{_NOUNS}(?=\s+by\b)" if verb == _PUTS else ""
    behind = re.compile(rf"\b(?:{verb}\b{_BEHIND}{noun})", re.IGNORECASE).search(text, start, end)
    if behind is not None:
        return next((one for one in named if one.start >= behind.end()), None)
    before = re.compile(rf"\b{verb}\b", re.IGNORECASE).search(text, start, end)
    if before is None:
        return None
    told = [one for one in named if one.end <= before.start()]
    # An office may look like a name: who bears a title comes first, of those since the verb before.
    verbs = re.finditer(rf"\b(?:{_PUTS}|{_SECONDS})\b", text[: before.start()], re.IGNORECASE)
    since = max((one.end() for one in verbs), default=0)
    near = [one for one in told if one.start >= since] or told
    titled = [one for one in near if _TITLED.match(one.text)] or near
    return titled[-1] if titled else None
