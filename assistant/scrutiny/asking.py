"""Whether a recommendation or resolution asks for something that later papers could tell of."""

from __future__ import annotations

import re

from assistant.words.stems import content_stems
from corpus.paper import Finding

_ENOUGH_WORDS = 4
_NOT_IN_FORCE = ("lost",)
_HEAD = re.compile(
    r"^\W*(?:resolved|decided|agreed)?\W*(?:that\s+)?(?:the\s+)?(?:[\w’'&-]+\s+){0,6}?"
    r"(?:(?:is|are|be)\s+(?:asked|recommended|invited|requested)\W+(?:to|that)?\b|$)",
    re.IGNORECASE,
)
# Noted, considered, thanked: done with the meeting itself, nothing is left to come back to.
_NOTING = re.compile(
    r"\b(?:not(?:e|es|ed)|consider(?:s|ed)?|receiv(?:e|es|ed)|comments?|discuss(?:es|ed)?|thanks?|thanked"
    r"|welcomes?|congratulat\w+|condolences|sense of loss|declares?|commends?|recogni[sz]es?|acknowledges?|pays? tribute"
    r"|(?:re)?affirms?)\b",
    re.IGNORECASE,
)
_NEAR_THE_HEAD = 14
_AND_DOING = re.compile(
    r"\b(?:and|;|,)\s+(?:to\s+)?(?:agree|approve|recommend|ask|request|instruct|delegate|support|endorse|appoint|bring)\w*",
    re.IGNORECASE,
)
_FORMAL = re.compile(
    r"\bminutes\b.*\b(?:correct|confirmed|signed|noted|approved)\b|\b(?:put|moved) to (?:the|a) vote\b|\bvoting was\b"
    r"|\bthe (?:press and )?public be excluded\b|\bno observations\b|\bseconded by\b|\bseconded, that\b",
    re.IGNORECASE | re.DOTALL,
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor)\b")
_LIST_OF_NAMES = 0.15


def asks_for_something(finding: Finding) -> bool:
    """False for what is only noted, is a matter of form, or was lost."""
    text = " ".join(finding.text.split())
    words = text.split()
    if finding.outcome in _NOT_IN_FORCE or len(set(content_stems(text))) < _ENOUGH_WORDS:
        return False
    if _FORMAL.search(text) or len(_TITLE.findall(text)) > _LIST_OF_NAMES * len(words):
        return False
    rest = _HEAD.sub("", text, count=1).split()
    noted = _NOTING.search(" ".join(rest[:_NEAR_THE_HEAD]))
    return noted is None or bool(_AND_DOING.search(text))
