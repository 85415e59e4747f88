"""The items that a resolution to exclude the public names."""

from __future__ import annotations

import re

EXCLUSION = re.compile(
    r"\bexclu(?:sion|de|ded|ding)\b[^.]{0,40}\b(?:press|public)\b|\bexempt\s+(?:information|business)\b|"
    r"\b(?:press|public)\b[^.]{0,40}\bexcluded\b",
    re.IGNORECASE,
)
_DURING = re.compile(
    r"(?:\b(?:for|during|of|on|while|whilst|when|because|since|where|in|to|as|that|from|consider(?:s|ing)?|discuss(?:ing)?)"
    r"\s+|^\W*|[.:;,]\s+)(?:agenda\s+)?items?\s+(?:nos?\.?\s*|numbers?\s*)?"
    r"(?P<list>\d{1,2}[a-z]?(?:\s*(?:,|and|&|to|-|–)\s*\d{1,2}[a-z]?)*)",
    re.IGNORECASE,
)


def items_named(text: str) -> set[str]:
    """The numbers of the items that a text names, ranges of them in full."""
    return {number for match in _DURING.finditer(text) for number in _listed(match["list"])}


def _listed(said: str) -> set[str]:
    parts = re.split(r"\s*(,|and|&|to|-|–)\s*", said)
    numbers = {parts[0]}
    for before, sign, number in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        if sign in ("to", "-", "–") and before.isdigit() and number.isdigit():
            numbers |= {str(n) for n in range(int(before), int(number))}
        numbers.add(number)
    return numbers
