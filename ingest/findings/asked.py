"""What a report asks of its body in a sentence of its prose: ``Members are asked to note ...``."""

from __future__ import annotations

import re

_BODY = (
    r"(?:(?:the\s+)?(?:[\w&,’'-]+\s+){0,8}?(?:committee|cabinet|council|executive|board|panel|commission|forum|"
    r"authority|assembly|sub-?committee|leader|mayor|meeting|commissioner)|(?:cabinet\s+|committee\s+|the\s+)?members?|"
    r"councillors|trustees|governors)"
)
# What a body does with a paper; to be asked to send a form back is no recommendation.
_DOES = (
    r"(?:(?:formally|further)\s+)?(?:note|approve|agree|endorse|consider|comment|support|adopt|recommend|determine|"
    r"delegate|authori[sz]e|scrutini[sz]e|review|receive|accept|ratify|confirm|decide|give|offer|provide|"
    r"express|identify|discuss|appoint|grant|refuse|resolve|set|request|ask|instruct|acknowledge|waive|"
    r"award|commission|refer|nominate|declare|designate|allocate|release)\b"
)
_ASKED = re.compile(
    rf"^\W*(?:(?:accordingly|therefore|in\s+view\s+of\s+this),?\s+)?{_BODY}\s+(?:is|are)\s+(?:therefore\s+|now\s+|"
    rf"also\s+)?(?:asked|recommended|requested|invited|advised)\s+(?:to\s+{_DOES}|that\b).+",
    re.IGNORECASE,
)
_PUT = re.compile(
    rf"^\W*(?:it\s+is|we|I|officers|this\s+report|the\s+report)\s+(?:therefore\s+|also\s+|now\s+)?recommend(?:ed|s)?\s+"
    rf"(?:that\s+{_BODY}\s+|(?:to\s+)?{_BODY}\s+to\s+){_DOES[:-2]}s?\b.+|"
    rf"^\W*it\s+is\s+(?:therefore\s+|also\s+|now\s+)?recommended\s+that\s.+",
    re.IGNORECASE,
)
_MEANWHILE = re.compile(
    r"\b(?:before|outside|ahead\s+of|in\s+advance\s+of)\s+(?:of\s+)?(?:the|this)\s+meeting\b|"
    r"\bcontact\b|\bquestions?\s+to\s+officers\b|\binterests?\b(?=[^.]{0,30}\bitem)",
    re.IGNORECASE,
)


def is_asked_for(sentence: str) -> bool:
    """Whether a sentence puts a recommendation to the body that a report goes to."""
    lower = sentence.lower()
    if not any(hint in lower for hint in ("asked", "recommend", "requested", "invited", "advised")):
        return False
    put = _ASKED.match(sentence) or _PUT.match(sentence)
    return bool(put) and not sentence.rstrip().endswith(":") and not _MEANWHILE.search(sentence)
