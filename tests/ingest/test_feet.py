"""Feet of pages that hold more than the page's number."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from ingest.pdf import read_pdf
from tests.ingest.drawing import HEIGHT, WIDTH, Painter, draw, paragraph, write


def page(number: int, up: float, middle: str) -> Painter:
    """A page of text with a foot as large as the text: number left, version right."""

    def paint(canvas: Canvas) -> None:
        paragraph(canvas, 72, 90, 12, start=number * 7)
        write(canvas, 72, HEIGHT - up, str(number))
        write(canvas, 250, HEIGHT - up, middle)
        write(canvas, WIDTH - 140, HEIGHT - up, "Version 3")

    return paint


@pytest.mark.parametrize("middle", ["", "Damp in homes"])
@pytest.mark.parametrize("up", [40, 70])
@pytest.mark.parametrize("pages", [2, 4])
def test_a_number_left_and_a_version_right(
    tmp_path: Path, pages: int, up: float, middle: str
) -> None:
    numbers = range(1, pages + 1)
    document = read_pdf(draw(tmp_path / "a.pdf", *(page(n, up, middle) for n in numbers)))
    feet = [" ".join(f"{n} {middle} Version 3".split()) for n in numbers]
    assert [line.text for line in document.dropped] == feet
    assert [len(each.lines) for each in document.pages] == [12] * pages
    assert [each.printed for each in document.pages] == [str(n) for n in numbers]


def test_such_a_foot_in_the_margin_of_a_single_page(tmp_path: Path) -> None:
    document = read_pdf(draw(tmp_path / "a.pdf", page(1, 40, "")))
    assert [line.text for line in document.dropped] == ["1 Version 3"]


def test_recommendations_at_the_foot_of_two_pages_are_text(tmp_path: Path) -> None:
    def paint(number: int) -> Painter:
        def painter(canvas: Canvas) -> None:
            paragraph(canvas, 72, 90, 12, start=number * 7)
            write(canvas, 72, HEIGHT - 120, f"Recommendation {number + 1}")
            write(canvas, 72, HEIGHT - 106, f"That {number + 5} homes be let by May.")

        return painter

    document = read_pdf(draw(tmp_path / "a.pdf", paint(1), paint(2)))
    assert document.dropped == ()
