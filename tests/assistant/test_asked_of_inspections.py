"""What is asked of inspections in plain words is told without what was not asked: the reason in the
report's own words, only the areas of a grade, a list by its own lead-in, no other paper instead."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

WEST = """West Sussex County Council

Inspection of children's services

Inspection dates: 6 to 17 March 2023

Date of report: 12 May 2023

| Judgement | Grade |
|---|---|
| The impact of leaders on social work practice | Requires improvement to be good |
| The experiences and progress of children who need help | Inadequate |
| The experiences and progress of children in care | Good |
| Overall effectiveness | Inadequate |

Services for islands are inadequate because ferries do not run in winter and nobody visits by any
other way. Managers knew of this.

## What needs to improve

- The pace of visits to children on islands.
- Supervision of those who work at the quay.

Immediately:

- mend the quay lamps
- write to every household on the islands

Within three months:

- hire a second boat
- name a winter officer

## Main findings

1. It is well led by its head of harbours. Support to lamp keepers is a strength.
"""
EAST = """East Sussex County Council

Inspection of children's services

Inspection dates: 5 to 16 June 2023

Date of report: 21 July 2023

| Judgement | Grade |
|---|---|
| The impact of leaders on social work practice | Outstanding |
| The experiences and progress of children in care | Outstanding |
| Overall effectiveness | Good |

## What needs to improve

- The number of foster carers near the harbour.
"""
RUTLAND = """Rutland Council

CABINET

Date of meeting: 4 March 2024

Title: Harbour huts decision

1. The harbour huts decision was called in.

Recommendation

2. The Cabinet is asked to confirm the harbour huts decision.

Key messages from the harbour masters:

- the huts leak
- the lamps are out
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    papers = {"west.md": WEST, "east.md": EAST, "rutland.md": RUTLAND}
    with asking(tmp_path_factory.mktemp("inspections"), papers) as made:
        yield made


def ask(assistant: Assistant, *said: str) -> Answer:
    return assistant.ask(Question(said[-1], said[:-1]))


def test_the_reason_is_told_first_in_the_reports_words(assistant: Assistant) -> None:
    answer = ask(assistant, "Why is West Sussex inadequate?")
    assert answer.text.index("because ferries do not run") < answer.text.index("pace of visits")
    assert "**Judgements**" not in answer.text
    assert "strength" not in answer.text


def test_only_the_areas_of_the_grade_are_told(assistant: Assistant) -> None:
    answer = ask(assistant, "what did ofsted find inadequate in west sussex")
    assert "children who need help: **Inadequate**" in answer.text
    assert "pace of visits" not in answer.text
    assert "Good" not in answer.text
    good = ask(assistant, "Which areas were judged good in West Sussex?")
    assert "children in care: **Good**" in good.text
    assert "Inadequate" not in good.text


def test_what_needs_improving_is_told_without_judgements_and_strengths(
    assistant: Assistant,
) -> None:
    answer = ask(assistant, "what did ofsted say needs improving in east sussex")
    assert "foster carers near the harbour" in answer.text
    assert "Outstanding" not in answer.text
    assert "Strengths" not in answer.text


def test_no_other_paper_stands_in_for_an_inspection(assistant: Assistant) -> None:
    answer = ask(assistant, "what did ofsted think of rutland")
    assert answer.status == "not_in_papers"


def test_the_same_of_another_grade(assistant: Assistant) -> None:
    answer = ask(assistant, "Which councils are inadequate?", "and which are good?")
    whole, parts = answer.text.split("Nothing found for")[0], answer.text
    assert "East Sussex County Council, June 2023**: Overall effectiveness: **Good**" in whole
    assert "1 of 3 authorities" in parts
    assert "Requires improvement" not in answer.text


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("what must west sussex do immediatly", "mend the quay lamps", "second boat"),
        ("what has west sussex to do within three months", "second boat", "quay lamps"),
        (
            "what were the key messages from harbour masters in Rutland",
            "the huts leak",
            "confirm the harbour",
        ),
    ],
)
def test_a_list_is_told_by_its_lead_in(
    assistant: Assistant, question: str, told: str, untold: str
) -> None:
    answer = ask(assistant, question)
    assert told in answer.text
    assert untold not in answer.text
