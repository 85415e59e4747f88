"""Questions worded as people word them, over the small shelf: what is recognised in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from corpus.paper import Scope
from tests.assistant import shelf
from tests.assistant.scrutiny.conftest import held, paper
from tests.assistant.test_answers import assistant as assistant


def ask(assistant: Assistant, text: str, *history: str) -> Answer:
    return assistant.ask(Question(text, tuple(history)))


def cited(answer: Answer) -> list[str]:
    return [citation.paragraph_id for citation in answer.citations]


@pytest.mark.parametrize(
    "question",
    [
        "what did oakvale city have to work on after the 2022 inspection",
        "In which areas did Ofsted want Oakvale to do better in 2022?",
        "Give me all improvements asked of Oakvale in July 2022",
        "what weak points did inspectors find at Oakvale in 2022",
    ],
)
def test_what_was_to_improve_is_its_list_however_it_is_asked(
    assistant: Assistant, question: str
) -> None:
    answer = ask(assistant, question)
    assert answer.status == "answered"
    assert all(area in answer.text for area in shelf.AREAS_2022)
    assert all(area not in answer.text for area in shelf.AREAS_2019)


def test_better_or_worse_since_is_told_by_the_grades(assistant: Assistant) -> None:
    answer = ask(assistant, "Has Oakvale got better or worse since 2019?")
    assert answer.kind == "change"
    assert "Overall effectiveness: **Requires improvement**" in answer.text
    assert "Overall effectiveness: **Inadequate**" in answer.text


def test_one_time_only_is_said_to_tell_of_no_change(assistant: Assistant) -> None:
    answer = ask(assistant, "Has Oakvaleshire got better since 2021?")
    assert (answer.kind, answer.status) == ("change", "partly_answered")
    assert {key.split("/")[0] for key in cited(answer)} == {"oakvaleshire-2022"}
    assert "at one time only, October 2022: they do not say what changed" in answer.text


def test_who_got_a_grade_is_asked_of_all(assistant: Assistant) -> None:
    answer = ask(assistant, "who got inadequate overall")
    assert answer.kind == "across"
    assert {key.split("/")[0] for key in cited(answer)} == {"oakvale-2022"}


def test_papers_that_mention_a_thing_are_told_by_authority(assistant: Assistant) -> None:
    answer = ask(assistant, "Which papers mention a senior practitioner?")
    assert answer.kind == "across"
    assert "oakvaleshire-2022/3" in cited(answer)


def test_another_authority_and_year_ask_the_same_again(assistant: Assistant) -> None:
    first = "What did inspectors ask Oakvaleshire to improve in October 2022?"
    answer = ask(assistant, "What about Oakvale in 2019?", first)
    assert all(area in answer.text for area in shelf.AREAS_2019)


def test_a_year_taken_from_the_question_before_gives_way_and_that_is_said(
    assistant: Assistant,
) -> None:
    first = "What did Tillbury resolve on the leisure centre in 2024?"
    answer = ask(assistant, "and what overall grade did oakvale get?", first)
    assert "Overall effectiveness" in answer.text
    swapped = ask(
        assistant, "what about Oakvaleshire?", "What overall grade did Oakvale get in 2019?"
    )
    assert "Good" not in swapped.text


def test_who_asks_for_a_name_is_not_told_an_office(assistant: Assistant) -> None:
    named = ask(assistant, "What is the name of the chair of Oakvale's Improvement Board?")
    assert "**Dr Ottoline Farthing**" in named.text
    nobody = ask(assistant, "What is the name of the senior practitioner at Oakvaleshire?")
    assert nobody.status == "not_in_papers"


def test_a_sum_for_one_thing_is_no_sum_for_another(assistant: Assistant) -> None:
    answer = ask(assistant, "How much does Oakvale spend on agency staff?")
    assert answer.status == "not_in_papers"


def test_an_authority_outside_the_filter_is_not_searched_and_that_is_said(
    assistant: Assistant,
) -> None:
    scope = Scope(authorities=("oakvaleshire",))
    answer = assistant.ask(
        Question("How much do the improvement posts cost at Oakvale?", scope=scope)
    )
    assert answer.status == "not_in_papers"
    assert "Oakvale City Council is left out by the filter" in answer.text
    assert "£212,000" not in answer.text


def test_what_inspectors_said_is_told_of_every_authority(assistant: Assistant) -> None:
    answer = ask(assistant, "What did inspectors say about supervision?")
    assert answer.kind == "across"
    papers = {key.split("/")[0] for key in cited(answer)}
    assert "oakvaleshire-2022" in papers
    assert papers & {"oakvale-2019", "oakvale-2022"}


def test_the_sum_in_bold_is_the_one_asked_for_and_not_its_neighbour(tmp_path: Path) -> None:
    told = "Spending of £66.0m is expected against a budget of £61.8m, an overspend of £4.2m."
    with held(tmp_path, paper("budget", "oakvale", "2024-11-12").say("1", told)) as library:
        answer = Assistant(library).ask(Question("How much is the overspend at Oakvale?"))
    assert "**£4.2m**" in answer.text


def test_the_city_is_the_neighbour_of_the_county_that_was_asked_about(assistant: Assistant) -> None:
    first = "What did inspectors ask Oakvaleshire to improve in October 2022?"
    answer = ask(assistant, "and what about the city in July 2022?", first)
    assert "“the city” is taken as Oakvale City Council." in answer.text
    assert all(area in answer.text for area in shelf.AREAS_2022)
    assert {key.split("/")[0] for key in cited(answer)} == {"oakvale-2022"}


def test_a_word_with_an_ending_of_its_own_is_set_right_by_the_papers(assistant: Assistant) -> None:
    answer = ask(assistant, "wot did the inspecters ask Oakvale to improve in 2022")
    assert "“inspecters” is read as “inspectors”." in answer.text
    assert all(area in answer.text for area in shelf.AREAS_2022)


@pytest.mark.parametrize(
    "question",
    [
        "Is supervision in Oakvale any stronger now than at the first inspection?",
        "what's happened to supervision in Oakvale across the two reports?",
        "Has the number of foster carers in Oakvale been altered?",
    ],
)
def test_then_and_now_is_asked_in_many_forms(assistant: Assistant, question: str) -> None:
    assert ask(assistant, question).kind == "change"


def test_the_county_and_the_city_beside_it_are_both_taken(assistant: Assistant) -> None:
    answer = ask(assistant, "How do the county's and the city's overall grades stack up?")
    assert "“the county” is taken as Oakvaleshire County Council." in answer.text
    assert "“the city” is taken as Oakvale City Council." in answer.text
    assert "Oakvale City Council, July 2022**: Overall effectiveness: **Inadequate**" in answer.text
    assert "The papers held of Oakvaleshire County Council do not say." in answer.text


@pytest.mark.parametrize("question", ["is oakvale city good", "Is Oakvale City inadequate?"])
def test_whether_a_council_is_good_is_its_grade(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question)
    assert "Overall effectiveness: **Inadequate**" in answer.text
    assert "July 2022" in answer.text
