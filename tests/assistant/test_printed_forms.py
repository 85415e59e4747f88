"""The forms in which papers print what is asked for: votes, lists in lists, headings, years."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from assistant.cli.printing import paper_line
from corpus.library import Library
from corpus.paper import DateBasis, Paper
from corpus.settings import CorpusSettings
from ingest.job import ingest

MINUTES = """Dorset Council

COUNTY COUNCIL

MINUTES of a meeting of the Council held on Thursday, 14 March 2024

PRESENT: Mr A Larch (Chairman), Mrs B Rowan and Ms C Alder

UNRESTRICTED ITEMS

31. Declarations of Interests

(1) Mrs Rowan declared an interest in item 6 as a trustee of the harbour museum.

(2) Mr Larch declared an interest in item 7 as the owner of a mooring.

32. Coastal Walking Strategy

(1) Mr Larch proposed, and Ms Alder seconded, that the Coastal Walking Strategy be adopted.

(2) After the debate the Chairman took a vote, with these results.

For (23)

Mr Larch, Ms Alder

Against (9)

Mrs Rowan

Abstain (4)

Ms Hornbeam, Mr Elder

Motion carried.

33. Harbour Charges

(1) Mrs Rowan proposed that the harbour charges be frozen.

(2) The Chairman took a vote, with these results.

For (11)

Against (22)

Motion lost.
"""
REPORT = """Dorset Council

Report to the Cabinet, 9 April 2024

Quarterly Performance Report

1. Results

1.1 The four indicators that are rated Red are in:

- Customer Services
    - Percentage of complaints answered in time
    - Percentage of calls answered in a minute
- Highways
    - Number of gullies emptied
    - Percentage of street lights mended within a week

2. Options considered and dismissed

2.1 Keeping the call centre open at weekends was looked at; it would cost £210,000 a year.

2.2 Buying the service from a neighbour was looked at as well. No neighbour had room for it.
"""
PLAN = """Dorset Council

Report to the Cabinet, 6 February 2024

School Places Plan 2025-29

1. Places wanted

1.1 A total of 312 primary places are to be made across the plan period.

1.2 A total of 140 secondary places are to be made across the plan period.
"""
FORMER = """Rutland Council

Report to the Scrutiny Committee, 17 December 2019

Outcome of the inspection of October 2019

1. Background

1.1 The previous inspection in 2015 had judged the Council to be good.

1.2 The report of October 2019 names two areas for improvement:

- the time that families wait in the hostel
- the visits to children who are placed far away
"""
INSPECTED = """Inspection of services for children in need of help, looked after and leaving care

{council}

Inspection date: {date}

Children’s services in {place} are {grade}

1. At {day}, {count} children were being looked after by the local authority.

2. The council shares a team with medway.

3. Private fostering is known to few of the schools, and assessments of carers are late.

4. Of those looked after, {away} children live outside the county.
"""


WRITTEN = {"minutes": MINUTES, "qpr": REPORT, "places": PLAN, "rutland": FORMER}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("forms")
    papers = folder / "papers"
    papers.mkdir()
    for name, text in {**WRITTEN, **_inspections()}.items():
        (papers / f"{name}.txt").write_text(text, encoding="utf-8")
    with Library.open(folder / "store", CorpusSettings(), writer=True) as made:
        ingest([papers], made)
    with Library.open(folder / "store", CorpusSettings()) as library:
        yield Assistant(library)


def _inspections() -> dict[str, str]:
    told = (
        ("somerset-2014", "Somerset County Council", "Somerset", "3 to 25 June 2014", "inadequate"),
        ("somerset-2017", "Somerset County Council", "Somerset", "6 to 30 November 2017", "good"),
    )
    return {
        name: INSPECTED.format(
            council=council,
            place=place,
            date=date,
            grade=grade,
            day="9 June 2014" if "2014" in date else "31 October 2017",
            count=444 if "2014" in date else 471,
            away=231 if "2014" in date else 227,
        )
        for name, council, place, date, grade in told
    }


def ask(assistant: Assistant, text: str, *history: str) -> Answer:
    return assistant.ask(Question(text, history))


def bold(answer: Answer) -> str:
    return answer.text.replace("**", "")


@pytest.mark.parametrize(
    "text",
    [
        "what was the vote on Dorset's coastal walking strategy?",
        "How many Dorset councillors backed the walking strategy in March 2024?",
        "Dorset: how did the voting go on the coastal strategy",
        "How did Dorset council vote on the coastal walking strategy?",
    ],
)
def test_a_vote_is_told_with_all_its_tallies(assistant: Assistant, text: str) -> None:
    said = bold(ask(assistant, text))
    for line in ("For (23)", "Against (9)", "Abstain (4)", "Motion carried."):
        assert line in said
    assert "For (11)" not in said


def test_who_abstained_is_told_of_the_vote_asked_about_before(assistant: Assistant) -> None:
    said = bold(ask(assistant, "who abstained?", "what was the vote on Dorset's walking strategy?"))
    assert "Ms Hornbeam, Mr Elder" in said
    assert "Motion lost" not in said


def test_two_votes_asked_in_one_breath_are_both_told(assistant: Assistant) -> None:
    text = "how many voted for the coastal walking strategy and how many on harbour charges?"
    said = bold(ask(assistant, f"Dorset: {text}"))
    assert "For (23)" in said
    assert "For (11)" in said


def test_after_a_vote_another_motion_is_asked_about_in_a_few_words(assistant: Assistant) -> None:
    before = "what was the vote on Dorset's walking strategy?"
    said = bold(ask(assistant, "and the harbour charges one?", before))
    assert "For (11)" in said
    assert "For (23)" not in said


def test_a_vote_on_something_else_is_not_told(assistant: Assistant) -> None:
    answer = ask(assistant, "what was the vote on Dorset's library closures?")
    assert "For (" not in answer.text


def test_a_list_is_told_with_the_lists_in_it(assistant: Assistant) -> None:
    said = bold(ask(assistant, "List all of Dorset's red rated indicators"))
    items = ["complaints answered", "calls answered", "gullies emptied", "street lights mended"]
    assert all(item in said for item in items)


def test_what_stands_under_a_heading_is_a_list(assistant: Assistant) -> None:
    said = bold(ask(assistant, "what alternatives did Dorset look at and turn down?"))
    assert "open at weekends" in said
    assert "Buying the service" in said
    declared = bold(ask(assistant, "what interests were declared at Dorset council in March 2024"))
    assert "harbour museum" in declared
    assert "mooring" in declared


def test_years_in_a_paper_s_title_name_it(assistant: Assistant) -> None:
    answer = ask(assistant, "how many primary places does dorset plan to add 2025-29?")
    assert "312" in answer.text
    follow = ask(
        assistant, "and secondary?", "how many primary places does dorset plan to add 2025-29?"
    )
    assert "140" in follow.text


@pytest.mark.parametrize(
    "text",
    [
        "number of looked after children in Somerset: 2014 inspection vs 2017 re-inspection",
        "kids in care, Somerset 2014 compared to 2017",
    ],
)
def test_two_years_bring_the_figure_of_each(assistant: Assistant, text: str) -> None:
    said = bold(ask(assistant, text))
    assert "444 children" in said
    assert "471 children" in said


def test_of_those_keeps_the_time_of_the_question_before(assistant: Assistant) -> None:
    answer = ask(
        assistant,
        "how many of those lived outside the county?",
        "How many looked after children did Somerset have in October 2017?",
    )
    assert "227" in answer.text
    assert "231" not in answer.text


def test_a_subject_with_a_year_needs_no_figure(assistant: Assistant) -> None:
    answer = ask(assistant, "private fostering in Somerset 2017")
    assert answer.status == "answered"
    assert "known to few of the schools" in answer.text


def test_a_heading_that_judges_is_a_judgement(assistant: Assistant) -> None:
    said = bold(ask(assistant, "Track Somerset's overall grade through 2014 and 2017"))
    assert "Somerset are inadequate" in said
    assert "Somerset are good" in said
    assert "Somerset are good" in bold(ask(assistant, "Somersets overall grade in 2017?"))


def test_who_voted_is_answered_by_no_other_person(assistant: Assistant) -> None:
    answer = ask(assistant, "who voted against Dorset's school places plan?")
    assert answer.status == "not_in_papers"


def test_a_place_with_an_apostrophe_is_a_council_though_papers_have_the_word(
    assistant: Assistant,
) -> None:
    answer = ask(assistant, "what did inspectors say about medway's children's services?")
    assert answer.status == "not_in_papers"
    assert "No paper of Medway Council is held" in answer.text


@pytest.mark.parametrize(
    "text", ["has somerset slipped since 2014?", "has Somerset got any better since it was failed"]
)
def test_better_or_worse_is_told_by_the_inspections(assistant: Assistant, text: str) -> None:
    said = bold(ask(assistant, text))
    assert "Somerset are inadequate" in said
    assert "Somerset are good" in said


def test_a_list_is_found_by_the_words_that_lead_into_it(assistant: Assistant) -> None:
    said = bold(ask(assistant, "Dorset - which indicators were red in the performance report"))
    assert "street lights mended" in said


def test_the_list_of_one_inspection_is_not_that_of_the_one_before(assistant: Assistant) -> None:
    assert "hostel" in ask(assistant, "What was Rutland told to improve in 2019?").text
    assert "hostel" not in ask(assistant, "What was Rutland told to improve in 2015?").text


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("meeting", "2022-07-22"),
        ("published", "2022-07-22 (published)"),
        ("signed_off", "2022-07-22 (signed off)"),
        ("none", "2022-07-22 (end of the inspection)"),
    ],
)
def test_a_list_of_papers_says_how_each_date_is_known(basis: DateBasis, said: str) -> None:
    paper = Paper(
        paper_id="inspection",
        title="Inspection",
        source="inspection.pdf",
        sha256="0",
        best_date="2022-07-22",
        date_basis=basis,
        kind="inspection_report",
    )
    assert paper_line(paper, 3).splitlines()[0] == (
        f"inspection  {said}  inspection_report, 3 paragraphs"
    )
