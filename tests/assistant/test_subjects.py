"""A subject asked of every authority: who speaks of it, in which sentence, and who does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from corpus.library import Library
from corpus.settings import CorpusSettings
from tests.assistant import shelf
from tests.conftest import WordEmbedder, read_paper, store_paper

SAID = {
    "oakvale": [
        "The Council pays its care leavers a grant when they set up home.",
        "Care leavers pay no council tax until they are 25. The council tax base grew by 1%.",
        "Children educated at home are visited once a year, and the list of them is up to date.",
        "Young people in custody are visited by their personal adviser every month.",
    ],
    "oakvaleshire": [
        "Relief from council tax is given to care leavers up to the age of 21.",
        "Support for young people in the youth clubs is open to all.",
        "Home education has risen by a third, and visits to home educated children are late.",
    ],
    "tillbury": [
        "Council tax rises by 4.99%. Care leavers were consulted on the rise.",
        "Young carers meet each Tuesday, and support for young carers costs £41,000 a year.",
        "Support for young people with a hobby is found in the libraries.",
        "Two young people were put up in bed and breakfast for a week in May.",
    ],
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("subjects")
    embedder = WordEmbedder(dimension=512)
    with Library.open(folder / "store", CorpusSettings(), writer=True, embedder=embedder) as made:
        for name, texts in SAID.items():
            of: dict[str, Any] = {
                "authority": name,
                "authority_name": shelf.NAMES[name],
                "best_date": "2024-05-01",
            }
            store_paper(made, folder, read_paper(f"{name}-paper", texts, **of))
    with Library.open(folder / "store", CorpusSettings(), embedder=embedder) as library:
        yield Assistant(library)


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(Question(text))


def cited(answer: Answer) -> set[str]:
    return {citation.paragraph_id for citation in answer.citations}


def test_words_that_papers_write_together_are_one_thing(assistant: Assistant) -> None:
    answer = ask(assistant, "Which councils let care leavers off council tax?")
    assert answer.kind == "across"
    assert {"oakvale-paper/2", "oakvaleshire-paper/1"} <= cited(answer)
    assert "oakvale-paper/1" not in cited(answer)
    assert "Care leavers pay no council tax until they are 25." in answer.text
    assert "base grew" not in answer.text


def test_what_stands_beside_the_subject_by_chance_is_not_told(assistant: Assistant) -> None:
    answer = ask(assistant, "support for young carers, who has any and where")
    assert answer.kind == "across"
    assert cited(answer) == {"tillbury-paper/2"}
    assert answer.coverage.authorities_without_evidence == (
        "Oakvale City Council",
        "Oakvaleshire County Council",
    )


def test_a_phrase_is_found_either_way_round(assistant: Assistant) -> None:
    answer = ask(assistant, "What do the councils say about children educated at home?")
    assert {"oakvale-paper/3", "oakvaleshire-paper/3"} <= cited(answer)


def test_either_of_two_alternatives_will_do(assistant: Assistant) -> None:
    answer = ask(assistant, "Which councils visit young people in prison or custody?")
    assert cited(answer) == {"oakvale-paper/4"}


def test_an_abbreviation_in_the_plural_is_read(assistant: Assistant) -> None:
    answer = ask(assistant, "have any councils put young people up in B&Bs")
    assert "tillbury-paper/4" in cited(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Which councils act as rent guarantor for tenants of a housing association?",
        "Which authorities have weak cyber security?",
        "Where are swimming lessons criticised, council by council?",
    ],
)
def test_a_subject_of_which_nobody_speaks_is_not_answered(
    assistant: Assistant, question: str
) -> None:
    assert ask(assistant, question).status == "not_in_papers"
