"""Saved web pages become a Document: headings, paragraphs, lists and tables of their main part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.lines import Document, Line, Page, UnreadableFile
from ingest.pages.spelling.repair import BULLET, clean
from ingest.plain.encodings import decoded_page
from ingest.plain.framing import is_item_number, is_page_cell, names_columns
from ingest.plain.heads import lines_of, spread
from ingest.plain.languages import one_text_each, second_text
from ingest.plain.markdown import is_labelled
from ingest.plain.nodes import (
    BLOCKS,
    cell_of,
    cells_of,
    children_of,
    fields_of,
    has_blocks,
    is_bold,
    is_bold_row,
    is_heading,
    is_title,
    lays_out,
    rows_of,
    words_of,
)
from ingest.plain.pages import digits, is_decision, leads_on, names_part, numeral, without_size
from ingest.plain.site import SENSE, below_menu, main_parts, site_of

_ITEM_LEVEL = 2
_FEWEST = 15  # and a page with fewer than this says nothing


def read_html(path: Path) -> Document:
    """Read a saved web page; raises UnreadableFile where it holds no text."""
    tree = LexborHTMLParser(decoded_page(path.read_bytes()))
    title = tree.css_first("title")
    properties = {"Title": words_of(title)} if title and words_of(title) else {}
    site = site_of(tree)
    if site:
        properties["Site"] = site
    try:
        lines = _main_lines(tree)
    except RecursionError as error:
        raise UnreadableFile("is a web page nested too deeply to be read") from error
    if sum(len(line.text) for line in lines) < _FEWEST:
        raise UnreadableFile("is a web page without text: its text is put in by a program")
    return Document("html", (Page(None, tuple(below_menu(lines))),), properties=properties)


def _main_lines(tree: LexborHTMLParser) -> list[Line]:
    """The lines of the page's main part; of all of it where that part cannot be told."""
    lines: list[Line] = []
    for part in main_parts(tree):
        walk = _Walk()
        walk.block(part)
        lines = walk.lines
        if sum(len(line.text) for line in lines) >= SENSE:
            break
    return lines


@dataclass(slots=True)
class _Walk:
    """The blocks of a page as they are met."""

    lines: list[Line] = field(default_factory=list)
    tables: int = 0
    label: str | None = None
    bullet: bool = False
    level: int = 0
    framed: bool = False
    entries: int = 0
    entry: int | None = None

    def block(self, node: LexborNode) -> None:
        """Take the text and the blocks within a block."""
        held: list[LexborNode] = []
        broken, title = False, is_title(node)
        for child in children_of(node):
            block = child.tag in BLOCKS or has_blocks(child)
            if not block and child.tag != "br":
                held.append(child)
                continue
            self.words(held, broken, title)
            held, broken = [], not block
            if block:
                self.element(child)
        self.words(held, broken, title)

    def element(self, node: LexborNode) -> None:
        """Take one block by what it is."""
        tag = node.tag or ""
        if re.fullmatch(r"h[1-6]", tag):
            text = without_size(words_of(node))
            if text:
                self.put(Line(text, heading=int(tag[1]), bold=True, blank_before=True))
        elif tag in ("ul", "ol"):
            self.list(node)
        elif tag == "table":
            self.table(node)
        elif tag in ("dt", "dd"):
            self.described(node)
        elif tag == "dl" and (said := fields_of(node)):
            for text in said:
                self.begin_entry()
                self.put(Line(text, blank_before=True))
                self.entry = None
        else:
            self.block(node)

    def words(self, nodes: Sequence[LexborNode], broken: bool, title: bool) -> None:
        """Put down a line of running text; ``broken`` off the one above, within a paragraph."""
        nodes = [node for node in nodes if not (node.tag == "a" and leads_on(words_of(node)))]
        text = " ".join("".join(node.text(deep=True) for node in nodes).split())
        text = without_size(text)
        if names_part(text) and self._closes(text):
            above = next(line for line in reversed(self.lines) if is_decision(line.text))
            self.put(replace(above, text=text, label=None))
        elif text and not names_part(text):
            said = [node for node in nodes if without_size(words_of(node))]
            bold = title or all(map(is_bold, said))
            leading = words_of(said[0]) if said[0].tag in ("i", "em") and said[1:] else ""
            self.put(Line(clean(text), bold=bold, blank_before=not broken, run_in=leading))

    def _closes(self, text: str) -> bool:
        """Whether the minutes of an item begin below its decision, which ends there."""
        for line in reversed(self.lines):
            if is_decision(line.text):
                return text.lower().startswith("minutes")
            if line.label and line.heading:
                return False
        return False

    def put(self, line: Line) -> None:
        """Put down a line with the label or bullet that waits for its item's first words."""
        if self.bullet and not is_labelled(line.text):
            line = replace(line, text=f"{BULLET} {line.text}", bullet=True)
        label, self.label, self.bullet = self.label, None, False
        if self.framed and label and line.bold and not line.heading:
            line = replace(line, heading=_ITEM_LEVEL)  # the item's title, which may not be marked
        indent = min(0.04 * self.level, 1.0)
        self.lines.append(
            replace(line, label=label, level=self.level, indent=indent, entry=self.entry)
        )

    def described(self, node: LexborNode) -> None:
        """Take a term, with which an entry begins, or what is said of it, which goes on in it."""
        outer = self.entry
        if node.tag == "dt" or not self.entries:
            self.begin_entry()
        elif outer is None:
            self.entry = self.entries
        self.block(node)
        self.entry = outer

    def begin_entry(self) -> None:
        """Number an entry; one within another is a part of it."""
        if self.entry is None:
            self.entries += 1
            self.entry = self.entries

    def list(self, node: LexborNode) -> None:
        """Take a list, its items labelled as a browser shows them."""
        self.level += 1
        kind = node.attributes.get("type") or "1"
        number = int(digits(node.attributes.get("start")) or 1)
        for item in children_of(node):
            if item.tag != "li":
                self.element(item)
                continue
            number = int(digits(item.attributes.get("value")) or number)
            self.label = f"{numeral(number, kind)}." if node.tag == "ol" else None
            self.bullet = node.tag == "ul"
            outer = self.entry
            self.begin_entry()
            self.block(item)
            self.label, self.bullet, self.entry = None, False, outer
            number += 1
        self.level -= 1

    def table(self, node: LexborNode) -> None:
        """Take a table's rows; one that only lays out the page is read as text."""
        rows = [cells_of(row) for row in rows_of(node)]
        rows = [row for row in rows if any(words_of(cell) for cell in row)]
        if texts := one_text_each(rows, words_of):
            for text in texts:
                self.one_language(text, anew=text is texts[1])
            return
        if lays_out(rows):
            self.frame(rows)
            return
        self.tables += 1
        rows_of_text = spread([[cell_of(cell) for cell in row] for row in rows])
        self.lines.extend(
            lines_of(
                [
                    replace(made, bold=is_bold_row(row), marked=is_heading(row))
                    for made, row in zip(rows_of_text, rows, strict=True)
                ],
                self.tables,
            )
        )

    def one_language(self, rows: Sequence[Sequence[LexborNode]], *, anew: bool) -> None:
        """Take one of the two texts of a table; ``anew`` heads the one that comes second."""
        start = len(self.lines)
        for *number, cell in rows:
            self.label = words_of(number[0]) or None if number else None
            self.block(cell)
            self.label = None
        if anew:
            self.lines[start:] = second_text(self.lines[start:])

    def frame(self, rows: Sequence[Sequence[LexborNode]]) -> None:
        """Take the rows of a table that sets numbers beside their items."""
        texts = [[words_of(cell) for cell in cells] for cells in rows]
        headed = len(texts) > 1 and names_columns(texts[0], texts[1])
        for cells in rows[headed:]:
            self.laid_out(cells)

    def laid_out(self, cells: Sequence[LexborNode]) -> None:
        """Take a row of such a table: a number waits for the words beside it."""
        *_, last = cells
        outer = self.entry
        self.begin_entry()
        for cell in cells:
            words = words_of(cell)
            if cell is not last and is_item_number(words):
                self.label, self.framed = words, True
            elif not (cell is last and len(cells) > 2 and is_page_cell(words)):
                self.block(cell)
        self.label, self.framed, self.entry = None, False, outer
