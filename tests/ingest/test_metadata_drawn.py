"""What the head of a paper says where its lines are broken by the page's width."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.authorities import Register
from corpus.paper import Paper
from ingest.reader import read
from tests.ingest.drawing import Painter, draw, table, write

BOLD = "Helvetica-Bold"


def paper_of(tmp_path: Path, page: Painter) -> Paper:
    path = draw(tmp_path / "paper.pdf", page)
    (paper,) = read(path, source=path.name, register=Register.load())
    return paper.paper


def test_a_committee_and_its_date_broken_by_the_margin(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 84, 90, "LEICESTERSHIRE COUNTY COUNCIL", 11, BOLD)
        write(canvas, 84, 112, "CHILDREN AND FAMILIES OVERVIEW AND SCRUTINY COMMITTEE – 5 NOVEMBER",
              11, BOLD)  # fmt: skip
        write(canvas, 84, 124, "2024", 11, BOLD)
        write(canvas, 84, 150, "REVENUE MONITORING", 11, BOLD)
        write(canvas, 84, 175, "REPORT OF THE DIRECTOR OF CHILDREN AND FAMILY SERVICES", 11, BOLD)
        write(canvas, 84, 200, "1. The position at period 6 is set out below.", 11)

    paper = paper_of(tmp_path, page)
    assert paper.committee == "Children and Families Overview and Scrutiny Committee"
    assert (paper.meeting_date, paper.date_basis) == ("2024-11-05", "meeting")
    assert paper.title == "REVENUE MONITORING"


def test_a_newsletter_is_of_its_issue_and_of_no_meeting_that_it_tells_of(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 90, "Children’s Services Newsletter", 20, BOLD)
        write(canvas, 72, 120, "Issue 14 – Friday 7 March 2025", 11, BOLD)
        write(canvas, 72, 140, "Gloucestershire County Council", 11)
        write(canvas, 72, 170, "Dates for your diary", 14, BOLD)
        write(canvas, 72, 190, "Corporate Parenting Board: Tuesday 15 April 2025 at 2pm.", 11)

    paper = paper_of(tmp_path, page)
    assert paper.authority == "gloucestershire"
    assert paper.meeting_date is None
    assert (paper.best_date, paper.date_basis) == ("2025-03-07", "published")
    assert paper.read_from["best_date"] == 'page 1: "Issue 14 – Friday 7 March 2025"'
    assert paper.committee is None


def test_an_item_of_a_list_says_nothing_of_the_kind_of_paper(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 90, "Care leavers’ housing protocol", 16, BOLD)
        write(canvas, 72, 120, "2.1 The partners will:", 11)
        write(canvas, 90, 140, "• report back in March", 11)
        write(canvas, 90, 160, "• agree the terms", 11)

    assert paper_of(tmp_path, page).kind == "other"


def test_a_tracker_without_a_day_has_no_date_and_says_why(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 90, "Children’s Scrutiny Panel – Action Tracker", 16, BOLD)
        rows = [["Ref", "Action", "Status"], ["1", "Circulate the strategy", "Complete"],
                ["2", "Arrange a visit to the hub", "Not started"]]  # fmt: skip
        table(canvas, 72, 120, [40, 250, 120], rows)

    paper = paper_of(tmp_path, page)
    assert (paper.meeting_date, paper.best_date, paper.date_basis) == (None, None, "none")
    assert paper.warnings == ("no date: no day is printed in it",)


def test_days_of_other_things_are_no_date_of_the_paper(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 90, "Children’s services risk register", 16, BOLD)
        write(
            canvas, 72, 130, "Retention payments end on 31 March 2026 unless they are renewed.", 11
        )

    paper = paper_of(tmp_path, page)
    assert paper.best_date is None
    assert paper.warnings == ("no date: of the days that it prints none is said to be its own",)


def test_numbers_that_count_the_lines_of_a_draft_are_no_text(tmp_path: Path) -> None:
    said = "Spending to the end of period ten was below what had been planned for it, and"

    def page(canvas: Canvas) -> None:
        write(canvas, 72, 60, "Tameside Council", 11, BOLD)
        write(canvas, 72, 80, "Capital Panel, 17 March 2025", 11)
        for place in range(20):
            write(canvas, 28, 60 + 20 * place, str(place + 1), 7)
        for place in range(2, 20):
            number = f"1.{place // 6 + 1}" if place % 6 == 2 else ""
            write(canvas, 72, 60 + 20 * place, f"{number:5}{said}", 11)

    path = draw(tmp_path / "paper.pdf", page)
    (made,) = read(path, source=path.name, register=Register.load())
    numbered = [p for p in made.paragraphs if p.label]
    assert [p.label for p in numbered] == ["1.1", "1.2", "1.3"]
    assert not any(digit in p.text for p in made.paragraphs[2:] for digit in "0123456789")


def test_a_row_of_a_forward_plan_marks_no_paper(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 90, "Forward plan of key decisions", 16, BOLD)
        rows = [["Decision", "Decision maker", "Date", "Open or exempt"],
                ["Grounds contract", "Cabinet", "11 June 2025", "Part exempt (paragraph 3)"],
                ["Local plan", "Council", "16 July 2025", "Open"]]  # fmt: skip
        table(canvas, 72, 120, [130, 90, 90, 140], rows)

    assert paper_of(tmp_path, page).status == "open"


def test_one_day_beside_itself_in_two_languages(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 90, "Gwynedd Council", 12, BOLD)
        table(canvas, 72, 120, [200, 200], [["CABINET", "Y CABINET"],
                                            ["12 March 2025", "12 Mawrth 2025"]])  # fmt: skip

    assert paper_of(tmp_path, page).best_date == "2025-03-12"
