"""Questions about what somebody said or thinks: only their own words answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from assistant.question.speaker import speaker_asked
from tests.assistant.shelf import asking

MINUTES = """<html><head><title>Minutes - Rutland County Council</title></head><body>
<header>Rutland County Council</header>
<h1>Minutes</h1>
<p>PRESENT: Mr P Ivory (Chairman), Mrs Alder, Mr Birch, Ms Cole, Mr Daly, Mr Ely</p>
<p>Full Council - Thursday, 9 March 2023</p>
<h2>Report of the Leader</h2>
<p>Mrs Alder (Leader of the Council) spoke about the bus contract. She explained that fares would
rise by four per cent in June. Mr Birch thanked the Leader for the report.</p>
<p>The Leader stressed that no route would close before the autumn.</p>
<p>The Leader of the Orchard Group, Mr Birch, said the bus contract had been let in haste.</p>
<p>Ms Cole asked the Leader whether schools had been told about the bus contract.</p>
<p>The bus contract runs for five years and costs £2.1m a year.</p>
<p>Mr Daly turned to the bus contract, which he said was better than he had feared.</p>
<p>The Chairman held a silence in memory of Mr Quentin Rowe, who had chaired the Roads
Committee.</p>
<p>There are 40 drivers. Nineteen per cent of them are women.</p>
<h2>Library hours</h2>
<p>The Monitoring Officer advised that the petition was in order.</p>
<p>Residents told the council that the shorter library hours had cut them off. They felt left
alone.</p>
<p>Library staff are proud of the reading scheme. The council trains its library staff every
year and values them.</p>
</body></html>
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with asking(tmp_path_factory.mktemp("spoken"), {"council.html": MINUTES}) as assistant:
        yield assistant


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(Question(text))


@pytest.mark.parametrize(
    "text",
    [
        "What did the Leader say about the bus contract in Rutland?",
        "What did Mrs Alder say about the bus contract?",
        "According to the leader, what happens with the bus contract in Rutland?",
    ],
)
def test_what_somebody_said_is_told_by_their_sentences_alone(
    assistant: Assistant, text: str
) -> None:
    answer = ask(assistant, text)
    assert "fares would" in answer.text
    for of_others in ("let in haste", "whether schools", "£2.1m", "thanked the Leader"):
        assert of_others not in answer.text


def test_the_leader_of_a_group_is_another(assistant: Assistant) -> None:
    answer = ask(assistant, "What did the Orchard Group leader say about the bus contract?")
    assert "let in haste" in answer.text
    assert "fares would" not in answer.text


def test_what_an_officer_advised_is_told(assistant: Assistant) -> None:
    answer = ask(assistant, "What did the Monitoring Officer advise about the petition in Rutland?")
    assert "in order" in answer.text


def test_a_group_is_heard_where_it_speaks_or_feels(assistant: Assistant) -> None:
    heard = ask(assistant, "What do residents in Rutland think of library hours?")
    assert "cut them off" in heard.text
    proud = ask(assistant, "How do library staff feel about the reading scheme in Rutland?")
    assert "proud" in proud.text
    assert "trains" not in proud.text


@pytest.mark.parametrize(
    "text",
    [
        "What did the chief executive say about the bus contract in Rutland?",
        "What did the police say about library hours in Rutland?",
        "What do head teachers think of the bus contract in Rutland?",
        "What did the Deputy Leader say about the bus contract in Rutland?",
        "What did the Leader say about library hours in Rutland?",
    ],
)
def test_who_is_not_told_to_have_said_anything_is_given_no_words(
    assistant: Assistant, text: str
) -> None:
    assert ask(assistant, text).status == "not_in_papers"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("What did the cabinet member say about fees?", "the cabinet member"),
        ("What were the young people's views on the move?", "young people"),
        ("What feedback did parents give on transport?", "parents"),
        ("What did Ofsted say about fostering?", None),
        ("What did the review of family hubs find?", None),
        ("What concerns did the re-inspection raise about court work?", None),
        ("What concerns did head teachers raise about court work?", "head teachers"),
        ("What does the report say about fees?", None),
        ("What did the council spend on fees?", None),
        ("What did the scrutiny committee say about hubs?", None),
        ("What did the housing regulator find wrong?", None),
        ("What did Ofsted's short visit to the front door say needed work?", None),
        ("What went wrong in the storm, according to the debrief?", None),
        ("What do foster carers say about training?", "foster carers"),
        ("How do practitioners feel about supervision?", "practitioners"),
    ],
)
def test_whose_words_are_asked_for(text: str, who: str | None) -> None:
    assert speaker_asked(text) == who


CONSULTED = """<html><head><title>Outcome of consultation - Wigan Council</title></head><body>
<header>Wigan Council</header>
<h1>Swimming lessons: outcome of consultation</h1>
<p>Cabinet - Thursday, 8 June 2023</p>
<p>1. Parents of pupils answered in large numbers. Parents said that Friday lessons clashed with
prayers.</p>
<p>2. Thornbury College and Sixth Form said that it would lend its pool on two mornings for
£1,900 a term.</p>
</body></html>
"""


@pytest.fixture(scope="module")
def two_councils(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    council = MINUTES.replace("Residents told", "Parents told")
    files = {"council.html": council, "consulted.html": CONSULTED}
    with asking(tmp_path_factory.mktemp("two"), files) as assistant:
        yield assistant


def test_asked_across_councils_each_is_heard(two_councils: Assistant) -> None:
    answer = ask(two_councils, "What worries did parents raise, across the councils?")
    assert "clashed with" in answer.text
    assert "cut them off" in answer.text


def test_an_organisation_is_heard_in_other_words_than_asked(two_councils: Assistant) -> None:
    answer = ask(two_councils, "What did the college say about borrowing their pool in Wigan?")
    assert "lend its pool" in answer.text
    assert "clashed" not in answer.text


def test_who_stands_beside_in_a_list_of_those_present_is_another(assistant: Assistant) -> None:
    answer = ask(assistant, "What did Mr Daly say about the bus contract in Rutland?")
    assert "better than he had feared" in answer.text
    assert "let in haste" not in answer.text
    assert ask(assistant, "What did Mr Ely say about the bus contract?").status == "not_in_papers"


def test_who_was_in_the_chair_is_who_stands_beside_it(assistant: Assistant) -> None:
    answer = ask(assistant, "Who chaired the full council in Rutland on 9 March 2023?")
    assert "**Mr P Ivory**" in answer.text
    assert "Rowe" not in answer.text


def test_a_share_in_words_is_no_number(assistant: Assistant) -> None:
    answer = ask(assistant, "How many women drivers are there in Rutland?")
    assert "**Nineteen**" not in answer.text


def test_a_sum_is_not_told_of_a_thing_of_another_name(assistant: Assistant) -> None:
    answer = ask(assistant, "How much does Operation Heron cost a year in Rutland?")
    assert answer.status == "not_in_papers"
