"""What an agenda resolves on the public, applied to the items that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.lines import Line
from ingest.metadata.head import where
from ingest.metadata.marking.items import restricts_item
from ingest.metadata.marking.resolutions import CONDITIONAL, EXCLUSION, FOLLOWING, items_named
from ingest.packs.entry import CONTAINS, Entry

_LEGEND = re.compile(
    r"^(?:items?\s+(?:marked|shown)\s+(?:with\s+)?(?:an?\s+)?)?[(“\"‘']?(?P<sign>[*#†‡§~]{1,3})(?!\w).{0,100}"
    r"\b(?:exempt|confidential|private|not\s+for\s+publication)\b",
    re.IGNORECASE,
)


def gather(loose: list[tuple[Line, str]], line: Line, text: str) -> None:
    """Add a line that is of no item to the paragraph that it goes on with, or as a new one."""
    if loose and not line.blank_before and line.page == loose[-1][0].page:
        loose[-1] = (loose[-1][0], f"{loose[-1][1]} {text}")
    else:
        loose.append((line, text))


def explained_signs(texts: Iterable[str]) -> frozenset[str]:
    """The signs that an agenda explains as those of exempt items: ``* exempt information``."""
    found = (match for text in texts if (match := _LEGEND.match(text.strip())))
    return frozenset(match["sign"] for match in found if not CONDITIONAL.search(match[0]))


def signed(entry: Entry, text: str, signs: frozenset[str]) -> Entry:
    """The item as exempt where it bears such a sign."""
    mine = next(
        (one for one in signs if re.search(rf"(?<![*#†‡§~]){re.escape(one)}(?![*#†‡§~])", text)),
        None,
    )
    if mine is None or entry.exempt:
        return entry
    return replace(entry, exempt=where(entry.line, f"{entry.item}. {text}"))


def restricted(lines: Iterable[str], entries: Iterable[Entry]) -> list[Entry]:
    """Mark the items of which software prints where the reasons for their restriction stand."""
    said = {one[0]: text for text in lines if (one := restricts_item(text))}
    return [
        _closed(one, (), where(one.line, said[one.item])) if one.item in said else one
        for one in entries
    ]


def named_by(loose: Sequence[tuple[Line, str]], entries: list[Entry]) -> list[Entry]:
    """Mark the items that a resolution between or below them names."""
    for line, text in loose:
        named = items_named(text) if EXCLUSION.search(text) else {}
        entries = [
            _closed(one, named[one.item], where(line, text)) if one.item in named else one
            for one in entries
        ]
    return entries


def marked(entries: list[Entry]) -> list[Entry]:
    """Apply what an item on excluding the public says of the items after it."""
    told = list(entries)
    for at, entry in enumerate(entries):
        text = entry.title
        if not EXCLUSION.search(text):
            continue
        said = where(entry.line, f"{entry.item}. {text}")
        if not CONTAINS.search(text):
            told[at] = replace(entry, exempt=None)
        named = items_named(text)
        follows = not named and FOLLOWING.search(text) and not CONDITIONAL.search(text)
        for later, one in enumerate(told):
            if one.exempt or later == at:
                continue
            if one.item in named:
                told[later] = _closed(one, named[one.item], said)
            elif later > at and follows:
                # An item that is printed in the pack after all may be its public part.
                sure = one.first is None
                told[later] = replace(one, exempt=said if sure else None, unsure=not sure)
    return told


def _closed(entry: Entry, parts: tuple[str, ...], said: str) -> Entry:
    """The item closed, or those of its appendices that alone are named."""
    if not parts:
        return replace(entry, exempt=entry.exempt or said)
    return replace(entry, part_exempt=entry.part_exempt or said, closed=(*entry.closed, *parts))
