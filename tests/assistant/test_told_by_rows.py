"""Rows of tables that are asked for by their figures, over all the tables of a paper, and told with
the names of their columns."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

WEST = """West Sussex County Council

HARBOURS COMMITTEE

Report to the meeting of 4 March 2024

Title: Harbour performance and budget, quarter 3

1. Overview

1.1 Of six indicators three are green, one is amber and two are red.

2. Indicators

| Ref | Indicator | Q2 | Q3 | Target | Status |
|---|---|---|---|---|---|
| L1 | Lamps mended in a week | 81% | 74% | 90% | Red |
| L2 | Ropes tested | 90% | 93% | 95% | Amber |
| L3 | Boats late into harbour | 14 | 9 | 10 | Green |

| Ref | Indicator | Q2 | Q3 | Target (year) | Status |
|---|---|---|---|---|---|
| M1 | Divers trained in the year | 40 | 38 | 60 | Red |
| M2 | Ladders painted in the year | 7 | 9 | 8 | Green |

3. Budget

| Service | Budget | Forecast | Variance Q3 | Variance Q2 |
|---|---|---|---|---|
| Lighthouses | 400 | 431 | 31 | (5) |
| Ferries | 900 | 880 | (20) | 12 |
| Quays | 250 | 252 | 2 | 2 |
| Total | 1,550 | 1,563 | 13 | 9 |

4. Schemes

| Scheme | Budget | Re-profiled | Reason |
|---|---|---|---|
| Bell buoy | 80 | 65 | The foundry burnt down |
| Winch house | 45 | 0 | On time |

5. Savings

| Saving | Target | Forecast |
|---|---|---|
| Fewer lamps | 30 | 30 |
| Shared pilot | 55 | 20 |

6. Actions

(a) L1: a second lamp lighter; from May.

(b) M1: a course for divers in the winter.

6A. Replies

The cabinet replied to the recommendations of the harbour panel.

| No. | Recommendation | Response | Officer and date |
|---|---|---|---|
| R1 | A lamp on each stage | Accepted | Complete |
| R2 | A second harbour master | Accepted in part | Pilot Manager, May 2025 |
| R3 | A chart of the shoals | Rejected | None |
| R4 | A new ladder | Accepted | Pilot Manager, complete |

6B. Consultation

| Proposal | Agree | Disagree | Neither |
|---|---|---|---|
| A toll on the quay | 31% | 60% | 9% |
| A bench at each landing | 72% | 10% | 18% |
| A bell for fog | 64% | 20% | 16% |

6C. Progress against the ambitions

H1, Safe berths: green. H2, Clean water: amber. H3, Night pilots: red.

6D. Landings that may be closed

| Landing | Season | Landings in 2023 | Cost per landing |
|---|---|---|---|
| Old Stair | All year | 1,310 | £6.20 |
| Mill Steps | Easter to October | 9,400 | £0.85 |
| Gull Rock | All year | 4,050 | £2.40 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with asking(tmp_path_factory.mktemp("told_by_rows"), {"west.md": WEST}) as made:
        yield made


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(Question(text))


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("which west sussex indicators are red", ("L1", "M1"), ("L2", "M2")),
        (
            "which west sussex services are overspent",
            ("Lighthouses", "Quays"),
            ("Ferries", "Total"),
        ),
        ("what's underspent: which west sussex services", ("Ferries",), ("Lighthouses",)),
        ("which schemes in west sussex have slipped", ("Bell buoy",), ("Winch",)),
        ("which savings won't be delivered in west sussex", ("Shared pilot",), ("Fewer",)),
        ("which proposals did people not support in west sussex", ("A toll",), ("A bench",)),
        ("which proposals did people agree with in west sussex", ("A bench",), ("A toll",)),
        ("which west sussex indicators missed their targets", ("L1", "L2", "M1"), ("L3", "M2")),
        ("which west sussex indicators met their targets", ("L3", "M2"), ("L1", "L2", "M1")),
        ("which proposals had over 65% support in west sussex", ("A bench",), ("A toll", "A bell")),
        (
            "which proposals had at least 64% support in west sussex",
            ("A bench", "A bell"),
            ("A t",),
        ),
        ("which landings in west sussex had the most landings", ("Mill",), ("Old", "Gull")),
        ("which landings in west sussex have the highest cost", ("Old",), ("Mill", "Gull")),
        ("which landings in west sussex cost more than £2", ("Old", "Gull"), ("Mill",)),
        ("which recommendations in west sussex are already complete", ("R1", "R4"), ("R2", "R3")),
        (
            "which recommendations in west sussex were rejected or accepted in part",
            ("R2", "R3"),
            ("R1", "R4"),
        ),
        ("which west sussex ambitions are red or amber", ("H2, Clean", "H3, Night"), ("H1",)),
        ("which west sussex indicators have got worse", ("L1", "M1"), ("L2", "L3", "M2")),
    ],
)
def test_the_rows_that_figures_tell(
    assistant: Assistant, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    answer = ask(assistant, question)
    assert all(f"- {name}" in answer.text for name in told), answer.text
    assert not any(f"- {name}" in answer.text for name in untold), answer.text


def test_whether_it_got_better_is_told_both_ways(assistant: Assistant) -> None:
    answer = ask(assistant, "are the indicators in west sussex getting better")
    better, worse = answer.text.split("2 got worse:")
    assert "3 of the 5 in the tables got better" in better
    # Green and below its target, it is the better the lower it is.
    assert "- L3" in better
    assert "- L1" in worse


def test_a_code_is_what_its_row_says(assistant: Assistant) -> None:
    answer = ask(assistant, "what actions are planned about lamps mended in west sussex")
    assert "second lamp lighter" in answer.text
    assert "divers" not in answer.text


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("what did the west sussex cabinet say about recommendation 2", "harbour master", "lamp"),
        ("what happened to recommendation 1 in west sussex", "A lamp", "master"),
        ("how many recommendations were accepted in part in west sussex", "R2", "R1"),
    ],
)
def test_one_recommendation_is_told_by_its_number(
    assistant: Assistant, question: str, told: str, untold: str
) -> None:
    answer = ask(assistant, question)
    assert told in answer.text
    assert untold not in answer.text


def test_a_figure_stands_after_its_column(assistant: Assistant) -> None:
    answer = ask(assistant, "which schemes in west sussex have slipped")
    assert "Re-profiled: **65**; Reason: The foundry burnt down" in answer.text


def test_the_most_of_a_table_is_told_with_what_the_table_is_of(assistant: Assistant) -> None:
    answer = ask(assistant, "which landings in west sussex had the fewest landings")
    assert "1 of the 3 in the table “6D. Landings that may be closed” has the least" in answer.text
    assert "Landings in 2023: **1,310**" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "which kites in west sussex are red or amber",
        "how many landings does west sussex have",
        "which kites in west sussex flew more than 90%",
        "why did the lamps mended in a week get worse in west sussex",
    ],
)
def test_rows_of_another_thing_or_none_that_tell_why_are_not_told(
    assistant: Assistant, question: str
) -> None:
    assert "in the table" not in ask(assistant, question).text


def test_one_cell_is_told_by_the_row_and_the_column_that_are_named(assistant: Assistant) -> None:
    budget = "what is the budget of the bell buoy in west sussex"
    answer = ask(assistant, budget)
    assert "Budget: **80**" in answer.text
    assert "prints no unit" not in ask(assistant, "what does Gull Rock cost per landing").text
    why = assistant.ask(Question("why is it late?", (budget,)))
    assert "Reason: **The foundry burnt down**" in why.text
    cost = ask(assistant, "what is the cost per landing at Gull Rock")
    assert "Cost per landing: **£2.40**" in cost.text


def test_the_papers_own_count_comes_first(assistant: Assistant) -> None:
    answer = ask(assistant, "how many indicators are red in west sussex")
    assert "**two** are red" in answer.text
    assert answer.text.index("**two**") < answer.text.index("L1")
