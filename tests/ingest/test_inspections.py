"""Inspection reports and inspectorates' letters of every form: dates, grades, what was found."""

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
    path = tmp_path / ("report.md" if text.startswith("#") else "report.txt")
    path.write_text(text, encoding="utf-8")
    (paper,) = read(path, source=path.name, register=register)
    return paper


def found(paper: ReadPaper, kind: str) -> list[str]:
    return [finding.text for finding in paper.findings if finding.kind == kind]


VISIT = """14 November 2023

Rae Pole
Director of Children’s Services
Rochdale Borough Council
Number One Riverside
OL16 1XU

Dear Rae

Focused visit to Rochdale children’s services

This letter summarises the findings of the focused visit to Rochdale children’s services on
10 and 11 October 2023. His Majesty’s Inspectors for this visit were Kit Ash and Lee Birch.

Headline findings

Since the last inspection in 2019, when the local authority was judged to be inadequate, leaders
have built up the duty team.

What needs to improve in this area of social work practice?

• How often core groups meet between conferences.

• The depth of written records of supervision.

Main findings

1. Family network meetings are a real strength and help grandparents to step in early.

2. Plans are too often vague about dates, and chronologies are poor.

3. Staff turnover has fallen, but not in every team, and visits are strong where it has.

Yours sincerely

Kit Ash
His Majesty’s Inspector
"""

AREA = """23 August 2018

Sal Reed
Director of Children’s Services
Oldham Council

Dear Ms Reed

Joint local area SEND inspection in Oldham

Between 2 July 2018 and 6 July 2018, Ofsted and the Care Quality Commission (CQC)
conducted a joint inspection of the local area of Oldham.

Strengths

• Portage workers visit at home from birth.

Areas for development

• Two-year checks are missed in the eastern wards.

Yours sincerely

Di Holt
Her Majesty’s Inspector
"""

PARTNERSHIP = """Area SEND inspection of Bury Local Area Partnership

Inspection dates: 12 to 16 February 2024
Date of previous inspection: 11 November 2019

Inspection outcome

The local area partnership’s arrangements lead to inconsistent experiences and outcomes for
children and young people. Ofsted and the CQC ask that its plan is published again.

Areas for improvement

Leaders should make sure that short breaks reach families in the villages as well.

Leaders should hear more often from young people who do not use speech.
"""

JOINT = """Joint targeted area inspection of Solihull

Inspected from 10 to 21 January 2022

Headline findings

Children in Solihull who need help wait too long for a first visit.

What needs to improve?

• The speed at which referrals are read at the front door.

Strengths

• School nurses take part in nearly all meetings about children.
"""

ASSESSED = """# Wigan Council: local authority assessment

How we assess local authorities

Assessment published: 14 February 2025

## About Wigan Council

Wigan has 330,000 people, of whom a fifth are over 65.

## Local authority rating and score

Good

Score: 71%

| Quality statement | |
|---|---|
| Assessing needs | Score: 3 |

## Summary of people’s experiences

Carers waited too long for a break and some gave up asking. Staff were highly skilled and
gave people time.

## Information about the area

Shops are too few.
"""


WELSH = """Joint Inspection of Child Protection Arrangements

Neath Port Talbot

Care Inspectorate Wales

Introduction

Our inspectors carried out this inspection with Estyn between 12 and 16 June 2023.

Strengths

People who come to the front door are met with warmth.

Areas for improvement

The council should say in its records why a decision was taken.
"""


@pytest.mark.parametrize(
    ("text", "authority", "best", "basis", "inspected"),
    [
        (VISIT, "rochdale", "2023-11-14", "published", "2023-10"),
        (AREA, "oldham", "2018-08-23", "published", "2018-07"),
        (PARTNERSHIP, "bury", "2024-02-16", "none", "2024-02"),
        (JOINT, "solihull", "2022-01-21", "none", "2022-01"),
        (ASSESSED, "wigan", "2025-02-14", "published", None),
        (WELSH, "neath-port-talbot", "2023-06-16", "none", "2023-06"),
    ],
    ids=["visit", "area", "partnership", "joint", "assessed", "welsh"],
)
def test_whose_and_when(
    tmp_path: Path,
    register: Register,
    text: str,
    authority: str,
    best: str,
    basis: str,
    inspected: str | None,
) -> None:
    read_paper = paper_of(tmp_path, register, text)
    paper = read_paper.paper
    assert (paper.kind, paper.authority, paper.meeting_date) == (
        "inspection_report",
        authority,
        None,
    )
    assert (paper.best_date, paper.date_basis) == (best, basis)
    assert ("inspected" in paper.read_from) == (inspected is not None)
    if inspected:
        improvements = [f for f in read_paper.findings if f.kind == "improvement_area"]
        assert {f.event_date for f in improvements} == {inspected}


@pytest.mark.parametrize(
    ("text", "area", "grade", "when"),
    [
        (VISIT, "overall effectiveness", "inadequate", "2019"),
        (
            PARTNERSHIP,
            "local area partnership’s arrangements",
            "inconsistent experiences and outcomes",
            "2024-02",
        ),
        (
            PARTNERSHIP.replace(
                "arrangements lead to inconsistent",
                "special educational needs and/or disability (SEND)\n"
                "arrangements typically lead to positive",
            ),
            "local area partnership’s arrangements",
            "typically positive experiences and outcomes",
            "2024-02",
        ),
        (ASSESSED, "overall rating", "Good", None),
        (ASSESSED, "Local authority rating and score", "71%", None),
        (ASSESSED, "Assessing needs", "3", None),
    ],
)
def test_grades(
    tmp_path: Path, register: Register, text: str, area: str, grade: str, when: str | None
) -> None:
    findings = paper_of(tmp_path, register, text).findings
    judged = [(f.area, f.grade, f.event_date) for f in findings if f.kind == "judgement"]
    assert (area, grade, when) in judged


def test_a_list_of_what_must_improve_stands_for_the_prose(
    tmp_path: Path, register: Register
) -> None:
    paper = paper_of(tmp_path, register, VISIT)
    assert found(paper, "improvement_area") == [
        "How often core groups meet between conferences.",
        "The depth of written records of supervision.",
    ]
    assert found(paper, "strength") == [
        "Family network meetings are a real strength and help grandparents to step in early."
    ]


def test_prose_tells_what_was_found_where_no_list_does(tmp_path: Path, register: Register) -> None:
    paper = paper_of(tmp_path, register, ASSESSED)
    assert found(paper, "improvement_area") == [
        "Carers waited too long for a break and some gave up asking."
    ]
    assert found(paper, "strength") == ["Staff were highly skilled and gave people time."]


def test_paragraphs_below_areas_for_improvement_are_such(
    tmp_path: Path, register: Register
) -> None:
    assert len(found(paper_of(tmp_path, register, PARTNERSHIP), "improvement_area")) == 2


def test_what_inspectors_looked_at_is_no_progress(tmp_path: Path, register: Register) -> None:
    looked = (
        "Areas covered by the visit\n\nInspectors reviewed the progress made in the following "
        "areas of concern:\n\n• the response to children who go missing;\n\n"
        "• health assessments.\n\nHeadline findings"
    )
    paper = paper_of(tmp_path, register, VISIT.replace("Headline findings", looked))
    assert found(paper, "progress") == []
    assert len(found(paper, "improvement_area")) == 2


def test_the_end_of_a_letter_is_no_finding_and_a_postcode_no_heading(
    tmp_path: Path, register: Register
) -> None:
    paper = paper_of(tmp_path, register, VISIT)
    assert [p.kind for p in paper.paragraphs if p.text == "Kit Ash"] == ["front_matter"]
    assert "OL16 1XU" not in [section.title for section in paper.sections]


def test_a_judgement_of_a_part_is_not_of_the_whole(tmp_path: Path, register: Register) -> None:
    told = "Its adoption was looked at in May 2012. The local authority was judged to be good."
    paper = paper_of(tmp_path, register, JOINT + f"\nEarlier inspections\n\n{told}\n")
    assert [f.area for f in paper.findings if f.grade == "good"] == ["local authority"]


def test_a_letter_to_a_council_is_of_no_meeting(tmp_path: Path, register: Register) -> None:
    letter = AREA.replace("conducted a joint inspection of", "wrote about").replace(
        "Joint local area SEND inspection in Oldham", "Your plans for schools"
    )
    paper = paper_of(tmp_path, register, letter).paper
    assert (paper.meeting_date, paper.best_date, paper.date_basis) == (
        None,
        "2018-08-23",
        "published",
    )


def test_paragraphs_below_strengths_are_such(tmp_path: Path, register: Register) -> None:
    assert found(paper_of(tmp_path, register, WELSH), "strength") == [
        "People who come to the front door are met with warmth."
    ]


def test_a_report_about_an_inspection_goes_to_its_committee(
    tmp_path: Path, register: Register
) -> None:
    told = "Inspection of youth justice\n\nCommittee: Families Panel\n\nDate: 8 February 2023\n\n"
    told += "Leeds City Council\n\n1. HM Inspectorate of Probation came in May 2022.\n"
    paper = paper_of(tmp_path, register, told).paper
    assert (paper.kind != "inspection_report", paper.meeting_date) == (True, "2023-02-08")


REVISIT = """Ofsted
Piccadilly Gate
enquiries@ofsted.gov.uk

18 July 2022

Ms Una Marsh
Director of Children’s Services, Suffolk County Council

Dear Ms Marsh

Joint area SEND revisit in Suffolk

Between 23 May 2022 and 26 May 2022, Ofsted and the Care Quality Commission (CQC) revisited the
area of Suffolk to decide whether enough progress has been made in addressing each of the areas of
significant weakness set out in the written statement of action required on 27 January 2017.

Main findings

Leaders have strengthened governance.

Yours sincerely

{signed}
"""


def test_a_letter_of_a_revisit_is_an_inspection_report_with_its_own_dates(
    tmp_path: Path, register: Register
) -> None:
    paper = paper_of(tmp_path, register, REVISIT.format(signed="Kit Ash\nHer Majesty’s Inspector"))
    assert paper.paper.kind == "inspection_report"
    assert paper.paper.title == "Joint area SEND revisit in Suffolk"
    assert paper.paper.authority == "suffolk"
    assert (paper.paper.best_date, paper.paper.date_basis) == ("2022-07-18", "published")
    assert "23 May 2022 and 26 May 2022" in paper.paper.read_from["inspected"]


def test_a_letter_about_a_revisit_that_no_inspectorate_signs_is_none(
    tmp_path: Path, register: Register
) -> None:
    paper = paper_of(tmp_path, register, REVISIT.format(signed="Una Marsh\nDirector"))
    assert paper.paper.kind != "inspection_report"


def test_what_the_initial_inspection_found_is_not_of_the_revisit(
    tmp_path: Path, register: Register
) -> None:
    text = REVISIT.format(signed="Kit Ash\nHer Majesty’s Inspector").replace(
        "Leaders have strengthened governance.",
        "• The initial inspection found poor leadership and governance.\n\n"
        "• Plans are still of poor quality.",
    )
    made = paper_of(tmp_path, register, text)
    dates = {f.text: f.event_date for f in made.findings if f.kind == "improvement_area"}
    assert dates == {
        "The initial inspection found poor leadership and governance.": None,
        "Plans are still of poor quality.": "2022-05",
    }
