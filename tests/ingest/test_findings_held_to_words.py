"""What is typed as a finding is what the words say: no ages as counts, no facts as proposals."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import Finding, ReadPaper
from ingest.findings.evaluating import evaluated
from ingest.reader import read


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def paper_of(tmp_path: Path, register: Register, text: str) -> ReadPaper:
    path = tmp_path / "paper.md"
    path.write_text(text, encoding="utf-8")
    (paper,) = read(path, source=path.name, register=register)
    return paper


def of_kind(paper: ReadPaper, *kinds: str) -> list[Finding]:
    return [finding for finding in paper.findings if finding.kind in kinds]


INSPECTION = """# Leeds City Council

Inspection of children's social care services

Inspection dates: 4 March 2024 to 15 March 2024

## Main findings

1. Ofsted inspected the service under its framework, and Ofsted publishes this report for parents.

2. {}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Care leavers over 21 who ask for help go back to the adviser who knew them.",
        "Young people meet their adviser from their 16th birthday, and keep them when they are 18.",
        "Council tax is paid for them up to 25 years of age.",
        "The director was brought in to post 17 months ago.",
        "Health assessments have been late for the last 12 months.",
        "Referrals are answered within 24 hours of the call.",
        "The strategy for 2015–16 is agreed (Paragraphs 56, 57).",
        "The plan covers 2019.01 - 2020.01 for all homes.",
    ],
)
def test_ages_and_spans_of_time_are_no_figures(
    tmp_path: Path, register: Register, sentence: str
) -> None:
    assert of_kind(paper_of(tmp_path, register, INSPECTION.format(sentence)), "figure") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Managers place a child in education within 27 days on average, where it took 94 before.",
        "Over 70% of young people take up the offer.",
        "The team holds 319 open cases.",
        "Over 20 children were waiting.",
    ],
)
def test_counts_are_figures(tmp_path: Path, register: Register, sentence: str) -> None:
    found = of_kind(paper_of(tmp_path, register, INSPECTION.format(sentence)), "figure")
    assert [finding.text for finding in found] == [sentence]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The post costs £51,000 a year with on-costs.", "cost"),
        ("An extra £4.1m was allocated to the hubs.", "cost"),
        ("The festival raised £5,000 for the Benevolent Fund.", "figure"),
        ("Farming contributes £405m a year to the economy.", "figure"),
    ],
)
def test_money_is_a_cost_where_somebody_pays(
    tmp_path: Path, register: Register, sentence: str, kind: str
) -> None:
    found = of_kind(paper_of(tmp_path, register, INSPECTION.format(sentence)), "cost", "figure")
    assert [(finding.kind, finding.text) for finding in found] == [(kind, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "This means that the council cannot be assured that these children are well cared for.",
        "Leaders were unable to show that plans are well understood.",
    ],
)
def test_what_cannot_be_shown_is_no_strength(sentence: str) -> None:
    assert evaluated(sentence) != "strength"


def test_each_sentence_is_found_by_whom_it_names(tmp_path: Path, register: Register) -> None:
    said = (
        "Work with the police is highly effective. An inspection by HMI Probation in May 2023 "
        "found that plans for young people are of a good quality. Ofsted saw that homes are "
        "excellent and well run."
    )
    paper = paper_of(tmp_path, register, INSPECTION.format(said))
    found = {finding.text[:12]: finding.found_by for finding in of_kind(paper, "strength")}
    assert found["Work with th"] == "Ofsted"
    assert found["An inspectio"] == "HM Inspectorate of Probation"


def test_what_inspectors_saw_is_of_their_inspection_whatever_the_paragraph_begins_with(
    tmp_path: Path, register: Register
) -> None:
    said = (
        "In the inspection of 2019, assessments were too slow. The director moved six posts to the "
        "front door. However, inspectors found that assessments are still too often late."
    )
    paper = paper_of(tmp_path, register, INSPECTION.format(said))
    dates = {f.text.split()[0]: f.event_date for f in of_kind(paper, "improvement_area")}
    assert dates == {"In": "2019", "However,": "2024-03"}


def test_a_risk_that_the_council_sees_is_not_the_inspectors_finding(
    tmp_path: Path, register: Register
) -> None:
    text = """# Leeds City Council

Report to the Children's Scrutiny Board

Meeting Date: 24 January 2024

## 1. Money

1.1 Ofsted identified the lack of a team for teenagers in July 2022. We moved grants to pay for
one. There is a significant risk that the team ends with the grant.
"""
    (risk,) = of_kind(paper_of(tmp_path, register, text), "risk")
    assert risk.found_by is None


MINUTES = """# LEEDS CITY COUNCIL

MINUTES of a meeting of the Council held on 19 December 2024

## 1. Announcements

1) Mr Reed proposed, and Mrs Hill seconded, that the Council formally records its thanks to the
late Mr Lane for his service.

Agreed unanimously.

2) The Chairman held a silence.

## 2. Motion on the Rivers Bill

3) Ms Dean proposed, and Mr Ford seconded the motion that

“The Rivers Bill has been before Parliament since 2020. The Bill would require the Government to
write a plan, as part of:

1. Cleaning the rivers in a fair way;

2. Halting the decline of fish.

This Council resolves to request that the Leader:

1. Writes to all Members of Parliament in the city.

2. Tells residents of this motion.”

4) The motion was put to the vote and was lost.
"""


def test_an_agreement_in_two_words_carries_the_motion_above_it(
    tmp_path: Path, register: Register
) -> None:
    paper = paper_of(tmp_path, register, MINUTES)
    (thanks,) = of_kind(paper, "resolution")
    assert "records its thanks" in thanks.text
    assert thanks.outcome == "carried"


def test_what_a_bill_would_do_is_not_proposed_by_the_motion(
    tmp_path: Path, register: Register
) -> None:
    proposed = of_kind(paper_of(tmp_path, register, MINUTES), "recommendation")
    assert [(finding.text, finding.outcome) for finding in proposed] == [
        ("Writes to all Members of Parliament in the city.", "lost"),
        ("Tells residents of this motion.”", "lost"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The team makes sure that children attend schools that are judged as good or outstanding.",
        "The council runs one children’s home, which was judged to be good in its inspection.",
        "Most children are in placements judged good or better by Ofsted.",
        "Of the care homes in the county, 87% of homes are rated good by the regulator.",
    ],
)
def test_grades_of_schools_and_homes_are_no_judgement_of_the_service(
    tmp_path: Path, register: Register, sentence: str
) -> None:
    assert of_kind(paper_of(tmp_path, register, INSPECTION.format(sentence)), "judgement") == []


@pytest.mark.parametrize("bent", ["requiring improvement to be good", "requires improvement"])
def test_a_grade_that_a_sentence_bends_is_that_grade_whole(
    tmp_path: Path, register: Register, bent: str
) -> None:
    sentence = f"Inspectors judged our services as {bent}, down from good in 2018."
    (found,) = of_kind(paper_of(tmp_path, register, INSPECTION.format(sentence)), "judgement")
    assert found.grade == bent
