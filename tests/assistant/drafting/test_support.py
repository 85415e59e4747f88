"""Whether the papers held support what a writer makes of them."""

from __future__ import annotations

import pytest

from assistant.drafting import Point, Response, supported
from tests.assistant.scrutiny.conftest import Fill, holding, paper

__all__ = ["holding"]

PRINTED = "In 2023, 91% of return home interviews were within 72 hours."

SUMS = (
    "Placements account for £3.6m of the overspend and home-to-school transport for £0.4m. Spending"
    " is forecast at £60.1m against a net budget of £57.4m."
)


@pytest.fixture
def library(holding: Fill) -> object:
    draft = paper("plan", "oakvale", "2023-10-11").say("1", PRINTED)
    draft.list_of("recommendation", "The Commission is asked:", ("to note the report",), "2")
    draft.say("3", "The forecast overspend is £4.2m, made up of:")
    told = "Visits are not always made in time. Most carers receive good support."
    draft.say("5", SUMS)
    return holding(draft.say("4", told))


@pytest.mark.parametrize(
    ("text", "cites", "support"),
    [
        (PRINTED, ("plan/1",), "supported"),
        ("91% of interviews were within 72 hours", ("plan/1",), "supported"),
        ("95% of interviews were within 72 hours", ("plan/1",), "differs"),
        ("interviews were not within 72 hours", ("plan/1",), "differs"),
        ("91% of interviews were within 72 hours, at no cost", ("plan/1",), "differs"),
        ("The Commission is asked:", ("plan/2",), "introduces"),
        ("The Commission is asked", ("plan/2",), "introduces"),
        ("The Commission is asked", ("plan/2(a)",), "introduces"),
        ("The Commission is asked to note the report", ("plan/2(a)",), "supported"),
        ("The Commission is asked to note the report", ("plan/2",), "differs"),
        ("The forecast overspend is £4.2m", ("plan/3",), "supported"),
        ("Visits are not always made in time.", ("plan/4",), "supported"),
        ("Visits are always made in time.", ("plan/4",), "differs"),
        ("Carers do not receive good support.", ("plan/4",), "differs"),
        ("All carers receive good support.", ("plan/4",), "differs"),
        ("Carers receive good support.", ("plan/4",), "supported"),
        ("Placements account for £3.6m.", ("plan/5",), "supported"),
        ("The net budget is £57.4m and spending £60.1m.", ("plan/5",), "supported"),
        ("Home-to-school transport accounts for £3.6m.", ("plan/5",), "differs"),
        ("Spending of £57.4m against a net budget of £60.1m.", ("plan/5",), "differs"),
        (PRINTED, (), "unsupported"),
        ("We wrote to all carers, and none replied.", (), "unsupported"),
        (PRINTED, ("plan/99",), "unsupported"),
        (PRINTED, ("elsewhere/1",), "unsupported"),
    ],
)
def test_a_statement_is_held_against_the_paragraph_that_it_cites(
    library: object, text: str, cites: tuple[str, ...], support: str
) -> None:
    response = Response("R", (Point("What has been done", text, cites),))
    (checked,) = supported(library, response)  # type: ignore[arg-type]
    assert checked.support == support
    assert bool(checked.mark) is (support != "supported")
    assert bool(checked.why) is (support == "differs")
