"""Papers in the house styles of parishes, combined authorities, licensing panels, task groups."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read

PARISH = """HOLLIN BECK PARISH COUNCIL

MINUTES of the Ordinary Meeting of the Parish Council held on Tuesday 12th November 2024

Members present: Cllrs J Oak (Chairman), P Ash and L Elm

24/121 APOLOGIES FOR ABSENCE
None.

24/122 FINANCE
a) Payments: it was RESOLVED to approve the following:
Clerk's salary £412.60
Grass cutting £260.00
Audit fee £252.00
b) The balance at 31st October 2024 was £3,412.18.

24/123 DEFIBRILLATOR
Members AGREED in principle to buy a second one. ACTION: Clerk to apply by 30th November.

24/124 DATE OF NEXT MEETING
Tuesday 14th January 2025 at 7.15pm.

Page 3 of 3
"""

NOTICE = """WEST HARBOUR COMBINED AUTHORITY

NOTICE OF OFFICER DECISION TAKEN UNDER DELEGATED POWERS

Decision title: Funding of the Quayside Interchange

Decision maker: Executive Director, Transport

Date of decision: 3 March 2025

Decision

That the Executive Director, Transport:

(i) approves the award of £1,850,000 to Northgate Borough Council; and

(ii) delegates the signing of the agreement to the Head of Bus.

Reasons for the decision

The Interchange was ranked first of nine schemes.
"""

LICENCE = """KELDER METROPOLITAN BOROUGH COUNCIL

LICENSING SUB-COMMITTEE

DECISION NOTICE

Review of the premises licence of the Lantern Rooms

Date of hearing: 18 February 2025

DECISION

The Sub-Committee RESOLVED:

1. To suspend the licence for six weeks.

REASONS

1. There had been 14 incidents at the premises.

SCHEDULE OF CONDITIONS

1) CCTV shall be kept for 31 days and shown to 2 officers on request.
"""

AREA = """Ofsted
Care Quality Commission

14 March 2025

Dear Ms Bracken

Monitoring inspection of the Kelder local area partnership

Between 3 and 5 February 2025, Ofsted and the Care Quality Commission (CQC) carried out a
monitoring inspection of the arrangements for children with special educational needs in Kelder.

Area for priority action 1: waiting times for autism assessments

Families wait too long. Annual reviews are still too often late, and 412 of them are overdue.

{said}

Area for priority action 2: the quality of education, health and care plans

The quality of new plans is variable, and parents are not told why.

Next steps

Leaders should:

• publish a trajectory for assessments by June 2025
• make sure that annual reviews are held on time

Yours sincerely

His Majesty's Inspector, Ofsted
"""


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def read_as(folder: Path, register: Register, text: str) -> ReadPaper:
    path = folder / "paper.txt"
    path.write_text(text, encoding="utf-8")
    [made] = read(path, source=path.name, register=register)
    return made


def test_a_parish_resolves_each_of_its_payments(tmp_path: Path, register: Register) -> None:
    made = read_as(tmp_path, register, PARISH)
    labels = {p.paragraph_id: p.label for p in made.paragraphs}
    told = [(f.kind, labels[f.paragraph_id], f.text) for f in made.findings
            if f.kind in ("resolution", "action")]  # fmt: skip
    assert told == [
        ("resolution", "Minute 24/122", "Clerk's salary £412.60"),
        ("resolution", "Minute 24/122", "Grass cutting £260.00"),
        ("resolution", "Minute 24/122", "Audit fee £252.00"),
        ("resolution", "Minute 24/123", "Members AGREED in principle to buy a second one."),
        ("action", "Minute 24/123", "Clerk to apply by 30th November."),
    ]
    assert made.paragraphs[-1].text == "Tuesday 14th January 2025 at 7.15pm."


def test_a_short_line_above_the_lead_in_of_a_list_heads_it(
    tmp_path: Path, register: Register
) -> None:
    made = read_as(tmp_path, register, NOTICE)
    listed = [(p.section, p.label) for p in made.paragraphs if p.kind == "item"]
    assert listed == [("Decision", "(i)"), ("Decision", "(ii)")]
    assert [f.outcome for f in made.findings if f.kind == "decision"] == ["taken", "taken"]


def test_conditions_count_nothing_and_a_notice_has_the_title_of_its_matter(
    tmp_path: Path, register: Register
) -> None:
    made = read_as(tmp_path, register, LICENCE)
    assert made.paper.title == "Review of the premises licence of the Lantern Rooms"
    assert (made.paper.committee, made.paper.kind) == ("Licensing Sub-Committee", "decision_record")
    assert [f.text for f in made.findings if f.kind == "figure"] == [
        "There had been 14 incidents at the premises."
    ]


@pytest.mark.parametrize("answered", [False, True])
def test_what_a_task_group_recommends_in_a_table(
    tmp_path: Path, register: Register, answered: bool
) -> None:
    last = "Response of Cabinet" if answered else "Timescale"
    word = docx.Document()
    word.add_paragraph().add_run("Northgate Borough Council").bold = True
    word.add_paragraph("Damp in Rented Homes", style="Title")
    word.add_paragraph("Final Report of the Housing Scrutiny Task and Finish Group")
    word.add_paragraph("Recommendations", style="Heading 1")
    table = word.add_table(rows=0, cols=3)
    said = "That an update is brought to the Committee in January 2026"
    for row in (("No.", "Recommendation", last), ("R1", said, "January 2026")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    word.save(str(tmp_path / "report.docx"))
    [made] = read(tmp_path / "report.docx", source="report.docx", register=register)
    assert made.paper.committee == "Housing Scrutiny Task and Finish Group"
    [asked] = [f for f in made.findings if f.kind == "recommendation"]
    assert (asked.text, asked.outcome) == (said, None if answered else "proposed")
    if not answered:
        assert [p.event_date for p in made.paragraphs if p.kind == "row"] == [None]


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("Insufficient progress has been made.", "insufficient progress"),
        ("Leaders have taken effective action to address this area.", "effective action"),
        ("The partnership has not made sufficient progress.", "insufficient progress"),
        ("The partnership has made sufficient progress in two of the three areas.", None),
        ("More progress is needed before families notice it.", None),
    ],
)
def test_a_monitoring_inspection_judges_each_area(
    tmp_path: Path, register: Register, said: str, grade: str | None
) -> None:
    made = read_as(tmp_path, register, AREA.format(said=said))
    judged = [(f.area, f.grade) for f in made.findings if f.kind == "judgement"]
    area = "Area for priority action 1: waiting times for autism assessments"
    assert judged == ([(area, grade)] if grade else [])
    wanting = [f.text for f in made.findings if f.kind == "improvement_area"]
    assert wanting[-2:] == [
        "publish a trajectory for assessments by June 2025",
        "make sure that annual reviews are held on time",
    ]
    assert "Annual reviews are still too often late, and 412 of them are overdue." in wanting


@pytest.mark.parametrize("title", ["Decision taken under delegated authority", "Traffic report"])
def test_the_day_on_which_a_power_was_given_is_no_meeting(
    tmp_path: Path, register: Register, title: str
) -> None:
    text = (
        f"{title}\n\nOfficer taking the decision: Assistant Director\n\n"
        "Authority: Kelder Borough Council\n\nDate of decision: 9 May 2025\n\n"
        "Delegated power: Part 3 of the Constitution (Council, 22 May 2024)\n\n"
        "Decision\n\n1. To close Mill Lane.\n\n2. To spend £22,500 on planters.\n"
    )
    made = read_as(tmp_path, register, text)
    assert made.paper.meeting_date is None
    if title.startswith("Decision"):
        assert (made.paper.kind, made.paper.best_date) == ("decision_record", "2025-05-09")
        assert [f.outcome for f in made.findings if f.kind == "decision"] == ["taken", "taken"]
