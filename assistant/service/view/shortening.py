"""Words that are too long for their place on a page."""

from __future__ import annotations


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words."""
    return text if len(text) <= most else text[: most - 2].rsplit(" ", 1)[0] + " …"
