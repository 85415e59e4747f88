"""The inspections on an authority's timeline: each once, with its own date and its grades."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.following import picture_of
from tests.assistant.scrutiny.conftest import Fill, holding, paper
from tests.assistant.shelf import Draft

__all__ = ["holding"]


def inspected(name: str, date: str, when: str, grade: str, areas: tuple[str, ...]) -> Draft:
    draft = paper(name, "oakvale", date)
    draft.table(("Area judged", "Grade"), (("Overall effectiveness", grade),), when)
    return draft.list_of("improvement_area", "Areas to improve:", areas, "2", when)


def test_inspections_stand_newest_first_with_their_grades(holding: Fill) -> None:
    library = holding(
        inspected("first", "2019-11-05", "2019-09", "Good", ("return home interviews",)),
        inspected("second", "2022-10-11", "2022-07", "Inadequate", ("supervision", "plans")),
    )
    picture = picture_of(library, "oakvale")
    assert picture is not None
    assert [(i.date, i.by, [(g.area, g.grade) for g in i.grades], i.to_improve)
            for i in picture.inspections] == [
        ("2022-07", "Ofsted", [("Overall effectiveness", "Inadequate")], 2),
        ("2019-09", "Ofsted", [("Overall effectiveness", "Good")], 1),
    ]  # fmt: skip
    assert [p.paper_id for p in picture.papers] == ["second", "first"]
    assert picture.inspections[0].grades[0].source.paragraph == "Table 1, row 1"


def test_one_inspection_told_by_month_and_by_day_is_one(holding: Fill) -> None:
    library = holding(
        inspected("first", "2019-11-05", "2019-09", "Good", ("return home interviews",)),
        inspected("again", "2020-03-01", "2019-09-16", "Good", ("return home interviews",)),
    )
    picture = picture_of(library, "oakvale")
    assert picture is not None
    assert [i.date for i in picture.inspections] == ["2019-09-16"]


def looking_back(when: str, grade: str, area: str = "Overall effectiveness") -> Draft:
    draft = paper("later", "oakvale", "2024-05-07")
    said = f"The council was judged {grade.lower()}."
    draft.say("1", said, when)
    draft._find("judgement", said, when, area=area, grade=grade)
    return draft


@pytest.mark.parametrize(
    ("when", "grade", "dates"),
    [
        ("2022-09", "inadequate", ["2022-07"]),
        ("2022-09", "good", ["2022-09", "2022-07"]),
        ("2023-09", "inadequate", ["2023-09", "2022-07"]),
    ],
)
def test_the_publication_of_an_inspection_is_no_other_one(
    holding: Fill, when: str, grade: str, dates: list[str]
) -> None:
    first = inspected("first", "2022-10-11", "2022-07", "Inadequate", ("supervision",))
    picture = picture_of(holding(first, looking_back(when, grade)), "oakvale")
    assert picture is not None
    assert [one.date for one in picture.inspections] == dates
    if len(dates) == 1:
        (one,) = picture.inspections
        assert [(g.area, g.grade, g.source.paper_id) for g in one.grades] == [
            ("Overall effectiveness", "Inadequate", "first")
        ]


def test_an_area_under_a_longer_name_is_told_once(holding: Fill) -> None:
    draft = paper("first", "oakvale", "2022-10-11")
    rows = (
        ("Overall effectiveness", "Good"),
        ("Children who need help", "Good"),
        ("The experiences of children who need help", "Good"),
        ("Overall effectiveness of safeguarding", "Good"),
    )
    draft.table(("Area", "Grade"), rows, "2022-07")
    picture = picture_of(holding(draft), "oakvale")
    assert picture is not None
    told = [one.area for one in picture.inspections[0].grades]
    assert told == [rows[0][0], rows[3][0], rows[2][0]]


def test_a_visit_without_a_grade_is_on_the_timeline(holding: Fill) -> None:
    areas = ("supervision", "plans", "case recording")
    visit = paper("visit", "oakvale", "2023-01-11")
    visit.list_of("improvement_area", "Areas to improve:", areas, "2", "2022-12")
    own = paper("own", "oakvale", "2023-06-11")
    own.list_of("improvement_area", "We found:", areas, "2", "2023-05")
    own.findings = [replace(one, found_by="the council") for one in own.findings]
    picture = picture_of(holding(visit, own), "oakvale")
    assert picture is not None
    assert [(i.date, i.grades, i.to_improve) for i in picture.inspections] == [("2022-12", (), 3)]


def test_a_rule_about_councils_is_no_judgement_of_this_one(holding: Fill) -> None:
    draft = paper("rule", "oakvale", "2022-10-11")
    draft.say("1", "A council that is judged inadequate is visited again.", "2022-07")
    draft._find("judgement", "A council", "2022-07", area="A council that", grade="inadequate")
    picture = picture_of(holding(draft), "oakvale")
    assert picture is not None
    assert picture.inspections == ()


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (
            (
                ("", "require improvement"),
                ("Overall effectiveness", "Requires improvement to be good"),
            ),
            [("Overall effectiveness", "Requires improvement to be good")],
        ),
        ((("", "require improvement"),), [("Overall", "Requires improvement")]),
        ((("Council", "good"), ("Care", "Good")), [("Overall", "Good"), ("Care", "Good")]),
        ((("81%", "good"), ("Care", "Requires Improvement to be Good")),
         [("Care", "Requires improvement to be good")]),
    ],
)  # fmt: skip
def test_grades_are_named_as_their_scale_names_them_and_each_once(
    holding: Fill, told: tuple[tuple[str, str], ...], shown: list[tuple[str, str]]
) -> None:
    draft = paper("first", "oakvale", "2022-10-11").table(("Area", "Grade"), told, "2022-07")
    picture = picture_of(holding(draft), "oakvale")
    assert picture is not None
    assert [(one.area, one.grade) for one in picture.inspections[0].grades] == shown


@pytest.mark.parametrize(
    ("text", "area", "shown"),
    [
        ("In 2022 Ofsted judged us as good.", "", "Overall"),
        ("Oakvale was judged to be good across all services.", "Oakvale", "Overall"),
        ("In 2022 Oakvale was judged to be good but for care.", "", "Overall"),
        ("All judgements were graded as good.", "", "Overall"),
        ("Services for children and families in Oakvale Council were judged to be good.",
         "services for children and families in Oakvale Council", "Overall"),
        ("Services for children in Elmford were judged to be good.",
         "services for children in Elmford", "Services for children in Elmford"),
        ("The council runs a children's home, which was judged to be good.", "", ""),
        ("It was not judged to be good or outstanding.", "", ""),
        ("Most children are in placements judged good.", "", ""),
        ("Six were judged to be good.", "Six", ""),
        ("Nearly all of its homes are judged good.", "Nearly all of its homes", ""),
        ("Overall effectiveness of safeguarding was judged to be good.", "overall effectiveness",
         "Overall effectiveness of safeguarding"),
        ("Its inspection of the council’s services for care was in 2022. The council was judged to "
         "be good.", "council", "Services for care"),
    ],
)  # fmt: skip
def test_only_what_is_graded_as_a_whole_or_by_its_area_stands_on_the_timeline(
    holding: Fill, text: str, area: str, shown: str
) -> None:
    draft = paper("first", "oakvale", "2022-10-11").say("1", text, "2022-07")
    sentence = text.rsplit(". ", 1)[-1]
    draft._find("judgement", sentence, "2022-07", area=area or None, grade="good")
    picture = picture_of(holding(draft), "oakvale")
    assert picture is not None
    graded = [(one.area, one.grade) for i in picture.inspections for one in i.grades]
    assert graded == ([(shown, "Good")] if shown else [])


def test_what_a_sentence_says_of_the_whole_gives_way_to_the_table(holding: Fill) -> None:
    draft = inspected("first", "2022-10-11", "2022-07", "Inadequate", ("supervision",))
    draft.say("9", "All services were judged to be good.", "2022-07")
    draft._find("judgement", "All services were judged to be good.", "2022-07", grade="good")
    picture = picture_of(holding(draft), "oakvale")
    assert picture is not None
    assert [one.grade for one in picture.inspections[0].grades] == ["Inadequate"]
