"""The page that a council's site keeps of one item: it names the meeting in a line of its own.

``Meeting of Cabinet, Wednesday, 16th October, 2024 10.30 am (Item 58.)``
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.dates import first_day
from ingest.metadata.head import Head, where

_LINE = re.compile(
    r"^\W*Meeting of (?P<body>.+?), (?P<when>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? .+?)"
    r"\s*\(Item (?P<item>\d{1,3}[a-z]?)\.?\)\W*$"
)
_FIRST = 12


@dataclass(frozen=True, slots=True)
class ItemPage:
    """The body, the day and the item that the line names, and where it was read."""

    body: str
    day: str | None
    item: str
    read_from: str


def item_page(head: Head) -> ItemPage | None:
    """What the page says of its item's meeting; None for any other paper."""
    for line in head.opening[:_FIRST]:
        if found := _LINE.match(line.text):
            return ItemPage(found["body"], first_day(found["when"]), found["item"], where(line))
    return None
