"""A question's own spellings as papers write them: ages, ordinals, words run together."""

from __future__ import annotations

import re

_ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth"}
_ORDINAL = re.compile(
    r"\b([1-5])(?:st|nd|rd|th)\b(?!\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
_AGES = re.compile(r"\b(\d{1,2})\s?[/-]\s?(\d{1,2})\W?(?:yrs?|years?)\W?olds?\b", re.IGNORECASE)
_IN_CHARGE = re.compile(
    r"\bwho(?:['’]s| is| are)? (?:in charge of|running|runs|heads|leads) "
    r"(?:the (?:meetings of|running of) )?"
    r"(?=(?:the )?(?:[\w'’]+ ){0,5}?(?:board|committee|panel|commission|forum)\b)",
    re.IGNORECASE,
)
"""Who runs a body is who chairs it: ``who's in charge of the improvement board?``."""
_RUN_ON = re.compile(r"\b(what|who|where|when|how|why)s\b", re.IGNORECASE)
_WONT = re.compile(r"\bwon['’]t\b", re.IGNORECASE)
"""Without its elision it would be what somebody won."""


def as_written(text: str) -> str:
    """``2nd home`` and ``16/17 yr olds`` as papers write it, ``whos`` as ``who's``; dates keep
    their numbers."""
    text = _WONT.sub("will not", text)
    text = _RUN_ON.sub(r"\1's", _AGES.sub(r"\1 and \2 year old", text))
    text = of_who_chairs(text)
    return _ORDINAL.sub(lambda match: _ORDINALS[match.group(1)], text)


def of_who_chairs(text: str) -> str:
    """``Who's in charge of the improvement board?`` as the question who chairs it."""
    return _IN_CHARGE.sub("who chairs ", text)
