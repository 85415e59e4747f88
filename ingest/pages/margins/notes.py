"""Footnotes: small print at a page's end that begins with a mark, kept apart from the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from ingest.lines import Line, Page
from ingest.pages.rows import prevailing_size
from ingest.pages.sheet import Run
from ingest.pages.spelling.repair import RAISED

_MARK = re.compile(rf"^\[?(\d{{1,3}}|[{RAISED}]{{1,3}}|[*†‡§]{{1,3}}|[ivx]{{1,4}})[\])]?\s+(?=\S)")
_RAISED = re.compile(f"[{RAISED}]")
_FIGURES = str.maketrans(
    "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079", "1230456789"
)
_SIGN = re.compile(r"\d{1,3}|[*†‡§]{1,3}")
# Footnotes are set smaller than the text by at least this factor, in the lower part of the page.
_SMALLER = 0.93
_LOWER = 0.4


def mark_notes(page: Page, marks: Sequence[str], body: float) -> Page:
    """The page with its footnotes told apart; ``body`` is the size of the text in points.

    ``marks`` are the raised signs found on the page: a footnote starts with one of them. Its text
    is given without the mark.
    """
    start = _start(page.lines, set(marks), body)
    if start is None:
        return page
    lines = list(page.lines[:start])
    note = ""
    for line in page.lines[start:]:
        found = _MARK.match(line.text)
        if found and (_is_mark(found, marks) or not note):
            note = found.group(1).translate(_FIGURES)
            line = replace(line, text=line.text[found.end() :])
        lines.append(replace(line, note=note))
    return replace(page, lines=tuple(lines))


def _is_mark(found: re.Match[str], marks: Collection[str]) -> bool:
    return found.group(1) in marks or bool(_RAISED.match(found.group(1)))


def marks_of(runs: Sequence[Run]) -> list[str]:
    """The raised signs of a page: after a word of its text, or alone and small."""
    usual = prevailing_size(runs) if runs else 0.0
    marks = [run.mark for run in runs if run.mark]
    return marks + [
        run.text for run in runs if run.size < 0.8 * usual and _SIGN.fullmatch(run.text)
    ]


def _start(lines: Sequence[Line], marks: set[str], body: float) -> int | None:
    """The first line of the small print that runs to the page's end."""
    start = None
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        small = line.size is not None and line.size < _SMALLER * body
        low = line.box is not None and line.box.top > _LOWER
        if not small or not low or line.cells:
            break
        found = _MARK.match(line.text)
        if found and _is_mark(found, marks):
            start = place
    return start
