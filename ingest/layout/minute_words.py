"""The number of a minute behind its own word: ``Minute 76/25   PETITION``."""

from __future__ import annotations

import re
from typing import NamedTuple

MINUTE = "Minute"
"""The name of a label that was read so."""
_NUMBER = re.compile(
    r"^(?:Minute|MINUTE|Cofnod|COFNOD)\s+(?:(?i:no\.?|number)\s+)?(\d{1,4})(?:/(\d{2,4}))?"
    r"(?:\s*[:.)–—-])?(?:\s+(?=[^\W_a-zà-ÿ]|[“‘\"'(])|\s*$)"
)


class MinuteNumber(NamedTuple):
    """What is printed (``76/25``), its parts as numbers, and where its words begin."""

    printed: str
    value: tuple[int, ...]
    end: int


def minute_number(text: str) -> MinuteNumber | None:
    """The number that a line of minutes opens with, if its words begin behind it."""
    found = _NUMBER.match(text)
    if found is None:
        return None
    parts = [part for part in found.groups() if part]
    return MinuteNumber("/".join(parts), tuple(map(int, parts)), found.end())
