"""What a question word asks for by name: ``how many FOSTER CARERS does ... have``."""

from __future__ import annotations

import re

from assistant.words.stems import words

_ASKED = re.compile(
    r"\b(?:how (?:many|much|long|often|big|large)|what(?:'s| is| was| are| were)?|which|who(?:'s| is| was| are| were)?"
    r"|when(?:'s| is| was| are| were)?|where(?:'s| is| was| are| were)?)\s+(?:the |a |an |any |his |her |its |their )?",
    re.IGNORECASE,
)
# A noun phrase ends where a verb or a preposition begins; what follows narrows it down.
_ENDS = re.compile(
    r"\b(?:is|are|was|were|be|been|do|does|did|has|have|had|can|could|will|would|should|may|might|must|in|on|at|of|for"
    r"|from|by|to|with|about|across|between|since|during|after|before|under|over|that|who|which|when|where|and|or|but"
    r"|named|called|said|says|get|got|gets|given|made|took|taken|used|there|not)\b(?<!\bin(?= need\b))(?<!\bin(?= care\b))|[?,;:.]",
    re.IGNORECASE,
)


# Those who replied are counted by their replies: "1,134 responses" names no people.
_REPLIED = re.compile(
    r"\bhow many (?:people|persons|residents|households|members of the public|of them|businesses)(?: have| had)? "
    r"(?P<did>replied|responded|objected|commented|complained|signed|answered)\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\b(?:numbers?|count|total) of (?:the |its |their )?", re.IGNORECASE)
_COSTING = re.compile(
    r"\b(?:what|how much)\s+(?:does|do|did|will|would|might|has|have)\s+(?:the |a |an |any |each |one )?(?P<thing>.+?)\s+"
    r"(?:costs?|come to|amount to|add up to)\b",
    re.IGNORECASE,
)


_SPENT = re.compile(
    r"\b(?:how much|what)\b.*\b(?:spen[dt]|spending|paid|pay|pays|cost|costs|budget\w*|charged|set aside|allocated|given|got|get)"
    r"\s+(?:on|for|to)\s+(?:the |a |an |its |their )?(?P<thing>[^?,;:.]+)",
    re.IGNORECASE,
)


def focus(text: str) -> frozenset[str]:
    """The words of the noun phrase that the first question word asks for; none where it asks
    with a verb."""
    costing = _COSTING.search(text)
    if costing:
        return frozenset(words(costing["thing"])[:5])
    spent = _SPENT.search(text)
    if spent:
        thing = spent["thing"]
        end = _ENDS.search(thing)
        return frozenset(words(thing[: end.start()] if end else thing)[:5])
    if replied := _REPLIED.search(text):
        return frozenset(words(replied["did"]))
    asked = _NUMBER_OF.search(text) or _ASKED.search(text)
    if asked is None:
        return frozenset()
    rest = text[asked.end() :]
    end = _ENDS.search(rest)
    phrase = rest[: end.start()] if end else rest
    if end and not phrase.strip() and end.group().lower() in ("is", "are", "was", "were"):
        return frozenset()
    return frozenset(words(phrase)[:5])
