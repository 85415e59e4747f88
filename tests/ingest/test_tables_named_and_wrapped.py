"""Tables by their printed name, below a number alone, and with words that go on below."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from corpus.authorities import Register
from corpus.paper import Paragraph
from ingest.reader import read

HEAD = """SUFFOLK COUNTY COUNCIL

Report to Cabinet, 6 November 2024

Homes

1. Numbers

1.1 These are the numbers.
"""
ROWS = "| Kind | 2023 | 2024 |\n|---|---|---|\n| Foster | 100 | 120 |\n| Home | 20 | 40 |"


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def told(folder: Path, register: Register, *parts: str) -> list[Paragraph]:
    path = folder / "paper.txt"
    path.write_text("\n\n".join((HEAD, *parts)) + "\n", encoding="utf-8")
    (made,) = read(path, source="paper.txt", register=register)
    return [p for p in made.paragraphs if p.kind != "front_matter"][1:]


@pytest.mark.parametrize(
    ("caption", "label"),
    [
        ("Table A: Placements by year", "Table A"),
        ("TABLE B – COSTS", "Table B"),
        ("Table iv. Agency staff", "Table iv"),
        ("Table A2 Placements", "Table A2"),
        ("Table A shows how many homes there were.", "Table 1"),
    ],
)
def test_the_name_that_a_table_has(
    tmp_path: Path, register: Register, caption: str, label: str
) -> None:
    rows = [p for p in told(tmp_path, register, caption, ROWS) if p.kind == "row"]
    assert [p.label for p in rows] == [f"{label}, row 1", f"{label}, row 2"]


def test_a_number_with_nothing_but_a_table_below_it(tmp_path: Path, register: Register) -> None:
    said = told(tmp_path, register, "1.2", ROWS, "1.3 There were more.")
    assert [(p.label, p.text) for p in said] == [
        ("1.2", "Kind | 2023 | 2024"), ("Table 1, row 1", "Foster | 100 | 120"),
        ("Table 1, row 2", "Home | 20 | 40"), ("1.3", "There were more."),
    ]  # fmt: skip


WRAPPED = """\
Action                         Owner              By when
Write to every carer about     Head of            March 2025
the new offer                  Fostering
Open a second home             Director           June 2025
for four children in
Harpley
Review the fees                Finance            April 2025"""
LOW = """\
Measure                        2023               2024
Girls                          10%                11%
Strengths and difficulties
score above 17                 36%                41%
Boys                           12%                13%"""
GROUPED = """\
Team                           Staff              Vacancies
North of the county
Ashe                           10                 1
Birch                          12                 2
South of the county
Elder                          14                 3"""


def test_words_that_go_on_below_in_a_cell(tmp_path: Path, register: Register) -> None:
    assert [p.cells for p in told(tmp_path, register, WRAPPED)] == [
        ("Write to every carer about the new offer", "Head of Fostering", "March 2025"),
        ("Open a second home for four children in Harpley", "Director", "June 2025"),
        ("Review the fees", "Finance", "April 2025"),
    ]


def test_values_beside_the_last_line_of_their_words(tmp_path: Path, register: Register) -> None:
    cells = [p.cells for p in told(tmp_path, register, LOW)]
    assert ("Strengths and difficulties score above 17", "36%", "41%") in cells
    assert len(cells) == 3


def test_the_name_of_a_group_of_rows_goes_on_with_nothing(
    tmp_path: Path, register: Register
) -> None:
    cells = [p.cells for p in told(tmp_path, register, GROUPED) if p.cells]
    assert ("Ashe", "10", "1") in cells
    assert ("Birch", "12", "2") in cells


def test_a_subheading_in_italics(tmp_path: Path, register: Register) -> None:
    word = docx.Document()
    for text in ("SUFFOLK COUNTY COUNCIL", "Report to Cabinet, 6 November 2024", "Homes"):
        word.add_paragraph(text)
    word.add_heading("1. Findings", 1)
    word.add_paragraph().add_run("Finding new carers").italic = True
    word.add_paragraph("The Council found twelve carers in the year.")
    word.add_paragraph().add_run("R (Ashe) v Birch [2020] EWCA Civ 1, a case,").italic = True
    word.add_paragraph("It was followed in all that came after it.")
    word.save(str(tmp_path / "paper.docx"))
    (made,) = read(tmp_path / "paper.docx", source="paper.docx", register=register)
    assert [p.section for p in made.paragraphs if p.kind != "front_matter"] == (
        ["Finding new carers"] * 3
    )
