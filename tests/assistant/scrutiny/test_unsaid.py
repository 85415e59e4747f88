"""What a council's own paper promises, counts in words alone, and does not come back to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.library import Library
from corpus.paper import PaperKind
from tests.assistant.scrutiny.conftest import Fill, holding, paper
from tests.assistant.scrutiny.test_lines import asked, said

__all__ = ["holding"]


def lone(holding: Fill, text: str, kind: PaperKind = "report") -> Library:
    return holding(paper("plan", "oakvale", "2022-10-11", kind=kind).say("1", text))


@pytest.mark.parametrize(
    ("text", "is_action"),
    [
        ("Supper clubs for foster carers are being offered across the borough.", True),
        ("The service is in the process of implementing what the review recommends.", True),
        ("Work remains ongoing with landlords to find larger flats for families.", True),
        ("There will be unannounced visits to the six homes of the council.", True),
        ("It is proposed that unannounced visits to the homes will take place often.", True),
        ("Our placements service is reviewing the contracts of all children's homes.", True),
        ("There will be no change to what carers are paid for their work.", False),
        ("The annual meeting with the inspectors will take place in the town hall.", False),
        ("The largest effect of the closure will be felt by families in the north.", False),
        ("Children are being seen alone by the workers who visit them at home.", False),
        ("Progress against the action plan will be monitored by the board each month.", False),
        (
            "It is good to note that there are 12 cases which are being reviewed and need care.",
            False,
        ),
        (
            "Families will not notice a thing and the service will be kept with plans drawn up.",
            False,
        ),
        ("The continuity of the ferry will be maintained with plans for each of the piers.", False),
    ],
)
def test_work_under_way_is_asked_about_too(holding: Fill, text: str, is_action: bool) -> None:
    assert bool(asked(lone(holding, text), "plan").of("action")) is is_action


def test_what_inspectors_see_under_way_is_nobody_s_promise(holding: Fill) -> None:
    text = "Supper clubs for foster carers are being offered across the borough."
    assert asked(lone(holding, text, "inspection_report"), "plan").lines == ()


def test_of_what_a_council_wants_to_be_the_whole_is_asked_about(holding: Fill) -> None:
    draft = paper("plan", "oakvale", "2022-10-11")
    wanted = ("We will build trust in all that we do for families.", "We will always listen.")
    draft.list_of("action", "The council is developing a vision for its homes:", wanted, "3")
    assert [label for label, _ in said(asked(holding(draft), "plan"), "action")] == ["3"]


def test_a_paragraph_headed_by_an_area_comes_back_to_it(holding: Fill) -> None:
    draft = paper("plan", "oakvale", "2022-10-11")
    areas = ("enough homes for teenagers", "direction by managers: whether they see drift")
    draft.list_of("improvement_area", "To improve:", (*areas, "life-story work"), "2")
    draft.say("3", "Homes. Twelve were opened in the summer.")
    draft.say("4", "Direction by managers. A weekly meeting looks at what has not moved.")
    assert [label for label, _ in said(asked(holding(draft), "plan"), "improvement")] == ["2(c)"]


MEASURED = "Case audits will be the main way of evaluating the impact of these actions."


def test_how_all_actions_are_measured_stands_beside_each(holding: Fill) -> None:
    draft = paper("plan", "oakvale", "2022-10-11")
    known = "a rota kept by the Head of Access by May 2023"
    draft.list_of("action", "The council plans:", ("a new form for visits", known), "4")
    (line,) = asked(holding(draft.say("9", MEASURED)), "plan").of("action")
    assert line.source.paragraph == "4(a)"
    assert line.says.endswith("names no owner, no date and no measure of its own for this action.")
    assert [(one.paragraph, one.quote) for one in line.beside] == [("9", MEASURED)]


@pytest.mark.parametrize(
    ("said_of_all", "lines"),
    [
        ("Family Services have a responsibility to address the areas for improvement.", 1),
        ("The improvement plan is led by a board of the two councils.", 1),
        ("The Board is not responsible for delivering the actions.", 0),
        ("Who is responsible for the actions?", 0),
    ],
)
def test_who_answers_for_all_actions_is_not_missing_of_one(
    holding: Fill, said_of_all: str, lines: int
) -> None:
    draft = paper("plan", "oakvale", "2022-10-11")
    draft.list_of("action", "The council plans:", ("a new form for visits",), "4")
    (line,) = asked(holding(draft.say("9", said_of_all)), "plan").of("action")
    assert ("no owner of its own" in line.says) is bool(lines)
    assert [one.quote for one in line.beside] == [said_of_all] * lines


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("The service is reviewing how visits to carers are counted.", True),
        ("Our access service will test how visits to carers are counted.", True),
        ("The access service will be reviewed with carers in the town.", False),
    ],
)
def test_what_a_service_does_itself_has_an_owner(holding: Fill, text: str, is_named: bool) -> None:
    ((_, told),) = said(asked(lone(holding, text), "plan"), "action")
    assert ("owner" not in told) is is_named


@pytest.mark.parametrize(
    "text",
    [
        "“Apply a tool so that auditing measures the impact of these actions.”",
        "It is not clear how the success of these actions will be measured.",
        "The impact of these actions is measured less often than before.",
    ],
)
def test_what_is_asked_for_or_missing_measures_nothing(holding: Fill, text: str) -> None:
    draft = paper("plan", "oakvale", "2022-10-11")
    draft.list_of("action", "The council plans:", ("a new form for visits",), "4").say("9", text)
    (line, *_) = asked(holding(draft), "plan").of("action")
    assert "no measure for this action" in line.says
    assert line.beside == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The new form will be tested. The Board was told so in May 2021.", "owner, no date"),
        ("The Access Team will test the new form with carers.", "date"),
        ("The new form will be tested, and the Committee receives a report.", "owner, no date"),
        ("The new form will be tested by the placements team.", "date"),
        ("The new form will be overseen by the DASS at every step.", "date"),
    ],
)
def test_who_is_only_told_of_an_action_does_not_own_it(
    holding: Fill, text: str, missing: str
) -> None:
    ((_, told),) = said(asked(lone(holding, text), "plan"), "action")
    assert f"names no {missing} and no measure" in told


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The budget to move is £59m, of it £56m for care and £3m for staff.", "£59m"),
        ("The budget is £59m; a year ago it was £55m.", ""),
        ("The sum for care is £59m. Children still wait. We must do better.", ""),
        ("The sum for care is £59m. It is spent on homes. Children still wait.", "£59m"),
        ("There are currently 2,000+ care leavers in the county.", "2,000+"),
    ],
)
def test_a_sum_with_its_parts_is_not_compared(holding: Fill, text: str, figure: str) -> None:
    draft = paper("plan", "oakvale", "2022-10-11").say("1", text)
    draft._find("cost", text.split(". ")[0], None)
    told = [words for _, words in said(asked(holding(draft), "plan"), "figure")]
    assert [f"gives {figure} without" in one for one in told] == ([True] if figure else [])


def test_of_many_figures_the_weightiest_are_asked_about(holding: Fill) -> None:
    draft = paper("plan", "oakvale", "2022-10-11")
    for at in range(7):
        text = f"The {at + 2}0 carers of district {'abcdefg'[at]} met in its hall."
        draft.say(str(at + 1), text)
        draft._find("figure", text, None)
    draft.say("8", "The new home costs £7m.")
    draft._find("cost", "The new home costs £7m.", None)
    told = said(asked(holding(draft), "plan"), "figure")
    assert "gives £7m" in told[-1][1]
    assert len(told) == 6


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("There is a small number of cases judged to be good.", "a small number of cases"),
        ("We saw a low share of Children in Need cases.", "a low share of Children in Need cases"),
        ("A small number of cases, 12 of 160, was judged to be good.", ""),
        ("The form can be used in a number of ways by those who visit.", ""),
        ("We will reduce the number of children who move twice in a year.", ""),
    ],
)  # fmt: skip
def test_an_amount_in_words_alone_is_asked_for(holding: Fill, text: str, amount: str) -> None:
    told = [words for _, words in said(asked(lone(holding, text), "plan"), "figure")]
    assert told == ([f"This paper as held gives no figure for “{amount}”."] if amount else [])


def test_what_fell_short_is_asked_how_far(holding: Fill) -> None:
    draft = paper("plan", "oakvale", "2022-10-11")
    short = ("answers to complaints", "plans written in time")
    draft.list_of(None, "The measures rated red are:", short, "3")
    draft.list_of(None, "The measures rated green are:", short, "4")
    for item in range(len(draft.paragraphs)):
        one = draft.paragraphs[item]
        if one.kind == "item":
            above = f"plan/{one.label[0]}" if one.label else None
            draft.paragraphs[item] = replace(one, parent=above)
    ((label, told),) = said(asked(holding(draft), "plan"), "figure")
    assert (label, told) == (
        "3",
        "This paper as held lists what fell short and does not say by how much.",
    )


def test_an_area_that_the_paper_does_not_come_back_to_is_asked_about(holding: Fill) -> None:
    draft = paper("plan", "oakvale", "2022-10-11")
    areas = ("help for disabled children after school", "the timeliness of return home interviews")
    draft.list_of("improvement_area", "Two areas to improve:", areas, "2", "2022-07")
    draft.say("5", "The timeliness of return home interviews was 91% in June 2022.")
    found = asked(holding(draft), "plan")
    assert said(found, "improvement") == [
        (
            "2(a)",
            "This paper as held has no other paragraph that is surely on this area to improve.",
        )
    ]


def test_what_a_motion_only_commends_is_not_followed_up(holding: Fill) -> None:
    minutes = paper("minutes", "oakvale", "2022-10-11", kind="minutes")
    moved = (
        "To commend the hard work and resilience of the farmers of the county.",
        "To ask the Leader to write to the Chancellor about the tax on farms.",
        "RESOLVED that the Leader write to the Chancellor about the tax on farms.",
    )
    minutes.list_of("resolution", "Resolved:", moved, "2")
    later = paper("later", "oakvale", "2023-02-01").say("1", "The swimming pool opens in May.")
    found = asked(holding(minutes, later), "minutes")
    assert [line.source.paragraph for line in found.of("recommendation")] == ["2(b)"]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (
            "The home at Drovehead is run by the Head of Care and opens in October 2025.",
            "no measure",
        ),
        ("The home at Saltern is run by the Head of Care and opens in October 2025.", "no owner"),
    ],
)
def test_what_another_paragraph_says_of_the_thing_named_is_not_missing(
    holding: Fill, told: str, says: str
) -> None:
    draft = paper("plan", "oakvale", "2024-10-11")
    draft.list_of("action", "The council plans:", ("a new children's home at Drovehead",), "4")
    lines = asked(holding(draft.say("9", told)), "plan").of("action")
    assert all(says in line.says for line in lines)
    assert bool([line for line in lines if "no owner" in line.says]) is (says == "no owner")
