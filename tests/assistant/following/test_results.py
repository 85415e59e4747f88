"""Results of inspections told beside another one, or in the paragraph after its days."""

from __future__ import annotations

import pytest

from assistant.following import picture_of
from tests.assistant.scrutiny.conftest import Fill, holding, paper

__all__ = ["holding"]


@pytest.mark.parametrize(
    ("said", "more", "grades"),
    [
        ("We were judged good overall in June 2018, with the same result in 2015.", "",
         [("2018-06", "Good"), ("2015", "Good")]),
        ("We were judged good overall in June 2018.", " This was the same grade as in 2015.",
         [("2018-06", "Good"), ("2015", "Good")]),
        ("We were judged good overall in June 2018; the result in 2015 was the same.", "",
         [("2018-06", "Good"), ("2015", "Good")]),
        ("We were judged good overall in June 2018, with better results than in 2015.", "",
         [("2018-06", "Good")]),
        ("We were judged good overall in June 2018.", " Trams had the same result in 2015.",
         [("2018-06", "Good")]),
    ],
)  # fmt: skip
def test_an_earlier_inspection_with_the_same_result_has_its_grade(
    holding: Fill, said: str, more: str, grades: list[tuple[str, str]]
) -> None:
    draft = paper("first", "oakvale", "2022-10-11").say("1", said + more)
    draft._find("judgement", said, "2018-06", area="overall effectiveness", grade="good")
    picture = picture_of(holding(draft), "oakvale")
    assert picture is not None
    assert [(one.date, one.grades[0].grade) for one in picture.inspections] == grades


def test_a_grade_with_a_year_beside_it_is_of_that_year(holding: Fill) -> None:
    said = "Our services were rated Good by Ofsted in 2018."
    draft = paper("first", "oakvale", "2024-01-11").say("1", said)
    draft._find("judgement", said, "2023-09", area="overall effectiveness", grade="Good")
    picture = picture_of(holding(draft), "oakvale")
    assert picture is not None
    assert [(one.date, one.grades[0].grade) for one in picture.inspections] == [("2018", "Good")]


@pytest.mark.parametrize(
    ("before", "outcomes"),
    [
        (("Inspectors visited the local area from 6 to 10 November 2023.",), 1),
        (
            ("Inspectors visited from 6 to 8 March 2022. Inspectors visited on 4 and 5 May 2023.",),
            0,
        ),
        (("Inspectors visited from 6 to 10 November 2023.", "The trams run again."), 0),
    ],
)
def test_an_outcome_is_of_the_inspection_that_the_paragraph_before_tells(
    holding: Fill, before: tuple[str, ...], outcomes: int
) -> None:
    said = "The outcome was that the arrangements lead to inconsistent experiences and outcomes."
    draft = paper("first", "oakvale", "2024-05-11")
    for number, text in enumerate(before):
        draft.say(f"1.{number}", text)
    draft.say("2", said)
    area = "local area partnership’s arrangements"
    draft._find("judgement", said, None, area=area, grade="inconsistent experiences and outcomes")
    picture = picture_of(holding(draft), "oakvale")
    assert picture is not None
    graded = [one for one in picture.inspections if one.grades]
    assert [one.when for one in graded] == ["6 to 10 November 2023"] * outcomes
