"""Numbers of things in words."""

from __future__ import annotations


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 paper``, ``14 papers``, ``6 authorities``, ``1,204 paragraphs``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
