"""Rows of tables in plain text: between pipes or parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.pages.spelling.repair import is_list_sign
from ingest.plain.markdown import is_labelled, plain

_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_FEWEST = 3


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
