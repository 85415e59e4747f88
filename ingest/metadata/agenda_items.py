"""The number of the agenda item that a paper is for."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.metadata.fields import said
from ingest.metadata.head import Head, where
from ingest.metadata.item_pages import item_page

Reading = tuple[str, str]

AGENDA_ITEM = re.compile(
    r"(?:\bagenda\s+(?:item|no|ref)|^\W*item|\bitem(?=\s+no\b))(?:\s+(?:no|number))?\.?\s*[:.–-]?\s*"
    r"(?P<item>\d{1,3}(?:\.\d+)?\s?(?:\([a-z]\)|[a-z](?![a-z]))?|[A-Z]\d{1,2}\b)",
    re.IGNORECASE,
)
_ITEM_ASKED = re.compile(r"^\W*agenda\s+item(?:\s+(?:no|number))?\W*$", re.IGNORECASE)
_ITEM_GIVEN = re.compile(r"^\s*\d{1,3}(?:\.\d+)?[a-z]?\.?\s*$", re.IGNORECASE)
_OWN_ITEM = re.compile(r"^(?:agenda\s+)?item\s+\d{1,3}\w?\s*[.:–-]\s*\S", re.IGNORECASE)


def read_agenda_item(head: Head) -> Reading | None:
    """The number of the agenda item, from a field, a stamp or a line of the head."""
    if page := item_page(head):
        return page.item, page.read_from
    for field in head.fields:
        named = field.kind == "agenda_item" and not field.line.header
        if named and (number := _number(field.value)):
            return number, where(field.line, said(field))
    own = [line for line in head.opening if _OWN_ITEM.match(line.text.strip())]
    if len({line.text for line in own}) > 1:
        return None  # the items of a meeting are listed, and this is none of them
    for line in (*head.lines, *head.stamps):
        match = AGENDA_ITEM.search(line.text)
        if match and len(line.text) < 120 and not re.search(r"\d\s*\.\s*$", line.text):
            return re.sub(r"\s+", "", match["item"]), where(line)
    for above, below in pairwise(head.opening):
        if _ITEM_ASKED.match(above.text) and _ITEM_GIVEN.match(below.text):
            return below.text.strip(" ."), where(below, f"{above.text} {below.text}")
    return None


def _number(value: str) -> str | None:
    match = re.match(r"[^\w£$%]*(?:no\.?\s*|item\s*)?(\d{1,3}(?:\.\d+)?\s?(?:\([a-z]\)|[a-z]\b)?)",
                     value, re.IGNORECASE)  # fmt: skip
    return re.sub(r"\s+", "", match[1]) if match else None
