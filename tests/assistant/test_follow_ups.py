"""Questions that stand on the one before: its paper first, its grade, years counted from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
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
