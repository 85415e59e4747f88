"""Markings in the words that papers use: in full, wrapped, in Welsh, as an answer in a form."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.lines import Document, Line, Page
from ingest.metadata.head import Head
from ingest.metadata.marking import is_marking, marks_part, read_status
from ingest.packs import split
from ingest.reader import read

FULL = (
    "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local "
    "Government Act 1972 as it contains information relating to the financial or business affairs "
    "of any particular person (including the authority holding that information), and the public "
    "should be excluded"
)
WRAPPED = (
    "Not for publication: This report contains information which relates to\n"
    "the affairs of a particular person, as described in paragraph 3 of\n"
    "Part 1 of Schedule 12A"
)


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def made(folder: Path, register: Register, text: str, name: str = "report.txt") -> ReadPaper:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (paper,) = read(path, source=name, register=register)
    return paper


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (FULL, "exempt"),
        (FULL[:180], "exempt"),
        (WRAPPED, "exempt"),
        ("PRIVATE & CONFIDENTIAL", "exempt"),
        ("EXEMPT/CONFIDENTIAL", "exempt"),
        ("Exempt from publication", "exempt"),
        ("This report is restricted", "exempt"),
        ("Agenda item 9 (exempt)", "exempt"),
        ("Cyfrinachol", "exempt"),
        ("EITHRIEDIG", "exempt"),
        ("Exempt information: Yes", "exempt"),
        ("Confidential: Yes", "exempt"),
        ("Exempt information: ☒ Yes ☐ No", "exempt"),
        ("Exempt information: Yes ☒ No ☐", "exempt"),
        ("Exempt information: Paragraph 3 of Schedule 12A", "exempt"),
        ("Exempt information: Yes, in an appendix", "unclear"),
        ("Exempt information: ☐ Yes ☐ No", "unclear"),
        ("Does this report contain exempt information? Yes", "unclear"),
        ("Exempt information: ☐ Yes ☒ No", "open"),
        ("Exempt information: Yes ☐ No ☒", "open"),
        ("Exempt information: None", "open"),
        ("Exempt items: none", "open"),
        ("Confidential: No", "open"),
        ("Exempt information\nThere is none", "open"),
        ("This report is restricted to the first quarter", "open"),
        ("Exemptions from council tax", "open"),
    ],
)
def test_a_paper_says_its_status(
    tmp_path: Path, register: Register, line: str, status: str
) -> None:
    text = (
        f"Leeds City Council\n\n{line}\n\nExecutive Board, 3 May 2023\n\n1. The zanzibar price.\n"
    )
    paper = made(tmp_path, register, text)
    assert paper.paper.status == status
    assert ("zanzibar" in repr(paper.paragraphs)) == (status == "open")


@pytest.mark.parametrize("text", [FULL, WRAPPED])
def test_a_page_marked_in_full_is_recognised_line_by_line(text: str) -> None:
    lines = ["Leeds City Council", *text.split("\n"), "1. The price"]
    page = Page(1, tuple(Line(one, page=1, size=11.0) for one in lines))
    status, said = read_status(Head(Document("pdf", (page,))))
    assert status == "exempt"
    assert said
    assert said.startswith("page 1")


@pytest.mark.parametrize("heading", ["Confidential: No", "Exempt information: None"])
def test_a_heading_that_denies_marks_nothing(
    tmp_path: Path, register: Register, heading: str
) -> None:
    assert not is_marking(heading)
    assert not marks_part(heading)
    text = f"# Leeds City Council\n\n1. One.\n\n## {heading}\n\n2. The lorries are green.\n"
    assert "lorries" in repr(made(tmp_path, register, text, "report.md").paragraphs)


def test_a_heading_with_none_under_it_marks_nothing(tmp_path: Path, register: Register) -> None:
    text = "# Leeds City Council\n\n1. One.\n\n## Exempt information\n\n{}\n"
    told = made(tmp_path, register, text.format("There is none."), "report.md")
    assert (told.paper.status, told.paper.withheld) == ("open", False)
    told = made(tmp_path, register, text.format("2. The zanzibar price."), "report.md")
    assert told.paper.status == "part_exempt"
    assert "zanzibar" not in repr(told)


def test_a_heading_names_the_item_that_is_exempt() -> None:
    assert marks_part("Agenda item 9 (exempt)")
    assert not marks_part("Agenda item 9 (exempt accommodation)")


def statuses(said: str, after: str = "") -> dict[str | None, str]:
    front = (
        f"AGENDA\n1. Apologies\n2. Minutes (Pages 2 - 2)\n{said}\n9. A deal (Pages 3 - 3)\n{after}"
    )
    texts = (front.strip(), "MINUTES of the meeting held on 3 May", "Report to: Cabinet\nThe price")
    pages = tuple(
        Page(at, tuple(Line(one, page=at, blank_before=True) for one in text.split("\n")))
        for at, text in enumerate(texts, start=1)
    )
    return {part.item: part.status for part in split(Document("pdf", pages))}


@pytest.mark.parametrize(
    "heading",
    ["EXEMPT", "RESTRICTED", "PINK PAPERS", "NOT FOR PUBLICATION", "PRIVATE & CONFIDENTIAL",
     "CYFRINACHOL"],
)  # fmt: skip
def test_a_heading_of_an_agenda_closes_the_items_below_it(heading: str) -> None:
    found = statuses(heading)
    assert (found["2"], found["9"]) == ("open", "exempt")


@pytest.mark.parametrize(
    "words",
    [
        "The press and public be excluded because item 9 contains exempt information.",
        "item 9 contains exempt information",
        "That the public be excluded while item 9 is considered.",
        "That the public be excluded during discussion of items 9-10.",
        "That the public be excluded for item 9.",
    ],
)
@pytest.mark.parametrize("below", [False, True])
def test_a_resolution_names_the_items_it_closes(words: str, below: bool) -> None:
    found = statuses("4. Exclusion", words) if below else statuses(f"4. Exclusion\n{words}")
    assert (found["2"], found["9"]) == ("open", "exempt")


@pytest.mark.parametrize(
    "line", ["Exempt items: none", "Exempt information: None", "EXEMPT\nThere is none."]
)
def test_an_agenda_that_says_there_are_none_closes_nothing(line: str) -> None:
    assert set(statuses(line).values()) == {"open"}
