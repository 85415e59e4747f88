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
        ("overall effectiveness", "good", "2017"),
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


POINTED_BACK = """# Leeds City Council

Report to the Children's Scrutiny Board

Meeting Date: 24 January 2024

## Recommendations

1. That the Board note the monitoring visits of May and October 2023.

## 1. Background

1.1 Ofsted inspected the service from 6 to 17 June 2022. The report was published on 8 August 2022.

1.2 {pointing}:

- how often social workers change;
- the choice of homes for teenagers.

1.3 There have been two monitoring visits:

- the front door, 9 and 10 May 2023;
- care leavers, 3 and 4 October 2023.

1.4 The latest visit found three areas for improvement:

- letters that nobody answers.
"""


@pytest.mark.parametrize(
    "pointing",
    [
        "The report named two areas for improvement",
        "That inspection found two areas for improvement",
        "Their letter listed two areas for improvement",
    ],
)
def test_the_report_is_of_the_inspection_told_of_last(
    tmp_path: Path, register: Register, pointing: str
) -> None:
    paper = paper_of(tmp_path, register, POINTED_BACK.format(pointing=pointing))
    areas = of_kind(paper, "improvement_area")
    dated = [(finding.event_date, finding.text) for finding in areas]
    assert dated == [
        ("2022-06", "how often social workers change"),
        ("2022-06", "the choice of homes for teenagers."),
        ("2023-10", "letters that nobody answers."),
    ]


def test_that_inspection_is_the_one_named_last(tmp_path: Path, register: Register) -> None:
    paper = paper_of(
        tmp_path,
        register,
        """# Leeds City Council

Report to the Children's Scrutiny Board

Meeting Date: 24 January 2024

## 1. Background

1.1 Ofsted carried out an inspection in June 2022 and another inspection in October 2023.

1.2 The first inspection took place from 6 to 17 June 2022.

1.3 That inspection found two areas for improvement:

- how often social workers change;
- the choice of homes for teenagers.
""",
    )
    assert {f.event_date for f in of_kind(paper, "improvement_area")} == {"2022-06"}


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


def test_who_voted_how_is_no_part_of_the_motion(tmp_path: Path, register: Register) -> None:
    text = """LEEDS CITY COUNCIL

MINUTES of the meeting of the Council held on 18 January 2023

PRESENT: Councillor Ash (Chair)

21. Motion on nature

1) Councillor Oak proposed and Councillor Elm seconded the motion that

"This Council resolves to:

a) plant trees;

b) mow less.

2) After debate the Chair put the motion to the vote, with these results.

For (2)

Councillor Oak, Councillor Elm

Against (3)

Mr Ash, Mrs Fir, Dr de Yew

Abstain (0)

Motion lost.

22. Motion on roads

1) Councillor Fir proposed, and Councillor Yew seconded, the above motion that Cabinet.
"""
    paper = paper_of(tmp_path, register, text, "paper.txt")
    assert [(f.text, f.outcome) for f in of_kind(paper, "recommendation")] == [
        ("plant trees", "lost"),
        ("mow less.", "lost"),
    ]


def test_minutes_that_are_a_table(tmp_path: Path, register: Register) -> None:
    text = """# Minutes of the Children’s Improvement Board

Tuesday 14 May 2024, 2pm, Council House, Walsall

Present: Cllr A Ash (Chair), B Beech

Walsall Council

| No | Item | Action |
|---|---|---|
| 1 | Welcome. The Chair welcomed members. | |
| 2 | Visit. BB told the Board that inspectors came. | BB to bring figures in June |
"""
    paper = paper_of(tmp_path, register, text)
    assert (paper.paper.kind, paper.paper.meeting_date) == ("minutes", "2024-05-14")
    assert paper.paper.committee == "Children's Improvement Board"
    assert [f.text for f in of_kind(paper, "action")] == ["BB to bring figures in June"]


def test_questions_raised_in_a_debate_are_not_what_must_improve(
    tmp_path: Path, register: Register
) -> None:
    table = (
        "| Issue raised | Response |\n|---|---|\n"
        "| Who will pay for the buses to school? | The Council will pay. |\n"
    )
    text = f"# Leeds City Council\n\nReport to Cabinet\n\n## Questions\n\n1. Asked.\n\n{table}"
    assert of_kind(paper_of(tmp_path, register, text), "improvement_area") == []
    told = text.replace("1. Asked.", "1. Ofsted inspectors told us of these in May 2022.")
    told = told.replace("Issue raised", "Area for improvement")
    assert len(of_kind(paper_of(tmp_path, register, told), "improvement_area")) == 1


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
        ("The letter asks the Council to improve three things:", "improvement_area"),
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


SCOTTISH = """ARGYLL AND BUTE COUNCIL

MINUTES of MEETING of the COMMUNITY SERVICES COMMITTEE held on THURSDAY, 12 DECEMBER 2024

Present: Councillor A Reid (Chair)

1. APOLOGIES

There were none.

2. JOINT INSPECTION OF SERVICES FOR CHILDREN AND YOUNG PEOPLE AT RISK OF HARM IN THE ISLANDS

The Committee considered a report on the joint inspection.

Decision

The Community Services Committee:

1. noted the report;

2. agreed that a further report come in June; and

3. instructed the officer to write to the inspectors.

3. SCHOOL TRANSPORT

The Committee considered a report.

Motion

To charge two pounds a day for a seat on the bus.

Moved by Councillor Green, seconded by Councillor Armour.

Amendment

To continue the report to the next meeting.

Moved by Councillor Thorn, seconded by Councillor Currie.

On a vote being taken the Motion was carried by 9 votes to 5.

Decision

The Committee charged two pounds a day for a seat on the bus.
"""


def test_decisions_under_their_heading_and_a_vote_between_motion_and_amendment(
    tmp_path: Path, register: Register
) -> None:
    paper = paper_of(tmp_path, register, SCOTTISH, "minutes.txt")
    assert [(f.kind, f.outcome, f.text.split()[0], f.text.split()[-1]) for f in paper.findings] == [
        ("resolution", "carried", "noted", "report"),
        ("resolution", "carried", "agreed", "June"),
        ("resolution", "carried", "instructed", "inspectors."),
        ("recommendation", "carried", "To", "bus."),
        ("recommendation", "lost", "To", "meeting."),
        ("resolution", "carried", "The", "bus."),
    ]


MINUTE_IN_HTML = """<html><body><h1>Agenda and minutes</h1>
<h2>Housing Committee - Tuesday, 4th March, 2025 6.00 p.m.</h2>
<table><tr><td><p>41.</p></td><td><p>Minutes</p><p><b>Resolved - That the minutes be
approved.</b></p></td></tr>
<tr><td><p>42.</p></td><td><p>Fostering allowances</p><p>The officer spoke.</p>
<p>Members asked:</p><ul><li>whether staff were leaving;</li><li>what the risk was.</li></ul>
<p><b>{sign}</b></p><ol><li>the report be noted;</li><li>a review be made by June.</li></ol>
</td></tr><tr><td class="mgItemNumberCell"><p>43.</p></td><td><p class="mgAiTitleTxt">Exempt
information - exclusion of the press and public</p><div><p>The following item contains exempt
information.</p></div></td></tr>
<tr><td><p>44.</p></td><td><p>Purchase of a home</p><p>Its price is not public.</p></td></tr>
</table></body></html>"""


@pytest.mark.parametrize(
    "sign",
    ["Resolved – That", "RESOLVED: That", "RESOLVED that:", "Resolved –", "It was agreed that"],
)
def test_the_list_below_resolved_is_what_was_resolved(
    tmp_path: Path, register: Register, sign: str
) -> None:
    paper = paper_of(tmp_path, register, MINUTE_IN_HTML.format(sign=sign), "minutes.html")
    assert [(f.kind, f.text) for f in paper.findings] == [
        ("resolution", "Resolved - That the minutes be approved."),
        ("resolution", "the report be noted"),
        ("resolution", "a review be made by June."),
    ]


DECISION_SIGN = """Ashby Council

Minutes of the Housing Committee held on 4 March 2025

Present: Councillor Rook (Chair)

1. Leases

The officer introduced the report.

DECISION: To approve the lease of Unit 4, subject to the views of the ward member.

2. Roads

The officer spoke of the decision to mend the roads.
"""


def test_a_decision_named_on_its_line_is_a_resolution(tmp_path: Path, register: Register) -> None:
    paper = paper_of(tmp_path, register, DECISION_SIGN, "minutes.txt")
    assert [(f.kind, f.outcome, f.text.split()[1]) for f in paper.findings] == [
        ("resolution", "carried", "To")
    ]


BARE_NUMBERS = """Cheshire East Council

Minutes of a meeting of the Children and Families Committee held on Monday, 16th September, 2024

PRESENT

Councillor C Bulman (Chair)

13 APOLOGIES FOR ABSENCE

There were none.

14 OUTCOME OF THE INSPECTION

The Committee considered the report.

RESOLVED (by majority):

That the Children and Families Committee

1 Note the findings of the inspection.

2 Approve the plan.

The Chair thanked the officers.

15 FINANCIAL REVIEW

RECOMMENDED to Council:

That an estimate be approved.

The meeting commenced at 10.30 am and concluded at 1.15 pm
"""


def test_points_of_a_resolution_without_a_colon(tmp_path: Path, register: Register) -> None:
    paper = paper_of(tmp_path, register, BARE_NUMBERS, "minutes.txt")
    labels = {p.paragraph_id: p.label for p in paper.paragraphs}
    assert [(f.kind, f.outcome, labels[f.paragraph_id]) for f in paper.findings] == [
        ("resolution", "carried", "Minute 14, 1"),
        ("resolution", "carried", "Minute 14, 2"),
        ("recommendation", "proposed", None),
    ]


NOTICE = """BRIGHTON & HOVE CITY COUNCIL

NOTICE OF CABINET DECISIONS

Cabinet - 14 November 2024

Notice is given that the following decisions were taken by the Cabinet on Thursday 14 November 2024.

Date of publication: 15 November 2024

Item 78: Budget Management

RESOLVED:

(1) That the Cabinet notes the forecast.

Item 79: Sale of land at Patcham

RESOLVED:

(1) That the Cabinet agrees to defer the sale to its January meeting.
"""


def test_a_notice_of_several_decisions(tmp_path: Path, register: Register) -> None:
    paper = paper_of(tmp_path, register, NOTICE, "notice.txt")
    assert (paper.paper.meeting_date, paper.paper.agenda_item) == ("2024-11-14", None)
    assert [(f.kind, f.outcome, f.event_date) for f in paper.findings] == [
        ("decision", "taken", "2024-11-14"),
        ("decision", "deferred", "2024-11-14"),
    ]


AREA_SEND = """Area SEND inspection of Shropshire Local Area Partnership

Inspection dates: 4 to 8 November 2024

Dates of previous inspection: 27 to 31 January 2020

Inspection outcome

The arrangements lead to inconsistent experiences for children in Shropshire.

What is the area partnership doing that is effective?

■ Leaders know their area.
■ Needs are found early.

What does the area partnership need to do better?

■ Waits for assessment are too long.

Local Authority: Shropshire Council
"""


def test_questions_head_the_findings_of_an_area_inspection(
    tmp_path: Path, register: Register
) -> None:
    paper = paper_of(tmp_path, register, AREA_SEND, "send.txt")
    assert (paper.paper.kind, paper.paper.best_date) == ("inspection_report", "2024-11-08")
    assert [(f.kind, f.event_date) for f in paper.findings] == [
        ("strength", "2024-11"),
        ("strength", "2024-11"),
        ("improvement_area", "2024-11"),
    ]


ASSESSMENT = """Wokingham Borough Council: local authority assessment

How we assess local authorities

Assessment published: 21 February 2025

Summary of strengths, areas for development and next steps

The council works well with people. Some carers wait, and the council knows of it.

Quality statement scores

Assessing needs

Score: 3

Equity in outcomes

Score: 2
"""


def test_scores_are_judgements_of_what_is_named_above(tmp_path: Path, register: Register) -> None:
    paper = paper_of(tmp_path, register, ASSESSMENT, "assessment.txt")
    assert paper.paper.kind == "inspection_report"
    assert paper.paper.title == "Wokingham Borough Council: local authority assessment"
    assert [(f.area, f.grade) for f in of_kind(paper, "judgement")] == [
        ("Assessing needs", "3"),
        ("Equity in outcomes", "2"),
    ]
    assert of_kind(paper, "improvement_area", "strength") == []


LETTER_FIGURES = """Ofsted

18 March 2024

Dear Director

Focused visit to Somerset children's services

This letter summarises the findings of the focused visit to Somerset on 13 and 14 February 2024.

Findings

Caseloads in the assessment teams have fallen from 24 in 2022 to 17 at the time of the visit.
"""


def test_a_year_to_compare_with_is_not_the_event(tmp_path: Path, register: Register) -> None:
    paper = paper_of(tmp_path, register, LETTER_FIGURES, "letter.txt")
    assert [f.event_date for f in of_kind(paper, "figure")] == ["2024-02"]


PROGRESS = """# Improvement Plan: Progress

**Committee:** Scrutiny Panel
**Date of Meeting:** 5 February 2025
**Council:** Plymouth City Council

## 1. Background

1.1 In January 2024 Ofsted carried out an inspection of Plymouth City Council.

1.2 A visit took place on 12 and 13 November 2024. Inspectors found that oversight had got better,
but that meetings were still held late.

## 2. Progress

2.1 Since the inspection, caseloads have fallen from 21 to 16.

## 3. What happens next

3.1 The service will:

- recruit more foster carers;
- open a home.

| Date | Recommendation | Response | Status |
|---|---|---|---|
| 1 March 2024 | That the contract be reviewed | It was reviewed | Complete |
"""


def test_what_came_after_an_inspection_is_not_of_its_date(
    tmp_path: Path, register: Register
) -> None:
    paper = paper_of(tmp_path, register, PROGRESS)
    assert [f.event_date for f in of_kind(paper, "figure")] == [None]
    assert [f.event_date for f in of_kind(paper, "improvement_area")] == ["2024-11"]


def test_plans_of_the_service_and_rows_of_a_tracker(tmp_path: Path, register: Register) -> None:
    paper = paper_of(tmp_path, register, PROGRESS)
    assert [f.text for f in of_kind(paper, "action")] == [
        "recruit more foster carers",
        "open a home.",
    ]
    rows = [f for f in of_kind(paper, "progress") if "|" in f.text]
    assert [f.event_date for f in rows] == ["2024-03-01"]


RECORD = """Executive Decision Record

DECISION TAKEN BY: Cabinet Member for Children and Families

Leicester City Council

Decision title: Award of a contract

Date of decision: 4 June 2024

Decision:

To award a contract for homes for care leavers to the best bidder for four years.

Reasons for decision:

The contract ends in August.
"""


def test_a_decision_is_of_the_day_it_was_signed(tmp_path: Path, register: Register) -> None:
    paper = paper_of(tmp_path, register, RECORD, "record.txt")
    assert paper.paper.title == "Award of a contract"
    (decision,) = of_kind(paper, "decision")
    assert (decision.event_date, decision.outcome) == ("2024-06-04", "taken")


def test_heads_without_colons(tmp_path: Path, register: Register) -> None:
    text = """Lancashire County Council

Scrutiny Committee

Meeting to be held on Wednesday, 9 October 2024

Recommendation and Action Tracker

Brief summary

This report sets out what was done.
"""
    paper = paper_of(tmp_path, register, text, "tracker.txt").paper
    assert (paper.meeting_date, paper.title) == ("2024-10-09", "Recommendation and Action Tracker")
    shouted = (
        "Isle of Wight Council\n\nCabinet Report\n\nDate 14 NOVEMBER 2024\n\nTitle BUDGET MONITOR"
    )
    paper = paper_of(tmp_path, register, f"{shouted}\n\n1. Summary\n\n1.1 It rose.", "m.txt").paper
    assert (paper.meeting_date, paper.title) == ("2024-11-14", "BUDGET MONITOR")


INSPECTED = """Inspection of Derby City Council local authority children's services

Inspection dates: 14 March 2022 to 25 March 2022

Lead inspector: A Person, Her Majesty's Inspector

Summary

Following the inspection in 2013, a restructure led to a loss of capacity, which is now made good.

In November 2021, a focused visit found that records were late.

1. Too many children who are not at significant risk of harm are referred again. The board has a
clear agreed data set.

2. Leaders built on the visit of 2019 and have made records better.

3. The previous inspection of how the city protects its children took place in July 2012. The
service was then judged to be adequate.

4. At the last inspection in 2017 services were judged to be good. A visit of March 2019
found weaknesses in the duty team.

The Office for Standards in Education, Children's Services and Skills (Ofsted) regulates and
inspects services for the young.

If you would like a copy of this document in large print, please telephone.

Piccadilly Gate
"""


def test_an_inspection_report_is_of_its_own_inspection(tmp_path: Path, register: Register) -> None:
    paper = paper_of(tmp_path, register, INSPECTED, "report.txt")
    dated = {p.text.split()[0]: p.event_date for p in paper.paragraphs if p.kind == "paragraph"}
    assert dated == {
        "Following": "2022-03",
        "In": "2021-11",
        "Too": "2022-03",
        "Leaders": "2022-03",
        "The": "2012-07",
        "At": "2017",
    }
    assert [f.event_date for f in of_kind(paper, "judgement")] == ["2012-07", "2017"]
    assert [f.event_date for f in of_kind(paper, "improvement_area")] == ["2022-03", "2019-03"]
    assert of_kind(paper, "risk", "decision") == []
    imprint = [p for p in paper.paragraphs if p.text.startswith(("The Office", "If you", "Picc"))]
    assert [p.kind for p in imprint] == ["front_matter"] * 3


VOTES = """Ashby Council

Minutes of the Council held on 10 April 2025

Present: Councillor Rook (Chair)

1. Car parking

Councillor Finch proposed that charges be scrapped. On being put to the vote, there were 9 votes
for, 28 against and 2 abstentions.

2. Bus grant

The Committee had recommended that the bus grant be paid. The recommendation was not agreed.

3. Depot

Councillor Wren moved that the depot be sold. There were 30 votes for and 6 against.

4. Pool

Councillor Tern proposed that officers think of the pool again.
"""


def test_a_vote_told_by_its_numbers_settles_what_was_proposed(
    tmp_path: Path, register: Register
) -> None:
    paper = paper_of(tmp_path, register, VOTES, "minutes.txt")
    decided = of_kind(paper, "recommendation", "resolution", "decision")
    assert [(f.kind, f.outcome, " ".join(f.text.split()[:2])) for f in decided] == [
        ("recommendation", "lost", "Councillor Finch"),
        ("recommendation", "lost", "The Committee"),
        ("resolution", "carried", "Councillor Wren"),
    ]


COUNTED = """# Leeds City Council

Report to the Children's Scrutiny Board

Meeting Date: 24 January 2024

## 1. Background

1.1 By December the panel had approved twenty-two foster households.

1.2 The Board approved three new children's homes in March 2023.

1.3 Homeless 16 and 17-year-olds are supported.

1.4 The centre closed on 21 December.

1.5 The centre helped 21 young people, of whom 14 may return.
"""


def test_counts_of_households_ages_and_days(tmp_path: Path, register: Register) -> None:
    paper = paper_of(tmp_path, register, COUNTED)
    assert [f.paragraph_id[-3:] for f in of_kind(paper, "decision")] == ["1.2"]
    assert [f.paragraph_id[-3:] for f in of_kind(paper, "figure")] == ["1.5"]


OWN_YEARS = """Inspection of Leeds City Council's services for children

Inspection dates: 9 to 20 June 2014

Report published: 1 August 2014

1. In 2012 the Leeds figure was 6% of pupils. This is below the 12% of all councils.

2. At the time of the inspection, 40 homes were full.

3. In 2013, 61 of 204 young people had an adviser. On 31 May 2014 it was 14 of 226.

4. The sale of 14 homes took place in 2011 for £2m, and another is due in 2015.

5. In 2013–14, 38% of young people had a job.

6. In 2016 the grant will be 30% lower.
"""


def test_a_figure_that_opens_with_its_own_year_is_of_that_year(
    tmp_path: Path, register: Register
) -> None:
    paper = paper_of(tmp_path, register, OWN_YEARS, "report.txt")
    dated = [f.event_date for f in of_kind(paper, "figure", "cost")]
    assert dated == ["2012", "2014-06", "2014-06", "2011", "2014-06", "2014-06"]
