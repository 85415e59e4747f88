"""Tables that only set numbers beside what they number: agendas, and minutes item by item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.plain.markdown import is_labelled

_FIGURE = re.compile(r"\d{1,3}")
_PAGES = re.compile(r"\(?(?:pages?\s*|p\.?\s*)?\d{1,4}(?:\s*(?:[-–—]|to)\s*\d{1,4})?\)?", re.I)
_SPAN = re.compile(r"\d\s*(?:[-–—]|to)\s*\d")
_PAGED = re.compile(r"pages?\b.*|p\.?", re.IGNORECASE)
_WIDEST = 3
_LETTERS = 3


def is_item_number(text: str) -> bool:
    """Whether a cell holds the number or letter of an item and nothing else: ``1``, ``2.``."""
    alone = len(text.split()) == 1
    return alone and (bool(_FIGURE.fullmatch(text)) or is_labelled(f"{text} x"))


def frames_items(rows: Sequence[Sequence[str]], *, headed: bool, parted: bool) -> bool:
    """Whether a table sets the numbers of items beside them, and is no table of data.

    ``rows`` are the texts of its filled rows. ``headed`` says that the file itself calls the first
    row its heading, ``parted`` that a cell beside a number holds several paragraphs.
    """
    if not rows or not 1 < max(map(len, rows)) <= _WIDEST:
        return False
    named = bool(rows[0][0]) and not is_item_number(rows[0][0]) and len(rows) > 1
    body = rows[1:] if named else rows
    numbered = [row for row in body if is_item_number(row[0])]
    if len(numbered) <= 0.5 * sum(bool(row[0]) for row in body):
        return False
    figures = [int(row[0]) for row in numbered if _FIGURE.fullmatch(row[0])]
    if not figures:
        return not headed or parted
    if any(later <= before for before, later in pairwise(figures)) or not _worded(numbered):
        return False
    if len(numbered) < len(body) and not parted and not _steps_in(body):
        return False
    wide = max(map(len, body)) == _WIDEST
    paged = wide and _pages_last(rows[0] if named else (), body)
    if wide and not (paged or _steps_in(body)):
        return False
    return parted or paged or not (named or headed)


def names_columns(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a frame's first row says what its columns hold: ``No.`` and ``Item``."""
    short = len(row) > 1 and all(len(text.split()) <= _LETTERS for text in row)
    return short and not is_item_number(row[0]) and is_item_number(below[0])


def is_page_cell(text: str) -> bool:
    """Whether a cell beside an item gives the pages at which it stands."""
    return bool(_PAGES.fullmatch(text))


def _worded(rows: Sequence[Sequence[str]]) -> bool:
    """Whether words stand beside the numbers, and no figures."""
    beside = [" ".join(row[1:2]) for row in rows]
    return all(sum(sign.isalpha() for sign in text) >= _LETTERS for text in beside if text)


def _pages_last(head: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether the last of three columns gives the pages of the items, rising."""
    cells = [row[2] for row in body if len(row) == _WIDEST and row[2]]
    if not all(map(is_page_cell, cells)):
        return False
    named = len(head) == _WIDEST and (not head[2] or bool(_PAGED.fullmatch(head[2])))
    starts = [int(found.group()) for cell in cells if (found := re.search(r"\d+", cell))]
    rising = all(later >= before for before, later in pairwise(starts))
    return rising and (named or (not head and any(map(_SPAN.search, cells))) or not cells)


def _steps_in(body: Sequence[Sequence[str]]) -> bool:
    """Whether what is not numbered stands further in, beside no number: a page set with a table."""
    others = [row for row in body if not is_item_number(row[0])]
    inner = [row for row in others if not row[0] and len(row) > 1]
    apart = all(
        len(row) < _WIDEST or not row[1] or not row[2] or is_item_number(row[1]) for row in body
    )
    return bool(inner) and len(inner) == len(others) and apart
