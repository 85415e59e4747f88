"""When inspectors were there: the very days, told in whatever paper tells them."""

from __future__ import annotations

import pytest

from assistant.following import picture_of
from assistant.service.view.authorities import PictureView
from tests.assistant.following.test_timeline import inspected
from tests.assistant.scrutiny.conftest import Fill, holding, paper

__all__ = ["holding"]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("Ofsted inspected the Council from 4 to 15 July 2022.", "4 to 15 July 2022"),
        ("Between 4 and 15 July 2022 Ofsted carried out an inspection.", "4 to 15 July 2022"),
        ("Inspectors came from 27 June to 8 July 2022.", "27 June to 8 July 2022"),
        ("Two inspectors visited on 12 and 13 July 2022.", "12 and 13 July 2022"),
        ("Inspection dates: 11 July 2022 to 22 July 2022", "11 to 22 July 2022"),
        ("Inspection dates: 4 to 8 July 2022 and 1 to 2 August 2022",
         "4 to 8 July 2022 and 1 and 2 August 2022"),
    ],
)  # fmt: skip
def test_an_inspection_has_the_days_that_any_paper_tells(
    holding: Fill, said: str, when: str
) -> None:
    """The findings of the grades' paper are dated by their month alone."""
    other = paper("other", "oakvale", "2023-02-01").say("1", said)
    library = holding(inspected("first", "2022-10-11", "2022-07", "Good", ("plans",)), other)
    picture = picture_of(library, "oakvale")
    assert picture is not None
    (one,) = picture.inspections
    assert (one.when, one.by, len(one.grades), one.to_improve) == (when, "Ofsted", 1, 1)
    assert one.told is not None
    assert one.told.paragraph_id == "other/1"
    view = PictureView.of(picture)
    assert [one.when for _, _, members in view.groups for one in members] == [when]


@pytest.mark.parametrize(
    "said",
    [
        "The report of the inspection was published on 25 July 2022.",
        "The action plan was sent to Ofsted on 25 July 2022.",
        "The visit of members to the hub took place on 12 July 2022, before the inspection.",
        "The Lilac Road home was inspected by Ofsted on 12 July 2022.",
        "The next inspection is expected from 4 to 8 July 2022.",
    ],
)
def test_other_days_are_not_those_of_the_inspection(holding: Fill, said: str) -> None:
    other = paper("other", "oakvale", "2023-02-01").say("1", said)
    library = holding(inspected("first", "2022-10-11", "2022-07", "Good", ("plans",)), other)
    picture = picture_of(library, "oakvale")
    assert picture is not None
    assert [(one.date, one.when) for one in picture.inspections] == [("2022-07", "")]


def test_visits_that_gave_no_grade_stand_on_the_timeline_by_themselves(holding: Fill) -> None:
    lead = "A council that is graded inadequate receives monitoring visits by Ofsted."
    visits = ("first visit, 15 and 16 March 2022: the front door;",
              "second visit, 12 and 13 July 2022: plans.")  # fmt: skip
    draft = paper("later", "oakvale", "2023-01-18")
    draft.list_of(None, lead, visits, "1.4")
    draft.say("2", "The last focused visit, of May 2018, carried no grade.")
    library = holding(inspected("first", "2021-09-01", "2021-06", "Inadequate", ("plans",)), draft)
    picture = picture_of(library, "oakvale")
    assert picture is not None
    assert [(one.when, one.kind, len(one.grades)) for one in picture.inspections] == [
        ("12 and 13 July 2022", "monitoring visit", 0),
        ("15 and 16 March 2022", "monitoring visit", 0),
        ("", "", 1),
        ("May 2018", "focused visit", 0),
    ]


def test_what_inspectors_listed_is_of_their_visit_whoever_was_named_before(holding: Fill) -> None:
    draft = paper("first", "oakvale", "2020-03-11")
    draft.say("1", "Cabinet has had no report on the focused visit of 3 and 4 July 2018.")
    lead = "The inspectors identified two areas to improve:"
    draft.list_of("improvement_area", lead, ("life-story work", "late visits"), "2", "2018-07",
                  found_by="external audit")  # fmt: skip
    picture = picture_of(holding(draft), "oakvale")
    assert picture is not None
    assert [(one.when, one.by, one.to_improve) for one in picture.inspections] == [
        ("3 and 4 July 2018", "the inspectors", 2)
    ]


def test_areas_that_had_the_same_grade_have_it(holding: Fill) -> None:
    draft = paper("first", "oakvale", "2022-10-11")
    said = "The report graded overall effectiveness as good."
    draft.say("1", f"{said} Help and protection and the impact of leaders had the same grade.")
    draft._find("judgement", said, "2022-07", area="overall effectiveness", grade="good")
    picture = picture_of(holding(draft), "oakvale")
    assert picture is not None
    assert [(g.area, g.grade) for g in picture.inspections[0].grades] == [
        ("Overall effectiveness", "Good"),
        ("Help and protection", "Good"),
        ("The impact of leaders", "Good"),
    ]


def test_a_grade_of_every_area_but_one_says_so(holding: Fill) -> None:
    draft = paper("first", "oakvale", "2019-12-12")
    said = "The Council was found to require improvement in every area except adoption."
    draft.say("1", said)
    draft._find("judgement", said, "2016-02", grade="require improvement")
    picture = picture_of(holding(draft), "oakvale")
    assert picture is not None
    assert [(g.area, g.grade) for g in picture.inspections[0].grades] == [
        ("Every area except adoption", "Requires improvement")
    ]


def test_what_prose_says_more_of_a_listed_area_is_no_further_area(holding: Fill) -> None:
    draft = inspected("first", "2022-10-11", "2022-07", "Good", ("supervision", "plans"))
    draft.say("9", "Inspectors found that plans were late.", "2022-07")
    draft._find("improvement_area", "Inspectors found that plans were late.", "2022-07")
    picture = picture_of(holding(draft), "oakvale")
    assert picture is not None
    assert [one.to_improve for one in picture.inspections] == [2]
