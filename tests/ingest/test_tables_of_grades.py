"""Tables of areas and grades that no line rules, or whose lines are in a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.authorities import Register
from corpus.paper import Paragraph
from ingest.layout import structure
from ingest.pages import scan
from ingest.pdf import read_pdf
from ingest.reader import read
from tests.ingest.drawing import HEIGHT, Painter, draw, table, write
from tests.ingest.test_scan import needs_tesseract, picture

HEAD = ["Inspection of children’s services in the county", "Inspection dates: 4 to 8 March 2024",
        "Lead inspector: Ann Other, His Majesty’s Inspector"]  # fmt: skip
AFTER = [
    "Services for children have got better since the last inspection. Leaders know what is",
    "not yet good enough, and have a plan to put it right before the year is out.",
]
GRADED = [
    ("The impact of leaders on practice", "Requires improvement to be good"),
    ("Help and protection", "Good"),
    ("Children in care", "Inadequate"),
]


def page(rows: Painter) -> Painter:
    def paint(canvas: Canvas) -> None:
        for place, text in enumerate(HEAD):
            write(canvas, 72, 90 + 20 * place, text)
        rows(canvas)
        for place, text in enumerate(AFTER):
            write(canvas, 72, 440 + 16 * place, text)

    return paint


def plain(canvas: Canvas) -> None:
    for place, (area, grade) in enumerate(GRADED):
        write(canvas, 72, 190 + 22 * place, area)
        write(canvas, 380, 190 + 22 * place, grade)


def set_close(canvas: Canvas) -> None:
    write(canvas, 72, 176, "Judgement")
    write(canvas, 300, 176, "Grade")
    for place, (area, grade) in enumerate(GRADED):
        write(canvas, 72, 190 + 14 * place, area)
        write(canvas, 300, 190 + 14 * place, grade)


def centred(canvas: Canvas) -> None:
    top = 190
    for area, grade in (("The impact of leaders on\npractice", GRADED[0][1]), *GRADED[1:]):
        lines = area.split("\n")
        for place, line in enumerate(lines):
            write(canvas, 72, top + 13 * place, line)
        canvas.setFont("Helvetica", 12)
        canvas.drawCentredString(420, HEIGHT - top - 6.5 * (len(lines) - 1), grade)
        top += 13 * len(lines) + 12


def wrapped(canvas: Canvas) -> None:
    top = 190
    for area, grade in (("The impact of leaders on\npractice", "Requires improvement\nto be good"),
                        *GRADED[1:]):  # fmt: skip
        for left, text in ((72, area), (380, grade)):
            for place, line in enumerate(text.split("\n")):
                write(canvas, left, top + 13 * place, line)
        top += 13 * (area.count("\n") + 1) + 12


def rows_in(path: Path) -> list[Paragraph]:
    _, paragraphs = structure(read_pdf(path), "paper")
    return [paragraph for paragraph in paragraphs if paragraph.kind == "row"]


@pytest.mark.parametrize("painter", [plain, set_close, centred, wrapped])
def test_areas_and_their_grades_are_pairs(tmp_path: Path, painter: Painter) -> None:
    path = draw(tmp_path / "paper.pdf", page(painter))
    assert [row.cells for row in rows_in(path)] == GRADED
    (made,) = read(path, source="paper.pdf", register=Register.load())
    judged = [(f.area, f.grade) for f in made.findings if f.kind == "judgement"]
    assert judged == GRADED
    assert made.paragraphs[-1].text == " ".join(AFTER)


def test_grades_of_two_years_stand_under_their_headings(tmp_path: Path) -> None:
    def painter(canvas: Canvas) -> None:
        for place, row in enumerate([("Area", "2019", "2024"), ("Overall", "Inadequate", "Good"),
                                     ("Leaders", "Good", "Outstanding")]):  # fmt: skip
            for left, text in zip((72, 300, 420), row, strict=True):
                write(canvas, left, 190 + 20 * place, text)

    rows = rows_in(draw(tmp_path / "paper.pdf", page(painter)))
    assert [row.cells for row in rows] == [
        ("Overall", "Inadequate", "Good"), ("Leaders", "Good", "Outstanding")
    ]  # fmt: skip
    assert {row.columns for row in rows} == {("Area", "2019", "2024")}


def test_words_beside_one_grade_make_no_table(tmp_path: Path) -> None:
    def painter(canvas: Canvas) -> None:
        write(canvas, 72, 190, "1.1    The service is   good")
        write(canvas, 72, 204, "and it was good before.")
        write(canvas, 72, 230, "Overall effectiveness")
        write(canvas, 380, 230, "Good")

    assert rows_in(draw(tmp_path / "paper.pdf", page(painter))) == []


@needs_tesseract
@pytest.mark.parametrize("ruled", [True, False])
def test_a_scanned_table_of_grades_keeps_its_pairs(tmp_path: Path, ruled: bool) -> None:
    def grid(canvas: Canvas) -> None:
        table(canvas, 72, 180, [280, 170], [["Judgement", "Grade"], *map(list, GRADED)])

    shown = draw(tmp_path / "text.pdf", page(grid if ruled else wrapped))
    path = draw(tmp_path / "scan.pdf", picture(shown))
    assert scan.can_read()
    assert [row.cells for row in rows_in(path)] == GRADED
