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
_YEARED = re.compile(r"(?:[A-Z]{1,4}[/. -]?)?((?:20)?\d{2}|\d{1,3})/((?:20)?\d{2}|\d{1,3})")


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


def pairs_with_year(printed: str) -> bool:
    """Whether ``24/31`` may be the number of a minute by itself: a count beside its year.

    ``2012/13`` is a year of accounts, and ``24/0123`` the reference of an application.
    """
    found = _YEARED.fullmatch(printed)
    if found is None:
        return False
    one, other = int(found[1]), int(found[2])
    return other != (one + 1) % 100
