"""Which of several things stand as a question says; names that a question writes once for two; and
values that look like the one asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

WEST = """West Sussex County Council

HARBOURS SCRUTINY COMMITTEE

Report to the meeting of 4 March 2024

Title: Response to the review of landing stages

1. Landing stages

1.1 The review of landing stages made four recommendations. Table 1 tells how each stands.

| Recommendation | Response of Cabinet | Position in February 2024 |
|---|---|---|
| 1. A lamp on every landing stage | Accepted | Done in January 2024 |
| 2. A second harbour master at Shoreham | Rejected | Not started |
| 3. Ladders within ten metres | Accepted in part | Partly done: nine of twelve |
| 4. A telephone at each stage | Accepted | Complete |

1.2 Officers: Director of Harbours, Head of Landing Stages, Designated Diver, Clerk.

1.3 The permanent Director of Harbours, Orla Penhallow, takes up her post on 7 August 2024.

1.4 The proposal to close the stage at Pagham was withdrawn after a petition.

1.5 The County Council looks after 5,312 km of towpath and 14 landing stages.

1.6 No charge is made of people aged 16 and 17 who learn to dive.
"""
EAST = """East Sussex County Council

HARBOURS SCRUTINY COMMITTEE

Report to the meeting of 5 March 2024

1. Landing stages

1.1 There are 22 landing stages, and the Council looks after 811 km of towpath.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    papers = {"west.md": WEST, "east.txt": EAST}
    with asking(tmp_path_factory.mktemp("states"), papers) as made:
        yield made


def ask(assistant: Assistant, *said: str) -> Answer:
    return assistant.ask(Question(said[-1], said[:-1]))


def cited(answer: Answer) -> list[str]:
    return [one.paragraph_id.split("/")[1] for one in answer.citations]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Which recommendations on landing stages did the West Sussex cabinet reject?", [2]),
        ("which landing stage recommendations were turned down in west sussex", [2]),
        ("Which recommendations on landing stages were accepted in West Sussex?", [1, 4]),
        ("Which of the landing stage recommendations are not finished in West Sussex?", [2, 3]),
        ("which landing stage recommendations have been completed in West Sussex?", [1, 4]),
    ],
)
def test_the_rows_in_the_state_asked_for(
    assistant: Assistant, question: str, rows: list[int]
) -> None:
    answer = ask(assistant, question)
    assert cited(answer) == [f"Table-1-row-{row}" for row in rows]
    assert f"{len(rows)} of the 4 in the table" in answer.text


def test_what_is_left_is_asked_of_the_table_spoken_of(assistant: Assistant) -> None:
    first = "Which recommendations on landing stages did the West Sussex cabinet accept?"
    answer = ask(assistant, first, "whats not done yet")
    assert cited(answer) == ["Table-1-row-2", "Table-1-row-3"]
    assert "3. Ladders" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How many landing stages have East and West Sussex?",
        "landing stages east v west sussex",
        "How many landing stages do the two Sussexes have?",
        "How many kilometres of towpath do West Sussex and East Sussex look after?",
    ],
)
def test_a_name_written_once_stands_for_both(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question)
    assert {one.authority for one in answer.citations} == {
        "East Sussex County Council",
        "West Sussex County Council",
    }


def test_a_list_of_offices_names_nobody(assistant: Assistant) -> None:
    answer = ask(assistant, "Who is the permanent director of harbours in West Sussex?")
    assert "**Orla Penhallow**" in answer.text
    assert "**Designated Diver**" not in answer.text


def test_what_came_of_a_proposal_is_no_plan(assistant: Assistant) -> None:
    answer = ask(assistant, "did west sussex close the stage at Pagham in the end?")
    assert "was withdrawn after a petition" in answer.text


def test_an_age_is_no_number_of_people(assistant: Assistant) -> None:
    answer = ask(assistant, "How many people learn to dive in West Sussex?")
    assert "**17**" not in answer.text
    assert "**16**" not in answer.text


def test_a_nation_is_no_name_that_no_paper_names(assistant: Assistant) -> None:
    answer = ask(assistant, "How many landing stages has West Sussex, and how many English ones?")
    assert "names English" not in answer.text
