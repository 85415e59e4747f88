"""What somebody with ten minutes asks in plain words: what was found, why, how graded, who holds an
office, how many there are, which motions were put, who came."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

LETTER = """West Sussex County Council

Inspection of children's services

Inspection dates: 6 to 17 March 2023

Lead inspector: Orla Penhallow

Date of report: 12 May 2023

| Judgement | Grade |
|---|---|
| The impact of leaders on social work practice | Requires improvement to be good |
| The experiences and progress of children who need help | Inadequate |
| The experiences and progress of children in care | Good |
| Overall effectiveness | Inadequate |

## What needs to improve

- The pace of visits to children on islands.
- Supervision of those who work at the quay.

## Main findings

1. Supervision at the quay is not consistently strong. There are two lively and outspoken groups
for children in care.

2. At 31 March 2023, 414 children were being looked after by the local authority. Over 40% of
looked after children live inland.

3. Care leavers who come back post-21 are helped.
"""
EARLIER = """West Sussex County Council

Inspection of children's services

Inspection dates: 5 to 16 November 2018

Date of report: 21 December 2018

| Judgement | Grade |
|---|---|
| The impact of leaders on social work practice | Good |
| Overall effectiveness | Good |

## What needs to improve

- The number of foster carers near the harbour.
"""
MINUTES = """East Sussex County Council

COUNTY COUNCIL

MINUTES of a meeting of the County Council held on Thursday, 12 December 2024

PRESENT: Mr A Quillfeather (Chairman), Mrs B Low and Mr C Tamsin

IN ATTENDANCE: Mr D Underhay (General Counsel) and Mrs E Vane (Chief Executive)

## 270. Ferry timetable

1. Mr Tamsin proposed, and Mrs Low seconded the motion that the Council ask for a ferry on Sundays.

2. For (11)

3. Against (31)

4. Motion lost.

## 271. Winter lamps

1. Following the debate the Leader proposed and Mr Tamsin, Deputy Leader, seconded the motion
that lamps be lit from October.

2. For (40)

3. Against (2)

4. Motion carried.
"""
CABINET = """East Sussex County Council

CABINET

MINUTES of a meeting of the Cabinet held on Thursday, 9 January 2025

PRESENT: Mr F Gullick (Chairman) and Mrs B Low

1. RESOLVED that the Cabinet note the report on lamps.
"""
REPORT = """East Sussex County Council

CABINET

From: Fenwick Gullick – Leader of the Council

Mara Inchbold, Cabinet Member for Harbours

Date of meeting: 4 March 2025

Title: Harbour huts decision

Background

1. The harbour huts decision was called in. The budget for piers has a deficit.

2. The allocation for new lamps in the county is £5,046,000.

Risk

3. Members think that the harbour huts may stand empty in winter.

Recommendation

4. The Cabinet is asked to confirm the harbour huts decision.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    papers = {
        "letter.md": LETTER,
        "earlier.md": EARLIER,
        "minutes.md": MINUTES,
        "cabinet.md": CABINET,
        "report.md": REPORT,
    }
    with asking(tmp_path_factory.mktemp("plain"), papers) as made:
        yield made


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(Question(text))


@pytest.mark.parametrize(
    "question",
    [
        "What judgements did West Sussex receive in 2023?",
        "Which grades did West Sussex get in 2023?",
        "What judgements did Ofsted make of West Sussex in 2023?",
    ],
)
def test_who_asks_for_the_judgements_is_told_each(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question)
    assert "The impact of leaders on social work practice: **Requires improvement" in answer.text
    assert "children who need help: **Inadequate**" in answer.text
    assert "children in care: **Good**" in answer.text
    assert "Overall effectiveness: **Inadequate**" in answer.text
    assert "2018" not in answer.text


@pytest.mark.parametrize(
    "question",
    ["What rating did West Sussex get?", "What did Ofsted judge West Sussex to be in 2023?"],
)
def test_who_asks_for_the_rating_is_told_the_overall_one(
    assistant: Assistant, question: str
) -> None:
    answer = ask(assistant, question)
    assert "Overall effectiveness: **Inadequate**" in answer.text
    assert "impact of leaders" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What did Ofsted find in West Sussex?",
        "what did inspectors think of west sussex",
        "Summarise the West Sussex inspection",
        "What should I know about West Sussex before the meeting?",
    ],
)
def test_a_summary_tells_grades_and_what_needs_to_improve_of_the_newest(
    assistant: Assistant, question: str
) -> None:
    answer = ask(assistant, question)
    assert "**West Sussex County Council, March 2023**" in answer.text
    assert "Overall effectiveness: **Inadequate**" in answer.text
    assert "The pace of visits to children on islands" in answer.text
    assert "foster carers near the harbour" not in answer.text
    assert "Held beside it: 1 paper, of 21 December 2018." in answer.text


def test_why_it_was_judged_so_is_told_by_what_the_same_inspection_found(
    assistant: Assistant,
) -> None:
    answer = ask(assistant, "Why was West Sussex judged inadequate?")
    assert "Overall effectiveness: **Inadequate**" in answer.text
    assert "Supervision of those who work at the quay" in answer.text
    assert "foster carers" not in answer.text


def test_a_summary_of_minutes_tells_what_was_resolved(assistant: Assistant) -> None:
    answer = ask(assistant, "Summarise the East Sussex Cabinet minutes of 9 January 2025")
    assert "**Resolutions**" in answer.text
    assert "note the report on lamps" in answer.text


def test_what_inspectors_said_of_a_subject_is_told(assistant: Assistant) -> None:
    answer = ask(assistant, "What did Ofsted say about supervision in West Sussex?")
    assert "Supervision at the quay is not consistently strong" in answer.text


@pytest.mark.parametrize(
    ("question", "name", "others"),
    [
        ("Who is the Leader of East Sussex County Council?", "Fenwick Gullick", ("Tamsin", "Vane")),
        ("Who is the Chief Executive of East Sussex?", "Mrs E Vane", ("**Mr D Underhay**",)),
        ("Who is the cabinet member for harbours in East Sussex?", "Mara Inchbold", ("Gullick",)),
    ],
)
def test_who_holds_an_office_stands_beside_it(
    assistant: Assistant, question: str, name: str, others: tuple[str, ...]
) -> None:
    answer = ask(assistant, question)
    assert f"**{name}**" in answer.text
    assert not any(other in answer.text for other in others)


def test_the_member_for_something_else_is_not_given(assistant: Assistant) -> None:
    answer = ask(assistant, "Who is the cabinet member for libraries in East Sussex?")
    assert answer.status == "not_in_papers"


def test_a_number_counts_what_is_asked(assistant: Assistant) -> None:
    answer = ask(assistant, "How many looked after children does West Sussex have?")
    assert "**414**" in answer.text
    assert ask(assistant, "How many care leavers does West Sussex have?").status == "not_in_papers"


def test_a_number_of_something_else_is_no_answer(assistant: Assistant) -> None:
    answer = ask(assistant, "How many groups for care leavers are there in West Sussex?")
    assert "**414**" not in answer.text


def test_a_sum_in_a_sentence_of_something_else_is_no_answer(assistant: Assistant) -> None:
    answer = ask(assistant, "What is the overspend in East Sussex?")
    assert "5,046,000" not in answer.text


def test_the_motions_of_a_meeting_are_listed_with_what_came_of_each(assistant: Assistant) -> None:
    answer = ask(assistant, "What motions were debated at East Sussex County Council?")
    told = answer.text.index
    assert told("Ferry timetable") < told("Motion lost.") < told("Winter lamps")
    carried = ask(assistant, "Which motions were carried at East Sussex?")
    assert "Winter lamps" in carried.text
    assert "Ferry" not in carried.text


def test_who_came_is_told_of_the_meeting_of_that_month(assistant: Assistant) -> None:
    answer = ask(assistant, "Who attended the East Sussex council meeting in December 2024?")
    assert "Quillfeather" in answer.text
    assert "Gullick" not in answer.text


def test_risks_of_a_decision_are_not_those_of_another_paper(assistant: Assistant) -> None:
    answer = ask(assistant, "What are the risks of the harbour huts decision?")
    assert "may stand empty in winter" in answer.text
    assert "islands" not in answer.text


def test_what_one_meeting_decided_is_not_told_of_another_day(assistant: Assistant) -> None:
    answer = ask(assistant, "What did the East Sussex Cabinet decide on 30 January 2025?")
    assert "note the report on lamps" not in answer.text
    same = ask(assistant, "What did the East Sussex Cabinet decide on 9 January 2025?")
    assert "note the report on lamps" in same.text


def test_small_words_of_a_question_are_set_right(assistant: Assistant) -> None:
    answer = ask(assistant, "wich grades did west sussex hav in 2023")
    assert "“wich” is read as “which”" in answer.text
    assert "Overall effectiveness: **Inadequate**" in answer.text


def test_findings_that_are_counted_are_listed_with_their_number(assistant: Assistant) -> None:
    answer = ask(assistant, "How many areas for improvement did West Sussex have in 2023?")
    assert "The pace of visits to children on islands" in answer.text
    assert "**2** in all" in answer.text


def test_whose_rating_improved_is_told_by_the_grades(assistant: Assistant) -> None:
    answer = ask(assistant, "Which councils lost their Ofsted rating?")
    assert answer.text.index("**Good**") < answer.text.index("**Inadequate**")
    assert "quay" not in answer.text


def test_whose_papers_are_held_is_told_by_authority(assistant: Assistant) -> None:
    answer = ask(assistant, "Which authorities do you have papers for?")
    assert "West Sussex County Council: 2 papers, 2018 to 2023" in answer.text
