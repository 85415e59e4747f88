"""The sheets of one file become its pages: lines in order, without what is no part of the text."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.lines import Line, Page
from ingest.pages.assemble import lines_of
from ingest.pages.contents import take_contents
from ingest.pages.furniture import take_furniture
from ingest.pages.hyphens import mark_hyphens
from ingest.pages.notes import mark_notes, marks_of
from ingest.pages.sheet import Sheet
from ingest.pages.spacing import mark_blanks, usual_size
from ingest.pages.tables import Tables


def pages_of(sheets: Sequence[Sheet]) -> tuple[list[Page], list[Line]]:
    """The pages, and the furniture, contents lists and margin labels that were taken out."""
    tables = Tables()
    pages = [
        Page(
            sheet.number,
            tuple(lines_of(sheet, tables)),
            width=sheet.width,
            height=sheet.height,
            trust=sheet.trust,
        )
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
    return pages, [*furniture, *contents, *tables.aside]
