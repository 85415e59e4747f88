"""A figure of the kind that is asked for: of its colour, its quarter, its year, its whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Question
from assistant.chat import Assistant
from assistant.evidence.contrast import (
    asked_kind_near,
    is_of_another_kind,
    is_wholly_of_another_kind,
    part_of,
)
from tests.assistant.shelf import asking

SECOND = """Bury Council

CABINET

Report to the meeting of 9 January 2025

Performance report, Quarter 2, 2024/25

1. Indicators

1.1 Of the 41 indicators in the report 18 met the target (Green), and 14 met the floor but not the
target (Amber). Nine indicators did not reach the floor (Red).

1.2 In the quarter 119 empty homes were let again through the scheme, bringing the total over the
half year to 257 empty homes, and the total since 2006 to 8,412.

1.3 The budget that moves with the 16-19 service will be some £47m, comprising £45m for placements
and £2m for staff (on the budgets drafted for 19-20 weeks).
"""
THIRD = """Bury Council

CABINET

Report to the meeting of 4 March 2025

Performance report, Quarter 3, 2024/25

1. Indicators

1.1 Of the 39 indicators in the report 20 met the target (Green), and 13 met the floor but not the
target (Amber). Six indicators did not reach the floor (Red).
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    papers = {"second.txt": SECOND, "third.txt": THIRD}
    with asking(tmp_path_factory.mktemp("quarters"), papers) as made:
        yield made


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("How many indicators were green in quarter 2 2024-25 in Bury?", "18"),
        ("How many indicators were red in quarter 2 of 2024/25 in Bury?", "Nine"),
        ("How many amber indicators did Bury have in Q3 2024/25?", "13"),
        ("How many indicators were red in quarter 3 2024/25 in Bury?", "Six"),
        ("How many empty homes have been let again in Bury since 2006?", "8,412"),
        ("What is the budget that moves with the 16-19 service?", "£47m"),
    ],
)
def test_the_figure_of_what_is_asked_for_is_in_bold(
    assistant: Assistant, text: str, value: str
) -> None:
    said = assistant.ask(Question(text)).text
    figures = [one for one in said.split("**")[1::2] if one[0] in "£0123456789NES"]
    assert value in figures
    assert len(figures) == 1


def test_a_quarter_that_no_paper_tells_of_is_not_answered_by_another(assistant: Assistant) -> None:
    answer = assistant.ask(Question("How many indicators were red in quarter 4 2024/25 in Bury?"))
    assert answer.status == "not_in_papers"


def test_a_passage_is_of_another_kind_where_it_names_only_others() -> None:
    asked = "How many indicators were green?"
    assert is_of_another_kind(asked, ["Nine were rated Red."])
    assert not is_of_another_kind(asked, ["Nine were Red and two Green."])
    assert not is_of_another_kind(asked, ["Nine were late.", "Red indicators"])
    assert not is_of_another_kind("How many were late?", ["Nine were rated Red."])


def test_a_heading_settles_the_quarter_of_what_stands_under_it() -> None:
    asked = "How many were late in Q3?"
    assert is_of_another_kind(asked, ["Nine were late.", "Quarter 2 report"])
    assert not is_of_another_kind(asked, ["Nine were late.", "Third quarter", "Quarter 2"])
    assert is_wholly_of_another_kind(asked, ["Nine were late.", "Quarter 2 report"])
    assert not is_wholly_of_another_kind(asked, ["In Q2 nine were late.", "Quarter 3 report"])


def test_a_value_is_bound_within_its_part_of_the_sentence() -> None:
    text = "Primary attendance was 93.2% and secondary 90.1% (against 91% before)."
    assert part_of(text, text.index("90.1"), text.index("90.1") + 5).strip() == "secondary 90.1%"
    amber = "12 are rated Amber (three fewer than the previous Quarter)."
    at = amber.index("three")
    assert asked_kind_near("How many are amber?", amber, at, at + 5) is None
    assert asked_kind_near("How many are amber?", amber, 0, 2) is not None
    asked = "What was primary attendance?"
    at = text.index("93.2")
    assert asked_kind_near(asked, text, at, at + 5) == len(" attendance was ")
    assert asked_kind_near(asked, text, text.index("90.1"), text.index("90.1") + 5) is None


def test_a_part_with_another_number_is_another_part() -> None:
    asked = "What does phase 2 cost?"
    assert is_of_another_kind(asked, ["Phase 1 costs £3m."])
    assert not is_of_another_kind(asked, ["Phases 1 and 2: Phase two costs £4m."])
    assert is_wholly_of_another_kind(asked, ["It costs £3m.", "Phase one"])
    assert not is_wholly_of_another_kind("What does the work of year 4 cost?", ["It costs £3m."])


def test_a_figure_of_each_of_two_quarters_is_told(assistant: Assistant) -> None:
    text = "How did the number of red indicators in Bury change from quarter 2 to quarter 3?"
    told = assistant.ask(Question(text)).text
    assert "**Nine** indicators" in told
    assert "**Six** indicators" in told
