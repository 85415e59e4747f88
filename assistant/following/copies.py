"""Whether a text is only another one said once more."""

from __future__ import annotations

import re

from assistant.following.bearing import Bearing
from assistant.words.stems import content_stems

SAME_SENTENCE = 0.95
"""The cosine from which on a sentence says once more what is asked about, and no more of it."""
SAME_LENGTH = 0.75
"""A sentence with a smaller share of the words of a text says less than it."""
SAME_WORDS = 0.9
"""Two texts that have this share of all their words in common are copies: a report in a pack."""
_DIGITS = re.compile(r"\d+")


def is_copy(text: str, other: str) -> bool:
    """Whether nearly all words of two texts are the same, and all their figures."""
    mine, theirs = set(content_stems(text)), set(content_stems(other))
    figures = {word for word in mine ^ theirs if not word.isalpha()}
    return not figures and len(mine & theirs) >= SAME_WORDS * len(mine | theirs)


def is_repeated(text: str, bearing: Bearing) -> bool:
    """Whether a sentence is the text once more: with another figure it is of another time."""
    same_figures = set(_DIGITS.findall(text)) == set(_DIGITS.findall(bearing.said))
    if is_copy(text, bearing.said):
        return True
    # What is nearest may be one part of a longer text, which says more than the sentence.
    is_whole = len(content_stems(bearing.said)) >= SAME_LENGTH * len(content_stems(text))
    return bearing.near >= SAME_SENTENCE and same_figures and is_whole
