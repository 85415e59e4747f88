"""Papers with markings as files: pages of text drawn as PDF, Word, HTML, Markdown or plain text.

A line begins with ``^`` where it is a stamp in the page's corner, ``=`` for a middle header, ``_``
for its foot, ``#`` for a heading; ``|a|b|`` is the row of a table; ``@`` alone begins a page.
"""

from __future__ import annotations

import html
import re
from itertools import groupby
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from tests.ingest.drawing import HEIGHT, WIDTH, Painter, draw, table, write

_MARKS = {"^": "a stamp in the corner", "=": "a middle header", "_": "a foot", "#": "a heading"}


def made(path: Path, text: str) -> None:
    """Write the file, in the form that its suffix says."""
    pages = text.strip("\n").split("\n@\n")
    if path.suffix == ".pdf":
        draw(path, *(_painter(page) for page in pages))
    elif path.suffix == ".docx":
        _word(pages).save(str(path))
    elif path.suffix == ".html":
        is_page = text.startswith("<")  # as a council's software prints it
        path.write_text(text if is_page else _web(pages), encoding="utf-8")
    else:
        path.write_text("\f".join(_plain(page, path.suffix) for page in pages), encoding="utf-8")


def _cells(row: str) -> list[str]:
    return row.strip("|").split("|") if row.count("|") < 4 else row[1:-1].split("|")


def _plain(page: str, suffix: str) -> str:
    page = re.sub(r"^[\^=_]", "", page, flags=re.M)
    return re.sub(r"^#", "## " if suffix == ".md" else "", page, flags=re.M)


def _blocks(page: str) -> list[tuple[bool, list[str]]]:
    """The lines of a page, the rows of a table together."""
    lines = page.split("\n")
    return [(is_table, list(rows)) for is_table, rows in groupby(lines, lambda s: s[:1] == "|")]


def _word(pages: list[str]) -> Any:
    document = Document()
    for number, page in enumerate(pages):
        section = document.sections[0] if not number else document.add_section(WD_SECTION.NEW_PAGE)
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        for is_table, lines in _blocks(page):
            if is_table:
                _word_table(document, [_cells(line) for line in lines])
                continue
            for line in lines:
                mark, text = (line[0], line[1:]) if line[:1] in _MARKS else ("", line)
                if mark in ("^", "="):
                    section.header.paragraphs[0].text = text
                elif mark == "_":
                    section.footer.paragraphs[0].text = text
                elif mark == "#":
                    document.add_heading(text, 2)
                elif text:
                    document.add_paragraph(text)
    return document


def _word_table(document: Any, rows: list[list[str]]) -> None:
    grid = document.add_table(len(rows), max(len(row) for row in rows))
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            grid.cell(at, place).text = cell


def _web(pages: list[str]) -> str:
    body: list[str] = []
    for page in pages:
        for is_table, lines in _blocks(page):
            if is_table:
                rows = ("".join(f"<td>{html.escape(c)}</td>" for c in _cells(r)) for r in lines)
                body.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
                continue
            for line in lines:
                name = "h2" if line[:1] == "#" else "p"
                text = line[1:] if line[:1] in _MARKS else line
                if text:
                    body.append(f"<{name}>{html.escape(text)}</{name}>")
    return "<html><head><title>Report</title></head><body>" + "\n".join(body) + "</body></html>"


def _painter(page: str) -> Painter:
    def paint(canvas: Canvas) -> None:
        top = 90.0
        for is_table, lines in _blocks(page):
            if is_table:
                rows = [_cells(line) for line in lines]
                across = max(len(row) for row in rows)
                widths = [240.0, *[200.0 / max(across - 1, 1)] * (across - 1)]
                table(canvas, 72, top - 10, widths, rows)
                top += 20.0 * len(rows) + 10
                continue
            for line in lines:
                top = _line(canvas, line, top)

    return paint


def _line(canvas: Canvas, line: str, top: float) -> float:
    mark, text = (line[0], line[1:]) if line[:1] in _MARKS else ("", line)
    if mark == "^":
        write(canvas, WIDTH - 170, 30, text, 9)
    elif mark == "=":
        write(canvas, 100, 30, text, 9)
    elif mark == "_":
        write(canvas, 220, HEIGHT - 25, text, 9)
    elif mark == "#":
        write(canvas, 72, top + 8, text, 15, "Helvetica-Bold")
        top += 30
    else:
        top = _prose(canvas, text, top)
    return top


def _prose(canvas: Canvas, text: str, top: float) -> float:
    words, row = text.split(" "), ""
    for word in words:
        if len(row) + len(word) > 84:
            write(canvas, 72, top, row, 11)
            row, top = "", top + 14
        row = f"{row} {word}" if row else word
    write(canvas, 72, top, row, 11)
    return top + 14
