"""What the forms of council reports tell: the sections that they share, the names under them, and
what was said in several years."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

NOTICE = """West Sussex County Council

LICENSING SUB-COMMITTEE

Notice of decision

Premises: The Tide House, 3 Quay Lane

Date of hearing: 11 March 2025

## Evidence

1. The Police said that glass was found on the quay.

## Decision

2. The licence of the house is suspended for six weeks.

3. Music has to end at 23.00.

## Reasons

4. The suspension gives time to fit the limiter.
"""
REPORT = """East Sussex County Council

CABINET

Date of meeting: 14 January 2025

Title: Transfer of the ferry slipways

## Purpose

1. The report seeks a transfer of the slipways.

## Options considered

2. To keep the slipways and mend them.

3. To sell them to a company.

## Financial implications

4. The transfer saves £41,000 a year.

## Legal implications

5. The Harbours Act allows a transfer for ninety years.

Mara Inchbold

Corporate Director, Harbours and Towpaths

For any enquiries about this report please contact:

Orla Penhallow

Group Manager, Slipways

T: 01273 000 111
"""
OLDER = """North Somerset Council

Report to the Harbours Panel

Date of meeting: 3 May 2017

1. Supervision of divers is not consistent and records are late.
"""
NEWER = """North Somerset Council

Report to the Harbours Panel

Date of meeting: 6 May 2023

1. Supervision of divers is weekly and is recorded on the same day.

2. The Divers Board is chaired by Cllr Una Teal. The report is by Fenwick Gray, Head of Divers.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    papers = {"notice.md": NOTICE, "report.md": REPORT, "older.md": OLDER, "newer.md": NEWER}
    with asking(tmp_path_factory.mktemp("reports"), papers) as made:
        yield made


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(Question(text))


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("What was decided about the Tide House?", "suspended for six weeks", "glass"),
        ("Why was the Tide House decision made?", "time to fit the limiter", "glass"),
        ("What options were considered for the slipways transfer?", "sell them", "£41,000"),
        ("What are the financial implications of the slipways transfer?", "£41,000", "ninety"),
        ("What are the legal implications of the slipways transfer?", "ninety years", "£41,000"),
    ],
)
def test_the_section_that_is_asked_for_is_told(
    assistant: Assistant, question: str, told: str, untold: str
) -> None:
    answer = ask(assistant, question)
    assert told in answer.text
    assert untold not in answer.text


def test_a_section_of_another_paper_is_not_told(assistant: Assistant) -> None:
    answer = ask(assistant, "What are the legal implications of the Tide House review?")
    assert "ninety years" not in answer.text


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is the corporate director for harbours in East Sussex?", "Mara Inchbold"),
        ("who do i ring about the East Sussex slipways report", "Orla Penhallow"),
        ("Who is the contact officer for the slipways transfer?", "Orla Penhallow"),
    ],
)
def test_a_name_on_a_line_above_its_office_is_found(
    assistant: Assistant, question: str, name: str
) -> None:
    answer = ask(assistant, question)
    assert f"**{name}**" in answer.text
    assert len(answer.citations) > 1


def test_a_name_above_another_office_is_not_given(assistant: Assistant) -> None:
    answer = ask(assistant, "Who is the corporate director for libraries in East Sussex?")
    assert answer.status == "not_in_papers"


def test_how_it_is_is_told_by_the_newest_paper_first_and_dated(assistant: Assistant) -> None:
    answer = ask(assistant, "How good is the supervision of divers in North Somerset?")
    told = answer.text.index
    assert told("6 May 2023**: Supervision of divers is weekly") < told("3 May 2017")


def test_of_several_years_the_one_that_answers_is_named(assistant: Assistant) -> None:
    answer = ask(assistant, "Was supervision of divers recorded late in North Somerset?")
    assert "North Somerset Council, 3 May 2017" in answer.text


def test_who_runs_a_board_is_who_chairs_it(assistant: Assistant) -> None:
    answer = ask(assistant, "whos in charge of the divers bord in North Somerset?")
    assert "**Cllr Una Teal**" in answer.text
    assert "**Fenwick Gray**" not in answer.text
