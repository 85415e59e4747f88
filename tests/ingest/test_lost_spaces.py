"""Words that stand apart by less than a space, and letters that are merely set wide."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from ingest.pdf import read_pdf
from tests.ingest.drawing import Painter, draw, write

BOLD = "Times-Bold"


def line(tmp_path: Path, page: Painter) -> str:
    (found,) = read_pdf(draw(tmp_path / "paper.pdf", page)).lines
    return found.text


@pytest.mark.parametrize("gap", [0.11, 0.15])
def test_a_space_that_kerning_took_is_told_by_the_gap(tmp_path: Path, gap: float) -> None:
    def page(canvas: Canvas) -> None:
        end = write(canvas, 72, 100, "The quality of EHCP", 16, BOLD)
        write(canvas, end + gap * 16, 100, "Assessments was poor", 16, BOLD)

    assert line(tmp_path, page) == "The quality of EHCP Assessments was poor"


def test_words_of_capitals(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        end = write(canvas, 72, 100, "SAFEGUARDING POLICY", 16, BOLD)
        write(canvas, end + 2, 100, "AND PRACTICE", 16, BOLD)

    assert line(tmp_path, page) == "SAFEGUARDING POLICY AND PRACTICE"


@pytest.mark.parametrize("apart", [0.0, 0.6, 1.2])
def test_letters_set_wide_stay_one_word(tmp_path: Path, apart: float) -> None:
    def page(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setFont(BOLD, 16)
        text.setCharSpace(apart)
        text.textLine("McAvoy PATHWAYS AVAILABLE")
        canvas.drawText(text)

    assert line(tmp_path, page) == "McAvoy PATHWAYS AVAILABLE"


def test_a_footnote_mark_that_is_but_a_little_smaller_leaves_its_sentence(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        end = write(canvas, 72, 100, "Caseloads fell to 16.2 in November 2024.", 12)
        write(canvas, end, 96, "1", 9.9)

    assert line(tmp_path, page) == "Caseloads fell to 16.2 in November 2024."


def test_a_footnote_mark_is_no_figure_of_the_number_before_it(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        end = write(canvas, 72, 100, "About 42,616", 12)
        end = write(canvas, end, 96, "3", 7)
        write(canvas, end + 4, 100, "children live here.", 12)

    assert line(tmp_path, page) == "About 42,616 children live here."
