"""Tables that set a text beside its translation, on pages and in plain text: two texts each.

Web pages and Word files are told so by their own cells, before their lines are made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.lines import Document, Line
from ingest.plain.languages import one_text_each, second_text


def with_two_texts(document: Document) -> Document:
    """The document with such tables read column by column, English first on each page."""
    if not any(line.table for page in document.pages for line in page.lines):
        return document
    pages = tuple(replace(page, lines=tuple(_lines(page.lines))) for page in document.pages)
    return replace(document, pages=pages)


def _lines(lines: Sequence[Line]) -> Iterator[Line]:
    for table, group in groupby(lines, key=lambda line: line.table):
        rows = list(group)
        said = {id(row): row for row in rows}
        cells = [[(id(row), text) for text in row.cells] for row in rows]
        texts = one_text_each(cells, lambda cell: cell[1]) if table else None
        if texts is None:
            yield from rows
            continue
        for text in texts:
            made = [_line(said, cells) for cells in text if cells[-1][1].strip()]
            yield from second_text(made) if text is texts[1] else made


def _line(rows: dict[int, Line], cells: Sequence[tuple[int, str]]) -> Line:
    """A cell as a line of running text, with the number beside it."""
    *numbers, (row, text) = cells
    number = numbers[0][1].strip() if numbers else ""
    return replace(
        rows[row], text=f"{number} {text}".strip(), cells=(), parts=(), table=None, header=False,
        continues=False, blank_before=True,
    )  # fmt: skip
