"""A PDF file becomes a Document: pages of lines in reading order, with their places."""

from __future__ import annotations

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from ingest.lines import Document, Page, UnreadableFile
from ingest.pages.assemble import lines_of
from ingest.pages.furniture import take_furniture
from ingest.pages.sheet import Sheet
from ingest.pages.spacing import mark_blanks
from ingest.pages.tables import Tables
from ingest.pdf.opening import opened
from ingest.pdf.rules import rules_of
from ingest.pdf.runs import Fonts, runs_of
from ingest.pdf.view import View


def read_pdf(path: Path) -> Document:
    """Read a PDF file; raises UnreadableFile with a one-line reason where that is impossible."""
    with opened(path) as pdf:
        fonts = Fonts()
        tables = Tables()
        pages = [_page(pdf[index], index + 1, fonts, tables) for index in range(len(pdf))]
        if not any(page.lines for page in pages):
            raise UnreadableFile("holds no text")
        kept, dropped = take_furniture(pages)
        kept = mark_blanks(kept)
        return Document(
            format="pdf",
            pages=tuple(kept),
            dropped=(*dropped, *tables.repeated),
            outline=_outline(pdf),
            properties={key: value for key, value in pdf.get_metadata_dict().items() if value},
        )


def _page(page: pypdfium2.PdfPage, number: int, fonts: Fonts, tables: Tables) -> Page:
    view = View(page)
    sheet = Sheet(number, view.width, view.height, runs_of(page, view, fonts), rules_of(page, view))
    page.close()
    return Page(number, tuple(lines_of(sheet, tables)), width=view.width, height=view.height)


def _outline(pdf: pypdfium2.PdfDocument) -> tuple[tuple[int, str, int | None], ...]:
    marks = []
    for mark in pdf.get_toc(max_depth=6):
        target = mark.get_dest()
        index = target.get_index() if target else None
        marks.append((mark.level + 1, mark.get_title(), None if index is None else index + 1))
    return tuple(marks)
