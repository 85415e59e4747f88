"""What a form asks for is no title, and a marking is no part of one."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.authorities import Register
from ingest.reader import read
from tests.ingest.drawing import Painter, draw, write

LAW = "Not for publication by virtue of paragraph 3 of Schedule 12A"


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


@pytest.mark.parametrize(
    "asked",
    ["Electoral division(s) affected", "Electoral Divisions affected:", "Ward(s) affected",
     "Wards directly affected", "Is this a key decision?", "Word Template Version 4"],
)  # fmt: skip
def test_what_a_form_asks_for_is_no_title(tmp_path: Path, register: Register, asked: str) -> None:
    lines = ["Report to: Cabinet", "Date: 4 March 2025", asked, "All",
             "Library opening hours on Saturdays", "1. Purpose", "1.1 To open."]  # fmt: skip
    (tmp_path / "a.txt").write_text("\n\n".join(lines))
    (made,) = read(tmp_path / "a.txt", source="a.txt", register=register)
    assert made.paper.title == "Library opening hours on Saturdays"


def test_an_application_is_titled_by_its_number_and_place(
    tmp_path: Path, register: Register
) -> None:
    lines = ["PLANNING COMMITTEE – 9 July 2025", "Report of the Head of Planning",
             "Application No: 24/01234/FUL", "Location: Land north of Tanner Lane, Wendle",
             "Applicant: Marl Homes", "1. Site", "1.1 It is pasture."]  # fmt: skip
    (tmp_path / "a.txt").write_text("\n\n".join(lines))
    (made,) = read(tmp_path / "a.txt", source="a.txt", register=register)
    assert made.paper.title == "24/01234/FUL: Land north of Tanner Lane, Wendle"


def page(*lines: str) -> Painter:
    def paint(canvas: Canvas) -> None:
        for place, line in enumerate(lines):
            write(canvas, 72, 80 + 22 * place, line, 11)

    return paint


def test_the_title_of_an_exempt_item_leaves_its_marking_out_and_the_agenda_open(
    tmp_path: Path, register: Register
) -> None:
    path = draw(
        tmp_path / "pack.pdf",
        page("Stroud District Council", "AGENDA", "Cabinet", "Tuesday 4 March 2025, 10.00 am",
             "1. Apologies for absence", "2. Library opening hours (Pages 2 - 2)",
             "3. Sale of the depot (Pages 3 - 3)", LAW, "4. Street lights (Pages 4 - 4)"),
        page("Agenda item 2", "Library opening hours", "1.1 The lorries are green."),
        page("Agenda item 3", "NOT FOR PUBLICATION", "Sale of the depot", "1.1 A zanzibar bid."),
        page("Agenda item 4", "Street lights", "1.1 Lights are to be dimmed."),
    )  # fmt: skip
    papers = read(path, source="pack.pdf", register=register)
    told = {one.paper.agenda_item: (one.paper.title, one.paper.status) for one in papers}
    assert told == {
        None: ("Agenda, Cabinet, 4 March 2025", "open"),
        "2": ("Library opening hours", "open"),
        "3": ("Sale of the depot", "exempt"),
        "4": ("Street lights", "open"),
    }
    assert "zanzibar" not in repr(papers)


def test_a_letters_salutation_is_no_title(tmp_path: Path, register: Register) -> None:
    (tmp_path / "a.txt").write_text(
        "14 March 2025\n\nDear Ms Green\n\nThank you for your help.\n\nYours sincerely\n\nA Brook\n"
    )
    (made,) = read(tmp_path / "a.txt", source="a.txt", register=register)
    assert made.paper.title == "a"
    assert "Dear Ms Green" not in [section.title for section in made.sections]
