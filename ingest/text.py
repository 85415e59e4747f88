"""Plain text and Markdown, with what is left of other formats in them, become a Document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.paper import Box
from ingest.lines import Document, Line, Page
from ingest.pages.margins.contents import take_contents
from ingest.pages.margins.furniture import take_furniture
from ingest.pages.spelling.hyphens import mark_hyphens
from ingest.pages.spelling.repair import BULLET, take_bullet
from ingest.pages.tables.header import has_header
from ingest.plain.cells import cells_of, is_table_rule, piped_rows
from ingest.plain.encodings import decoded
from ingest.plain.markdown import has_markdown, marked, without_comments
from ingest.plain.spaced import RULE, WRAPPED, spaced_rows
from ingest.plain.stars import starred_numbers
from ingest.plain.turns import without_turns

_RULE = re.compile(r"^\s*(?:[-*_=~]\s*){3,}$|^\s*```\w*\s*$")
_UNDERLINE = re.compile(r"^\s{0,3}(=+|-+)\s*$")
_HTML = re.compile(r"^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_COLUMNS = 100  # how many letters wide a page of print is


def read_text(path: Path) -> Document:
    """Read a text or Markdown file; raises UnreadableFile where it holds no text."""
    text = decoded(path.read_bytes())
    if _HTML.match(text):
        from ingest.html import read_html  # a web page saved as text

        return read_html(path)
    markdown = path.suffix.lower() in {".md", ".markdown"} or has_markdown(text)
    text = without_comments(text)
    sheets = [sheet for sheet in text.split("\f") if sheet.strip()]
    paged = len(sheets) > 1
    pages: list[Page] = []
    tables = 0
    for number, sheet in enumerate(sheets, start=1):
        page = number if paged else None
        lines = _lines(sheet, page, tables)
        tables = max([tables, *(line.table or 0 for line in lines)])
        pages.append(Page(page, tuple(lines)))
    pages, furniture = take_furniture(pages)
    if not paged and pages:
        kept, turns = without_turns(pages[0].lines)
        pages, furniture = [replace(pages[0], lines=tuple(kept))], [*furniture, *turns]
    pages, contents = take_contents(pages)
    pages = [
        replace(page, lines=tuple(replace(line, box=None) for line in page.lines))
        for page in mark_hyphens(_with_headers(pages))
    ]
    dropped = [replace(line, box=None) for line in [*furniture, *contents]]
    return Document("markdown" if markdown else "text", tuple(pages), tuple(dropped))


def _lines(sheet: str, page: int | None, tables: int) -> list[Line]:
    """The lines of one page; on pages of a paged text each with its place, for the furniture."""
    raws = sheet.strip("\n").split("\n")
    spaced, starred = {**spaced_rows(raws), **piped_rows(raws)}, starred_numbers(raws)
    lines: list[Line] = []
    blank = False
    table = tables
    for number, raw in enumerate(raws):
        if is_table_rule(raw) or spaced.get(number) in (RULE, WRAPPED):
            continue
        if _is_underline(raws, number):
            lines[-1] = replace(lines[-1], heading=1 if "=" in raw else 2, bold=True)
            continue
        if not raw.strip() or _RULE.match(raw):
            blank = True
            continue
        cells = cells_of(raw) or spaced.get(number, ())
        if cells:
            table += blank or not lines or not lines[-1].cells
            headed = spaced.get(number + 1) == RULE and number - 1 not in spaced
            line = _row(raws, number, cells, table, headed)
        else:
            line = Line(starred[number]) if number in starred else _line(raw)
        top = number / len(raws)
        box = Box(page, 0, top, 1, top + 1 / len(raws)) if page else None
        if line.text:
            lines.append(replace(line, page=page, box=box, blank_before=blank and bool(lines)))
            blank = False
    return lines


def _is_underline(raws: Sequence[str], number: int) -> bool:
    """Whether the line underlines the one above it as a heading."""
    found = _UNDERLINE.match(raws[number])
    above = raws[number - 1].strip() if number else ""
    return bool(found and len(found.group(1)) > 2 and above and len(above) < _COLUMNS // 2) and (
        number < 2 or not raws[number - 2].strip()
    ) and not cells_of(above)  # fmt: skip


def _row(
    raws: Sequence[str], number: int, cells: tuple[str, ...], table: int, headed: bool
) -> Line:
    headed = headed or (number + 1 < len(raws) and is_table_rule(raws[number + 1]))
    bold = bool(re.match(r"^\s*\|?\s*(?:\*\*|<b>)", raws[number]))
    return Line(" | ".join(cells), cells=cells, table=table, header=headed, bold=bold)


def _with_headers(pages: Sequence[Page]) -> list[Page]:
    """Mark the heading row of tables without a rule below it, as far as its cells tell."""
    lines = [line for page in pages for line in page.lines]
    tables: dict[int, list[Line]] = {}
    for line in lines:
        if line.table:
            tables.setdefault(line.table, []).append(line)
    heads = {
        id(rows[0])
        for rows in tables.values()
        if has_header([row.cells for row in rows], [row.bold for row in rows])
    }
    return [
        replace(
            page,
            lines=tuple(
                replace(line, header=True) if id(line) in heads else line for line in page.lines
            ),
        )
        for page in pages
    ]


def _line(raw: str) -> Line:
    said = marked(raw)
    bullet, text = said.item, said.text
    if bullet:
        text = f"{BULLET} {text}"
    elif said.heading is None:
        bullet, text = take_bullet(text)
    return Line(
        text,
        heading=said.heading,
        bold=said.bold,
        bullet=bullet,
        indent=min(said.indent, _COLUMNS) / _COLUMNS,
        level=1 + said.indent // 2 if bullet else 0,
    )
