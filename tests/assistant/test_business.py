"""The business of a meeting: who moved what, what it asked for, who voted how, how it ended."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

COUNCIL = """Wigan Council

COUNCIL

Minutes of the meeting held on 12 December 2024

30. Corporate Parenting Annual Report

Councillor W Thorn presented the annual report of the corporate parenting panel, which 61 people
working with children had helped to write.

RESOLVED that the report be noted.

31. Motion for Debate – Lorry Route

Mr Ash proposed, and Ms March seconded, the motion that

This Council notes:

(a) The lorry route passes three schools.

(b) Four walkers were hurt in a year.

This Council resolves to:

(a) Close the lorry route through the old town at night.

(b) Put up a weight limit at the bridge.

Following the debate the motion was put to the vote.

For (3)

Mr Ash, Ms March, Mrs Petty

Against (2)

Mr Low, Mr Thorn

Abstain (0)

Motion carried.

32. Motion for Debate – Allotment Charter

Mr Low proposed, and Mr Thorn seconded, the motion that

This Council resolves to:

(a) Draw up an allotment charter with the growers.

(b) Give each grower a key to the tap.

Following the debate the motion was put to the vote.

For (2)

Mr Low, Mr Thorn

Against (3)

Mr Ash, Ms March, Mrs Petty

Abstain (0)

Motion lost.
"""


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with asking(tmp_path_factory.mktemp("council"), {"council.txt": COUNCIL}) as assistant:
        yield assistant


def ask(council: Assistant, text: str, *before: str) -> Answer:
    return council.ask(Question(text, before))


def test_who_moved_and_seconded_is_told_of_the_motion_asked_about(council: Assistant) -> None:
    said = ask(council, "Who seconded the lorry route motion in Wigan?").text
    assert "Mr Ash proposed, and **Ms March** seconded" in said
    assert "Mr Low" not in said


def test_mover_vote_and_outcome_of_one_item_follow_from_one_another(council: Assistant) -> None:
    first = "Who seconded the allotment charter motion?"
    second = "and how many voted for it?"
    assert "For (2)" in ask(council, second, first).text
    said = ask(council, "and who proposed it?", first, second).text
    assert "**Mr Low** proposed" in said
    assert "Mr Ash" not in said
    assert "Motion lost." in ask(council, "was it carried?", first, second).text


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("How did Mrs Petty vote on the allotment charter?", "Against (3)"),
        ("Did Mr Low vote against the lorry route?", "Against (2)"),
        ("Which way did Ms March vote on the lorry route motion?", "For (3)"),
    ],
)
def test_how_a_member_voted_is_told_by_the_tally_over_the_name(
    council: Assistant, text: str, way: str
) -> None:
    answer = ask(council, text)
    tallies = [c.text for c in answer.citations if c.text.startswith(("For", "Against", "Abst"))]
    assert tallies == [way]
    name = text.split(" vote")[0].split(" did ")[-1].removeprefix("Did ").removeprefix("How did ")
    assert f"**{name}**" in answer.text


def test_a_member_who_did_not_vote_is_said_not_to_be_among_the_names(council: Assistant) -> None:
    said = ask(council, "How did Mr Hood vote on the lorry route motion?").text
    assert "Mr Hood is not among the names that are printed under this vote." in said


def test_the_vote_on_an_item_that_was_put_to_none_is_not_that_on_another(
    council: Assistant,
) -> None:
    answer = ask(council, "How many voted for the corporate parenting annual report in Wigan?")
    assert answer.status == "not_in_papers"


def test_what_a_council_resolved_on_a_lost_motion_is_that_it_lost(council: Assistant) -> None:
    answer = ask(council, "What did Wigan Council resolve about the allotment charter?")
    assert "Motion lost." in answer.text
    assert "key to the tap" not in answer.text


def test_what_a_motion_asked_for_is_its_last_list_with_what_came_of_it(council: Assistant) -> None:
    said = ask(council, "What did the lorry route motion ask for?").text
    assert "Close the lorry route through the old town at night." in said
    assert "weight limit at the bridge" in said
    assert "passes three schools" not in said
    assert "Motion carried." in said


def test_what_no_paper_has_a_word_of_was_not_resolved(council: Assistant) -> None:
    answer = ask(council, "What did Wigan Council resolve about badger culling?")
    assert answer.status == "not_in_papers"


def test_a_word_of_the_papers_is_no_misspelt_council(council: Assistant) -> None:
    answer = ask(council, "How did the vote on the Corporate Working Group go?")
    assert "Woking" not in answer.text


RECORDED = """Bury Council

COUNCIL

Minutes of the meeting held on 18 July 2024

41. Notice of motion: dredging of the canal

41.1 It was moved by Councillor Ina Sole and seconded by Councillor Abe Karr: "That this Council
has no trust in Canal Company plc and asks it to dredge the canal before November 2024."

41.2 An amendment was moved by Councillor Vic Thorn and seconded by Councillor Lena Inch to leave
out the words "has no trust in Canal Company plc". A recorded vote was asked for.

For the amendment (2): Councillors Inch and Thorn.

Against (3): Councillors Karr, Lamb and Sole.

Abstaining (1): Councillor Ash.

41.3 The amendment was declared LOST.

41.4 The original motion was then carried on a show of hands, with one abstention.

42. Notice of motion: quiet lanes

42.1 It was moved by Councillor Cal Dell and seconded by Councillor Una Whin: "That this Council
makes every lane of the borough a quiet lane by 2026."

42.2 An amendment was moved by Councillor Peter Hart to put "nine lanes" for "every lane".

42.3 On being put to the vote the amendment was CARRIED (13 for, 10 against).

42.4 The substantive motion was put and CARRIED (19 for, 3 against).
"""


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with asking(tmp_path_factory.mktemp("recorded"), {"bury.txt": RECORDED}) as assistant:
        yield assistant


def test_names_printed_behind_a_tally_are_those_who_voted_so(recorded: Assistant) -> None:
    said = ask(recorded, "Who voted against the amendment on dredging the canal in Bury?").text
    assert "Against (3): Councillors Karr, Lamb and Sole." in said
    assert "The amendment was declared LOST." in said
    one = ask(recorded, "How did Councillor Thorn vote on dredging the canal in Bury?")
    assert "For the amendment (2)" in one.text
    assert "Against (3)" not in one.text


def test_an_amendment_that_was_lost_is_not_the_motions_loss(recorded: Assistant) -> None:
    said = ask(recorded, "Was the canal dredging motion carried in Bury?").text
    assert said.index("declared LOST") < said.index("carried on a show of hands")
    amended = ask(recorded, "What happened to the amendment on dredging the canal?").text
    assert "declared LOST" in amended
    assert "show of hands" not in amended


def test_what_was_decided_is_told_by_the_motion_and_its_votes(recorded: Assistant) -> None:
    first = "Who put forward the quiet lanes motion in Bury?"
    assert "**Councillor Cal Dell**" in ask(recorded, first).text
    assert "**Councillor Una Whin**" in ask(recorded, "and who seconded him?", first).text
    assert "(19 for, 3 against)" in ask(recorded, "was it carried?", first).text
    said = ask(recorded, "What did Bury Council decide about quiet lanes?").text
    assert said.index("quiet lane by 2026") < said.index("(13 for") < said.index("(19 for")
    assert said.count("42. Notice of motion") == 1
