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
_OF_A_BODY = re.compile(
    r"\b(who )(?P<verb>[a-z]{4,8})(?= (?:(?:the|that|our|this) )?(?:[\w'’]+ ){0,5}?(?:board|committee|panel|commission|forum)s?\b)",
    re.IGNORECASE,
)
"""Between "who" and a body stands what somebody does there, however it is spelt."""
_DOES_THERE = {"chrs": "chairs", "chrd": "chaired", "chr": "chair", "lds": "leads", "hds": "heads"}
_VOWELS = re.compile(r"[aeiou]+|(?<=(.))\1")
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


def with_what_is_done_there(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """``Who chares the board`` as ``who chairs``, and (written, taken as): between "who" and a body
    the vowels of a word are what is misspelt, though it be a word that papers have elsewhere."""
    match = _OF_A_BODY.search(text)
    written = match["verb"] if match else ""
    verb = _DOES_THERE.get(_VOWELS.sub("", written.lower()))
    if match is None or verb is None or written.lower() in _DOES_THERE.values():
        return text, ()
    return f"{text[: match.start('verb')]}{verb}{text[match.end('verb') :]}", ((written, verb),)
