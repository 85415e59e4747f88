"""A body, or the title of its minutes, that a line gives in Welsh and in English."""

from __future__ import annotations

import re

from ingest.metadata.who.bodies import committee_name


def in_one_language(text: str) -> str:
    """One of the two names of a body with two: ``Cabinet / Y Cabinet``."""
    names = [part.strip() for part in text.split(" / ")]
    english = [name for name in names if committee_name(name) and not name.startswith("Y ")]
    return english[0] if len(names) == 2 and english else text


def in_english(text: str) -> str:
    """A title in both languages without its Welsh: ``Cofnodion ... / Minutes of ...``."""
    halves = re.split(r"\s+[/|]\s+", text)
    english = [half for half in halves if re.search(r"\b(?:minutes|meeting)\b", half, re.I)]
    return english[0] if len(halves) == 2 and len(english) == 1 else text
