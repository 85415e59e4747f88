"""The sheets of one file become its pages: lines in order, without what is no part of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.lines import Line, Page
from ingest.pages.assemble import lines_of
from ingest.pages.margins.contents import take_contents
from ingest.pages.margins.furniture import take_furniture
from ingest.pages.margins.notes import mark_notes, marks_of
from ingest.pages.sheet import Sheet, displayed
from ingest.pages.spacing import mark_blanks, usual_size
from ingest.pages.spelling.hyphens import mark_hyphens
from ingest.pages.tables.across import Tables


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
    pages, furniture = take_furniture(tables.with_headers(pages))
    pages, contents = take_contents(pages)
    body = usual_size(pages)
    pages = [
        mark_notes(page, marks_of(sheet.runs), body)
        for page, sheet in zip(pages, sheets, strict=True)
    ]
    pages = mark_hyphens(mark_blanks(pages))
    dropped = [*furniture, *contents, *tables.aside]
    turns = {sheet.number: sheet.turn for sheet in sheets if sheet.turn}
    if turns:
        pages = [replace(page, lines=tuple(_as_displayed(page.lines, turns))) for page in pages]
        dropped = list(_as_displayed(dropped, turns))
    return pages, dropped


def _as_displayed(lines: Iterable[Line], turns: dict[int, int]) -> Iterator[Line]:
    for line in lines:
        turn = turns.get(line.page or 0, 0)
        yield replace(line, box=displayed(line.box, turn)) if line.box and turn else line
