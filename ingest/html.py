"""Saved web pages become a Document: headings, paragraphs, lists and tables of their main part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.lines import Document, Line, Page, UnreadableFile
from ingest.pages.spelling.repair import BULLET, clean
from ingest.plain.encodings import decoded_page
from ingest.plain.framing import frames_items, is_item_number, is_page_cell, names_columns
from ingest.plain.heads import Cell, lines_of, spread
from ingest.plain.markdown import is_labelled
from ingest.plain.pages import digits, leads_on, names_part, numeral, without_size

# What surrounds the text on a council's site, and words struck out.
_AROUND = (
    "del, s, strike, script, style, noscript, template, svg, iframe, nav, footer, aside, button, "
    "select, [hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], "
    "[role=search], .breadcrumb, .breadcrumbs, .skip-link, .cookie, #cookie, .sr-only"
)
_MAIN = ("main", "[role=main]", "article", "#content", "#main-content", "#maincontent", ".content")
_BLOCK_NAMES = (
    "address article blockquote body center dd details div dl dt fieldset figcaption figure form "
    "h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead "
    "tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_BOLD = frozenset(("b", "strong", "th"))
_SENSE = 40  # a part with fewer letters than this is not the page's main one
_MENU_WORDS = 6
_ITEM_LEVEL = 2
_FEWEST = 15  # and a page with fewer than this says nothing


def read_html(path: Path) -> Document:
    """Read a saved web page; raises UnreadableFile where it holds no text."""
    tree = LexborHTMLParser(decoded_page(path.read_bytes()))
    title = tree.css_first("title")
    properties = {"Title": _words(title)} if title and _words(title) else {}
    try:
        lines = _main_lines(tree)
    except RecursionError as error:
        raise UnreadableFile("is a web page nested too deeply to be read") from error
    if sum(len(line.text) for line in lines) < _FEWEST:
        raise UnreadableFile("is a web page without text: its text is put in by a program")
    return Document("html", (Page(None, tuple(_below_menu(lines))),), properties=properties)


def _below_menu(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without those of a site's menu, a list of single words above the first heading."""
    first = next((at for at, line in enumerate(lines) if line.heading), 0)
    menu = all(line.bullet and len(line.text.split()) <= _MENU_WORDS for line in lines[:first])
    return lines[first:] if menu else lines


def _main_lines(tree: LexborHTMLParser) -> list[Line]:
    """The lines of the page's main part; of all of it where that part cannot be told."""
    body = tree.body
    if body is None:
        return []
    whole = _Walk()
    for node in tree.css(_AROUND):
        node.decompose()
    for selector in _MAIN:
        found = tree.css_first(selector)
        if found is None:
            continue
        walk = _Walk()
        walk.block(found)
        if sum(len(line.text) for line in walk.lines) >= _SENSE:
            return walk.lines
    for node in tree.css("header"):
        node.decompose()
    whole.block(body)
    return whole.lines


@dataclass(slots=True)
class _Walk:
    """The blocks of a page as they are met."""

    lines: list[Line] = field(default_factory=list)
    tables: int = 0
    label: str | None = None
    bullet: bool = False
    level: int = 0
    framed: bool = False

    def block(self, node: LexborNode) -> None:
        """Take the text and the blocks within a block."""
        held: list[LexborNode] = []
        broken = False
        for child in _children(node):
            block = child.tag in _BLOCKS or _has_blocks(child)
            if not block and child.tag != "br":
                held.append(child)
                continue
            self.words(held, broken)
            held, broken = [], not block
            if block:
                self.element(child)
        self.words(held, broken)

    def element(self, node: LexborNode) -> None:
        """Take one block by what it is."""
        tag = node.tag or ""
        if re.fullmatch(r"h[1-6]", tag):
            text = without_size(_words(node))
            if text:
                self.put(Line(text, heading=int(tag[1]), bold=True, blank_before=True))
        elif tag in ("ul", "ol"):
            self.list(node)
        elif tag == "table":
            self.table(node)
        else:
            self.block(node)

    def words(self, nodes: Sequence[LexborNode], broken: bool = False) -> None:
        """Put down a line of running text; ``broken`` off the one above, within a paragraph."""
        nodes = [node for node in nodes if not (node.tag == "a" and leads_on(_words(node)))]
        text = " ".join("".join(node.text(deep=True) for node in nodes).split())
        text = without_size(text)
        if text and not names_part(text):
            said = [node for node in nodes if without_size(_words(node))]
            self.put(Line(clean(text), bold=all(map(_is_bold, said)), blank_before=not broken))

    def put(self, line: Line) -> None:
        """Put down a line with the label or bullet that waits for its item's first words."""
        if self.bullet and not is_labelled(line.text):
            line = replace(line, text=f"{BULLET} {line.text}", bullet=True)
        label, self.label, self.bullet = self.label, None, False
        if self.framed and label and line.bold and not line.heading:
            line = replace(line, heading=_ITEM_LEVEL)  # the item's title, which may not be marked
        indent = min(0.04 * self.level, 1.0)
        self.lines.append(replace(line, label=label, level=self.level, indent=indent))

    def list(self, node: LexborNode) -> None:
        """Take a list, its items labelled as a browser shows them."""
        self.level += 1
        kind = node.attributes.get("type") or "1"
        number = int(digits(node.attributes.get("start")) or 1)
        for item in _children(node):
            if item.tag != "li":
                self.element(item)
                continue
            number = int(digits(item.attributes.get("value")) or number)
            self.label = f"{numeral(number, kind)}." if node.tag == "ol" else None
            self.bullet = node.tag == "ul"
            self.block(item)
            self.label, self.bullet = None, False
            number += 1
        self.level -= 1

    def table(self, node: LexborNode) -> None:
        """Take a table's rows; one that only lays out the page is read as text."""
        rows = [_cells(row) for row in _rows(node)]
        rows = [row for row in rows if any(_words(cell) for cell in row)]
        if _lays_out(rows):
            self.frame(rows)
            return
        self.tables += 1
        rows_of_text = spread([[_cell(cell) for cell in row] for row in rows])
        self.lines.extend(
            lines_of(
                [
                    replace(made, bold=_is_bold_row(row), marked=_is_heading(row))
                    for made, row in zip(rows_of_text, rows, strict=True)
                ],
                self.tables,
            )
        )

    def frame(self, rows: Sequence[Sequence[LexborNode]]) -> None:
        """Take the rows of a table that sets numbers beside their items."""
        texts = [[_words(cell) for cell in cells] for cells in rows]
        headed = len(texts) > 1 and names_columns(texts[0], texts[1])
        for cells in rows[headed:]:
            self.laid_out(cells)

    def laid_out(self, cells: Sequence[LexborNode]) -> None:
        """Take a row of such a table: a number waits for the words beside it."""
        *_, last = cells
        for cell in cells:
            words = _words(cell)
            if cell is not last and is_item_number(words):
                self.label, self.framed = words, True
            elif not (cell is last and len(cells) > 2 and is_page_cell(words)):
                self.block(cell)
        self.label, self.framed = None, False


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        if child.tag != "-comment" and child.tag != "_comment":
            yield child
        child = child.next


def _has_blocks(node: LexborNode) -> bool:
    return any(child.tag in _BLOCKS or _has_blocks(child) for child in _children(node))


def _words(node: LexborNode) -> str:
    return clean(" ".join(node.text(deep=True, separator=" ").split()))


def _is_bold(node: LexborNode) -> bool:
    if node.tag in _BOLD:
        return True
    said = [child for child in _children(node) if child.text(deep=True).strip()]
    return bool(said) and all(child.tag != "-text" and _is_bold(child) for child in said)


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in _children(table):
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in _children(child) if row.tag == "tr")


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in _children(row) if cell.tag in ("td", "th")]


def _cell(cell: LexborNode) -> Cell:
    columns, rows = (int(digits(cell.attributes.get(key)) or 1) for key in ("colspan", "rowspan"))
    return Cell(_words(cell), max(columns, 1), max(rows, 1))


def _is_bold_row(row: Sequence[LexborNode]) -> bool:
    return all(_is_bold(cell) for cell in row if _words(cell))


def _is_heading(row: Sequence[LexborNode]) -> bool:
    """Whether the page itself says that a row names the columns."""
    body = row[0].parent.parent if row[0].parent else None
    return all(cell.tag == "th" for cell in row) or bool(body and body.tag == "thead")


def _lays_out(rows: Sequence[Sequence[LexborNode]]) -> bool:
    """Whether a table is a frame for text: one column, headings in it, or numbers and items."""
    if not rows or max(map(len, rows)) < 2:
        return True
    if any(cell.css_first("h1, h2, h3, h4, table") for cells in rows for cell in cells):
        return True
    texts = [[_words(cell) for cell in cells] for cells in rows]
    headed = _is_heading(rows[0])
    return frames_items(texts, headed=headed, parted=any(map(_is_parted, rows)))


def _is_parted(cells: Sequence[LexborNode]) -> bool:
    """Whether several paragraphs stand in a cell beside the first."""
    return any(len([p for p in cell.css("p, li") if _words(p)]) > 1 for cell in cells[1:])
