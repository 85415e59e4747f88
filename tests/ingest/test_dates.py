"""Dates as councils print them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import find_dates, first_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("10 October 2022", "2022-10-10", "2022-10-10"),
        ("Thursday, 13th March, 2025, at 3.00 pm", "2025-03-13", "2025-03-13"),
        ("December 7th 2022", "2022-12-07", "2022-12-07"),
        ("the 21st of September 2022", "2022-09-21", "2022-09-21"),
        ("On 19t December 2019", "2019-12-19", "2019-12-19"),
        ("21 Oct 2024", "2024-10-21", "2024-10-21"),
        ("(AB 16/12/19)", "2019-12-16", "2019-12-16"),
        ("12.09.2022", "2022-09-12", "2022-09-12"),
        ("2022-10-10", "2022-10-10", "2022-10-10"),
        ("11 – 22 July 2022", "2022-07-11", "2022-07-22"),
        ("26 and 27 April 2022", "2022-04-26", "2022-04-27"),
        ("12 June – 7 July 2017", "2017-06-12", "2017-07-07"),
        ("6 December 2021 to 17 December 2021", "2021-12-06", "2021-12-17"),
        ("in June 2022", "2022-06", "2022-06"),
        ("between April and October 2019", "2019-04", "2019-10"),
    ],
)
def test_reads(text: str, first: str, last: str) -> None:
    (found,) = find_dates(text)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["2022/23", "1.2.10 of the plan", "24/00096", "£2024", "31 February of no year", "may improve"],
)
def test_is_no_date(text: str) -> None:
    assert find_dates(text, years=True) == []


def test_bare_years_are_found_when_asked_for() -> None:
    assert [d.last for d in find_dates("in 2015, and since 2019.", years=True)] == ["2015", "2019"]
    assert find_dates("in 2015, and since 2019.") == []


def test_first_day_needs_a_day() -> None:
    assert first_day("in June 2022, on 3 July 2022") == "2022-07-03"
    assert first_day("in June 2022") is None


@given(st.text(max_size=80))
def test_any_text_gives_dates_in_order_that_do_not_overlap(text: str) -> None:
    found = find_dates(text, years=True)
    for left, right in pairwise(found):
        assert left.end <= right.start
    assert all(d.first <= d.last for d in found)
