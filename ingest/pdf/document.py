"""A PDF file becomes a Document: pages of lines in reading order, with their places."""

from __future__ import annotations

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from ingest.lines import Document, Line, Page, UnreadableFile
from ingest.pages.assemble import lines_of
from ingest.pages.contents import take_contents
from ingest.pages.furniture import take_furniture
from ingest.pages.hyphens import mark_hyphens
from ingest.pages.notes import mark_notes, marks_of
from ingest.pages.sheet import Sheet
from ingest.pages.spacing import mark_blanks, usual_size
from ingest.pages.tables import Tables
from ingest.pdf.opening import opened
from ingest.pdf.rules import rules_of
from ingest.pdf.runs import Fonts, runs_of
from ingest.pdf.view import View


def read_pdf(path: Path) -> Document:
    """Read a PDF file; raises UnreadableFile with a one-line reason where that is impossible."""
    with opened(path) as pdf:
        fonts = Fonts()
        sheets = [_sheet(pdf, number, fonts) for number in range(1, len(pdf) + 1)]
        outline, properties = _outline(pdf), pdf.get_metadata_dict(skip_empty=True)
    if not any(sheet.runs for sheet in sheets):
        raise UnreadableFile("holds no text")
    pages, dropped = _pages(sheets)
    return Document(
        format="pdf",
        pages=tuple(pages),
        dropped=tuple(dropped),
        outline=outline,
        properties=properties,
    )


def _sheet(pdf: pypdfium2.PdfDocument, number: int, fonts: Fonts) -> Sheet:
    page = pdf[number - 1]
    try:
        view = View(page)
        runs, rules = runs_of(page, view, fonts), rules_of(page, view)
        return Sheet(number, view.width, view.height, runs, rules)
    finally:
        page.close()


def _pages(sheets: list[Sheet]) -> tuple[list[Page], list[Line]]:
    """The sheets as pages of lines, and what is no part of the text."""
    tables = Tables()
    pages = [
        Page(sheet.number, tuple(lines_of(sheet, tables)), width=sheet.width, height=sheet.height)
        for sheet in sheets
    ]
    pages, furniture = take_furniture(pages)
    pages, contents = take_contents(pages)
    body = usual_size(pages)
    pages = [
        mark_notes(page, marks_of(sheet.runs), body)
        for page, sheet in zip(pages, sheets, strict=True)
    ]
    pages = mark_hyphens(mark_blanks(pages))
    return pages, [*furniture, *contents, *tables.repeated]


def _outline(pdf: pypdfium2.PdfDocument) -> tuple[tuple[int, str, int | None], ...]:
    marks = []
    for mark in pdf.get_toc(max_depth=6):
        target = mark.get_dest()
        index = target.get_index() if target else None
        marks.append((mark.level + 1, mark.get_title(), None if index is None else index + 1))
    return tuple(marks)
