"""The nodes of a web page, asked for what they hold and how it is set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from ingest.pages.spelling.repair import clean
from ingest.plain.framing import frames_items
from ingest.plain.heads import Cell
from ingest.plain.pages import digits

_BLOCK_NAMES = (
    "address article blockquote body center dd details div dl dt fieldset figcaption figure form "
    "h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead "
    "tr ul"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
_FEWEST_FIELDS, _TERM, _VALUE = 2, 7, 15
# what the programs that make committee pages call the title of an item
_TITLE = re.compile(r"(?:^|[a-z_-])(?:[Tt]itle|[Hh]eading)(?:[_-]?[Tt](?:e?xt))?$")
_LONGEST_TITLE = 200
_BOLD = frozenset(("b", "strong", "th"))


def children_of(node: LexborNode) -> Iterator[LexborNode]:
    """What stands within a node, without comments."""
    child = node.child
    while child is not None:
        if child.tag != "-comment" and child.tag != "_comment":
            yield child
        child = child.next


def has_blocks(node: LexborNode) -> bool:
    """Whether blocks stand within a node."""
    return any(child.tag in BLOCKS or has_blocks(child) for child in children_of(node))


def words_of(node: LexborNode) -> str:
    """The text of a node in one line."""
    return clean(" ".join(node.text(deep=True, separator=" ").split()))


def is_bold(node: LexborNode) -> bool:
    """Whether all that a node says is set bold."""
    if node.tag in _BOLD:
        return True
    said = [child for child in children_of(node) if child.text(deep=True).strip()]
    return bool(said) and all(child.tag != "-text" and is_bold(child) for child in said)


def is_title(node: LexborNode) -> bool:
    """Whether a page's own style names a line as a title: ``class="mgAiTitleTxt"``."""
    named = (node.attributes.get("class") or "").split()
    return any(_TITLE.search(name) for name in named) and len(words_of(node)) < _LONGEST_TITLE


def rows_of(table: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table, without those of tables within it."""
    for child in children_of(table):
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in children_of(child) if row.tag == "tr")


def cells_of(row: LexborNode) -> list[LexborNode]:
    """The cells of a row."""
    return [cell for cell in children_of(row) if cell.tag in ("td", "th")]


def cell_of(cell: LexborNode) -> Cell:
    """A cell's text and how far it spans."""
    columns, rows = (int(digits(cell.attributes.get(key)) or 1) for key in ("colspan", "rowspan"))
    return Cell(words_of(cell), max(columns, 1), max(rows, 1), _parts(cell))


def _parts(cell: LexborNode) -> tuple[str, ...]:
    """The paragraphs of a cell, where it holds nothing else and several of them."""
    held = [child for child in children_of(cell) if words_of(child)]
    if len(held) < 2 or not all(child.tag in BLOCKS for child in held):
        return ()
    return tuple(map(words_of, held))


def is_bold_row(row: Sequence[LexborNode]) -> bool:
    """Whether all cells of a row are set bold."""
    return all(is_bold(cell) for cell in row if words_of(cell))


def is_heading(row: Sequence[LexborNode]) -> bool:
    """Whether the page itself says that a row names the columns."""
    body = row[0].parent.parent if row[0].parent else None
    return all(cell.tag == "th" for cell in row) or bool(body and body.tag == "thead")


def lays_out(rows: Sequence[Sequence[LexborNode]]) -> bool:
    """Whether a table is a frame for text: one column, headings in it, or numbers and items."""
    if not rows or max(map(len, rows)) < 2:
        return True
    if any(cell.css_first("h1, h2, h3, h4, table") for cells in rows for cell in cells):
        return True
    texts = [[words_of(cell) for cell in cells] for cells in rows]
    headed = is_heading(rows[0])
    return frames_items(texts, headed=headed, parted=any(map(is_parted, rows)))


def is_parted(cells: Sequence[LexborNode]) -> bool:
    """Whether several paragraphs stand in a cell beside the first."""
    return any(len([p for p in cell.css("p, li") if words_of(p)]) > 1 for cell in cells[1:])


def fields_of(node: LexborNode) -> list[str]:
    """The terms of a list and what is said of each, where that is a few words: ``Status: Open``.

    Empty for a list of another kind, whose entries are text.
    """
    parts = [child for child in children_of(node) if child.tag in ("dt", "dd")]
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if len(parts) % 2 or len(pairs) < _FEWEST_FIELDS:
        return []
    if any((term.tag, said.tag) != ("dt", "dd") or has_blocks(said) for term, said in pairs):
        return []
    texts = [(words_of(term).rstrip(" :"), words_of(said)) for term, said in pairs]
    short = all(
        0 < len(term.split()) <= _TERM and 0 < len(said.split()) <= _VALUE for term, said in texts
    )
    named = all(term[:1].isupper() for term, _ in texts)
    if not (short and named):
        return []
    return [f"{term} {said}" if term[-1] == "?" else f"{term}: {said}" for term, said in texts]
