"""Whether a sentence says of something that it is wanting or that it is done well, and which of the
two a question asks for: praise is no answer to who did badly, nor the other way."""

from __future__ import annotations

import re
from typing import Literal

from corpus.paper import Paragraph

Turn = Literal["wanting", "praised"]

_ASKS_WANTING = re.compile(
    r"\b(?:weak\w*|poor\w*|late|delay\w*|fail\w*|struggl\w+|inadequate|worst|worse|bad(?:ly)?|gaps?|short(?:age|ages| of)?"
    r"|problem\w*|difficult\w*|concern\w*|behind|slow\w*|long|waits?|waiting|not (?:\w+ )?enough|do better|improv(?:e|ing)|(?:asked|told) to"
    r"|lack\w*|without|neglect(?:ed|ing)|criticis\w+|faulted)\b",
    re.IGNORECASE,
)
_ASKS_PRAISED = re.compile(
    r"\b(?:well|good|best|strong\w*|strengths?|excellent\w*|prais\w+|commend\w*|outstanding|successful\w*|effective\w*)\b",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"\bmissing\b(?!\W*$)(?! (?:from|children|child|people|persons?|pupils?|episodes?|education|school|home|care|and|or|in|out"
    r"|returns?|interviews?|incidents?|reports?)\b)",
    re.IGNORECASE,
)
"""What somebody is without, and not children who go missing."""
_SPEAKS_OF_TURN = re.compile(
    r"\b(?:do|does|did|done|doing|does it|fared?|perform(?:ed|s)?)\b[^?]{0,60}?\b(badly|poorly|well|best|worst)\b|\b(badly|poorly)\b",
    re.IGNORECASE,
)
_IS_WANTING = re.compile(
    r"\b(?:not|no|nor|cannot|lack\w*|weak\w*|poor\w*|inconsisten\w+|delay(?:s|ed)?|insufficient\w*|inadequate\w*|must|should|varia\w+"
    r"|shortages?|fail(?:s|ed|ing|ure|ures)?|drift\w*|late|gaps?|struggl\w+|under-?developed|limited|unable|slow\w*|few(?:er)?"
    r"|too (?!\w+ed\b)\w+|however|although|nevertheless|more to do|needs? (?:to|further|more)|need(?:s|ing)? improv\w+|remains? a)\b",
    re.IGNORECASE,
)
_MAY_BE_WANTING = re.compile(
    r"\b(?:too|need\w*|short|improve\w*|high|wait\w*|only|difficult\w*)\b", re.I
)
_IS_PRAISED = re.compile(
    r"\b(?:well|good|better|effective\w*|thorough\w*|strong\w*|diligent\w*|sensitiv\w+|imaginativ\w+|high[- ]quality|benefit(?:s|ed)?"
    r"|appropriate\w*|comprehensive\w*|robust\w*|skil(?:led|ful)\w*|excellent\w*|outstanding|beautiful\w*|creativ\w+|thoughtful\w*|progress"
    r"|positive\w*|sufficient(?!ly)|compliant|embedded|routinely|consistent(?:ly)?|timely|promptly?|regular(?:ly)?|careful\w*|knowledgeable"
    r"|insightful|exemplary|impressive\w*|successful\w*|improved|strengthened|affection|clear(?:ly)?|purposeful\w*|valued?|persistent)\b",
    re.IGNORECASE,
)
_LISTS_WANTING = re.compile(
    r"\b(?:needs? to improve|to be improved|areas? for (?:improvement|development|priority action)|recommendations?|priority actions?)\b",
    re.IGNORECASE,
)
_LISTS_PRAISED = re.compile(r"\b(?:strengths|what (?:is|was) working well|good practice)\b", re.I)


def turn_asked(text: str) -> Turn | None:
    """Whether a question asks where something is wanting or where it is done well."""
    if asks_wanting(text):
        return "wanting"
    return "praised" if _ASKS_PRAISED.search(text) else None


def asks_wanting(text: str) -> bool:
    """Whether a question asks where something is wanting: who does it well is no answer."""
    return bool(_ASKS_WANTING.search(text) or _MISSED.search(text))


def turn_words(text: str) -> tuple[tuple[int, int], ...]:
    """Where a question says which turn it asks for: no words of its subject."""
    found = [match.span() for match in _MISSED.finditer(text)]
    found += [match.span(match.lastindex or 0) for match in _SPEAKS_OF_TURN.finditer(text)]
    return tuple(found)


def is_wanting(text: str) -> bool:
    """Whether a sentence says of something that it is wanting."""
    if _IS_WANTING.search(text):
        return True
    return bool(_MAY_BE_WANTING.search(text)) and not _IS_PRAISED.search(text)


def takes_turn(turn: Turn, text: str, paragraph: Paragraph) -> bool:
    """Whether a sentence of a paragraph says that something is wanting, or done well: by its own
    words, or as an item of a list of what has to improve, or of strengths."""
    above = f"{paragraph.lead_in or ''} . {paragraph.section}"
    if _LISTS_WANTING.search(above):
        return turn == "wanting"
    if _LISTS_PRAISED.search(above):
        return turn == "praised"
    if turn == "wanting":
        return is_wanting(text)
    return bool(_IS_PRAISED.search(text)) and not is_wanting(text)
