"""What limits a statement may not be lost, and what says the same should be let through."""

from __future__ import annotations

import time

import pytest

from tests.assistant.held.cases import Case, cases


@pytest.mark.parametrize("case", cases("altered"), ids=lambda case: f"{case.kind}: {case.said}")
def test_an_altered_statement_does_not_hold(case: Case) -> None:
    assert not case.holds


@pytest.mark.parametrize(
    ("freely", "least"),
    [pytest.param(False, 0.7, id="as told to"), pytest.param(True, 0.25, id="freely worded")],
)
def test_many_faithful_paraphrases_hold(freely: bool, least: float) -> None:
    tried = [case for case in cases("faithful") if (case.kind == "freely") == freely]
    held = sum(case.holds for case in tried)
    assert held / len(tried) >= least


PARTS = [f"part{number}" for number in range(25)]
CHAIN = "The {} closed."


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (CHAIN.format(" of the ".join(PARTS)), CHAIN.format(" of the ".join(reversed(PARTS)))),
        ("the home closed; " * 80 + "staff left.", "The home closed and staff left."),
        ("The board closed.", "the board closed and " * 70 + "opened."),
        ("The Board, " + "which was old, " * 60 + "closed.", "The Board, " + "which was, " * 60),
    ],
)
def test_a_sentence_without_end_is_given_up_on(printed: str, said: str) -> None:
    started = time.monotonic()
    assert not Case("long", "Oakvale City Council", "", printed, said).holds
    assert time.monotonic() - started < 20
