"""Questions about what was asked at a meeting, and by whom, over minutes of two kinds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

MINUTES = """<html><head><title>Minutes - Rutland County Council</title></head><body>
<header>Rutland County Council</header>
<h1>Agenda and minutes</h1>
<p>Children's Scrutiny Panel - Thursday, 9 March 2023</p>
<h2>Journeys to school: money and activity</h2>
<p>The report was brought by Councillor Ada Frost, Cabinet Member for Transport.</p>
<p>Addressing the Panel were Councillor Frost and Piers Lowe, Head of Transport.</p>
<h2>Questions from the panel:</h2>
<p>Councillor Hale was glad of the detail and asked how many journeys leave the county. About
ninety, the officer said.</p>
<p>Councillor Tring asked what better buses would save. He had no figures.</p>
<p>Members were concerned that parents heard too late.</p>
<p>The Panel was asked to note the report. A vote was not needed.</p>
<h2>Quarter two performance</h2>
<p>Councillor Moss queried the number of pupils excluded from school.</p>
<p>The report was noted.</p>
</body></html>
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with asking(tmp_path_factory.mktemp("raised"), {"panel.html": MINUTES}) as assistant:
        yield assistant


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(Question(text))


@pytest.mark.parametrize(
    "text",
    [
        "Which questions did Rutland's members ask about journeys to school, and who asked?",
        "What did the panel raise about school journeys in Rutland?",
        "which rutland councillors asked about journeys to school and what about",
    ],
)
def test_all_that_was_asked_at_an_item_is_told_in_order(assistant: Assistant, text: str) -> None:
    answer = ask(assistant, text)
    places = [answer.text.index(name) for name in ("Hale", "Tring", "Members were concerned")]
    assert places == sorted(places)
    assert "Moss" not in answer.text
    assert "asked to note" not in answer.text


def test_who_asked_about_a_part_of_it_is_told_alone(assistant: Assistant) -> None:
    answer = ask(assistant, "Who asked about exclusions in Rutland?")
    assert "Councillor Moss queried" in answer.text
    assert "Hale" not in answer.text


def test_what_nobody_asked_is_not_told(assistant: Assistant) -> None:
    assert ask(assistant, "Who asked about potholes in Rutland?").status == "not_in_papers"


def test_those_who_addressed_a_panel_were_there(assistant: Assistant) -> None:
    answer = ask(
        assistant, "Which officers and councillors turned up for school journeys in Rutland?"
    )
    assert "Piers Lowe, Head of Transport" in answer.text


def test_the_answer_that_was_given_is_told_where_it_is_asked_for(assistant: Assistant) -> None:
    asked = "What did Councillor Hale ask about journeys to school in Rutland"
    assert "About" not in ask(assistant, f"{asked}?").text
    answer = ask(assistant, f"{asked}, and what was the answer?")
    assert "ninety, the officer said" in answer.text
    assert "Tring" not in answer.text
