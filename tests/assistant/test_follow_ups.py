"""Questions that stand on the one before: its paper first, its grade, years counted from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Question
from assistant.chat import Assistant
from corpus.library import Library
from corpus.paper import Finding
from corpus.settings import CorpusSettings
from tests.conftest import read_paper, store_paper

CALLED_IN = [
    "Four members called in the decision to close the Millbrook library.",
    "The Scrutiny Committee discussed the call-in on 4 March 2024.",
    "After the debate the Committee resolved to refer the matter to the full Council.",
]
CABINET = [
    "The Cabinet resolved to agree the budget for 2024.",
    "The Committee resolved to approve the strategy and decided to publish it.",
    "The Committee decided to agree the plan for roads.",
]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("follow-ups")
    of: dict[str, Any] = {"authority": "kent", "authority_name": "Kent County Council"}
    with Library.open(folder / "store", CorpusSettings(), writer=True) as made:
        store_paper(made, folder, read_paper("call-in", CALLED_IN, best_date="2024-03-04", **of))
        store_paper(made, folder, read_paper("cabinet", CABINET, best_date="2024-05-20", **of))
        for year, grade in (("2019", "Inadequate"), ("2024", "Good")):
            name, date = f"report-{year}", f"{year}-06-10"
            text = f"Overall effectiveness: {grade}"
            read = read_paper(name, [text], best_date=date, **of)
            judged = Finding(
                "judgement", f"{name}/1", name, text, "kent", date, "Ofsted", None,
                "Overall effectiveness", grade,
            )  # fmt: skip
            store_paper(made, folder, replace(read, findings=(judged,)))
    with Library.open(folder / "store", CorpusSettings()) as library:
        yield Assistant(library)


def test_the_paper_that_answered_before_is_asked_first(assistant: Assistant) -> None:
    before = "Who called in the decision to close the Millbrook library?"
    answer = assistant.ask(Question("what did the committee decide?", (before,)))
    assert {citation.paper_id for citation in answer.citations} == {"call-in"}
    assert "full Council" in answer.text


@pytest.mark.parametrize("text", ["and in 2024?", "and five years later?"])
def test_what_ofsted_made_of_a_council_is_its_grade_in_each_year(
    assistant: Assistant, text: str
) -> None:
    before = "What did Ofsted make of Kent in 2019?"
    assert "Inadequate" in assistant.ask(Question(before)).text
    after = assistant.ask(Question(text, (before,)))
    assert "Good" in after.text
    assert "Inadequate" not in after.text


def test_a_year_of_its_own_takes_a_question_out_of_the_paper_before(assistant: Assistant) -> None:
    before = "Who called in Kent's decision to close the Millbrook library?"
    answer = assistant.ask(Question("what grade did Ofsted give them in 2019?", (before,)))
    assert {citation.paper_id for citation in answer.citations} == {"report-2019"}


@pytest.mark.parametrize(("text", "figure"), [
    ("and how much the year after?", "**6.9%**"),
    ("what about the following year?", "**6.9%**"),
])  # fmt: skip
def test_the_year_beside_the_one_before(tmp_path: Path, text: str, figure: str) -> None:
    said = [
        f"From {day} the allowance of foster carers goes up by {rise} for 16–17-year-olds."
        for day, rise in (("3 April 2023", "7.5%"), ("1 April 2024", "6.9%"))
    ]
    of: dict[str, Any] = {"authority": "kent", "authority_name": "Kent County Council"}
    with Library.open(tmp_path / "store", CorpusSettings(), writer=True) as made:
        store_paper(made, tmp_path, read_paper("kent", said, best_date="2024-03-12", **of))
    before = "How much did Kent put up foster carers' allowance for 16-17 year olds in April 2023?"
    with Library.open(tmp_path / "store", CorpusSettings()) as library:
        asked = Assistant(library)
        assert "**7.5%**" in asked.ask(Question(before)).text
        assert figure in asked.ask(Question(text, (before,))).text


SAVINGS = [
    "The gap over four years is £41.7m if the settlement rises by 1.5% a year.",
    "The gap over four years is £29.8m if the settlement rises by 3% a year.",
    "The settlement of Welsh Government is £251.9m.",
    "The Board has been chaired since May 2021 by Professor Dilys Vane, who is independent.",
    "The Board meets for the last time on 3 December 2024.",
    "Professor Vane steps down as its chair on 3 December 2024, after three years.",
    "Of 58 families stepped down from social work by 11 March 2022, 49 took up the offer.",
    "The plan is overseen from 2025 by the Partnership Board.",
]


@pytest.fixture(scope="module")
def wrexham(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("wrexham")
    of: dict[str, Any] = {"authority": "wrexham", "authority_name": "Wrexham Council"}
    other: dict[str, Any] = {"authority": "torfaen", "authority_name": "Torfaen Council"}
    storm = ["The debrief after Storm Arwen named two things: a generator and a telephone."]
    with Library.open(folder / "store", CorpusSettings(), writer=True) as made:
        store_paper(made, folder, read_paper("budget", SAVINGS, best_date="2024-06-10", **of))
        store_paper(made, folder, read_paper("storm", storm, best_date="2022-06-10", **other))
    with Library.open(folder / "store", CorpusSettings()) as library:
        yield Assistant(library)


GAP = "What is Wrexham's gap over four years if the settlement rises by 1.5%?"
CHAIR = "Who is the chair of Wrexham's Board?"


@pytest.mark.parametrize(
    ("before", "text", "words"),
    [
        (GAP, "And if it goes up 3% a year instead?", "£29.8m if"),
        (CHAIR, "when does she step down?", "**3 December 2024**"),
        (CHAIR, "and who oversees the plan?", "overseen from 2025 by the **Partnership Board**"),
    ],
)
def test_a_condition_or_a_person_of_the_question_before_is_meant(
    wrexham: Assistant, before: str, text: str, words: str
) -> None:
    answer = wrexham.ask(Question(text, (before,)))
    assert answer.status == "answered"
    assert words in answer.text


def test_another_authority_does_not_answer_a_follow_up_by_a_faint_likeness(
    wrexham: Assistant,
) -> None:
    answer = wrexham.ask(Question("what did the review of the telephone say?", (CHAIR,)))
    assert "Torfaen" not in answer.text


def test_two_parts_answered_by_one_sentence_show_it_once(wrexham: Assistant) -> None:
    text = "When does Wrexham's Board meet for the last time and when does its chair step down?"
    answer = wrexham.ask(Question(text))
    assert answer.text.count("meets for the last time") == 1


def test_what_is_named_by_no_paper_of_the_council_before_is_looked_for_everywhere(
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path / "store", CorpusSettings(), writer=True) as made:
        for name, council, text in (
            ("carers", "derby", "Derby City Council pays its foster carers £400 a week."),
            ("hubs", "kent", "The hubs at Larkmead and Pellmoor were visited by members."),
        ):
            of: dict[str, Any] = {
                "authority": council,
                "authority_name": f"{council.title()} Council",
            }
            read = read_paper(name, [text], best_date="2024-03-04", **of)
            store_paper(made, tmp_path, read)
    with Library.open(tmp_path / "store", CorpusSettings()) as library:
        before = "What does Derby pay its foster carers?"
        asked = Question("When will the hubs at Larkmead and Pellmoor close?", (before,))
        answer = Assistant(library).ask(asked)
    assert answer.coverage.papers_searched == 2
    assert "hubs" in {citation.paper_id for citation in (*answer.citations, *answer.nearest)}
