"""What the papers held do answer is not called unanswered: beside a paper, after it, by number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.scrutiny import Line, enquiry
from corpus.library import Library
from tests.assistant.scrutiny.conftest import Fill, holding, paper
from tests.assistant.shelf import Draft

__all__ = ["holding"]


def lines(library: Library, name: str, kind: str) -> list[Line]:
    found = enquiry(library, name)
    assert found is not None
    return [line for line in found.lines if line.kind == kind]


def resolved(said: str) -> Draft:
    draft = paper("minutes", "oakvale", "2024-07-17", kind="minutes").say("12", said)
    draft._find("resolution", said, "2024-07-17")
    return draft


REPORTS = "reports on care leavers and on placements be brought to the meeting on 25 September 2024"


@pytest.mark.parametrize(
    ("title", "day", "left"),
    [
        ("Care leavers", "2024-09-25", 0),
        ("Highways", "2024-09-25", 1),
        ("Care leavers", "2025-01-22", 1),
    ],
)
def test_a_report_that_was_asked_for_and_is_held_was_brought(
    holding: Fill, title: str, day: str, left: int
) -> None:
    later = paper("later", "oakvale", day, title=title).say("1", "Trams run on Sundays.")
    library = holding(resolved(REPORTS), later)
    assert len(lines(library, "minutes", "recommendation")) == left


def test_a_recommendation_is_followed_through_the_section_that_it_names(holding: Fill) -> None:
    said = "The Executive agrees the sufficiency targets in section 4 of this report."
    first = paper("first", "oakvale", "2023-02-14").say("Recommendation 4", said)
    first._find("recommendation", said, "2023-02-14")
    first.say("4.1", "The target is 185 fostering households by 31 March 2025.")
    told = (
        "There are 166 fostering households, and the target of 185 fostering households is missed."
    )
    later = paper("later", "oakvale", "2024-09-25").say("1", told)
    assert lines(holding(first, later), "first", "recommendation") == []


AREA = "the oversight that managers keep of children’s cases"


@pytest.mark.parametrize(
    "answer",
    [
        "Supervision (i). The standard is once in four weeks.",
        "Managers now meet each Monday to look at cases that have stalled.",
    ],
)
@pytest.mark.parametrize("is_beside", [False, True])
def test_an_area_that_is_answered_in_other_words_is_not_called_unanswered(
    holding: Fill, answer: str, is_beside: bool
) -> None:
    first = paper("plan", "oakvale", "2023-06-28").say("2", "There are two areas.")
    first.list_of("improvement_area", "Areas to improve:", (AREA,), "3", "2022-03")
    first.paragraphs[-1] = replace(first.paragraphs[-1], label="3(i)")
    beside = paper("appendix", "oakvale", "2023-06-28", kind="appendix")
    (beside if is_beside else first).say("10", answer)
    beside.say("1", "The trams run.")
    assert lines(holding(first, beside), "plan", "improvement") == []


def test_an_area_of_which_nothing_else_tells_is_asked_about(holding: Fill) -> None:
    first = paper("plan", "oakvale", "2023-06-28").say("2", "There are two of them.")
    first.list_of("improvement_area", "Areas to improve:", (AREA,), "3", "2022-03")
    first.say("4", "The library opens on Sundays.")
    (line,) = lines(holding(first), "plan", "improvement")
    assert line.says.startswith("This paper as held has no other paragraph")


@pytest.mark.parametrize(
    ("did", "is_told"),
    [
        ("Return home interviews for missing children are done by a charity.", True),
        ("Care leavers under 25 pay no council tax since 1 April 2024.", False),
        ("The home care team has moved to the town hall.", False),
    ],
)
def test_what_another_authority_did_in_other_words_is_told_and_nothing_far_fetched(
    holding: Fill, did: str, is_told: bool
) -> None:
    area = "The offer and use of return home interviews for children who go missing from care."
    plan = paper("plan", "oakvale", "2022-10-11").list_of(
        "improvement_area", "Areas to improve:", (area,), "2", "2022-07"
    )
    other = paper("other", "elmford", "2023-01-18").list_of("progress", "Since then:", (did,), "4")
    found = [line.beside[0].text for line in lines(holding(plan, other), "plan", "elsewhere")]
    assert found == [did] * is_told


@pytest.mark.parametrize(("day", "asked"), [("2024-09-10", 0), ("2024-11-12", 1)])
def test_an_owner_that_the_appendix_held_names_is_not_missing(
    holding: Fill, day: str, asked: int
) -> None:
    said = "The home at Drovehead will be built by 1 October 2025 for six children."
    first = paper("first", "oakvale", "2024-09-10").say("18", said)
    appendix = paper("appendix", "oakvale", day, kind="appendix").table(
        ("Action", "Lead", "By"), (("Open the home at Drovehead", "Head of Property", "October"),)
    )
    assert len(lines(holding(first, appendix), "first", "action")) == asked
