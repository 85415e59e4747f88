"""The order of a response, and what stands in it."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Question
from assistant.drafting import (
    Point,
    Response,
    as_document,
    outline_of_finding,
    outline_of_question,
    supported,
)
from assistant.rendering import cite
from corpus.library import Library
from corpus.paper import Finding
from tests.assistant.scrutiny.conftest import Fill, holding, paper
from tests.assistant.shelf import Draft

__all__ = ["holding"]

AREA = "how often the social workers are supervised"


def first() -> Draft:
    draft = paper("first", "oakvale", "2022-10-11")
    return draft.list_of("improvement_area", "Areas to improve:", (AREA,), "2", "2022-07")


def under(response: Response | None) -> list[tuple[str, str]]:
    """The points that rest on a paper."""
    assert response is not None
    return [(point.heading, point.text) for point in response.points if point.cites]


def test_what_no_paper_tells_is_left_to_be_written_and_marked(holding: Fill) -> None:
    library = holding(first())
    response = outline_of_finding(library, "first/2(a)")
    assert response is not None
    checked = supported(library, response)
    assert [(one.point.heading, one.support) for one in checked] == [
        ("What was found", "supported"),
        ("What has been done", "unsupported"),
        ("What is planned", "unsupported"),
    ]
    assert all("To be written" in one.point.text for one in checked[1:])
    # It says what was searched, and never that no paper tells it.
    assert checked[1].point.text.endswith(
        "In the 1 paper of Oakvale Council searched, no sentence was recognised that tells it."
    )


def test_what_stands_under_another_heading_may_tell_what_is_to_be_written(holding: Fill) -> None:
    later = paper("later", "oakvale", "2023-02-01").say("1", f"On {AREA}: a note for members.")
    elsewhere = paper("other", "elmford", "2023-02-01").say("1", "A ferry was mended.")
    response = outline_of_finding(holding(first(), later, elsewhere), "first/2(a)")
    assert response is not None
    (done, _) = (point for point in response.points if not point.cites)
    assert "In the 2 papers of Oakvale Council searched" in done.text
    assert done.text.endswith("What stands under the other headings may tell it.")


def test_of_a_long_paragraph_what_is_on_the_finding_stands_in_the_outline(holding: Fill) -> None:
    on_it = "Social workers are supervised every month. This is how it has been since May."
    text = f"The library opened. A ferry was mended. {on_it} Members thanked the crew."
    later = paper("later", "oakvale", "2023-02-01").say("1", text)
    (_, point) = under(outline_of_finding(holding(first(), later), "first/2(a)"))
    assert point == ("What the papers also say", "Social workers are supervised every month.")


def test_a_sentence_on_the_finding_is_found_in_a_paragraph_on_many_other_things(
    holding: Fill,
) -> None:
    on_it = "Social workers are supervised every month."
    things = "Roads Ferries Libraries Parks Museums Harbours Markets Bridges".split()
    many = " ".join(f"{one} came first and go on as before." for one in things)
    later = paper("later", "oakvale", "2023-02-01").say("1", f"{many} {on_it}")
    for at in range(40):
        # Nearer to it as a whole, with words that say nothing on the matter.
        later.say(str(at + 2), f"How the {at} are, the {at} are.")
    (_, point) = under(outline_of_finding(holding(first(), later), "first/2(a)"))
    assert point == ("What the papers also say", on_it)


def test_a_later_item_that_takes_the_finding_up_in_other_words_stands_in_it(holding: Fill) -> None:
    later = paper("later", "oakvale", "2023-02-01")
    later.list_of("progress", "This is how the areas stand:", ("Supervised. Uneven so far.",), "4")
    assert under(outline_of_finding(holding(first(), later), "first/2(a)")) == [
        ("What was found", AREA),
        ("What has been done", "Supervised. Uneven so far."),
    ]


def test_what_later_inspectors_found_is_told_after_what_was_done(holding: Fill) -> None:
    later = paper("later", "oakvale", "2023-02-01")
    strong = "Social workers are supervised often and by the same manager."
    later.say("1", strong)
    later.findings.append(Finding("strength", "later/1", "later", strong))
    done = "Social workers are supervised every month since the new rota."
    later.say("2", done)
    later.findings.append(Finding("progress", "later/2", "later", done))
    assert under(outline_of_finding(holding(first(), later), "first/2(a)")) == [
        ("What was found", AREA),
        ("What has been done", done),
        ("What was found since", strong),
    ]


def test_a_row_of_a_table_is_a_statement_that_its_row_supports(holding: Fill) -> None:
    heads = ("Who", "No. of all times", "")
    draft = first().table(heads, (("Social workers supervised", "98", ""),))
    draft.findings.pop()
    library = holding(draft)
    response = outline_of_finding(library, "first/2(a)")
    assert response is not None
    row = "Who: Social workers supervised; No. of all times: 98"
    assert ("What the papers also say", row) in under(response)
    marks = {one.support for one in supported(library, response) if one.point.cites}
    assert marks == {"supported"}


def answer_of(library: Library, text: str, *names: str) -> Answer:
    papers = {one.paper_id: one for one in library.papers()}
    held = [library.paragraphs_by_id([name])[name] for name in names]
    cited = tuple(cite(one, papers[one.paper_id], n, one.text) for n, one in enumerate(held, 1))
    return Answer(Question(text), "fact", "answered", "", citations=cited)


def test_a_question_brings_what_else_the_authority_says_on_it(holding: Fill) -> None:
    more = "The social workers are supervised by a manager of their own."
    library = holding(
        first().say("7", more).say("8", "The potholes of January were mended."),
        paper("other", "elmford", "2022-10-11").say("1", "The social workers are supervised."),
    )
    question = "How often are the social workers supervised?"
    assert under(outline_of_question(library, answer_of(library, question, "first/2(a)"))) == [
        ("What was found", AREA),
        ("What the papers also say", more),
    ]


def test_a_question_that_is_not_answered_outlines_nothing(holding: Fill) -> None:
    library = holding(first())
    answer = Answer(Question("How often are they supervised?"), "fact", "not_in_papers", "")
    assert outline_of_question(library, answer).points == ()


def test_the_same_grade_of_another_year_is_told_and_the_same_report_twice_is_not(
    holding: Fill,
) -> None:
    row = ("The timeliness of plans for social workers", "Good")
    earlier, pack, later = (
        paper(name, "oakvale", date).table(("Area", "Grade"), (row,), date[:7])
        for name, date in (("a", "2019-10-11"), ("b", "2019-10-11"), ("c", "2022-10-11"))
    )
    library = holding(earlier, pack, later, first())
    question = "What is said of the timeliness of plans for social workers?"
    outline = outline_of_question(library, answer_of(library, question, "first/2(a)"))
    cites = [cite for point in outline.points for cite in point.cites if "Table" in cite]
    assert cites == ["a/Table-1-row-1", "c/Table-1-row-1"]


def test_only_of_what_was_found_another_time_than_its_paper_s_is_told(holding: Fill) -> None:
    planned = "The council plans that social workers are supervised each month."
    library = holding(first().say("7", planned, "2022-07"))
    points = (
        Point("What was found", AREA, ("first/2(a)",)),
        Point("What is planned", planned, ("first/7",)),
    )
    response = Response("R", points)
    told = [one.source for one in as_document(response, supported(library, response)).passages]
    whose = "Oakvale Council, Scrutiny Committee, 11 October 2022"
    # An item of a list does not say itself whether it is praise.
    found = f"{whose}, telling of July 2022, as an area to improve"
    assert [one for one in told if one] == [found, whose]


def test_newer_papers_are_told_before_many_sentences_of_an_old_one(holding: Fill) -> None:
    old = paper("old", "oakvale", "2015-10-11")
    for number in range(9):
        old.say(str(number + 1), f"How often the social workers are supervised in team {number}.")
    new = paper("new", "oakvale", "2024-10-11")
    new.say("1", "Some social workers are supervised by friends.")
    library = holding(old, first(), new)
    question = "How often are the social workers supervised?"
    outline = outline_of_question(library, answer_of(library, question, "first/2(a)"))
    told = [cite.split("/")[0] for point in outline.points for cite in point.cites]
    assert (told.count("old"), told.count("new")) == (3, 1)


@pytest.mark.parametrize(
    ("lead", "item", "heading"),
    [
        (
            "The main steps are:",
            "supervision of social workers by a template, from 1 May",
            "What is planned",
        ),
        (
            "So far:",
            "supervision of social workers has improved in every team",
            "What has been done",
        ),
        ("Also:", "supervision of social workers in the park", "What the papers also say"),
    ],
)
def test_short_words_on_the_matter_stand_where_a_response_tells_them(
    holding: Fill, lead: str, item: str, heading: str
) -> None:
    area = "supervision of social workers and what is written down of it"
    draft = paper("first", "oakvale", "2019-12-12")
    draft.list_of("improvement_area", "Areas to improve:", (area,), "7", "2019-09")
    draft.list_of(None, lead, (item,), "15")
    found = outline_of_finding(holding(draft), "first/7(a)")
    assert found is not None
    assert (heading, item) in under(found)


def test_a_bare_grade_stands_in_no_outline_of_a_finding(holding: Fill) -> None:
    row = ("How often the social workers are supervised", "Good")
    later = paper("later", "oakvale", "2023-02-01").table(("Area", "Grade"), (row,), "2023-01")
    assert [
        text for _, text in under(outline_of_finding(holding(first(), later), "first/2(a)"))
    ] == [AREA]
