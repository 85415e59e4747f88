"""Starts of lines read as labels, and which label follows which."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.labels import follows, markers_of
from ingest.layout.numerals import roman
from ingest.layout.ordinals import ordinal


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("5. The council", "number", (5,)),
        ("5.The council", "number", (5,)),
        ("1) That members", "number", (1,)),
        ("(12) That members", "number", (12,)),
        ("2.4 Inspectors", "decimal", (2, 4)),
        ("1.3.1 On 12 May", "decimal", (1, 3, 1)),
        ("10.2. Inspectors", "decimal", (10, 2)),
        ("b) plans", "letter", (2,)),
        ("(b) plans", "letter", (2,)),
        ("A. Agree", "letter", (1,)),
        ("(ii) plans", "roman", (2,)),
        ("IV. Plans", "roman", (4,)),
        ("• plans", "bullet", (0,)),
        ("- plans", "bullet", (0,)),
        ("- b) plans", "letter", (2,)),
        ("\uf0b7 plans", "bullet", (0,)),
        ("Recommendation 2: Plan", "named", (2,)),
        ("90/18 Apologies", "reference", (90, 18)),
        ("7.", "number", (7,)),
        ("* 201 TREASURY REPORT", "number", (201,)),
        ("†12. Council tax", "number", (12,)),
        ("201* Council tax", "number", (201,)),
        ("*99/24 Council tax", "reference", (99, 24)),
        ("* 12 of them were late", "bullet", (0,)),
    ],
)
def test_styles(text: str, style: str, value: tuple[int, ...]) -> None:
    marker = markers_of(text)[0]
    assert (marker.style, marker.value) == (style, value)


@pytest.mark.parametrize(
    "text",
    [
        "2024. It was hosted", "£5. That", "01632 960123", "1,234 children", "3% of plans",
        "1.5 million", "a plan", "I think", "30 per cent", "10.30am",
    ],
)  # fmt: skip
def test_no_labels(text: str) -> None:
    assert markers_of(text) == ()


def test_a_letter_may_be_a_roman_number() -> None:
    assert [(m.style, m.value) for m in markers_of("i) plans")] == [
        ("letter", (9,)), ("roman", (1,)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1.2 x", "1.3 x"), ("1.2 x", "1.2.1 x"), ("1.2 x", "1.3.1 x"), ("1.3.2 x", "1.4 x"),
        ("1.9 x", "2.1 x"), ("1.3.2 x", "2.1 x"), ("5. X", "6. X"), ("(a) x", "(b) x"),
        ("90/18 x", "91/18 x"),
    ],
)  # fmt: skip
def test_what_follows(before: str, after: str) -> None:
    assert follows(markers_of(after)[0], markers_of(before)[0])
    assert not follows(markers_of(before)[0], markers_of(after)[0])


@pytest.mark.parametrize(
    ("before", "after"),
    [("1.2 x", "1.4 x"), ("5. X", "6) X"), ("5. X", "7. X"), ("1.2 x", "3.1 x"), ("(a) x", "b) x")],
)
def test_what_does_not_follow(before: str, after: str) -> None:
    assert not follows(markers_of(after)[0], markers_of(before)[0])


@given(st.text(alphabet=string.printable + "•\uf0b7–’", max_size=60), st.booleans())
def test_any_text_is_read_and_nothing_but_the_label_is_taken(text: str, bullet: bool) -> None:
    for marker in markers_of(text, bullet):
        assert text.strip().endswith(marker.rest)
        assert marker.style == "bullet" or marker.printed in text
        assert follows(marker, marker) == (marker.style == "bullet")


@given(st.integers(1, 998), st.sampled_from(["{}.", "{})", "({})"]))
def test_each_number_follows_the_one_before(number: int, form: str) -> None:
    first, second = (markers_of(f"{form.format(n)} Text")[0] for n in (number, number + 1))
    assert follows(second, first)
    assert (first.printed, first.rest) == (str(number), "Text")


@given(st.integers(1, 39))
def test_roman_numbers_are_read_back(number: int) -> None:
    signs = [("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)]
    written, left = "", number
    for sign, worth in signs:
        written += sign * (left // worth)
        left %= worth
    assert roman(written) == number


def test_ordinals() -> None:
    counted = [ordinal(n) for n in (1, 3, 12, 20, 21, 32, 40, 99, 100)]
    assert counted == [
        "first", "third", "twelfth", "twentieth", "twenty-first", "thirty-second", "fortieth",
        "ninety-ninth", "100th",
    ]  # fmt: skip
