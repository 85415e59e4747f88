"""Tables that plain text sets out with spaces, told by the white space down through their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.pages.spelling.repair import is_list_sign
from ingest.plain.markdown import is_labelled, plain

_GAP = re.compile(r"\S {2,}(?=\S)")
_WIDE = re.compile(r"\S {3,}(?=\S)")
_RULE = re.compile(r"^\s*(?:[-=_]{2,}\s*)+$")
_FEWEST, _GUTTER = 3, 2
_FILLED = 0.6
_WRAPS = 3  # so many lines may hold only the rest of a first cell
_NEAR_EDGE = 0.7
_VALUE = re.compile(r"^\W*\d[\d.,%]*\W*$")
_HANGS = re.compile(r"(?:,|\b(?:the|an?|of|to|is|are|and|or|for|by|in|on|at|with|that))$")
_STEP = 2  # how far (letters) fields of one column may begin from another

RULE: tuple[str, ...] = ()
"""What stands for a rule between the rows of a table: no cells."""
WRAPPED: tuple[str, ...] = ("",)
"""What stands for a line that goes on with the cells of the row above, which holds its words."""


def spaced_rows(raws: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """The cells of such rows by the number of their line, and ``RULE`` for a rule between them."""
    rows: dict[int, tuple[str, ...]] = {}
    lines = ["" if "\t" in raw else raw.rstrip() for raw in raws]
    may = _may_be_rows(lines)
    for set_out, run in groupby(range(len(lines)), may.__getitem__):
        places = list(run)
        held = [place for place in places if not _RULE.match(lines[place])]
        if not set_out or len(held) < 1:
            continue
        found = _by_gutters([lines[place] for place in held])
        if found:
            rows.update(zip(held, found, strict=True))
            rows.update({place: RULE for place in places if place not in held})
        else:
            rows.update(_by_starts(lines, held))
    return rows


def _may_be_rows(lines: Sequence[str]) -> list[bool]:
    """For each line whether it may be a row, or hold more words of the first cell of the one above.

    Such words end before the second column begins, and another row comes below them.
    """
    may = [bool(_GAP.search(line) or _RULE.match(line)) for line in lines]
    edge = 0
    for place, line in enumerate(lines):
        if may[place]:
            gap = _WIDE.search(line)
            edge = gap.end() if gap else 0
        elif line.strip() and 0 < len(line) < edge and not _is_label(line.split()[0]):
            below = next((at for at in range(place + 1, len(lines)) if may[at]), None)
            near = below is not None and below - place <= _WRAPS
            may[place] = near and all(map(str.strip, lines[place:below]))
            edge = edge if may[place] else 0
        else:
            edge = 0
    return may


def _by_gutters(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """The cells between the white space that all lines leave; none where they are no table."""
    if len(lines) < _FEWEST or not any(map(_WIDE.search, lines)):
        return []
    columns = list(_columns(lines))
    widths = [end - start for start, end in columns]
    rows = _unwrapped(
        [tuple(plain(line[start:end]) for start, end in columns) for line in lines], widths
    )
    held = [row for row in rows if row is not WRAPPED]
    full = sum(all(row) for row in held)
    if len(columns) < 2 or len(held) < 2 or full < _FILLED * len(held):
        return []
    labels = sum(_is_label(row[0]) for row in held)
    return [] if labels > 1 and len(columns) < _FEWEST else rows


def _unwrapped(rows: Sequence[tuple[str, ...]], widths: Sequence[int]) -> list[tuple[str, ...]]:
    """The rows with the lines that go on with their cells put into them."""
    made: list[tuple[str, ...]] = []
    at = -1
    for place, row in enumerate(rows):
        if at >= 0 and _goes_on(rows[place - 1], row, widths):
            made[at] = tuple(
                f"{one} {other}".strip() for one, other in zip(made[at], row, strict=True)
            )
            made.append(WRAPPED)
            continue
        at = place
        made.append(row)
    return made


def _goes_on(above: Sequence[str], row: Sequence[str], widths: Sequence[int]) -> bool:
    """Whether the filled cells of a line, which leaves others empty, go on with those above."""
    filled = [place for place, cell in enumerate(row) if cell]
    if row[0][:1].islower() and above[0] and not any(above[1:]):
        return True  # the values stand on the last line of the words that they are of
    if len(filled) == len(row) or any(not above[place] for place in filled):
        return False
    if any(_VALUE.search(row[place]) for place in filled):
        return False
    small = any(row[place][:1].islower() or _HANGS.search(above[place]) for place in filled)
    wide = any(len(above[place]) >= _NEAR_EDGE * widths[place] for place in filled)
    return small or (wide and len(filled) < len(row) and not row[0])


def _columns(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each column begins and ends, told by the letters that stand at no place of it."""
    width = max(map(len, lines))
    taken = [any(line[at : at + 1].strip() for line in lines) for at in range(width)]
    start: int | None = None
    blank = 0
    for at, full in enumerate(taken):
        if full:
            if start is not None and blank >= _GUTTER:
                yield start, at - blank
                start = at
            start = at if start is None else start
        blank = 0 if full else blank + 1
    if start is not None:
        yield start, width


def _is_label(cell: str) -> bool:
    return is_list_sign(cell) or is_labelled(f"{cell} x")


def _by_starts(lines: Sequence[str], places: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Rows whose fields begin at the same places, where a line beside them has other ones."""
    rows: dict[int, tuple[str, ...]] = {}
    held: list[tuple[int, list[int], tuple[str, ...]]] = []
    for place in [*places, None]:
        starts, fields = _fields(lines[place]) if place is not None else ([], ())
        if held and not (fields and _alike(held[-1][1], starts)):
            if len(held) >= _FEWEST:
                rows.update({at: cells for at, _, cells in held})
            held = []
        if fields and place is not None:
            held.append((place, starts, fields))
    return rows


def _fields(line: str) -> tuple[list[int], tuple[str, ...]]:
    """Where a line's fields begin, and the fields; none where the first is a label."""
    found = [
        (match.start(), plain(match.group())) for match in re.finditer(r"\S+(?: {1,2}\S+)*", line)
    ]
    starts, fields = [start for start, _ in found], tuple(text for _, text in found)
    return ([], ()) if len(fields) < 2 or _is_label(fields[0]) else (starts, fields)


def _alike(one: Sequence[int], other: Sequence[int]) -> bool:
    return len(one) == len(other) and all(
        abs(a - b) <= _STEP for a, b in zip(one, other, strict=True)
    )
