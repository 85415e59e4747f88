"""Sentences of minutes that tell what somebody asked: their values are of the question put, and
what was asked is told by the reply behind them."""

from __future__ import annotations

import re

_PUTS = re.compile(
    r"\b(?:asked|enquired|inquired|queried|questioned|wanted to know|wished to know|wondered)\b"
    r"(?: \w+(?: \w+){0,3}?)??,? (?:why|when|how|whether|if|what|who|whom|which|where)\b"
)
_ASKS_NO_MORE = re.compile(
    r"\b(?:(?:did not|didn['’]t|declined to) (?:ask|put|have)|there (?:was|were) no) (?:an?y? )?(?:supplementary|further) question",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:is|are|was|were|been|be|being)\s+$")


def puts_a_question(text: str) -> bool:
    """Whether a sentence tells that somebody asked why, when, how or whether, or nothing more."""
    if _ASKS_NO_MORE.search(text):
        return True
    match = _PUTS.search(text)
    return bool(match) and not (match and _WAS.search(text[: match.start()]))
