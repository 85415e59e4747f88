"""Nobody is named, and nothing counted, for what no paper says of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from assistant.answer import Question
from assistant.chat import Assistant
from corpus.library import Library
from corpus.settings import CorpusSettings
from tests.conftest import read_paper, store_paper

SAID = [
    "Cabinet Member sign-off: Councillor Josiah Fell, 9 June 2023",
    "Councillor Nuthall declared that she is a foster carer for another authority.",
    "There were 388 children in care on 30 September 2024, compared with 361 a year before.",
    "Councillor Fell said that the campaign for foster carers will begin in September.",
]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("accusations")
    of: dict[str, Any] = {
        "authority": "rutland",
        "authority_name": "Rutland Council",
        "best_date": "2024-10-01",
    }
    with Library.open(folder / "store", CorpusSettings(), writer=True) as made:
        store_paper(made, folder, read_paper("report", SAID, **of))
    with Library.open(folder / "store", CorpusSettings()) as library:
        yield Assistant(library)


@pytest.mark.parametrize(
    "text",
    [
        "Which councillor was convicted at Rutland?",
        "Which councillor lied at Rutland?",
        "Who resigned over fraud at Rutland?",
        "How many children died at Rutland in 2024?",
        "Who is the foster carer of Child A at Rutland?",
    ],
)
def test_nobody_is_named_for_what_no_paper_says(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(Question(text))
    assert answer.status == "not_in_papers", answer.text
    assert answer.citations == ()


def test_what_a_paper_says_of_them_is_told(assistant: Assistant) -> None:
    who = assistant.ask(Question("Which councillor is a foster carer at Rutland?"))
    assert "Nuthall" in who.text
    many = assistant.ask(Question("How many children were in care at Rutland in September 2024?"))
    assert "388" in many.text


@pytest.mark.parametrize("text", ["\x00\x01\x02", "\u200b", "???"])
def test_no_words_are_no_question(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(Question(text))
    assert answer.status == "refused"
    assert answer.citations == ()
