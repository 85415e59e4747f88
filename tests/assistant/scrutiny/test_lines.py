"""What a paper says and leaves unsaid, as lines of enquiry."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.scrutiny import Enquiry, LineKind, enquiry
from assistant.service.view.enquiries import EnquiryView, as_markdown
from corpus.library import Library
from corpus.paper import Finding
from tests.assistant.scrutiny.conftest import Fill, held, paper
from tests.assistant.shelf import Draft


def asked(library: Library, name: str) -> Enquiry:
    found = enquiry(library, name)
    assert found is not None
    return found


def said(found: Enquiry, kind: LineKind) -> list[tuple[str | None, str]]:
    return [(line.source.paragraph, line.says) for line in found.of(kind)]


ACTIONS = {
    "a new rota for duty calls": "no owner, no date and no measure",
    "a new rota for duty calls, by March 2023": "no owner and no measure",
    "a new rota for duty calls, kept by the Head of Access": "no date and no measure",
    "a new rota within six weeks, kept by the Head of Access": "no measure",
    "a new rota by May 2023 so that 95% of calls are taken": "no owner",
}
FIGURES = {
    "Plans are written on time for 86% of young people.": True,
    "The team costs £184,000 a year.": True,
    "There are 161 fostering households.": True,
    "Plans are on time for 86% of young people, more than last year.": False,
    "Plans are on time for 86%; the target is 90%.": False,
    "On 1 May 2022 there were 161 households and on 1 May 2021 there were 150.": False,
    "The duty is in section 22 of the Act and holds at 18.": False,
    "Three members were present.": False,
    "This is 23% of the total population.": False,
    "The plan asked for 20 additional households.": False,
    "They read 214 records and spoke with 28 young people.": False,
    "Of 40 calls that we made in February, 17 were answered.": False,
    "A review of 50 records found a decision questioned in some.": False,
    "Places are sought within 20 miles of the town hall.": False,
    "Help goes on for young people until they are 25.": False,
    "Homeless 16 and 17-year-olds are helped by the same team.": False,
    "Advisers are met from the 16th birthday onwards.": False,
    "Children turning 18 are assessed for a service.": False,
    "Young people from abroad are 21%, identical to the whole country.": False,
}


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One paper for each of the actions and figures, each of an authority of its own."""
    drafts = []
    for at, action in enumerate(ACTIONS):
        draft = paper(f"action-{at}", f"a{at}", "2022-10-11")
        drafts.append(draft.list_of("action", "The council plans:", (action,), "4"))
    for at, text in enumerate(FIGURES):
        draft = paper(f"figure-{at}", f"f{at}", "2022-10-11").say("1", text)
        draft._find("figure", text, None)
        drafts.append(draft)
    with held(tmp_path_factory.mktemp("cases"), *drafts) as library:
        yield library


@pytest.mark.parametrize(("at", "told"), list(enumerate(ACTIONS.values())), ids=list(ACTIONS))
def test_an_action_is_asked_for_what_the_paper_as_held_leaves_out(
    cases: Library, at: int, told: str
) -> None:
    assert said(asked(cases, f"action-{at}"), "action") == [
        ("4(a)", f"This paper as held names {told} for this action.")
    ]


@pytest.mark.parametrize(("at", "is_alone"), list(enumerate(FIGURES.values())), ids=list(FIGURES))
def test_a_figure_without_a_comparison_is_asked_about(
    cases: Library, at: int, is_alone: bool
) -> None:
    assert bool(asked(cases, f"figure-{at}").of("figure")) is is_alone


def test_an_action_with_all_three_is_no_line(holding: Fill) -> None:
    whole = "The Head of Access will answer 95% of calls by May 2023"
    draft = paper("plan", "oakvale", "2022-10-11")
    library = holding(draft.list_of("action", "The council plans:", (whole,), "4"))
    assert asked(library, "plan").lines == ()


def test_what_another_paragraph_of_the_paper_says_of_the_action_is_not_missing(
    holding: Fill,
) -> None:
    draft = paper("plan", "oakvale", "2022-10-11")
    draft.list_of("action", "The council plans:", ("a new rota for duty calls",), "4")
    draft.say("9", "The Head of Access brings the new rota for duty calls to us by May 2023.")
    assert said(asked(holding(draft), "plan"), "action") == [
        ("4(a)", "This paper as held names no measure for this action.")
    ]


def test_a_column_that_is_filled_tells_and_one_that_is_empty_does_not(holding: Fill) -> None:
    draft = paper("plan", "oakvale", "2022-10-11")
    draft.table(
        ("Action", "Lead", "By"), (("Write life stories", "A. Gable", "soon"), ("Train", "-", ""))
    )
    for row in draft.paragraphs:
        draft.findings.append(Finding("action", row.paragraph_id, "plan", row.text))
    assert [words for _, words in said(asked(holding(draft), "plan"), "action")] == [
        "This paper as held names no owner, no date and no measure for this action.",
        "This paper as held names no measure for this action.",
    ]


def test_an_absence_names_the_appendices_that_are_not_held(holding: Fill) -> None:
    draft = paper("plan", "oakvale", "2022-10-11", refers_to=("Appendix B", "Appendix A"))
    draft.list_of("action", "The council plans:", ("a new rota for duty calls",), "4")
    held = paper("plan-a", "oakvale", "2022-10-11", title="Plan: Appendix A").say("1", "Maps.")
    found = asked(holding(draft, held), "plan")
    assert found.without == ("Appendix B",)
    assert said(found, "action")[0][1] == (
        "This paper as held, without Appendix B, names no owner, no date and no measure for this "
        "action."
    )


def test_a_promise_that_names_nobody_is_an_action_and_a_condition_is_none(holding: Fill) -> None:
    draft = paper("plan", "oakvale", "2022-10-11")
    draft.say("1", "A survey of young people will be carried out. It matters.")
    draft.say("2", "If the grant ends a survey of young people will be carried out again.")
    draft.say("3", "The council undertakes to do better in everything that it does.")
    assert [label for label, _ in said(asked(holding(draft), "plan"), "action")] == ["1"]


def test_beside_a_figure_stands_what_other_papers_tell_of_the_same(holding: Fill) -> None:
    text = "Pathway plans are written on time for 86% of young people."
    draft = paper("plan", "oakvale", "2022-10-11").say("1", text)
    draft._find("figure", text, None)
    other = paper("other", "elmford", "2022-03-01").say(
        "7", "Pathway plans are written on time for 71% of our young people."
    )
    (line,) = asked(holding(draft, other), "plan").of("figure")
    assert [(one.authority, one.paragraph) for one in line.beside] == [("Elmford Council", "7")]


def recommending(name: str, date: str, text: str) -> Draft:
    draft = paper(name, "oakvale", date)
    draft.list_of("recommendation", "It is recommended to:", (text,), "8")
    return draft


def test_a_recommendation_that_no_later_paper_mentions_is_told_of_the_papers_held(
    holding: Fill,
) -> None:
    early = recommending("early", "2021-05-01", "fund two more fostering recruitment officers")
    late = paper("late", "oakvale", "2022-05-01").say("1", "The library opened on Saturday.")
    library = holding(early, late)
    assert said(asked(library, "early"), "recommendation") == [
        (
            "8(a)",
            "In the later paper of Oakvale Council that is held, nothing was found on this "
            "recommendation.",
        )
    ]
    assert [label for label, _ in said(asked(library, "late"), "earlier")] == ["8(a)"]


@pytest.mark.parametrize(
    ("text", "later"),
    [
        (
            "fund two more fostering recruitment officers",
            "Two more fostering recruitment officers were funded by the council.",
        ),
        ("note the report on fostering recruitment", "The library opened on Saturday."),
    ],
)
def test_what_later_papers_come_back_to_or_was_only_noted_is_no_line(
    holding: Fill, text: str, later: str
) -> None:
    early = recommending("early", "2021-05-01", text)
    late = paper("late", "oakvale", "2022-05-01").say("1", later)
    library = holding(early, late)
    assert asked(library, "early").of("recommendation") == ()
    assert asked(library, "late").of("earlier") == ()


def test_without_a_later_paper_nothing_is_said_of_what_became_of_it(holding: Fill) -> None:
    early = recommending("early", "2021-05-01", "fund two more fostering recruitment officers")
    found = asked(holding(early), "early")
    assert (found.of("recommendation"), found.later) == ((), 0)


def test_what_another_authority_did_about_the_same_is_told_with_its_paragraph(
    holding: Fill,
) -> None:
    draft = paper("plan", "oakvale", "2022-10-11")
    draft.list_of("improvement_area", "To improve:", ("life-story work for children",), "2")
    other = paper("other", "elmford", "2022-03-01").list_of(
        "progress", "Since then:", ("Life-story work for children began",), "6"
    )
    (line,) = asked(holding(draft, other), "plan").of("elsewhere")
    assert line.source.paragraph == "2(a)"
    assert [(one.authority, one.paragraph) for one in line.beside] == [("Elmford Council", "6(a)")]


def test_a_paper_that_is_not_held_has_no_enquiry(holding: Fill) -> None:
    assert enquiry(holding(paper("plan", "oakvale", "2022-10-11")), "nothing") is None


def test_a_table_that_answers_by_number_comes_back_to_a_recommendation(holding: Fill) -> None:
    first = paper("first", "oakvale", "2022-04-01").section("Recommendations")
    texts = (
        "That potholes and gullies be mended by a team.",
        "That cheap ferries run on Sundays to Holm.",
    )
    for at, text in enumerate(texts, 1):
        first._add(f"Recommendation {at}", text, kind="recommendation")
        first._find("recommendation", text, None, outcome="proposed")
    late = paper("late", "oakvale", "2022-05-01")
    late.table(
        ("Recommendation", "Answer"), (("2. That cheap ferries run", "To begin on a day of May."),)
    )
    assert [label for label, _ in said(asked(holding(first, late), "first"), "recommendation")] == [
        "Recommendation 1"
    ]


def test_a_paragraph_that_may_answer_a_recommendation_stands_beside_it(holding: Fill) -> None:
    text = "That Cabinet build homes for children in care, near the schools that they go to."
    first = paper("first", "oakvale", "2022-04-01")
    first._add("Recommendation 1", text, kind="recommendation")
    first._find("recommendation", text, None, outcome="proposed")
    late = paper("late", "oakvale", "2022-05-01")
    late.say(
        "3",
        "Homes in other towns, for children who go to a school, cost Cabinet more than a ferry.",
    )
    late.say("4", "Potholes were mended in January.")
    (line,) = asked(holding(first, late), "first").of("recommendation")
    assert "nothing was found that is surely on this recommendation" in line.says
    assert [one.paragraph for one in line.beside] == ["3"]


def test_an_exempt_item_is_said_to_exist_and_not_to_have_been_read(holding: Fill) -> None:
    exempt = paper("tender", "oakvale", "2022-10-11", title="A tender", status="exempt")
    beside = paper("plan", "oakvale", "2022-10-11").say("1", "A plan.")
    elsewhere = paper("later", "oakvale", "2023-10-11").say("1", "A plan.")
    cleared = paper("deed", "elmford", "2022-10-11", status="exempt", cleared=True).say("1", "It.")
    part = paper("part", "elmford", "2023-10-11", status="part_exempt").say("1", "A plan.")
    library = holding(exempt, beside, elsewhere, cleared, part)
    assert "marked exempt and was not read" in asked(library, "tender").unread[0]
    assert asked(library, "plan").unread == (
        "At the same meeting, “A tender” was exempt and was not read.",
    )
    assert asked(library, "later").unread == asked(library, "deed").unread == ()
    told = as_markdown(EnquiryView.of(asked(library, "tender")))
    assert "Why was it heard in private" in told
    assert "Nothing was found to ask" not in told
    assert "A part of this paper is exempt" in asked(library, "part").unread[0]


PROMISES = {
    "A review of contact centres will be carried out this winter.": True,
    "A forum, which will be used to share what audits found, was set up.": True,
    "Officers will write to the two providers and rent rooms from them.": True,
    "Young people who draw on care will see no difference and service will be kept up.": True,
    "Plans do not explain clearly how the longer needs of children will be met.": False,
    "There is a danger that a worker will not know of an earlier worry.": False,
    "Letters say little of the support that will be offered to families.": False,
    "Green means done, or will be done by the date given.": False,
    "If the contract ends, officers will write to the two providers.": False,
}


@pytest.mark.parametrize(("text", "is_action"), list(PROMISES.items()))
def test_a_promise_is_told_from_what_is_only_told_of(
    holding: Fill, text: str, is_action: bool
) -> None:
    library = holding(paper("plan", "oakvale", "2022-10-11").say("1", text))
    assert bool(asked(library, "plan").of("action")) is is_action


def test_of_minutes_no_figure_is_asked_about(holding: Fill) -> None:
    draft = paper("minutes", "oakvale", "2022-10-11", kind="minutes")
    draft.say("1", "The fair raised £5,000 for the hospice.")
    draft._find("figure", "The fair raised £5,000 for the hospice.", None)
    assert asked(holding(draft), "minutes").of("figure") == ()


def test_a_share_in_numbers_is_told_whole(holding: Fill) -> None:
    draft = paper("plan", "oakvale", "2022-10-11")
    draft.say("1", "Agency social workers filled 11 of 148 posts.")
    draft._find("figure", "Agency social workers filled 11 of 148 posts.", None)
    ((_, told),) = said(asked(holding(draft), "plan"), "figure")
    assert told.startswith("This paper as held gives 11 of 148 without an earlier figure")
