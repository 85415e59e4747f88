"""Heads as councils, parks and other authorities print them, and forms without numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def paper_of(tmp_path: Path, register: Register, text: str) -> ReadPaper:
    (tmp_path / "paper.txt").write_text(text, encoding="utf-8")
    (paper,) = read(tmp_path / "paper.txt", source="paper.txt", register=register)
    return paper


SCOTTISH = """ABERVANE COUNCIL

MINUTE of Meeting of the EDUCATION POLICY BOARD held in Council Chambers on Thursday, 23 May 2024

Present

Provost Gray and Councillor Ames.

1 Schools

DECIDED: That progress be noted.
"""
REPORTED = """Report of the Strategic Director of Care
to the meeting of the Care Overview and Scrutiny
Committee to be held on Thursday 23
May 2024.

Subject:

Progress on fostering

1. Summary

1.1 This report tells of it.
"""
PARK = """Eastmoor National Park Authority

AUDIT AND PERFORMANCE COMMITTEE

MEETING: 23 May 2024     ITEM NO: 8

PART A

1. EXTERNAL AUDIT REPORT (A1362/ PN)

Purpose of the report

1. To ask members to consider it.

Recommendations

2. 1. That the report be noted.

   2. That the plan be approved.

Background Information

3. The audit supports the plan of the park.
"""
NOTICE = """NORTH RIDGE COMBINED AUTHORITY

Decision Notice – Meeting of the Combined Authority Board held on 23 May 2024

Item | Title | Decision
5 | Budget | The Board resolved to approve the budget of £312m.
6 | Buses | The Board agreed to defer the report to 26 June 2024.
7 | Mayor's report | Noted.
"""
BARE = """SOUTH VALE COUNTY COUNCIL

SCRUTINY BOARD

Minutes of the meeting held on 23 May 2024

PRESENT: Councillor Ames

1. Trees

RESOLVED that they be kept.
"""
FIRE = """Westmarch Fire and Rescue Authority

Report to the Scrutiny Committee
Date: 23 May 2024
Report title: Progress since the inspection

1. The service was inspected in May 2023.
"""


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        (SCOTTISH, "Education Policy Board"),
        (REPORTED, "Care Overview and Scrutiny Committee"),
        (PARK, "Audit and Performance Committee"),
        (NOTICE, "Combined Authority Board"),
        (BARE, "Scrutiny Board"),
        (FIRE, "Scrutiny Committee"),
    ],
)
def test_the_body_and_the_day(
    tmp_path: Path, register: Register, text: str, committee: str
) -> None:
    paper = paper_of(tmp_path, register, text).paper
    assert (paper.committee, paper.meeting_date) == (committee, "2024-05-23")


def test_whose_a_report_is_stands_in_the_sentence_over_it(
    tmp_path: Path, register: Register
) -> None:
    paper = paper_of(tmp_path, register, REPORTED).paper
    assert paper.authors == ("Strategic Director of Care",)
    assert paper.title == "Progress on fostering"


def test_a_report_whose_sentence_begins_within_a_line_is_read(
    tmp_path: Path, register: Register
) -> None:
    over = "Joint report of the Director of Lamps to the meeting of the Executive"
    text = f"""{over} to be held on 12 May 2025

1. The pier needs new lamps.
"""
    paper = paper_of(tmp_path, register, text).paper
    assert paper.authors == ("Director of Lamps",)
    assert paper.best_date == "2025-05-12"


def test_a_title_and_recommendations_that_numbers_count(tmp_path: Path, register: Register) -> None:
    read_paper = paper_of(tmp_path, register, PARK)
    assert (read_paper.paper.title, read_paper.paper.agenda_item) == ("EXTERNAL AUDIT REPORT", "8")
    asked = [(p.label, p.text) for p in read_paper.paragraphs if p.kind == "recommendation"]
    assert asked == [
        ("2(1)", "That the report be noted."), ("2(2)", "That the plan be approved."),
    ]  # fmt: skip


def test_decisions_in_rows_that_pipes_part(tmp_path: Path, register: Register) -> None:
    made = paper_of(tmp_path, register, NOTICE)
    assert [(f.kind, f.outcome, f.event_date) for f in made.findings] == [
        ("decision", "taken", "2024-05-23"), ("decision", "deferred", "2024-05-23"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "said", "expected"),
    [
        ("DELEGATED OFFICER DECISION RECORD\n\nDecision maker: Director of Place\n"
         "Date of decision: 3 March 2025\nSubject: Grass cutting",
         "Decision:\nTo award the work to the lowest bidder.\n\nReasons for decision:\n"
         "The bid scored highest.",
         [("decision", "taken", "To award the work to the lowest bidder.")]),
        ("Cabinet Member for Highways – Decisions made on 6 May 2025",
         "1. SPEED LIMITS\n\nDecision: Approved the orders as advertised.\n\n2. PARKING\n\n"
         "Decision: Deferred pending a study.\n\n3. GRASS\n\nDecision: Not approved.",
         [("decision", "taken", "Decision: Approved the orders as advertised."),
          ("decision", "deferred", "Decision: Deferred pending a study.")]),
        ("PROPOSED RECORD OF DECISION\n\nDecision to be taken by: Cabinet Member for Education\n"
         "Subject: Oak School",
         "Decision: As Cabinet Member for Education I propose to:\n\na) agree to expand the school;"
         " and\n\nb) delegate authority to the Director.",
         [("recommendation", "proposed", "agree to expand the school"),
          ("recommendation", "proposed", "delegate authority to the Director.")]),
        ("Annual Governance Statement",
         "Significant issues\n\nAn internal audit gave limited assurance in May 2024.\n\n"
         "Action: New rules will be adopted by December.\n\nOpinion\n\nIt is sound.",
         [("action", None, "Action: New rules will be adopted by December.")]),
        ("Report to the Fire Committee\nDate: 23 May 2024",
         "The inspectorate graded the service:\n\nEffectiveness - Good\n\n"
         "People - Requires improvement",
         [("judgement", None, "Effectiveness - Good"),
          ("judgement", None, "People - Requires improvement")]),
    ],
)  # fmt: skip
def test_what_is_found_where_nothing_is_numbered(
    tmp_path: Path,
    register: Register,
    head: str,
    said: str,
    expected: list[tuple[str, str | None, str]],
) -> None:
    made = paper_of(tmp_path, register, f"{head}\n\nFenmarsh Borough Council\n\n{said}\n")
    assert [(f.kind, f.outcome, f.text) for f in made.findings] == expected


def test_what_may_come_has_no_day_and_what_was_found_before_its_own(
    tmp_path: Path, register: Register
) -> None:
    made = paper_of(
        tmp_path, register,
        "Derby City Council\n\nScrutiny Committee, 5 December 2024\n\n1. Summary\n\n"
        "1.1 A monitoring visit took place on 3 October 2024. Inspectors saw steady work.\n\n"
        "1.2 In 2018 inspectors had found that thresholds were not understood by partners.\n\n"
        "1.3 There is a risk that the work is not funded after March 2026.\n",
    )  # fmt: skip
    assert [(f.kind, f.event_date) for f in made.findings] == [
        ("improvement_area", "2018"), ("risk", None),
    ]  # fmt: skip


def test_a_day_below_a_title_and_the_end_of_minutes(tmp_path: Path, register: Register) -> None:
    made = paper_of(
        tmp_path, register,
        f"{BARE}\n2. DATE OF NEXT MEETING\n12th June 2024 at 7pm\n\nThere being no further business"
        " the meeting closed.\n\nSigned .......... Date ..........\n",
    )  # fmt: skip
    assert made.sections[-1].title == "2. DATE OF NEXT MEETING"
    assert made.paragraphs[-1].label is None
