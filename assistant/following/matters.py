"""Whether two texts begin with one matter: the same seldom word, whatever else they say."""

from __future__ import annotations

from collections.abc import Callable

from assistant.words.stems import content_stems, stem
from assistant.words.values import MONTHS

BEGINS = 6
"""So many of the words of a text say what it is on."""
_WHO = "team worker staff officer manager service protection council committee board department"
# When and by whom something is done says nothing of what it is.
_NO_MATTER = frozenset(
    stem(word)
    for word in (*MONTHS, *_WHO.split(), "year", "month", "week", "day", "average", "since")
)


def begin_alike(text: str, other: str, is_seldom: Callable[[str], bool]) -> bool:
    """Whether both begin with a word that stands for a matter; ``is_seldom`` tells of a stem."""
    mine, theirs = (content_stems(one)[:BEGINS] for one in (text, other))
    common = {one for one in mine if one.isalpha()} & set(theirs) - _NO_MATTER
    return any(is_seldom(one) for one in common)
