"""Ages, of people and of the years that a service is for: numbers that count nothing."""

from __future__ import annotations

import re

_PERSON = r"(?:child|boy|girl|baby|infant|toddler|teenager|person|adult|man|woman|lad|youth|pupil)"
_PEOPLE = (
    rf"(?:{_PERSON}s?|children|babies|people|persons|adults|men|women|leavers?|residents?|students?|"
    r"learners?|those|anyone|everyone|someone|nobody)"
)
_SPAN = r"\d{1,2}\s*(?:-|–|to|and|or)\s*\d{1,2}"
# No age: "over 65 per cent", "under 18,000", "up to 25 hours of care"
_NO_AGE = r"(?!\d|[.,]\d|\s?%|\s*per\s?cent|\s+(?:hours?|days?|times|minutes?|places|miles)\b)"
_AGES = re.compile(
    rf"\b(?:an?|the|this|that|one)\s+(?:[\w-]+\s+)?{_PERSON}\s+of\s+\d{{1,2}}\b{_NO_AGE}|"
    rf"\b{_PEOPLE}\s+(?:who\s+(?:are|is|were|was)\s+)?(?:aged\s+)?(?:between|up\s+to|over|under|above|"
    rf"below|of)\s+(?:{_SPAN}|(?<!of )\d{{1,2}})\b{_NO_AGE}|"
    rf"\b(?:{_PERSON}|(?:Mr|Mrs|Ms|Miss|Dr)\s+[A-Z][\w’'-]+),\s\d{{1,2}}(?=[,.;)]|\s+and\b)|"
    r"\b(?:at|from|until)\s+\d{1,2}\b(?=,?\s+(?:they|she|he|who|when|most|many|some|young|children|care)\b)|"
    r"\b(?:over|under|aged?|until|beyond|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|(?:they|who|she|he)\s+(?:are|"
    r"were|is|was|turns?))\s+(?:the\s+age\s+of\s+)?(?:1\d|2[0-6])\b(?=\s+(?:who|and|or|to|in|at|when)\b|"
    r"\s*[.,;)]|\s*$)|"
    r"\b(?:end(?:s|ed)?|stop(?:s|ped)?|ceas(?:es?|ed)|continu(?:es?|ed)|start(?:s|ed)?|beg[ai]ns?|"
    r"eligib\w+|entitled|available|leav(?:e|es|ing)\s+care)\s+(?:only\s+)?(?:at|from|until|up\s+to)\s+"
    r"\d{1,2}\b(?!,\d|\.\d)(?=\s*(?:[.,;)]|$|(?:and|or|but|in|unless|when|where|if)\b))|"
    rf"\b{_SPAN}s?\s+(?:teams?|services?|age|cohort|groups?|population|provision|offer|section|pathway|"
    r"board|strategy)\b|"
    r"\b\d{1,2}\s+(?:or|and)\s+(?:older|younger|over|above|under|below)\b|"
    r"\b(?:school\s+)?years?\s+(?:groups?\s+)?\d{1,2}(?:\s*(?:-|–|to|and|or)\s*\d{1,2})?\b|\bkey\s+stages?\s+\d\b|"
    r"\b\d{1,2}\s+(?:days?|weeks?|months?|years?)\s+(?:old|of\s+age)\b|"
    r"\b(?:minimum|maximum|leaving|retirement|pension|lower|upper)\s+age\s+(?:limit\s+)?(?:is|was|of|at)?\s*\d{1,2}\b|"
    rf"\b(?:ages?|aged)\s+(?:\w+\s+){{0,3}}?(?:from|between)\s+{_SPAN}\b",
    re.IGNORECASE,
)


def without_ages(sentence: str) -> str:
    """A sentence without the ages in it, which are no figures of a paper."""
    return _AGES.sub(" ", sentence)
