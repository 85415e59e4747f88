"""A question that asks two things at once, parted."""

from __future__ import annotations

import re

_ASKING = r"(?:what|when|who|whose|which|where|why|how(?: (?:much|many|often|long))?|is|are|was|were|did|does|do|has|have)\b"
_JOINT = re.compile(
    rf"(?:\?\s+(?:and\s+)?|,?\s+and\s+(?:also\s+)?|;\s*)(?={_ASKING}\s+\w+)", re.IGNORECASE
)
_OPEN = re.compile(rf"^\W*(?:and\s+|but\s+|so\s+)?{_ASKING}", re.IGNORECASE)


def parts(text: str) -> tuple[str, tuple[str, ...]]:
    """The first thing asked, and the further ones: each begins with its own question word."""
    pieces = [piece.strip() for piece in _JOINT.split(text) if piece and piece.strip()]
    if len(pieces) < 2 or not _OPEN.match(pieces[0]) or any(len(p.split()) < 3 for p in pieces):
        return text, ()
    return pieces[0], tuple(pieces[1:3])
