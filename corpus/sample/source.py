"""What the source of a sample PDF says: plain text, one line for each block.

A source starts with settings between ``---`` lines (``key: value``), followed by blocks::

    # Heading                 (``##`` and ``###`` below it)
    1.3 A numbered paragraph  (the label is printed as written; three spaces indent it one level)
    - a bullet
    | cell | cell |           (a row of a table; ``|---|`` under the first row makes it a heading)
    {centre} centred text     (also ``{right}``, ``{small}`` and ``{space}``)
    === page                  (a new page)
    === paper                 (the next paper of a pack; settings may follow at once)

Within text ``**bold**``, ``*italic*`` and ``^1^`` (a raised footnote mark) may be used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

BlockKind = Literal["heading", "text", "item", "table", "page", "space"]

_LABEL = re.compile(
    r"(?P<indent> *)"
    r"(?P<label>\d{1,3}(?:\.\d{1,2})+\.?|\d{1,3}[.)]|\(\d{1,2}\)|\(?[a-z]\)|\(?[ivx]+\)|[ivx]+\.|[A-Z]\)|-)"
    r"\s+(?P<text>\S.*)"
)
_STYLED = re.compile(r"\{(?P<style>centre|right|small|space)\} ?(?P<text>.*)")
_RULE = re.compile(r"\|[\s|:-]+\|")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table. ``rows`` are a table's, first the headings."""

    kind: BlockKind
    text: str = ""
    label: str = ""
    level: int = 0
    style: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a file: its settings and its blocks. All files but packs hold one."""

    settings: dict[str, str]
    blocks: tuple[Block, ...]


def read_source(path: Path) -> tuple[Part, ...]:
    """Read the source of one PDF; the parts of a pack inherit the settings of the first."""
    parts: list[Part] = []
    settings: dict[str, str] = {}
    for chunk in re.split(r"^=== paper *\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        own, body = _settings(chunk)
        settings = settings | own
        parts.append(Part(settings, _blocks(body)))
    return tuple(parts)


def _settings(chunk: str) -> tuple[dict[str, str], str]:
    if not chunk.startswith("---\n"):
        return {}, chunk
    head, _, body = chunk[4:].partition("\n---\n")
    pairs = (line.partition(":") for line in head.splitlines())
    return {key.strip(): value.strip() for key, _, value in pairs}, body


def _blocks(body: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    headed = False
    for line in [*body.splitlines(), ""]:
        if line.startswith("|"):
            if _RULE.fullmatch(line.strip()):
                headed = True
            else:
                rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
            continue
        if rows:
            blocks.append(Block("table", rows=tuple(rows), headed=headed))
            rows, headed = [], False
        if line.strip():
            blocks.append(_block(line.rstrip()))
    return tuple(blocks)


def _block(line: str) -> Block:
    if line.strip() == "=== page":
        return Block("page")
    if line.startswith("#"):
        marks, _, text = line.partition(" ")
        return Block("heading", text, level=len(marks))
    if styled := _STYLED.fullmatch(line):
        kind: BlockKind = "space" if styled["style"] == "space" else "text"
        return Block(kind, styled["text"], style=styled["style"])
    if label := _LABEL.fullmatch(line):
        return Block("item", label["text"], label["label"], len(label["indent"]) // 3)
    return Block("text", line.strip(), level=(len(line) - len(line.lstrip())) // 3)
