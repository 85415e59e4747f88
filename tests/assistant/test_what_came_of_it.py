"""What came of the items of a meeting, which option was chosen, what a report quotes a committee to
have recommended, and who wrote or signed a paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

MINUTES = """East Sussex County Council

COUNTY COUNCIL

MINUTES of a meeting of the County Council held on Thursday, 12 December 2024

PRESENT: Mr A Quillfeather (Chairman), Mrs B Low and Mr C Tamsin

## 61. Harbour Risk Register

1. Mr Tamsin said that the register would need to tell of the ice as well.

2. RESOLVED that the Council note the register.

## 62. Ferry Working Party

This item was deferred to the next meeting.

## 63. Lamp Strategy

Consideration of the strategy was postponed until the lamps are counted.

## 64. Piers

1. The Clerk reported on the piers.

2. RESOLVED that two piers be painted.
"""
REPORT = """East Sussex County Council

CABINET

Date of meeting: 4 March 2025

Title: The future of the Saltmarsh moorings

Report author: Odile Tarrant, Head of Moorings

1. Background

1.1 The Harbours Committee looked at the moorings on 21 November 2024. The Committee resolved to
make a recommendation to the Cabinet Member as follows:

That nothing be let until the buoys have been weighed.

1.2 The decision on the moorings was called in, and the Scrutiny Committee met on 29 January 2025.
The options for the Scrutiny Committee were:

(a) make no comment

(b) send the decision back to the Cabinet Member

(c) refer it to the Council

1.3 Option b) was agreed.

2. Sites

2.1 Four sites were looked at.

Option 1: Gull Rock. Rejected, as it floods.

Option 2: Mill Steps. Accepted, as the cheapest.
"""
LETTER = """Inspectorate of Harbours

14 May 2024

Mr Ivo Brandish, Director of Harbours

East Sussex County Council

Dear Mr Brandish

Visit to the pilot station of East Sussex County Council

This letter tells what we found at the pilot station on 2 and 3 April 2024. The inspectors were Una
Merrow and Silas Greave, accompanied by Joan Ferrars.

The pilots were awake.

Yours sincerely

Una Merrow

Inspector of Harbours
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    files = {"minutes.md": MINUTES, "moorings.txt": REPORT, "visit-letter.txt": LETTER}
    with asking(tmp_path_factory.mktemp("came_of_it"), files) as made:
        yield made


def ask(assistant: Assistant, text: str) -> Answer:
    answer = assistant.ask(Question(text))
    assert answer.status == "answered", answer.text
    return answer


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        (
            "what was decided about the risk register item in December",
            ("61. Harbour Risk Register", "note the register"),
            ("ice", "piers"),
        ),
        ("what was resolved on the piers", ("two piers be painted",), ("register",)),
        (
            "what was deferred at the East Sussex county council meeting",
            ("62. Ferry Working Party", "deferred", "63. Lamp Strategy", "postponed"),
            ("RESOLVED",),
        ),
        (
            "what did the harbours committee recommend on 21 November 2024 about the moorings",
            ("recommendation to the Cabinet Member", "until the buoys have been weighed"),
            ("called in",),
        ),
        (
            "which option did scrutiny choose on the moorings",
            ("Option **b**) was agreed", "send the decision back"),
            ("make no comment", "refer it to the Council"),
        ),
        ("who wrote the report on the Saltmarsh moorings", ("**Odile Tarrant**",), ("Brandish",)),
        ("who signed the visit letter to East Sussex", ("**Una Merrow**",), ("Joan", "Silas")),
        (
            "who was the inspector who wrote the pilot station letter",
            ("**Una Merrow**", "Inspector of Harbours"),
            ("Joan", "Silas"),
        ),
    ],
)
def test_what_came_of_it_is_told_by_the_item_that_is_asked_about(
    assistant: Assistant, text: str, told: tuple[str, ...], not_told: tuple[str, ...]
) -> None:
    said = ask(assistant, text).text
    assert [one for one in told if one not in said] == [], said
    assert [one for one in not_told if one in said] == [], said


def test_all_the_options_are_told_where_all_are_asked_for(assistant: Assistant) -> None:
    said = ask(assistant, "what were the options for the scrutiny committee").text
    assert "make no comment" in said
    assert "refer it to the Council" in said


def test_a_list_of_options_is_no_decision(assistant: Assistant) -> None:
    answer = assistant.ask(Question("what did scrutiny agree on 29 January 2025"))
    assert "make no comment" not in answer.text
