from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.language.dates import find_dates, in_year, iso_date, year_span
from eval.language.numbers import find_quantities, parse_quantity
from eval.language.text import content_stems, fold, sentences, within, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£1.2m", [(1_200_000, "GBP")]),
        ("£1,200,000", [(1_200_000, "GBP")]),
        ("1.2 million pounds", [(1_200_000, "GBP")]),
        ("£350k and £1.2bn", [(350_000, "GBP"), (1_200_000_000, "GBP")]),
        ("two hundred and fifty thousand pounds", [(250_000, "GBP")]),
        ("12 per cent, 12% and twelve percent", [(12, "percent")] * 3),
        ("up 3.5 percentage points", [(3.5, "percent")]),
        ("twenty-one children, forty, fifty and sixty", [(21, ""), (40, ""), (50, ""), (60, "")]),
        ("three million, two hundred thousand and six", [(3_200_006, "")]),
        ("a dozen", [(12, "")]),
        ("4-5% of it", [(4, ""), (5, "percent")]),
        ("two thirds of them", []),
        ("on 26 and 27 April 2022 at 10.30am in 2024/25", []),
        ("version 1.2.3 of A12", []),
        ("a length of 5 m", []),
        ("£000 | 4,200", [(4_200, ""), (4_200_000, "GBP")]),
        ("budget (£m) 3.4", [(3.4, ""), (3_400_000, "GBP")]),
    ],
)
def test_numbers_as_papers_write_them(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(found.value, found.unit) for found in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("gold", "text", "agrees"),
    [
        ("4213000", "£4.2m", True),
        ("4.2m", "£4,213,000", True),
        ("4200000", "£4.16m", False),
        ("4200000", "£4m", False),
        ("4200000", "£4.3m", False),
        ("38.4", "£38", True),
        ("38", "£38.4", True),
        ("12", "£13", False),
        ("40", "£39", False),
    ],
)
def test_a_rounder_figure_agrees_but_no_other_does(gold: str, text: str, agrees: bool) -> None:
    assert find_quantities(text)[0].agrees(parse_quantity(gold, "GBP")) is agrees


def test_about_allows_one_per_cent() -> None:
    wanted = parse_quantity("1000", "")
    found = find_quantities("1,009 children")[0]
    assert (found.agrees(wanted), found.agrees(wanted, about=True)) == (False, True)


@settings(deadline=None, max_examples=50)
@given(st.integers(min_value=2, max_value=10**9))
def test_an_amount_is_read_back_however_it_is_grouped(value: int) -> None:
    for text in (f"£{value:,}", f"£{value}", f"spent {value:,} pounds."):
        assert [found.value for found in find_quantities(text)] == [value]


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    find_quantities(text)
    find_dates(text)
    assert " ".join(sentences(fold(text))).split() == fold(text).split()


def test_dates_as_papers_write_them() -> None:
    text = "26 and 27 April 2022, May 2023, 16/12/19, 3rd of June; 2022-04 and July 4, 2021"
    assert [(date.year, date.month, date.day) for date in find_dates(text)] == [
        (2022, 4, 26),
        (2022, 4, 27),
        (2023, 5, None),
        (2019, 12, 16),
        (None, 6, 3),
        (2022, 4, None),
        (2021, 7, 4),
    ]


def test_a_date_says_less_precise_ones_but_not_more() -> None:
    day = find_dates("26 April 2022")[0]
    month = find_dates("April 2022")[0]
    assert day.says(iso_date("2022-04"))
    assert not month.says(iso_date("2022-04-26"))


@pytest.mark.parametrize(
    ("event", "year", "inside"),
    [
        ("2022-07", "2022/23", True),
        ("2022-02", "2022/23", False),
        ("2023-03-31", "2022/23", True),
        ("2022", "2022/23", True),
        ("2021", "2022/23", False),
        ("2022-07-03", "2022", True),
    ],
)
def test_an_event_lies_in_a_calendar_or_financial_year(event: str, year: str, inside: bool) -> None:
    assert in_year(event, year) is inside


def test_a_year_is_a_year() -> None:
    with pytest.raises(ValueError, match="2024/26"):
        year_span("2024/26")


def test_sentences_keep_abbreviations_and_figures_whole() -> None:
    text = "Mr. J. Smith met Cllr. Jones. It cost £4.2m. See para. 5. Was it carried? No. It fell."
    assert sentences(text) == [
        "Mr. J. Smith met Cllr. Jones.",
        "It cost £4.2m.",
        "See para. 5.",
        "Was it carried?",
        "No.",
        "It fell.",
    ]


def test_words_are_comparable() -> None:
    assert words("It doesn’t co-operate; the **26th** child’s £1,200") == (
        *("it", "not", "co", "operate", "the", "26", "child", "1200"),
    )
    assert content_stems("the supervising of it") == content_stems("Supervised")
    assert content_stems("not") == ("not",)


def test_within_counts_the_words_between() -> None:
    found = ["a", "x", "x", "b"]
    assert within(["a", "b"], found, 4)
    assert within(["b", "a"], found, 4)
    assert not within(["a", "b"], found, 3)
