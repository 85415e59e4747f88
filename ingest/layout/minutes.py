"""Headings that carry the running number of a minute or of a decision."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.layout.blocks import Block
from ingest.layout.headings import ITEM_BELOW, Headings
from ingest.layout.labels import Marker
from ingest.layout.minute_words import MINUTE

MINUTES = re.compile(
    r"^(?:draft |public )?minutes\b|^minute of (?:the )?(?:[\w-]+ ){0,3}?meeting\b|"
    r"^(?:notes?|record) of (?:the|a) meeting|"
    r"^at an? (?:\w+ ){0,2}meeting of\b|"
    r"^(?:[\w&,'’-]+ ){0,6}(?:committee|cabinet|executive|council|board|panel) minutes$|"
    r"^(?:[\w&,'’-]+ ){0,8}(?:committee|cabinet|executive|council|board|panel|commission|forum)"
    r" ?[-–—:|,] ?(?:draft |public )?minutes\b|"
    r"^cofnodion\b|^(?:minute )?extracts? (?:from|of) (?:the )?(?:draft )?minutes\b|"
    r"^minute extract\b",
    re.IGNORECASE,
)
# what a council's site calls the page of a meeting once its minutes are there
_BOTH = re.compile(
    r"^agenda,?(?: decisions)? (?:and|&) (?:draft |public )?minutes\b", re.IGNORECASE
)
_SMALL_WORD = 3
_PRESENT = re.compile(
    r"^(?:members |councillors |also )?present\b|^attendance\b|^(?:yn )?[bp]resennol\b",
    re.IGNORECASE,
)


def minutes(blocks: Sequence[Block], headings: Headings) -> dict[int, str]:
    """Headings that carry the running number of a minute or of a decision."""
    head = blocks[:25]
    titled = any(_is_titled(block) for block in head if not block.marker)
    both = any(_BOTH.match(block.text) for block in head if not block.marker)
    present = any(_PRESENT.match(block.text) or _lists_those_present(block) for block in head)
    numbered = [
        place
        for place in sorted(headings.levels)
        if (marker := blocks[place].marker) and marker.style in ("number", "reference")
    ]
    if any(_is_named(blocks, place) for place in numbered):
        numbered = [place for place in numbered if _is_named(blocks, place)]
        return {place: f"{MINUTE} {_printed(blocks, place)}" for place in numbered}
    if not numbered and (titled or present):
        numbered = [
            place
            for place in sorted(headings.levels)
            if _style(blocks, place) == "decimal" and len(_value(blocks, place)) == 2
        ]
        return {place: f"Minute {_printed(blocks, place)}" for place in numbered}
    with_item = {place for place in numbered if _followed_by_item(blocks, place)}
    referenced = [place for place in numbered if _style(blocks, place) == "reference"]
    # minutes count on from the meeting before; headings of a paper begin with 1
    later = (titled or present) and bool(numbered) and _number_of(blocks, numbered[0]) > 1
    if both or (titled and present) or later or len(with_item) >= max(1, len(numbered) // 2):
        found = _consecutive(blocks, numbered)
    elif len(referenced) > 1 and not with_item:
        return {place: _printed(blocks, place) for place in referenced}
    else:
        found = with_item
    return {place: f"Minute {_printed(blocks, place)}" for place in found}


def _is_named(blocks: Sequence[Block], place: int) -> bool:
    """Whether a heading says itself that it is a minute: ``Minute 76/25   PETITION``."""
    marker = blocks[place].marker
    return marker is not None and marker.name == MINUTE


def _style(blocks: Sequence[Block], place: int) -> str:
    marker = blocks[place].marker
    return marker.style if marker else ""


def _value(blocks: Sequence[Block], place: int) -> tuple[int, ...]:
    marker = blocks[place].marker
    return marker.value if marker else ()


def _printed(blocks: Sequence[Block], place: int) -> str:
    marker = blocks[place].marker
    return marker.printed if marker else ""


def _number_of(blocks: Sequence[Block], place: int) -> int:
    marker = blocks[place].marker
    return marker.value[-1] if marker and marker.style == "number" else 0


def _consecutive(blocks: Sequence[Block], numbered: Sequence[int]) -> set[int]:
    """The first run of numbers; another paper's headings may follow in the same file."""
    found: set[int] = set()
    last: Marker | None = None
    for place in numbered:
        marker = blocks[place].marker
        assert marker
        if last and marker.order <= last.order:
            break
        found.add(place)
        last = marker
    return found


def _followed_by_item(blocks: Sequence[Block], place: int) -> bool:
    return any(ITEM_BELOW.match(block.text) for block in blocks[place + 1 : place + 2])


def _is_titled(block: Block) -> bool:
    """Whether a block says ``Minutes of``, if below the name of the body that is set alike."""
    texts = [line.text for line in block.lines]
    return bool(MINUTES.match(block.text)) or any(
        text.startswith(("MINUTES ", "COFNODION "))
        or (MINUTES.match(text) and all(map(_is_name, texts[: place + 1])))
        for place, text in enumerate(texts[1:])
    )


def _lists_those_present(block: Block) -> bool:
    """Whether a line below the first begins ``Present:``, set close to the meeting's name."""
    return any(
        line.text[:1].isupper() and ":" in line.text and _PRESENT.match(line.text)
        for line in block.lines[1:]
    )


def _is_name(text: str) -> bool:
    """Whether a line may name a council and its body: all its long words have capitals."""
    return all(word[:1].isupper() for word in text.split() if len(word) > _SMALL_WORD)
