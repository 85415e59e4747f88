"""A list or a sentence, where the papers hold both: the one that the question means."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

LETTER = """Inspection of Rotherdale Borough Council local authority children's services
Inspection dates: 4 to 15 March 2024

What needs to improve
- The timeliness of initial health assessments.
- Oversight of children who are educated at home.
- The quality of written plans.

The experiences and progress of children in care
1. Foster carers are well trained. Most children live close to their schools.
2. Education plans for children in care set weak targets, and carers are seldom asked about them.
3. Life-story books are begun late. Children enjoy their clubs and holidays.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with asking(tmp_path_factory.mktemp("letter"), {"letter.txt": LETTER}) as assistant:
        yield assistant


def test_what_is_wrong_with_one_thing_is_the_sentence_on_it(assistant: Assistant) -> None:
    answer = assistant.ask(Question("What is wrong with education plans at Rotherdale?"))
    assert "weak targets" in answer.text
    assert "home" not in answer.text


def test_what_needs_to_improve_is_the_list(assistant: Assistant) -> None:
    answer = assistant.ask(Question("What needs to improve at Rotherdale?"))
    assert answer.kind == "list"
    for item in ("health assessments", "educated at home", "written plans"):
        assert item in answer.text
