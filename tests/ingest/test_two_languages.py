"""Papers of Welsh councils: two languages side by side, and days in Welsh."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from ingest.dates import find_dates
from ingest.layout import structure
from ingest.pdf import read_pdf
from tests.ingest.drawing import draw, write

WELSH = (
    ("1.1 Mae’r adroddiad hwn yn rhoi", "diweddariad ar wasanaethau plant."),
    ("1.2 Cynhaliwyd yr arolygiad ym mis", "Hydref y llynedd."),
)
ENGLISH = (
    ("1.1 This report gives an update on", "services for children."),
    ("1.2 The inspection took place in", "October of last year."),
)


def test_columns_that_bear_the_same_numbers_are_read_one_after_the_other(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 80, "A report to the Education and Economy Scrutiny Committee of Gwynedd")
        for left, column in ((72, WELSH), (300, ENGLISH)):
            top = 120
            for lines in column:
                for line in lines:
                    write(canvas, left, top, line)
                    top += 14
                top += 8

    _, paragraphs = structure(read_pdf(draw(tmp_path / "paper.pdf", page)), "paper")
    assert [(p.label, p.text) for p in paragraphs[1:]] == [
        (lines[0][:3], f"{lines[0][4:]} {lines[1]}") for lines in (*WELSH, *ENGLISH)
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [("14 Mawrth 2024", "2024-03-14"), ("Dydd Iau, 2 Mai 2024", "2024-05-02"),
     ("1af Ionawr 2025", "2025-01-01"), ("9 Rhagfyr 2023", "2023-12-09")],
)  # fmt: skip
def test_days_in_welsh(text: str, day: str) -> None:
    (found,) = find_dates(text)
    assert (found.first, found.last) == (day, day)
