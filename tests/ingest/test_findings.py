"""What a paper's paragraphs state, of which event, and how it was decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import Finding, ReadPaper
from ingest.findings.grades import judgements
from ingest.findings.sentences import sentences
from ingest.findings.wording import listed_as, sounds_like
from ingest.reader import read


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def paper_of(tmp_path: Path, register: Register, text: str, name: str = "paper.md") -> ReadPaper:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (paper,) = read(path, source=name, register=register)
    return paper


def of_kind(paper: ReadPaper, *kinds: str) -> list[Finding]:
    return [finding for finding in paper.findings if finding.kind in kinds]


REPORT = """# Leeds City Council

Report to the Children's Scrutiny Board

Meeting Date: 24 January 2024

## 1. Background

1.1 Ofsted inspected the service in July 2022 and its report was published in September 2022. The
outcome was:

| Judgement | Grade |
|---|---|
| The impact of leaders | Good |
| Overall effectiveness | Requires improvement to be good |

1.2 The inspection identified 2 areas for improvement:

- how often social workers change;
- the choice of homes for teenagers.

1.3 In the previous inspection in 2017 the Council was judged to be good.

1.4 To date there have been two monitoring visits:

- The front door, February 2023
- Care leavers, November 2023

1.5 Across the two monitoring visits inspectors could see:

- managers who know their children;
- steady teams.

1.6 Our main actions are:

- open a home in Armley;
- appoint four advisers at a cost of £172,000.

## 2. Risks

2.1 There is a significant risk that agency staff will leave in the summer.

## Recommendation

1. That the Board note the report.
"""


def test_a_report_of_an_inspection(tmp_path: Path, register: Register) -> None:
    paper = paper_of(tmp_path, register, REPORT)
    found = [(f.kind, f.text, f.event_date, f.found_by) for f in paper.findings]
    by = "Ofsted"
    for expected in [
        ("improvement_area", "how often social workers change", "2022-07", by),
        ("improvement_area", "the choice of homes for teenagers.", "2022-07", by),
        ("strength", "managers who know their children", "2023", by),
        ("strength", "steady teams.", "2023", by),
        ("action", "open a home in Armley", None, None),
        ("recommendation", "That the Board note the report.", "2024-01-24", None),
    ]:
        assert expected in found
    assert [f.text for f in of_kind(paper, "risk")] == [
        "There is a significant risk that agency staff will leave in the summer."
    ]
    assert "£172,000" in of_kind(paper, "cost")[0].text
    assert all(f.authority == "leeds" for f in paper.findings)


def test_judgements_belong_to_their_own_inspection(tmp_path: Path, register: Register) -> None:
    graded = of_kind(paper_of(tmp_path, register, REPORT), "judgement")
    assert [(f.area, f.grade, f.event_date) for f in graded] == [
        ("The impact of leaders", "Good", "2022-07"),
        ("Overall effectiveness", "Requires improvement to be good", "2022-07"),
        ("Council", "good", "2017"),
    ]


def test_a_recommendation_is_proposed(tmp_path: Path, register: Register) -> None:
    (asked,) = of_kind(paper_of(tmp_path, register, REPORT), "recommendation")
    assert asked.outcome == "proposed"


def test_paragraphs_carry_the_date_of_their_event(tmp_path: Path, register: Register) -> None:
    paper = paper_of(tmp_path, register, REPORT)
    dates = {p.label: p.event_date for p in paper.paragraphs if p.label}
    assert dates["1.2"] == "2022-07"
    assert dates["1.3"] == "2017"
    assert dates["1.4, first bullet"] == "2023-02"
    assert dates["1.4, second bullet"] == "2023-11"


def test_two_visits_in_one_paper_are_kept_apart(tmp_path: Path, register: Register) -> None:
    text = """Report to the Executive

Date of Meeting: 7 December 2022

1. Summary

In September 2022 inspectors made a focused visit to the front door.

2. Details

In December 2021 inspectors made a focused visit on children in need. They said that we need to
improve:

- plans.

In the most recent focused visit the inspectors identified:

- the response to exploitation.
"""
    found = of_kind(paper_of(tmp_path, register, text, "paper.txt"), "improvement_area")
    assert [(f.text, f.event_date) for f in found] == [
        ("plans.", "2021-12"),
        ("the response to exploitation.", "2022-09"),
    ]


def test_an_earlier_inspection_named_for_comparison_is_background(
    tmp_path: Path, register: Register
) -> None:
    text = """Report to Cabinet, 10 October 2022

1. Inspectors made a focused visit on 26 and 27 April 2022.

2. Improvements noted since the last inspection (October 2019) include:

- better meetings.

3. Three improvement areas were noted:

- direct work.
"""
    paper = paper_of(tmp_path, register, text, "paper.txt")
    assert {f.event_date for f in of_kind(paper, "progress", "improvement_area")} == {"2022-04"}


def test_an_inspection_report_is_of_its_inspection(tmp_path: Path, register: Register) -> None:
    text = """Inspection of Derby local authority children's services

Inspection dates: 11 to 22 July 2022

Lead inspector: Jo Fell, Her Majesty's Inspector

In February 2020 a focused visit found that there was drift in planning for children.

## What needs to improve?

- The work with homeless young people.

## The experiences of children in care: requires improvement to be good

1. Most children live near home.
"""
    paper = paper_of(tmp_path, register, text)
    found = of_kind(paper, "improvement_area")
    assert [(f.text, f.event_date) for f in found][-1] == (
        "The work with homeless young people.",
        "2022-07",
    )
    assert all(f.event_date == "2020-02" for f in found[:-1])


MINUTES = """LEEDS CITY COUNCIL

SCRUTINY BOARD

MINUTES of the meeting held on 18 January 2023

PRESENT: Councillor Ash (Chair)

11. Staff

1) Councillor Oak proposed and Councillor Elm seconded:

"That four advisers be appointed."

2) As an amendment Councillor Fir moved, and Councillor Yew seconded:

"That the word 'four' be replaced by 'two'."

3) The amendment was put to the vote and lost.

4) RESOLVED that:

a) four advisers be appointed; and

b) the report be noted.

12. Roads

Councillor Fir moved, and Councillor Yew seconded: That the road be closed.

The motion was lost.

13. Libraries

The item was deferred to the next meeting.

14. Accounts

The unresolved balance was £12,000. Resolved complaints rose to 45.
"""


def test_minutes_tell_what_was_carried_and_what_was_lost(
    tmp_path: Path, register: Register
) -> None:
    paper = paper_of(tmp_path, register, MINUTES, "paper.txt")
    outcomes = [(f.kind, f.outcome, f.text) for f in of_kind(
        paper, "recommendation", "resolution", "decision")]  # fmt: skip
    assert outcomes == [
        ("recommendation", "carried", '"That four advisers be appointed."'),
        ("recommendation", "lost", "\"That the word 'four' be replaced by 'two'.\""),
        ("resolution", "carried", "four advisers be appointed"),
        ("resolution", "carried", "the report be noted."),
        ("recommendation", "lost",
         "Councillor Fir moved, and Councillor Yew seconded: That the road be closed."),
        ("decision", "deferred", "The item was deferred to the next meeting."),
    ]  # fmt: skip
    assert {f.event_date for f in of_kind(paper, "resolution")} == {"2023-01-18"}


def test_an_amendment_that_is_carried_takes_the_motion_out_of_force(
    tmp_path: Path, register: Register
) -> None:
    text = MINUTES.replace(
        "The amendment was put to the vote and lost.", "The amendment was carried."
    )
    text = text.replace("a) four", "a) two")
    paper = paper_of(tmp_path, register, text, "paper.txt")
    outcomes = {f.text: f.outcome for f in of_kind(paper, "recommendation", "resolution")}
    assert outcomes['"That four advisers be appointed."'] == "amended"
    assert outcomes["two advisers be appointed"] == "carried"


def test_words_of_a_motion_do_not_settle_its_vote(tmp_path: Path, register: Register) -> None:
    text = """LEEDS CITY COUNCIL

MINUTES of the meeting of the Council held on 18 January 2023

PRESENT: Councillor Ash (Chair)

21. Motion on nature

1) Councillor Oak proposed and Councillor Elm seconded the motion that

"This Council resolves to:

a) plant trees;

b) tell the press that our motion has been carried."

2) The motion was put to the vote and lost.
"""
    paper = paper_of(tmp_path, register, text, "paper.txt")
    assert {f.outcome for f in of_kind(paper, "recommendation")} == {"lost"}
    assert of_kind(paper, "resolution", "decision") == []


def test_a_carried_motion_without_a_resolution_is_the_resolution(
    tmp_path: Path, register: Register
) -> None:
    text = MINUTES.replace("The motion was lost.", "The motion was carried.")
    paper = paper_of(tmp_path, register, text, "paper.txt")
    carried = [f for f in of_kind(paper, "resolution") if "road" in f.text]
    assert [f.outcome for f in carried] == ["carried"]


DECISION = """LEEDS CITY COUNCIL

{}

Decision maker: Cabinet

Decision:

A) to close the depot

B) to sell the land
"""


@pytest.mark.parametrize(
    ("heading", "kind", "outcome"),
    [
        ("RECORD OF DECISION", "decision", "taken"),
        ("PROPOSED RECORD OF DECISION", "recommendation", "proposed"),
    ],
)
def test_a_proposed_record_is_no_decision(
    tmp_path: Path, register: Register, heading: str, kind: str, outcome: str
) -> None:
    paper = paper_of(tmp_path, register, DECISION.format(heading), "paper.txt")
    found = of_kind(paper, "decision", "recommendation", "resolution")
    assert {(f.kind, f.outcome) for f in found} == {(kind, outcome)}
    assert "close the depot" in found[0].text


def test_a_report_tells_of_decisions_taken_not_of_those_asked_for(
    tmp_path: Path, register: Register
) -> None:
    text = """Report to Cabinet, 10 October 2022

1. On 12 July 2022 Cabinet decided to change the opening hours.

2. Cabinet is asked to agree the plan. If it is approved, work begins in May.

3. The decision of 4 May 2022 was called in.
"""
    found = of_kind(paper_of(tmp_path, register, text, "paper.txt"), "decision")
    assert [(f.outcome, f.event_date) for f in found] == [
        ("taken", "2022-07-12"),
        ("called_in", "2022-05-04"),
    ]


@pytest.mark.parametrize(
    ("introduction", "kind"),
    [
        ("What needs to improve?", "improvement_area"),
        ("Areas for development", "improvement_area"),
        ("They asked the council to improve:", "improvement_area"),
        ("Areas for priority action:", "improvement_area"),
        ("In the latest visit the inspectors identified:", "improvement_area"),
        ("The following has to get better:", "improvement_area"),
        ("What is working well", "strength"),
        ("The assessors found these strengths:", "strength"),
        ("The main actions are:", "action"),
        ("Next steps", "action"),
        ("Progress since the inspection", "progress"),
        ("Key risks", "risk"),
        ("The Committee is recommended to:", "recommendation"),
        ("RECOMMENDATION/S", "recommendation"),
        ("Children in care: requires improvement to be good", None),
        ("Safeguarding of children and adults at risk implications", None),
        ("The aims of strengths-based practice are:", None),
        ("There were no areas for improvement:", None),
        ("Members present:", None),
    ],
)
def test_lists_are_told_by_what_introduces_them(introduction: str, kind: str | None) -> None:
    assert listed_as(introduction) == kind


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("Our assessments are thorough", "strength"),
        ("Plans take too long to be written", "improvement_area"),
        ("We need to ask more families", "improvement_area"),
        ("They did not see any areas of concern", "strength"),
        ("The visit took place in May", None),
    ],
)
def test_mixed_messages_are_told_item_by_item(item: str, kind: str | None) -> None:
    assert sounds_like(item) == kind


def test_sentences_are_not_split_at_titles_and_initials() -> None:
    text = "Mr. A. Oak of St. Ives spoke. He left, e.g. for lunch. See para. 4."
    assert len(sentences(text)) == 3


def test_grades_in_columns_of_two_inspections(tmp_path: Path, register: Register) -> None:
    text = """# A report

| Judgement | November 2018 | January 2023 |
|---|---|---|
| Children in care | Good | Inadequate |
"""
    paper = paper_of(tmp_path, register, text)
    row = next(p for p in paper.paragraphs if p.cells)
    assert [(j.grade, j.date) for j in judgements(row)] == [
        ("Good", "2018-11"),
        ("Inadequate", "2023-01"),
    ]
