"""Districts of which nothing is held, asked of the county that tells of them; where something has
grown; what stands below a sentence that only introduces it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

COUNTY = """Kent County Council

CABINET

Minutes of the meeting of 9 January 2025

1. Ferries

1.1 The ferries in Thanet carried 774 people and those in Swale 1,159.

1.2 Following the debate, the Leader proposed and Mr Alder, Deputy Leader and Cabinet Member for
Ferries, Harbours, Piers and Traded Services, seconded the above motion.

1.3 Key messages from the pilots:

The lamps are lit too late.

The tide tables are hard to read.

1.4 The Ferry Plan 2025-29 was endorsed by the panel on 21 November 2024.

1.5 The number of children taught at sea has risen to 31.
"""
CITY = """Leeds City Council

HARBOUR BOARD

Report to the meeting of 4 March 2024

1. Canals

1.1 Two new boats were bought, and ten people were trained to steer them.

1.2 The number of children taught at sea has fallen to 12.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    papers = {"county.txt": COUNTY, "city.txt": CITY}
    with asking(tmp_path_factory.mktemp("districts"), papers) as made:
        yield made


def test_a_district_is_asked_of_the_county_that_tells_of_it(assistant: Assistant) -> None:
    answer = assistant.ask(Question("How many people did the ferries in Thanet carry?"))
    assert "**774**" in answer.text
    assert "No paper of Thanet District Council is held" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "What did Thanet District Council decide about ferries?",
        "How many people did the ferries in Swindon carry?",
        "What grade did Ofsted give Swindon?",
    ],
)
def test_a_council_that_is_not_held_is_not_asked_of_another(
    assistant: Assistant, text: str
) -> None:
    answer = assistant.ask(Question(text))
    assert answer.status == "not_in_papers"
    assert "is held" in answer.text


def test_where_something_grew_is_no_change_between_councils(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Where has the number of children taught at sea gone up?"))
    assert "risen to **31**" in answer.text
    assert "boats" not in answer.text


def test_who_seconded_is_told_behind_long_titles(assistant: Assistant) -> None:
    text = "Who seconded the motion on ferries at the Kent cabinet in January 2025?"
    assert "**Mr Alder**" in assistant.ask(Question(text)).text


def test_what_was_done_is_not_dated_by_the_years_of_a_plan(assistant: Assistant) -> None:
    told = assistant.ask(Question("When did the panel in Kent endorse the ferry plan?")).text
    assert "**21 November 2024**" in told
    assert "**2025-29**" not in told


def test_what_a_sentence_introduces_stands_below_it(assistant: Assistant) -> None:
    told = assistant.ask(Question("Key messages from the pilots in Kent")).text
    assert "The lamps are lit too late" in told


def test_the_one_of_two_councils_of_a_name_that_answers_need_not_be_asked_for(
    tmp_path: Path,
) -> None:
    place = "{kind} Council\n\nROADS COMMITTEE\n\n1. Roads\n\n1.1 {text}\n"
    papers = {
        "a.txt": place.format(kind="Elmford City", text="The city mended 412 potholes in 2024."),
        "b.txt": place.format(kind="Elmford County", text="The longest bus journey is 94 minutes."),
    }
    with asking(tmp_path, papers) as made:
        told = made.ask(Question("How long is the longest bus journey in Elmford?"))
        assert "**94**" in told.text
        assert "Elmford County Council" in told.text
        assert told.question.text == "How long is the longest bus journey in Elmford?"
        open_still = made.ask(Question("Who leads the roads committee in Elmford?"))
        assert open_still.status == "needs_clarification"
