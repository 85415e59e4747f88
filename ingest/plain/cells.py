"""Rows of tables in plain text: between pipes, parted by tabs, or set out with spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.pages.spelling.repair import is_list_sign
from ingest.plain.markdown import is_labelled, plain

_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r" {3,}")
_FEWEST = 3
_ALIGNED = 2


def is_table_rule(raw: str) -> bool:
    """Whether the line is the rule below a pipe table's heading."""
    return "-" in raw and "|" in raw and bool(_RULE.match(raw))


def cells_of(raw: str) -> tuple[str, ...]:
    """The cells of a row between pipes or parted by tabs; empty for any other line."""
    stripped = raw.strip()
    if stripped.startswith("|") and len(_PIPE.findall(stripped)) > 2:
        inner = stripped[1:-1] if stripped.endswith("|") else stripped[1:]
        return tuple(plain(part) for part in _PIPE.split(inner))
    if "\t" not in stripped and not raw.rstrip(" \n").endswith("\t"):
        return ()
    parts = raw.strip(" \n").split("\t")
    while parts and not parts[-1].strip():
        parts.pop()
    first = parts[0].strip() if parts else ""
    if len(parts) < 2 or is_list_sign(first) or is_labelled(f"{first} x"):
        return ()
    return tuple(plain(part) for part in parts)


def spaced_rows(raws: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Rows set out with spaces: several lines in a row whose fields begin at the same places."""
    rows: dict[int, tuple[str, ...]] = {}
    held: list[tuple[int, list[int], tuple[str, ...]]] = []
    for number, raw in enumerate([*raws, ""]):
        starts, fields = _fields(raw)
        if held and not (fields and _alike(held[-1][1], starts)):
            if len(held) >= _FEWEST:
                rows.update({place: cells for place, _, cells in held})
            held = []
        if fields:
            held.append((number, starts, fields))
    return rows


def piped_rows(raws: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Rows whose cells pipes part, and none at their edges: several in a row with as many cells."""
    rows: dict[int, tuple[str, ...]] = {}
    held: list[tuple[int, tuple[str, ...]]] = []
    for number, raw in enumerate([*raws, ""]):
        parts = tuple(plain(part) for part in _PIPE.split(raw)) if " | " in raw else ()
        if held and len(parts) != len(held[-1][1]):
            if len(held) >= _FEWEST and len(held[0][1]) > 1:
                rows.update(held)
            held = []
        if parts and not raw.lstrip().startswith("|"):
            held.append((number, parts))
    return rows


def _fields(raw: str) -> tuple[list[int], tuple[str, ...]]:
    """Where a line's fields begin, and the fields; none where the first is a label."""
    if not _GAP.search(raw.strip()):
        return [], ()
    starts, place = [], 0
    parts = []
    for part in re.split(r"( {3,})", raw.rstrip()):
        if part.strip():
            starts.append(place + len(part) - len(part.lstrip()))
            parts.append(plain(part))
        place += len(part)
    if len(parts) < 2 or is_list_sign(parts[0]) or is_labelled(f"{parts[0]} x"):
        return [], ()
    return starts, tuple(parts)


def _alike(one: Sequence[int], other: Sequence[int]) -> bool:
    return len(one) == len(other) and all(
        abs(a - b) <= _ALIGNED for a, b in zip(one, other, strict=True)
    )
