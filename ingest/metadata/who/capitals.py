"""Names that are printed in capitals, as they are written elsewhere."""

from __future__ import annotations

import re

_SMALL = re.compile(r"(?:and|of|the|for|in|on|with|to|an?|at|by|or|&)$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?!MRS?$|MS$|DR$)[BCDFGHJ-NP-TV-XZ]{2,4}|SEND|SACRE|ICT|AND/OR")
_CAPITAL = re.compile(r"(^|[-/(&])(\w)")


def titled(text: str) -> str:
    """Capitals set as a title: ``SELECT COMMITTEE`` becomes ``Select Committee``."""
    made = []
    for at, word in enumerate(text.split()):
        if at and _SMALL.match(word):
            made.append(word.lower())
        elif _ABBREVIATION.fullmatch(word):
            made.append(word)
        else:
            made.append(_CAPITAL.sub(lambda m: m[1] + m[2].upper(), word.lower()))
    return " ".join(made)
