"""When a thing was, not when its paper came out; who holds an office now; whose words they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

REPORT = """Bury Council

YOUTH COMMITTEE

Report to the meeting of 10 October 2024

1. The harbour inspection

1.1 Inspectors came to the harbour on 14 and 15 May 2024.

1.2 The findings of the harbour inspection were published at the beginning of July 2024.

1.3 Much has been mended since the last harbour inspection in March 2019.

2. Members

2.1 With sorrow the committee heard of the death of Mr Abel Stone, who served as Chairman of the
Ferry Panel from 2011 to 2015.

2.2 The motion asked that the Leader write to the Minister for Ferries and the Secretary of State
for Harbours, asking for:

(a) an end to the ferry tax; and

(b) a new quay.

2.3 The harbour has a cohort of 18 newly trained pilots to cover vacancies.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with asking(tmp_path_factory.mktemp("when"), {"report.txt": REPORT}) as made:
        yield made


def ask(assistant: Assistant, text: str) -> str:
    return assistant.ask(Question(text)).text


def test_when_a_visit_was_is_not_when_its_findings_came_out(assistant: Assistant) -> None:
    said = ask(assistant, "When was the harbour inspection in Bury in 2024?")
    assert "**14 and 15 May 2024**" in said
    assert "July 2024**" not in said
    assert "2019" not in said
    published = ask(assistant, "When were the findings of the harbour inspection published?")
    assert "July 2024" in published


def test_who_held_an_office_once_does_not_hold_it_now(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Who chairs the Ferry Panel in Bury?"))
    assert "Stone" not in answer.text
    assert "Abel Stone" in ask(assistant, "Who served as Chairman of the Ferry Panel in Bury?")


def test_whom_one_writes_to_says_nothing(assistant: Assistant) -> None:
    answer = assistant.ask(Question("What did the Secretary of State say about the ferry tax?"))
    assert answer.status == "not_in_papers"


def test_a_count_is_no_rate(assistant: Assistant) -> None:
    assert "**18**" not in ask(assistant, "What is the vacancy rate for pilots in Bury?")
