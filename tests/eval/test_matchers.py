from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from eval.gold import Matcher
from eval.matchers import Window, fires

OVERSPEND = {"number": {"value": 4_200_000, "unit": "GBP"}, "near": ["overspend"]}


@pytest.mark.parametrize(
    ("matcher", "text", "expected"),
    [
        (OVERSPEND, "an overspend of **£4.2m**", True),
        (OVERSPEND, "an overspend of £4.2 million pounds", True),
        (OVERSPEND, "an overspend of £4,200,000", True),
        (OVERSPEND, "an overspend of 4.2%", False),
        (OVERSPEND, "a cost of £4.2m", False),
        (OVERSPEND | {"not": ["underspend"]}, "overspend £4.2m, underspend £1m", False),
        (OVERSPEND | {"near": [["overspend", "over budget"]]}, "£4.2m over budget", True),
        (OVERSPEND | {"near": ["overspend", "placements"]}, "overspend of £4.2m", False),
        ({"number": {"value": 12, "unit": "children"}}, "twelve looked-after children", True),
        ({"number": {"value": 12, "unit": "children"}}, "12 days for 30 children", True),
        ({"number": {"value": 12, "unit": "children"}}, "12 days", False),
        ({"number": {"value": 38, "unit": "percent"}}, "thirty-eight per cent", True),
        ({"phrase": "reflective supervision"}, "Supervision must be reflective", True),
        ({"phrase": "reflective supervision"}, "Supervision of " + "x " * 12 + "reflective", False),
        ({"phrase": "carried", "not": ["not"]}, "The motion wasn't carried", False),
        ({"date": "2022-04-26"}, "on 26 and 27 April 2022", True),
        ({"date": "2022-04-26"}, "on 26/04/2022", True),
        ({"date": "2022-04"}, "on 26 April 2022", True),
        ({"date": "2022-04-26"}, "in April 2022", False),
        ({"regex": "requires? improvement"}, "It **Requires Improvement** to be good", True),
        ({"regex": "2019–20"}, "in 2019-20", True),
        ({"any_of": [{"phrase": "lost"}, {"phrase": "not carried"}]}, "was not carried", True),
        ({"any_of": [{"phrase": "lost"}], "near": ["motion"]}, "the ball was lost", False),
    ],
)
def test_a_matcher_fires_on_what_says_it(
    matcher: dict[str, Any], text: str, expected: bool
) -> None:
    assert fires(Matcher.model_validate(matcher), Window(text)) is expected


@pytest.mark.parametrize(
    ("matcher", "reason"),
    [
        ({}, "none"),
        ({"phrase": "a b", "regex": "c"}, "phrase and regex"),
        ({"phrase": "?!"}, "1 to 12 content words"),
        ({"phrase": " ".join(f"word{n}" for n in range(13))}, "1 to 12 content words"),
        ({"regex": "("}, "cannot be read"),
        ({"regex": "x*"}, "matches everything"),
        ({"date": "April"}, "is not a date"),
        ({"number": {"value": "lots"}}, "is not a number"),
        ({"phrase": "x", "nearby": ["y"]}, "Extra inputs"),
    ],
)
def test_a_matcher_that_cannot_be_meant_is_refused(matcher: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Matcher.model_validate(matcher)
