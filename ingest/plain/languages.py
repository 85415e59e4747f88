"""Tables that set a text beside itself in Welsh, row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from ingest.languages import lean
from ingest.lines import Line

Cell = TypeVar("Cell")

_FEWEST_ROWS, _LEAD = 3, 3
_LEAD_OF_FEW = 8  # where few rows hold it all, each must say much
_FILLED = 0.8
_NUMBER = re.compile(r"\(?[\w./-]{0,8}\d[\w./-]{0,8}[.):]?|\(?\w{1,4}[.)]")
_NAMES = ("cymraeg", "english", "saesneg", "welsh", "yn gymraeg", "in english")


def one_text_each(
    rows: Sequence[Sequence[Cell]], said: Callable[[Cell], str]
) -> tuple[list[Sequence[Cell]], list[Sequence[Cell]]] | None:
    """The rows of the text in English and those of the same in Welsh; None for other tables.

    A number in a column of its own stands before both. ``said`` gives what a cell says.
    """
    texts = [[said(cell).strip() for cell in row] for row in rows]
    shown = [
        (row, words)
        for row, words in zip(rows, texts, strict=True)
        if any(words) and not any(word.lower() in _NAMES for word in words)
    ]
    numbered = all(
        len(words) == 3 and (not words[0] or _NUMBER.fullmatch(words[0])) for _, words in shown
    )
    english = _english([words[numbered:] for _, words in shown])
    if english is None:
        return None
    first, second = (
        [(*row[:numbered], row[column + numbered]) for row, _ in shown]
        for column in (english, 1 - english)
    )
    return list(first), list(second)


def second_text(lines: Sequence[Line]) -> list[Line]:
    """The lines of the second text, the first one a heading where it is a title of the rest."""
    if lines and not lines[0].label and not lines[0].text.rstrip().endswith("."):
        return [replace(lines[0], heading=1), *lines[1:]]
    return list(lines)


def _english(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of two columns says in English what the other says in Welsh."""
    if not rows or any(len(row) != 2 for row in rows):
        return None
    if sum(all(row) for row in rows) < _FILLED * len(rows):
        return None
    lead = _LEAD if len(rows) >= _FEWEST_ROWS else _LEAD_OF_FEW
    leans = [lean(" ".join(column)) for column in zip(*rows, strict=True)]
    return leans.index(max(leans)) if min(leans) <= -lead and max(leans) >= lead else None
