"""Tables that no line rules, told by their figures, with headings of several rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.paper import Paragraph
from ingest.layout import structure
from ingest.pdf import read_pdf
from tests.ingest.drawing import Painter, draw, paragraph, write

BOLD = "Helvetica-Bold"


def rows_of(tmp_path: Path, page: Painter) -> list[Paragraph]:
    _, paragraphs = structure(read_pdf(draw(tmp_path / "paper.pdf", page)), "paper")
    return [paragraph for paragraph in paragraphs if paragraph.kind == "row"]


def right(
    canvas: Canvas, ends: Sequence[float], top: float, texts: Sequence[str], font: str
) -> None:
    for end, text in zip(ends, texts, strict=True):
        canvas.setFont(font, 11)
        canvas.drawRightString(end, 842 - top, text)


def test_a_heading_of_two_rows_names_the_columns_of_two_tables(tmp_path: Path) -> None:
    ends = (264, 359, 457, 525)

    def page(canvas: Canvas) -> None:
        write(canvas, 84, 100, "1. The position at period 6 is set out below.", 11)
        right(canvas, ends, 125, ["Original", "Updated", "Forecast", "Variance"], BOLD)
        write(canvas, 87, 141, "Service", 11, BOLD)
        right(canvas, ends, 141, ["budget £000", "budget £000", "outturn £000", "£000"], BOLD)
        for top, name in ((157, "Placements"), (173, "Fieldwork"), (189, "Early help")):
            write(canvas, 87, top, name, 11)
            right(canvas, ends, top, ["45,120", "46,020", "52,870", "6,850"], "Helvetica")
        write(canvas, 84, 215, "2. The overspend is caused by placements.", 11)
        right(canvas, (400, 499), 240, ["2023/24", "2024/25"], BOLD)
        write(canvas, 87, 256, "Measure", 11, BOLD)
        right(canvas, (376, 426, 475, 525), 256, ["Target", "Actual", "Target", "Actual"], BOLD)
        for top, name in ((272, "Assessments done in time"), (288, "Visits made in time")):
            write(canvas, 87, top, name, 11)
            right(canvas, (376, 426, 475, 525), top, ["90%", "84%", "91%", "88%"], "Helvetica")
        write(canvas, 84, 314, "3. Members are asked to note the report.", 11)

    rows = rows_of(tmp_path, page)
    assert [row.label for row in rows] == [
        "Table 1, row 1", "Table 1, row 2", "Table 1, row 3", "Table 2, row 1", "Table 2, row 2",
    ]  # fmt: skip
    assert rows[0].columns == (
        "Service", "Original budget £000", "Updated budget £000", "Forecast outturn £000",
        "Variance £000",
    )  # fmt: skip
    assert rows[3].columns == (
        "Measure", "2023/24 Target", "2023/24 Actual", "2024/25 Target", "2024/25 Actual",
    )  # fmt: skip
    assert rows[4].cells == ("Visits made in time", "90%", "84%", "91%", "88%")


def test_first_cells_of_several_lines_stand_around_their_values(tmp_path: Path) -> None:
    ends = (391, 447, 484, 524)

    def page(canvas: Canvas) -> None:
        write(canvas, 84, 100, "1.1 The savings of each directorate are these.", 11)
        right(canvas, ends, 125, ["Agreed", "Forecast", "Gap", "Rating"], BOLD)
        right(canvas, ends, 141, ["£m", "£m", "£m", ""], BOLD)
        write(canvas, 87, 157, "Children and families, with the", 11)
        right(canvas, ends, 163, ["4.2", "3.1", "1.1", "Red"], "Helvetica")
        write(canvas, 87, 170, "whole of the schools block", 11)
        write(canvas, 87, 187, "Adults", 11)
        right(canvas, ends, 187, ["6.0", "6.0", "-", "Green"], "Helvetica")
        write(canvas, 87, 203, "Places and the people", 11)
        right(canvas, ends, 203, ["2.4", "2.0", "0.4", "Amber"], "Helvetica")
        write(canvas, 87, 216, "who live in them", 11)
        write(canvas, 84, 245, "1.2 Members are asked to note them.", 11)

    rows = rows_of(tmp_path, page)
    assert [row.cells for row in rows] == [
        ("Children and families, with the whole of the schools block", "4.2", "3.1", "1.1", "Red"),
        ("Adults", "6.0", "6.0", "-", "Green"),
        ("Places and the people who live in them", "2.4", "2.0", "0.4", "Amber"),
    ]
    assert rows[0].columns == ("", "Agreed £m", "Forecast £m", "Gap £m", "Rating")


def test_figures_that_nothing_names_and_paragraphs_with_figures_make_no_table(
    tmp_path: Path,
) -> None:
    def page(canvas: Canvas) -> None:
        for top in (100, 140, 180):
            write(canvas, 72, top, f"{top // 40}.1", 11)
            write(
                canvas, 110, top, "There were 12 of them in 2023 and 14 in 2024, and costs of", 11
            )
            write(canvas, 110, top + 14, "£12,000 were met from the reserve in both years.", 11)

    assert rows_of(tmp_path, page) == []


def test_words_under_bold_names_of_two_columns(tmp_path: Path) -> None:
    said = [("Families stay in damp homes", "Survey every home by May"),
            ("Costs rise above the budget", "Monthly report to the board"),
            ("No contractor is to be had", "Two lots are tendered")]  # fmt: skip

    def page(canvas: Canvas) -> None:
        write(canvas, 72, 100, "1.1 The risks are set out below.", 11)
        for place, row in enumerate([("Risk", "Mitigation"), *said]):
            for left, text in zip((72, 300), row, strict=True):
                write(canvas, left, 124 + 18 * place, text, 11, "Helvetica" if place else BOLD)
        write(canvas, 72, 210, "1.2 Members are asked to note the risks and what is done.", 11)

    rows = rows_of(tmp_path, page)
    assert [row.cells for row in rows] == said
    assert {row.columns for row in rows} == {("Risk", "Mitigation")}


def test_words_under_the_usual_names_of_columns_set_like_the_rest(tmp_path: Path) -> None:
    said = [("Survey every home", "Head of Repairs", "May 2025"),
            ("Fit fans in the tower", "Head of Housing", "June 2025"),
            ("Write to all tenants", "Director", "April 2025")]  # fmt: skip

    def page(canvas: Canvas) -> None:
        write(canvas, 72, 100, "1.1 The actions are set out below.", 11)
        for place, row in enumerate([("Action", "Owner", "By when"), *said]):
            for left, text in zip((72, 260, 420), row, strict=True):
                write(canvas, left, 124 + 18 * place, text, 11)
        write(canvas, 72, 210, "1.2 Members are asked to note the actions and their owners.", 11)

    assert [row.cells for row in rows_of(tmp_path, page)] == said


def test_names_in_columns_and_prose_under_two_headings_are_no_tables(tmp_path: Path) -> None:
    def names(canvas: Canvas) -> None:
        for place in range(5):
            for left, text in ((72, "Councillor Alder"), (240, "Councillor Birch"),
                               (400, "Councillor Cole")):  # fmt: skip
                write(canvas, left, 100 + 18 * place, text, 11)

    def prose(canvas: Canvas) -> None:
        write(canvas, 72, 100, "Strengths", 11, BOLD)
        write(canvas, 300, 100, "What needs to improve", 11, BOLD)
        paragraph(canvas, 72, 120, 5)
        paragraph(canvas, 300, 120, 5, start=3)

    assert rows_of(tmp_path, names) == rows_of(tmp_path, prose) == []


LEFT = ["Members of the committee met", "tenants of the tower in May and",
        "heard how damp had spoiled the", "clothes and toys of children.",
        "They asked for fans in each flat", "and for windows that open, and",
        "were told that both would come", "before the winter of this year."]  # fmt: skip
RIGHT = ["The contractor began work on the", "upper floors in June. Lifts were",
         "out of use for nine days, which", "older tenants found very hard to",
         "bear. A van with meals came each", "noon, and wardens called at all",
         "doors to see who was in need of", "help with shopping or medicine."]  # fmt: skip


@pytest.mark.parametrize("second", [241, 246, 260])
def test_columns_of_prose_with_little_between_them(tmp_path: Path, second: float) -> None:
    def page(canvas: Canvas) -> None:
        for place, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            write(canvas, 72, 120 + 14 * place, left, 11)
            write(canvas, second, 120 + 14 * place, right, 11)

    _, paragraphs = structure(read_pdf(draw(tmp_path / "paper.pdf", page)), "paper")
    assert [one.text for one in paragraphs] == [" ".join(LEFT), " ".join(RIGHT)]
