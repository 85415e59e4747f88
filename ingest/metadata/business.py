"""The items of a meeting as an agenda or its minutes list them, and the business that is usual."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.dates import MONTH_NAMES
from ingest.lines import Line

_ITEM = re.compile(
    r"^(?:item\s+)?(?P<item>\d{1,2}[a-z]?|[A-Z]\d{1,2})\s*[.):]?\s+(?P<title>\S.*)$", re.IGNORECASE
)
_LETTERED = re.compile(r"[a-z]\d")
_MONTH = re.compile(MONTH_NAMES)
# What every meeting begins or ends with, and no report has among its numbers.
_USUAL = re.compile(
    r"^\W*(?:\w+\s+){0,2}?(?:apolog(?:y|ies)\b|(?:declarations?|disclosures?)\s+(?:of|by)\b|"
    r"minutes\s+(?:of|from)\b|urgent\s+(?:business|items?)\b|exclusion\s+of\b|"
    r"(?:date|time)s?\s+of\s+(?:the\s+)?next\b|public\s+(?:questions|participation)\b|"
    r"ymddiheuriadau\b|datgan(?:iadau)?\s+(?:o\s+)?(?:f|b)uddiannau\b)",
    re.IGNORECASE,
)
_LONGEST = 90
_FEWEST = 3


def starts_item(line: Line) -> tuple[str, str] | None:
    """The number and the title of the item that a line begins, or None."""
    cells = [cell.strip() for cell in line.cells if cell.strip()]
    if len(cells) > 1 and re.fullmatch(r"\d{1,2}[a-z]?\.?", cells[0]):
        return cells[0].rstrip("."), " ".join(cells[1:])
    if line.label and re.fullmatch(r"\d{1,2}[a-z]?[.)]?", line.label):
        return line.label.rstrip(".)"), line.text.removeprefix(line.label).strip()
    text = re.sub(r"^•\s*", "", line.text.strip())
    match = _ITEM.match(text)
    if match is None or _MONTH.match(match["title"]) or not match["title"][0].isalpha():
        return None
    if _LETTERED.match(match["item"]):
        return None
    if text.startswith("item") and match["title"][0].islower():
        return None  # "item 9 contains exempt information"
    return match["item"], match["title"]


def is_usual(title: str) -> bool:
    """Whether an item is of the business that meetings have: apologies, minutes, the next date."""
    return len(title) < _LONGEST and bool(_USUAL.match(title))


def lists_items(lines: Iterable[Line]) -> Line | None:
    """The usual business among the items of a list, by which lines are those of an agenda."""
    items: list[tuple[Line, str]] = []
    entry: int | None = None
    for line in lines:
        if started := starts_item(line):
            items.append((line, started[1]))
        elif line.entry is not None and line.entry != entry:
            items.append((line, line.text))
        entry = line.entry
    if len(items) < _FEWEST:
        return None
    return next((line for line, title in items if is_usual(title)), None)
