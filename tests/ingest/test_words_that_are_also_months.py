"""Judgements and decisions of May, which is no "may", and gradings in other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.lines import Line, Page
from ingest.pages.spelling.hyphens import mark_hyphens
from ingest.reader import read

HEAD = "Derby City Council\n\nScrutiny Committee, 10 December 2024\n\nReport of the Director\n\n"


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def paper_of(tmp_path: Path, register: Register, text: str) -> ReadPaper:
    (tmp_path / "paper.txt").write_text(text, encoding="utf-8")
    (paper,) = read(tmp_path / "paper.txt", source="paper.txt", register=register)
    return paper


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Ofsted inspected in May 2023 and judged the service to be inadequate.",
         [("judgement", "overall effectiveness", "inadequate", "2023-05")]),
        ("The Regulator gave the Council a C3 grading in May 2024.",
         [("judgement", "overall effectiveness", "C3", "2024-05")]),
        ("In May 2024 the Cabinet approved the plan.", [("decision", None, None, "2024-05")]),
        ("The service may be judged inadequate.", []),
        ("The home was not judged to be good in its inspection of May 2023.", []),
        ("The quality of plans graded good or better has risen.", []),
        ("The Cabinet may have approved the plan by then.", []),
    ],
)  # fmt: skip
def test_may_is_a_month_where_it_is_one(
    tmp_path: Path,
    register: Register,
    said: str,
    expected: list[tuple[str, str | None, str | None, str]],
) -> None:
    made = paper_of(tmp_path, register, f"{HEAD}1. Background\n\n1.1 {said}\n\n1.2 It is told.\n")
    assert [(f.kind, f.area, f.grade, f.event_date) for f in made.findings] == expected


def test_who_found_it_stands_in_the_paragraph_above(tmp_path: Path, register: Register) -> None:
    made = paper_of(
        tmp_path, register,
        f"{HEAD}1. Background\n\n1.1 Ofsted visited in March 2024 and met staff.\n\n"
        "1.2 It found that repairs were often late.\n\n"
        "1.3 There is a risk that the work stops when its grant ends.\n",
    )  # fmt: skip
    assert [(f.kind, f.event_date, f.found_by) for f in made.findings] == [
        ("improvement_area", "2024-03", "Ofsted"), ("risk", None, None),
    ]  # fmt: skip


LETTER = """Ofsted

14 March 2025

Ms A Green, Director of Children's Services

Derby City Council

Dear Ms Green

Focused visit to Derby City Council children's services

This letter summarises the findings of a focused visit on 18 and 19 February 2025.

What needs to improve in this area of social work practice

- The quality of pathway plans.

Yours sincerely

B Lund
His Majesty's Inspector
"""


def test_an_inspectorate_that_only_the_head_of_its_letter_names(
    tmp_path: Path, register: Register
) -> None:
    (made,) = paper_of(tmp_path, register, LETTER).findings
    assert (made.kind, made.event_date, made.found_by) == ("improvement_area", "2025-02", "Ofsted")


def test_the_entries_of_a_forward_plan_are_no_fields_of_its_own(
    tmp_path: Path, register: Register
) -> None:
    entries = "".join(
        f"Title: {title}\nDecision maker: Cabinet\nDate of decision: {day}\n"
        for title, day in (("Roads contract", "15 April 2025"), ("Leisure", "20 May 2025"))
    )
    head = "FORWARD PLAN OF KEY DECISIONS\nDerby City Council\n\n"
    paper = paper_of(tmp_path, register, head + entries).paper
    assert (paper.title, paper.committee, paper.best_date) == (
        "FORWARD PLAN OF KEY DECISIONS", None, None,
    )  # fmt: skip


def test_a_drainage_board_and_the_line_to_sign_on(tmp_path: Path, register: Register) -> None:
    made = paper_of(
        tmp_path, register,
        "LOWER FEN INTERNAL DRAINAGE BOARD\n\nMinutes of the Board meeting held on 6 May 2024\n\n"
        "Present: Mr A Ash (Chair)\n\n24/31 Pumps\n\nOne failed.\n\n"
        "24/32 Rates\n\nRESOLVED that they be held.\n\n"
        "Signed _______________ Date _________\n",
    )  # fmt: skip
    assert made.paper.authority_name == "Lower Fen Internal Drainage Board"
    assert [(p.label, p.kind) for p in made.paragraphs[-2:]] == [
        ("Minute 24/32", "resolution"), (None, "front_matter"),
    ]  # fmt: skip


def test_a_word_broken_at_the_end_of_a_page() -> None:
    pages = [
        Page(1, (Line("It was reported then and will be re-"),)),
        Page(2, (Line("ported again."),)),
    ]
    assert mark_hyphens(pages)[0].lines[0].soft_hyphen
