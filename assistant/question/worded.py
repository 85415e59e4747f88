"""How a question is worded: asked once of each, however many passages are held against it."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=1024)
def worded(pattern: re.Pattern[str], question: str) -> re.Match[str] | None:
    """Where a question matches a pattern first; None where it does not."""
    return pattern.search(question)


def is_worded(pattern: re.Pattern[str], question: str) -> bool:
    """Whether a question matches a pattern."""
    return worded(pattern, question) is not None
