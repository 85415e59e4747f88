"""One authority's papers, inspections, and what later papers say of findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.following import Followed, picture_of
from corpus.paper import Finding
from tests.assistant.following.test_timeline import inspected
from tests.assistant.scrutiny.conftest import Fill, holding, paper

__all__ = ["holding"]


def by_words(findings: tuple[Followed, ...]) -> dict[str, Followed]:
    return {finding.text: finding for finding in findings}


def test_findings_tell_what_later_papers_say_of_them(holding: Fill) -> None:
    areas = ("timeliness of return home interviews", "life-story work for children in care")
    later = paper("later", "oakvale", "2023-02-01")
    text = "The timeliness of return home interviews is now good."
    later.say("5", text)
    other = paper("other", "elmford", "2023-03-01").say("1", "Life-story work for children in care")
    library = holding(inspected("first", "2022-10-11", "2022-07", "Good", areas), later, other)
    picture = picture_of(library, "oakvale")
    assert picture is not None
    found = by_words(picture.findings)
    assert [(one.paragraph, one.text) for one in found[areas[0]].later] == [("5", text)]
    assert found[areas[0]].standing == "progress"
    assert (found[areas[1]].standing, found[areas[1]].searched) == ("silent", 1)


@pytest.mark.parametrize(
    ("areas", "lead", "items"),
    [
        # Each item has a heading of one or two words and then says it in quite other words.
        (("how often people are supervised", "audits that are finished"),
         "This is how the areas of 2019 stand:",
         ("Supervision. Progress is uneven.", "Audits. We did 226 against an aim of 240.")),
        (("pathway plans for young people, which come late",), "In short:",
         ("Pathway plans are for young people now begun in time.",)),
        (("a fund of £640,000 for speech therapy in schools",), "In short:",
         ("Of the fund of £640,000 Cabinet released a half for therapists.",)),
    ],
)  # fmt: skip
def test_a_later_paper_that_goes_through_the_findings_mentions_each(
    holding: Fill, areas: tuple[str, ...], lead: str, items: tuple[str, ...]
) -> None:
    later = paper("later", "oakvale", "2023-02-01").list_of("progress", lead, items, "4")
    later.findings.clear()
    library = holding(inspected("first", "2022-10-11", "2022-07", "Good", areas), later)
    picture = picture_of(library, "oakvale")
    assert picture is not None
    assert {f.text: [c.text for c in f.later] for f in picture.findings} == {
        area: [item] for area, item in zip(areas, items, strict=True)
    }
    assert {finding.standing for finding in picture.findings} <= {"mentioned", "progress"}


def test_what_may_be_on_the_matter_is_shown_to_be_judged(holding: Fill) -> None:
    area = "choice of homes for children in care, so that fewer live outside the borough"
    later = paper("later", "oakvale", "2023-02-01")
    later.say("3", "A table gives the choice of homes by price outside the borough.")
    later.say("4", "Potholes were mended in January.")
    library = holding(inspected("first", "2022-10-11", "2022-07", "Good", (area,)), later)
    picture = picture_of(library, "oakvale")
    assert picture is not None
    (finding,) = picture.findings
    assert (finding.standing, [c.paragraph for c in finding.later]) == ("perhaps", ["3"])


def test_an_inspection_of_the_council_before_is_told_as_its_own(holding: Fill) -> None:
    told = inspected("told", "2021-03-02", "2018-11", "Inadequate", ("supervision of staff",))
    told.paper = replace(
        told.paper, authority="buckinghamshire", authority_name="Buckinghamshire Council"
    )
    before = "Buckinghamshire County Council was inspected. "
    told.paragraphs[0] = replace(told.paragraphs[0], text=before + told.paragraphs[0].text)
    picture = picture_of(holding(told), "buckinghamshire")
    assert picture is not None
    county = "Buckinghamshire County Council"
    assert [inspection.of for inspection in picture.inspections] == [county]
    assert [finding.of for finding in picture.findings] == [county]


def test_one_sentence_of_a_long_paragraph_that_is_on_the_matter_is_told(holding: Fill) -> None:
    later = paper("later", "oakvale", "2023-02-01")
    said = "Return home interviews now come in good timeliness."
    around = "The ferry to Holm was mended. Members thanked the crew and the harbour master. "
    later.say("5", f"{around}{said} The library on the quay opened its doors on Saturday.")
    areas = ("timeliness of return home interviews",)
    library = holding(inspected("first", "2022-10-11", "2022-07", "Good", areas), later)
    picture = picture_of(library, "oakvale")
    assert picture is not None
    (finding,) = picture.findings
    assert (finding.standing, [c.quote for c in finding.later]) == ("mentioned", [said])


def test_a_heading_set_into_a_line_is_told_with_what_it_heads(holding: Fill) -> None:
    later = paper("later", "oakvale", "2023-02-01")
    said = "Return home interviews. Lamplighters has held them since the spring."
    later.say("5", f"{said} The ferry to Holm was mended. The library opened on Saturday.")
    areas = ("timeliness of return home interviews",)
    library = holding(inspected("first", "2022-10-11", "2022-07", "Good", areas), later)
    picture = picture_of(library, "oakvale")
    assert picture is not None
    assert [[c.quote for c in one.later] for one in picture.findings] == [[said]]


def test_words_in_common_scattered_over_a_long_paragraph_are_not_on_the_matter(
    holding: Fill,
) -> None:
    later = paper("later", "oakvale", "2023-02-01")
    later.say("5", "Buses return late. A home for the mayor is sought. Interviews are on Friday.")
    areas = ("timeliness of return home interviews",)
    library = holding(inspected("first", "2022-10-11", "2022-07", "Good", areas), later)
    picture = picture_of(library, "oakvale")
    assert picture is not None
    assert [(one.standing, one.later) for one in picture.findings] == [("silent", ())]


def test_what_a_later_inspection_finds_once_more_is_told_as_such(holding: Fill) -> None:
    first = inspected(
        "first", "2019-10-11", "2019-07", "Good", ("timeliness of return interviews",)
    )
    second = inspected(
        "second", "2022-10-11", "2022-07", "Good", ("return interviews with better timeliness",)
    )
    picture = picture_of(holding(first, second), "oakvale")
    assert picture is not None
    found = by_words(picture.findings)
    assert found["timeliness of return interviews"].standing == "again"


def test_a_later_paper_that_retells_an_inspection_s_finding_only_says_it_again(
    holding: Fill,
) -> None:
    first = inspected(
        "first", "2022-10-11", "2022-07", "Good", ("timeliness of return interviews",)
    )
    told = inspected(
        "told", "2023-02-01", "2022-07", "Good", ("return interviews in their timeliness",)
    )
    picture = picture_of(holding(first, told), "oakvale")
    assert picture is not None
    found = by_words(picture.findings)
    assert found["timeliness of return interviews"].standing == "retold"


def test_a_later_paper_that_reports_progress_is_told_as_such(holding: Fill) -> None:
    later = paper("later", "oakvale", "2023-02-01")
    text = "The timeliness of return home interviews is now good."
    later.say("5", text)
    later.findings.append(Finding("progress", "later/5", "later", text))
    areas = ("timeliness of return home interviews",)
    library = holding(inspected("first", "2022-10-11", "2022-07", "Good", areas), later)
    picture = picture_of(library, "oakvale")
    assert picture is not None
    assert [one.standing for one in picture.findings] == ["progress"]


def test_the_same_report_in_a_pack_only_says_it_again(holding: Fill) -> None:
    areas = ("timeliness of return home interviews",)
    first = inspected("first", "2022-10-11", "2022-07", "Good", areas)
    again = inspected("pack", "2022-12-11", "2022-07", "Good", areas)
    picture = picture_of(holding(first, again), "oakvale")
    assert picture is not None
    assert [one.standing for one in picture.findings] == ["retold"]
    assert [cited.paper_id for cited in picture.findings[0].later] == ["pack"]


def test_the_newest_paper_s_findings_are_not_said_to_be_left_alone(holding: Fill) -> None:
    areas = ("timeliness of return home interviews",)
    picture = picture_of(
        holding(inspected("first", "2022-10-11", "2022-07", "Good", areas)), "oakvale"
    )
    assert picture is not None
    assert [one.standing for one in picture.findings] == ["newest"]


def test_an_authority_of_which_nothing_is_held_has_no_picture(holding: Fill) -> None:
    library = holding(paper("plan", "oakvale", "2022-10-11").say("1", "Nothing."))
    assert picture_of(library, "elmford") is None


AREA = "the quality of supervision for social workers"


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ("The quality of supervision for social workers is now regular and on time.", "progress"),
        ("The quality of supervision for social workers has improved.", "progress"),
        ("The quality of supervision for social workers remains inconsistent.", "again"),
        ("The quality of supervision for social workers has dropped since spring.", "again"),
        ("Supervision for social workers has deteriorated in quality.", "again"),
        ("The quality of supervision for social workers does not meet all standards.", "again"),
        ("The quality of supervision for social workers is too variable.", "again"),
        ("The quality of supervision for social workers is improving.", "progress"),
        (
            "We do not check the quality of supervision for social workers; plans are now made.",
            "mentioned",
        ),
        ("The quality of supervision for social workers was looked at by the board.", "mentioned"),
        ("The quality of supervision for social workers will be improved.", "mentioned"),
        (AREA, "retold"),
        ("Trams run on Sundays.", "silent"),
    ],
)
def test_later_words_tell_how_it_went(holding: Fill, said: str, standing: str) -> None:
    first = paper("first", "oakvale", "2019-11-05")
    first.list_of("improvement_area", "Areas to improve:", (AREA,), "2", "2019-09")
    later = paper("later", "oakvale", "2022-10-11").say("1", said)
    picture = picture_of(holding(first, later), "oakvale")
    assert picture is not None
    assert [one.standing for one in picture.findings] == [standing]


@pytest.mark.parametrize(
    "cells", [("The quality of supervision", "Good"), ("Supervision of social workers", "12.4")]
)
def test_a_grade_or_a_sum_alone_says_nothing_of_a_matter(
    holding: Fill, cells: tuple[str, str]
) -> None:
    first = paper("first", "oakvale", "2019-11-05")
    first.list_of("improvement_area", "Areas to improve:", (AREA,), "2", "2019-09")
    later = paper("later", "oakvale", "2022-10-11").table(("Area", "Value"), (cells,))
    picture = picture_of(holding(first, later), "oakvale")
    assert picture is not None
    assert [one.standing for one in picture.findings] == ["silent"]


@pytest.mark.parametrize(("when", "standing"), [("2024-06", "again"), ("2019-09", "retold")])
def test_a_later_inspection_s_list_on_the_same_asks_again(
    holding: Fill, when: str, standing: str
) -> None:
    area = "the planning of moves to adult services for disabled young people in the county"
    later = ("the moves of young people to adult services which families do not feel yet",)
    library = holding(
        inspected("first", "2019-11-05", "2019-09", "Good", (area,)),
        inspected("later", "2024-10-11", when, "Good", later),
    )
    picture = picture_of(library, "oakvale")
    assert picture is not None
    assert by_words(picture.findings)[area].standing == standing


@pytest.mark.parametrize(
    ("finding", "later", "standing"),
    [
        # The order and the aim are no matter: what is asked for is told in the second clause.
        (
            "Put in place a system to ensure that dental checks of children in care are made in "
            "good time, and that young carers are told of the help that they can ask for.",
            "Dental checks of children are made as they should be, in care and elsewhere.",
            "mentioned",
        ),
        # A phrase in common is one matter, whatever else the two say.
        (
            "Work with partners to ensure that speech therapy for small children is offered "
            "promptly when it is required, so that no family waits through a summer.",
            "Speech therapy is there for the families of small children, we heard.",
            "mentioned",
        ),
        # What it is not on is not told of it.
        (
            "Planning for moves of children whose plan is not adoption.",
            "When adoption is the plan for children, planning for moves has improved.",
            "silent",
        ),
    ],
)
def test_a_finding_is_held_against_later_papers_by_what_it_is_on(
    holding: Fill, finding: str, later: str, standing: str
) -> None:
    said = paper("later", "oakvale", "2023-02-01").say("5", later)
    said.say("6", "The ferry to Holm was late on three days in January.")
    library = holding(inspected("first", "2022-10-11", "2022-07", "Good", (finding,)), said)
    picture = picture_of(library, "oakvale")
    assert picture is not None
    (found,) = picture.findings
    assert found.standing == standing
    assert bool(found.later) == (standing != "silent")


def test_how_a_thing_is_to_be_makes_no_two_areas_one(holding: Fill) -> None:
    first = ("The quality and timely making of plans for disabled children in the county.",)
    later = ("The quality and timeliness of visits to schools.",)
    library = holding(
        inspected("first", "2019-11-05", "2019-09", "Good", first),
        inspected("later", "2024-10-11", "2024-06", "Good", later),
    )
    picture = picture_of(library, "oakvale")
    assert picture is not None
    found = by_words(picture.findings)[first[0]]
    assert later[0] not in [one.quote for one in found.later]


def test_words_that_stand_everywhere_make_no_two_areas_one(holding: Fill) -> None:
    """What most paragraphs say tells no matter, however many such words two areas share."""
    first = ("Enough foster homes that meet the needs of children, unless plans say otherwise.",)
    later = ("Advice to meet the needs of children after plans end and they go back to homes.",)
    every = paper("every", "elmford", "2023-02-01")
    for number in range(5):
        every.say(str(number), f"Homes meet needs of children by plans, as in ward {number}.")
    library = holding(
        inspected("first", "2019-11-05", "2019-09", "Good", first),
        inspected("later", "2024-10-11", "2024-06", "Good", later),
        every,
    )
    picture = picture_of(library, "oakvale")
    assert picture is not None
    assert by_words(picture.findings)[first[0]].standing != "again"


def test_of_one_paper_s_sentences_the_nearest_says_how_it_went(holding: Fill) -> None:
    later = paper("later", "oakvale", "2022-10-11")
    later.say("1", "Supervision for social workers in its quality has improved for workers.")
    later.say("2", "The quality of supervision for agency social workers remains variable.")
    first = paper("first", "oakvale", "2019-11-05")
    first.list_of("improvement_area", "Areas to improve:", (AREA,), "2", "2019-09")
    picture = picture_of(holding(first, later), "oakvale")
    assert picture is not None
    (found,) = picture.findings
    assert (found.later[0].paragraph, found.standing) == ("1", "progress")


def test_praise_of_something_beside_the_matter_is_no_progress_on_it(holding: Fill) -> None:
    finding = "Invite schools, nurses and police to strategy meetings, so that all know more."
    middle = paper("middle", "oakvale", "2021-02-01")
    middle.say("5", "Strategy meetings do not invite all schools, nurses and police.")
    later = paper("later", "oakvale", "2023-02-01")
    praised = ("What strategy meetings send to police is well written",)
    later.list_of("strength", "What is strong:", praised, "4")
    first = inspected("first", "2019-11-05", "2019-09", "Good", (finding,))
    library = holding(first, middle, later)
    picture = picture_of(library, "oakvale")
    assert picture is not None
    assert by_words(picture.findings)[finding].standing == "again"


def test_a_name_in_common_is_one_matter(holding: Fill) -> None:
    finding = "Strengthen what is heard from care leavers in the Young Voices of Oakvale Council."
    later = paper("later", "oakvale", "2023-02-01")
    later.say("5", "In June the Young Voices of Oakvale Council chose a head of service.")
    later.say("6", "Care leavers have strong homes.")
    library = holding(inspected("first", "2022-10-11", "2022-07", "Good", (finding,)), later)
    picture = picture_of(library, "oakvale")
    assert picture is not None
    (found,) = picture.findings
    assert "5" in [one.paragraph for one in found.later]
    assert found.standing in ("mentioned", "perhaps")
