"""What is embedded of a paragraph: its place in front, its text in windows the model can read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.paper import Paper, Paragraph

# A piece of a text as the tokenizer sees it: its first character and the one after its last.
Span = tuple[int, int]

# The place in front may take this share of a window, so that a long lead-in leaves room for text.
_PREFIX_SHARE = 0.4
# Neighbouring windows share this part, so that a sentence cut by one is whole in the next.
_OVERLAP = 0.2


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text, from character ``start`` to ``end``, and what is embedded of it."""

    start: int
    end: int
    embedded: str


def node_text(paper: Paper, paragraph: Paragraph) -> tuple[str, str]:
    """What is embedded of a paragraph: (its place: authority, date, section, lead-in; its text).

    A table row is told as its cells, each with its heading.
    """
    who = [part for part in (paper.authority_name, _spoken(paper.best_date)) if part]
    place = [", ".join(who), paragraph.section, paragraph.lead_in or ""]
    prefix = "".join(f"{part.rstrip('.:')}: " for part in place if part.strip())
    if paragraph.columns and len(paragraph.columns) == len(paragraph.cells):
        cells = zip(paragraph.columns, paragraph.cells, strict=True)
        return prefix, "; ".join(f"{name}: {cell}" for name, cell in cells if cell.strip())
    return prefix, paragraph.text


def windows(
    text: str, prefix: str, most: int, pieces: Callable[[str], Sequence[Span]]
) -> list[Window]:
    """Cut a text into overlapping windows of at most ``most`` word pieces, prefix included.

    ``pieces`` gives the spans of a text's word pieces. A short text is one window; an empty one
    is one empty window, so that a paragraph is never without a node.
    """
    before = pieces(prefix)
    allowed = int(most * _PREFIX_SHARE)
    if len(before) > allowed:
        prefix = prefix[: before[allowed - 1][1]] + " "
        before = before[:allowed]
    # One piece of slack: a text joined to its prefix may be cut differently at the seam.
    room = most - len(before) - 1
    spans = pieces(text)
    if len(spans) <= room:
        return [Window(0, len(text), prefix + text)]
    step = max(1, room - int(room * _OVERLAP))
    found = []
    for first in range(0, len(spans), step):
        part = spans[first : first + room]
        start, end = part[0][0], part[-1][1]
        found.append(Window(start, end, prefix + text[start:end]))
        if first + room >= len(spans):
            break
    return found


def _spoken(partial: str | None) -> str:
    """A partial ISO date as papers write it: 2022-10-10 is 10 October 2022."""
    parts = (partial or "").split("-")
    try:
        when = date(int(parts[0]), *(int(part) for part in [*parts, "1", "1"][1:3]))
    except (ValueError, TypeError):
        return partial or ""
    return (str(when.year), f"{when:%B %Y}", f"{when.day} {when:%B %Y}")[len(parts) - 1]
