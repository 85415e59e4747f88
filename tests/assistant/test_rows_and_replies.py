"""What a row tells of a change, what its other cells tell next, lists inside a sentence, who was in
a group, and replies to what was asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Question
from assistant.chat import Assistant
from assistant.evidence.asking import puts_a_question
from tests.assistant.shelf import asking

HARBOURS = """<html><body>
<p>Bury Council</p><h1>Annual report of the harbours service 2023/24</h1>
<p>HARBOURS COMMITTEE</p><p>Report to the meeting of 20 June 2024</p>
<p>Committee Chair: Councillor Una Wren</p>
<h2>1. Boats</h2>
<table><tr><th></th><th>31 March 2023</th><th>31 March 2024</th></tr>
<tr><td>Rowing boats</td><td>96</td><td>88</td></tr>
<tr><td>Fishing smacks</td><td>231</td><td>264</td></tr></table>
<h2>2. Measures</h2>
<table><tr><th>Measure</th><th>Q1</th><th>Q2</th><th>Q3</th><th>Q4</th><th>Target</th>
<th>Responsible officer</th></tr>
<tr><td>Moorings inspected</td><td>41</td><td>52</td><td>67</td><td>70</td><td>75</td>
<td>A. Larch</td></tr>
<tr><td>Buoys repainted</td><td>4</td><td>5</td><td>9</td><td>6</td><td>8</td>
<td>B. Elm</td></tr></table>
<h2>3. Pilots</h2>
<p>3.1 Nineteen pilot permits were suspended.</p>
<p>3.2 The overdue works are: the slipway railing; the lamp at the mole; the ferry steps; and the
cleaning of the inner basin.</p>
<h2>4. The tide review</h2>
<p>4.1 The Tide Review Group comprised Councillors Ada Birch (Chair), Tom Hazel, Mia Rowan and Sue
Alder.</p>
</body></html>"""
MINUTES = """Bury Council

COUNCIL

Minutes of the meeting of 18 July 2024

Present: Councillors Una Wren (in the Chair), Ada Birch, Tom Hazel

1. Questions from the public

1.1 Mr Lee Finch asked why the slipway in Quay Street had been closed since February and when it
would reopen. Councillor Hazel replied that reopening was planned for the second week of September.

2. Motion: a tide mill

2.1 It was moved by Councillor Birch and seconded by Councillor Hazel that a tide mill be built.

On being put to the vote the motion was CARRIED (13 for, 10 against).

3. Motion: lamps at the ferry

3.1 It was moved by Councillor Birch and seconded by Councillor Hazel that £60,000 be set aside for
lamps at the ferry.

3.2 An amendment was moved by Councillor Rowan and seconded by Councillor Alder to replace £60,000
with £22,000.

3.3 On being put to the vote the amendment was CARRIED (13 for, 10 against).

3.4 The substantive motion was put and CARRIED (19 for, 3 against).

4. Motion: the harbour company

4.1 It was moved by Councillor Birch and seconded by Councillor Hazel that the Council has no faith
in the harbour company.

4.2 An amendment was moved by Councillor Rowan and seconded by Councillor Alder to delete the words
"has no faith in".

The amendment was declared LOST.

4.3 The original motion was then carried on a show of hands.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    papers = {"harbours.html": HARBOURS, "minutes.txt": MINUTES}
    with asking(tmp_path_factory.mktemp("rows"), papers) as made:
        yield made


def ask(assistant: Assistant, text: str, *before: str) -> str:
    return assistant.ask(Question(text, before)).text


@pytest.mark.parametrize(
    "text",
    [
        "How has the number of rowing boats in Bury changed between the two years?",
        "Are there fewer rowing boats in Bury than there were a year earlier?",
    ],
)
def test_a_change_is_told_by_the_row_that_has_both_figures(assistant: Assistant, text: str) -> None:
    told = ask(assistant, text)
    assert "31 March 2023: **96**" in told
    assert "31 March 2024: **88**" in told
    assert "264" not in told


def test_a_year_that_no_column_is_of_is_not_told_by_the_row(assistant: Assistant) -> None:
    text = "How did the number of rowing boats in Bury change between 2015 and 2019?"
    assert assistant.ask(Question(text)).status == "not_in_papers"


def test_months_find_the_column_of_their_quarter(assistant: Assistant) -> None:
    assert "**67**" in ask(assistant, "How many moorings were inspected in Bury in Oct-Dec 2023?")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Which officer is responsible for that?", "**A. Larch**"),
        ("What are they aiming for?", "Target: **75**"),
    ],
)
def test_the_next_question_is_answered_by_another_cell_of_the_row(
    assistant: Assistant, text: str, told: str
) -> None:
    assert told in ask(assistant, text, "How many moorings were inspected in Bury in Q3?")


def test_an_annual_report_tells_of_its_year_and_not_of_the_one_it_came_out_in(
    assistant: Assistant,
) -> None:
    asked = "How many pilot permits were suspended in Bury in {}?"
    assert "Nineteen" in ask(assistant, asked.format("2023/24"))
    assert assistant.ask(Question(asked.format("2024/25"))).status == "not_in_papers"


def test_a_list_inside_a_sentence_is_told_item_by_item(assistant: Assistant) -> None:
    text = ask(assistant, "Which works are overdue in Bury?")
    items = [line for line in text.splitlines() if line.startswith("- ")]
    assert [item[2:].split(" [")[0] for item in items] == [
        "the slipway railing",
        "the lamp at the mole",
        "the ferry steps",
        "the cleaning of the inner basin",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Who were the members of the tide review group in Bury?",
        "Name the councillors who carried out the tide review in Bury.",
    ],
)
def test_the_members_of_a_group_are_named(assistant: Assistant, text: str) -> None:
    told = ask(assistant, text)
    assert "**Mia Rowan**" in told
    assert "Una Wren" not in told


def test_the_chair_of_a_committee_is_not_the_chair_of_its_group(assistant: Assistant) -> None:
    told = ask(assistant, "Who chairs the harbours committee in Bury?")
    assert "**Councillor Una Wren**" in told
    assert "Birch" not in told


def test_what_was_asked_is_told_by_the_reply(assistant: Assistant) -> None:
    told = ask(assistant, "When will the slipway in Quay Street reopen?")
    assert "**September**" in told
    assert "**February**" not in told


@pytest.mark.parametrize(
    ("text", "puts"),
    [
        ("Mr Finch asked why the slip was closed.", True),
        ("Mrs Low wanted to know whether it would open.", True),
        ("She asked the Leader when it would open.", True),
        ("The Cabinet was asked whether it agreed.", False),
        ("The Committee is asked to note the report.", False),
        ("They asked for a report.", False),
    ],
)
def test_a_question_that_was_put(text: str, puts: bool) -> None:
    assert puts_a_question(text) is puts


def test_what_came_after_a_vote_is_not_the_vote(assistant: Assistant) -> None:
    told = assistant.ask(Question("What will pilots in Bury be paid after the July 2024 vote?"))
    assert "13 for" not in told.text


def test_a_motion_is_told_with_the_amendment_that_was_carried(assistant: Assistant) -> None:
    told = ask(assistant, "How much did Bury set aside for lamps at the ferry?")
    assert "replace £60,000 with £22,000" in told
    assert "the amendment was CARRIED" in told


def test_what_came_of_a_motion_is_told_and_not_of_an_amendment_of_it(assistant: Assistant) -> None:
    told = ask(assistant, "What did Bury say of its faith in the harbour company?")
    assert "LOST" not in told
    assert "The original motion was then carried" in told
