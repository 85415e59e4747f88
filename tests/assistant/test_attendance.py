"""Who was at a meeting, who chaired it and who was away, by the lines of its minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from assistant.answer import Question
from assistant.chat import Assistant
from corpus.library import Library
from corpus.settings import CorpusSettings
from tests.conftest import read_paper, store_paper

JUNE = [
    "PRESENT: Mr T L Quennell (Chairman), Mrs A McArdle, Mr J O'Dowd and Ms R P Satterley",
    "IN ATTENDANCE: Dr H Vowles (Director of Public Health)",
    "Apologies for absence were received from Mr Bramhall.",
    "RESOLVED that the annual report on fostering be noted.",
]
MARCH = [
    "PRESENT: Mrs A McArdle (Chairman), Mr T L Quennell and Mr Bramhall",
    "No apologies were received.",
    "RESOLVED that the strategy be adopted.",
]
SAID = ["The Improvement Board meets each month and reports to the Cabinet."]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("attendance")
    of: dict[str, Any] = {
        "authority": "rutland",
        "authority_name": "Rutland County Council",
        "committee": "Children's Committee",
        "kind": "minutes",
    }
    with Library.open(folder / "store", CorpusSettings(), writer=True) as made:
        store_paper(made, folder, read_paper("june", JUNE, best_date="2024-06-11", **of))
        store_paper(made, folder, read_paper("march", MARCH, best_date="2024-03-12", **of))
        report = of | {"kind": "report", "committee": "Cabinet"}
        store_paper(made, folder, read_paper("report", SAID, best_date="2024-05-01", **report))
    with Library.open(folder / "store", CorpusSettings()) as library:
        yield Assistant(library)


def said(assistant: Assistant, text: str, *before: str) -> str:
    answer = assistant.ask(Question(text, before))
    assert answer.status in ("answered", "not_in_papers")
    return answer.text if answer.status == "answered" else ""


def test_those_present_are_named_with_those_who_attended(assistant: Assistant) -> None:
    text = said(assistant, "Who was at the Children's Committee meeting on 11 June 2024?")
    assert "Ms R P Satterley" in text
    assert "Dr H Vowles" in text
    assert "Rutland County Council, 11 June 2024" in text
    assert "Children's Committee" in text
    assert "Bramhall" not in text


def test_of_several_meetings_the_one_of_the_time_asked_about_is_told(assistant: Assistant) -> None:
    text = said(assistant, "who attended the childrens committee at rutland in march 2024")
    assert "Mrs A McArdle (Chairman)" in text
    assert "Satterley" not in text


def test_who_was_away_is_told_from_who_was_there(assistant: Assistant) -> None:
    away = said(assistant, "Who sent apologies to the Rutland children's committee in June 2024?")
    assert "Bramhall" in away
    assert "Quennell" not in away


@pytest.mark.parametrize(
    ("text", "taken", "named"),
    [
        ("who atended the childrens committee at rutland in june 2024", "attended", "Satterley"),
        ("who chaird the childrens committee at rutland in june 2024", "chair", "Quennell"),
        ("who sent appologies to the childrens committee in june 2024", "apologies", "Bramhall"),
    ],
)
def test_the_words_that_are_asked_with_may_be_misspelt(
    assistant: Assistant, text: str, taken: str, named: str
) -> None:
    answered = said(assistant, text)
    assert f"is read as “{taken}" in answered
    assert named in answered


def test_a_follow_up_stands_on_the_meeting_before(assistant: Assistant) -> None:
    first = "What did the Children's Committee at Rutland decide in June 2024 about fostering?"
    assert "Satterley" in said(assistant, "who was there?", first)


def test_the_one_in_the_chair_is_marked_by_all_initials(assistant: Assistant) -> None:
    text = said(assistant, "Who chaired the Children's Committee at Rutland in June 2024?")
    assert "**Mr T L Quennell**" in text


def test_nobody_of_another_body_is_named(assistant: Assistant) -> None:
    assert said(assistant, "Who chairs the improvement board at Rutland?") == ""


def test_a_council_of_its_kind_alone_is_named_by_its_kind(assistant: Assistant) -> None:
    text = "Who was at the county council's Children's Committee in March 2024?"
    answer = assistant.ask(Question(text))
    assert answer.status == "answered"
    assert "taken as Rutland County Council" in answer.text
