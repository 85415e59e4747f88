"""What was done to improve a thing, what comes next, whose office it is, and names that a list has
to have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Question
from assistant.chat import Assistant
from assistant.question.dates import both_ends, times
from assistant.question.kinds import finding_kinds
from tests.assistant.shelf import asking

REPORT = """Bury Council

YOUTH COMMITTEE

Report to the meeting of 10 October 2024

1. Inspection

1.1 Lead inspector: Mr Noel Alder, His Majesty's Inspector.

1.2 The lead member has been in post for six years and knows the service well.

1.3 Because the harbour schools stay on pathway two, the next full inspection of them will take
place in approximately three years.

1.4 Joint Harbour Inspections (JHI) are undertaken by the harbour inspectorate, the coastguard
and the pilots' college.

2. Recommendations

2.1 The letter includes recommendation number nine, which states that the harbour schools should:

(a) use one form for every audit; and

(b) train every pilot to use it.

2.2 The service is judged on four points: outstanding; good; adequate; and inadequate.

3. Pilots

3.1 Inspectors asked the council to improve three things:

(a) the training of pilots;

(b) the harbour lamps; and

(c) the tide tables.

3.2 With HR the service has made a film about the work of pilots and recruits them all year.

3.3 Compared with 2023 there were four fewer lamps lit along the quay.

3.4 In all nineteen lamps were lit each night.

4. Contact

Ask for: Una Wren, telephone 01234 567890
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with asking(tmp_path_factory.mktemp("done"), {"report.txt": REPORT}) as made:
        yield made


def ask(assistant: Assistant, text: str, *before: str) -> str:
    return assistant.ask(Question(text, before)).text


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("What does Bury need to do to improve?", ("improvement_area",)),
        ("What has Bury been told to do to improve fostering?", ("improvement_area",)),
        ("What did inspectors ask Bury to do to improve?", ("improvement_area",)),
        ("What has Bury done with HR to improve recruitment?", ()),
        ("What is Bury doing to improve its SEND service?", ()),
        ("What steps is Bury taking to improve recruitment?", ("action",)),
        ("What improvements were noted in 2022?", ("progress",)),
    ],
)
def test_what_is_done_to_improve_is_not_what_has_to_improve(
    text: str, kinds: tuple[str, ...]
) -> None:
    assert finding_kinds(text) == kinds


def test_what_is_done_is_told_and_not_the_list_of_what_has_to_improve(assistant: Assistant) -> None:
    told = ask(assistant, "What has Bury done with HR to improve the recruitment of pilots?")
    assert "made a film" in told
    assert "tide tables" not in told


def test_what_comes_next_takes_no_year_from_before_and_may_be_told_as_years_off(
    assistant: Assistant,
) -> None:
    before = "Which pathway are the harbour schools in Bury on in 2024?"
    told = ask(assistant, "so when is the next full inspection due?", before)
    assert "**in approximately three years**" in told


def test_the_holder_of_another_office_is_not_named(assistant: Assistant) -> None:
    answer = assistant.ask(Question("What is the name of Bury's lead member for the harbour?"))
    assert "Alder" not in answer.text or answer.status == "not_in_papers"
    assert "**Mr Noel Alder**" in ask(assistant, "Who was the lead inspector at Bury?")


def test_a_recommendation_is_found_by_its_place(assistant: Assistant) -> None:
    told = ask(assistant, "What did the ninth recommendation tell Bury's harbour schools to do?")
    assert "use one form for every audit" in told


def test_a_list_without_the_name_that_is_asked_about_is_not_told(assistant: Assistant) -> None:
    told = ask(assistant, "Which bodies take part in a JHI in Bury?")
    assert "outstanding" not in told
    assert "coastguard" in ask(assistant, "What is a JHI in Bury?")


def test_whom_to_ring_is_whom_to_ask_for(assistant: Assistant) -> None:
    assert "Una Wren" in ask(assistant, "Who do I ring at Bury about the youth committee report?")


def test_from_one_month_to_another_asks_of_both_ends() -> None:
    asked = both_ends(times("pilots in Bury, June 2014 to October 2017"))
    assert [one.start for one in asked.periods] == ["2014-06-01", "2017-10-01"]
    whole = times("pilots in Bury in 2014")
    assert both_ends(whole) == whole


def test_how_many_fewer_is_not_how_many(assistant: Assistant) -> None:
    told = ask(assistant, "How many lamps were lit in Bury?")
    assert "**nineteen**" in told
    assert "**four**" not in told
    assert "**four**" in ask(assistant, "How many fewer lamps were lit in Bury than in 2023?")
