"""What the software of councils prints on its pages under an item that the public does not see.

``View the reasons why item 48. is restricted``, ``Restricted item: ...``: on the page of a meeting
the words are of the item that they stand under, on the page of one item of all that is on it. An
enclosure that is restricted (``document 47./2``) is another file, and closes nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.metadata.answers import is_none

_REASONS = re.compile(
    r"\breasons?\s+(?:why|for)\s+(?:(?:agenda|this)\s+)?item(?:\s+(?P<item>\d{1,3}[a-z]?))?\W{0,3}"
    r"(?:is|was|being)\s+(?:restricted|exempt|private|not\s+public)\b",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"^\W*reasons?\s+restricted\W*$|"
    r"^\W*(?:restricted|exempt|confidential|private)\s+item\b\W*(?P<value>.*)$|"
    r"^\W*this\s+item\s+is\s+(?:(?:restricted|exempt|confidential|private|closed)\b(?!\s+(?:to|from)\s+"
    r"(?!publi|disclos|the\s+p))|not\s+(?:open|available|for\s+publication)\b)",
    re.IGNORECASE,
)
_ONE_ITEM = re.compile(r"^\W*(?:agenda\s+item|item\s+details)(?:\s+details)?\W*$", re.IGNORECASE)
_FIRST = 4


def restricts_item(text: str) -> tuple[str] | None:
    """The number of the item that a line of software names as restricted (an empty one where it
    is the item that the line stands under); None where it names none.
    """
    found = _REASONS.search(text)
    return (found["item"] or "",) if found else None


def is_of_item(text: str) -> bool:
    """Whether a line closes the item that it stands under: ``Restricted item: ...``."""
    found = _OF_ITSELF.match(text)
    return found is not None and not (found["value"] and is_none(found["value"]))


def words_of_item(text: str) -> str:
    """The words of such a line that close, without those of what is closed."""
    found = _OF_ITSELF.match(text) or _REASONS.search(text)
    if found is None:
        return ""
    end = found.start("value") if found.groupdict().get("value") else found.end()
    return text[found.start() : end].strip(" :")


def is_page_of_one(texts: Sequence[str]) -> bool:
    """Whether the first lines are of a page that shows one item of an agenda and no other."""
    return any(_ONE_ITEM.match(text) for text in texts[:_FIRST])
