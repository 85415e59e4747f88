"""Paragraphs in their paper's order as the blocks a page is made of: headings, text, tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpus.paper import Paragraph

DEEPEST = 3
"""Lists within lists are set in up to this far."""

_ORDINALS = ("", "", "second", "third", "fourth", "fifth", "sixth")

OPENING, ENOUGH_MORE = 280, 80
"""So many characters of a neighbour are shown at first, where there are so many more of it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, one paragraph, or the rows of one table.

    ``level`` is the HTML heading level of a heading, or how far a paragraph is set in.
    """

    kind: str
    text: str = ""
    level: int = 0
    paragraph: Paragraph | None = None
    rows: tuple[Paragraph, ...] = ()
    columns: tuple[str, ...] = field(default=())


def blocks(
    paragraphs: Sequence[Paragraph], top: int = 2, above: tuple[str, ...] = ()
) -> tuple[Block, ...]:
    """The blocks of paragraphs in order; the outermost heading gets HTML level ``top``.

    ``above`` are headings that the reader has been shown already.
    """
    by_id = {paragraph.paragraph_id: paragraph for paragraph in paragraphs}
    made: list[Block] = []
    for table, run in groupby(paragraphs, key=_table):
        members = tuple(run)
        made += _headings(above, members[0].sections, top)
        above = members[-1].sections
        if table:
            made.append(Block("table", rows=members, columns=members[0].columns))
            continue
        previous = members[0].sections
        for paragraph in members:
            made += _headings(previous, paragraph.sections, top)
            previous = paragraph.sections
            made.append(Block("paragraph", level=_depth(paragraph, by_id), paragraph=paragraph))
    return tuple(made)


def label_words(paragraph: Paragraph) -> str:
    """A paragraph's label as readers see it: ``5(b), second list`` for the second of that name."""
    if not paragraph.label:
        return ""
    if paragraph.occurrence == 1:
        return paragraph.label
    ordinals = dict(enumerate(_ORDINALS))
    which = ordinals.get(paragraph.occurrence, f"{paragraph.occurrence}th")
    return f"{paragraph.label}, {which} {'list' if paragraph.group else 'so numbered'}"


def _table(paragraph: Paragraph) -> str | None:
    return paragraph.group if paragraph.kind == "row" and paragraph.cells else None


def _headings(above: Sequence[str], now: Sequence[str], top: int) -> Iterable[Block]:
    same = 0
    while same < min(len(above), len(now)) and above[same] == now[same]:
        same += 1
    for position in range(same, len(now)):
        yield Block("heading", text=now[position], level=min(6, top + position))


def _depth(paragraph: Paragraph, by_id: Mapping[str, Paragraph]) -> int:
    depth = 0
    parent = by_id.get(paragraph.parent or "")
    while parent and depth < DEEPEST:
        depth += 1
        parent = by_id.get(parent.parent or "")
    return depth or int(paragraph.kind == "item")


def opened(text: str) -> tuple[str, str]:
    """The opening of a long paragraph and the rest of it, between two words; of a short one all."""
    if len(text) <= OPENING + ENOUGH_MORE:
        return text, ""
    at = text.rfind(" ", 0, OPENING)
    at = at if at > 0 else OPENING
    return text[:at], text[at:].strip()
