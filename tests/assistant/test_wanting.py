"""Who is asked to improve something, or is weak at it: nobody who does it well is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Question
from assistant.chat import Assistant
from assistant.evidence.turns import turn_words
from corpus.library import Library
from corpus.paper import Finding
from corpus.settings import CorpusSettings
from tests.conftest import read_paper, store_paper

FOUND = {
    "rutland": ("Rutland Council", "strength", "Return home interviews are prompt and thorough."),
    "derby": ("Derby City Council", "improvement_area", "The take-up of return home interviews."),
    "leeds": (
        "Leeds City Council",
        "improvement_area",
        "Slow return home interviews.",
    ),
}


def put(library: Library, folder: Path, key: str) -> None:
    name, kind, text = FOUND[key]
    read = read_paper(key, [text], authority=key, authority_name=name, best_date="2023-05-09")
    finding = Finding(kind, f"{key}/1", key, text, key, "2023-05-09", "Ofsted")  # type: ignore[arg-type]
    store_paper(library, folder, replace(read, findings=(finding,)))


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("wanting")
    with Library.open(folder / "store", CorpusSettings(), writer=True) as made:
        for key in FOUND:
            put(made, folder, key)
    with Library.open(folder / "store", CorpusSettings()) as library:
        yield Assistant(library)


@pytest.mark.parametrize(
    "text",
    [
        "Which authorities have weak return home interviews according to inspectors?",
        "return home interviews: whos been told to improve them?",
    ],
)
def test_nobody_who_does_it_well_is_told(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(Question(text))
    assert {citation.paper_id for citation in answer.citations} == {"derby", "leeds"}, answer.text


SAID = {
    "rutland": "The harbour library is lively, well stocked and open every day.",
    "derby": "The harbour library is not open on Sundays, and its stock is poor.",
    "leeds": "The harbour library is well run by skilled and thoughtful staff.",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("turns")
    with Library.open(folder / "store", CorpusSettings(), writer=True) as made:
        for key, text in SAID.items():
            kind = "minutes" if key == "leeds" else "inspection_report"
            read = read_paper(key, [text], authority=key, authority_name=FOUND[key][0], kind=kind)
            store_paper(made, folder, read)
    with Library.open(folder / "store", CorpusSettings()) as library:
        yield Assistant(library)


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("Which councils did badly on the harbour library?", {"derby"}),
        ("Which councils have a good harbour library?", {"rutland", "leeds"}),
        ("Which inspection reports mention the harbour library?", {"rutland", "derby"}),
        ("Which minutes mention the harbour library?", {"leeds"}),
    ],
)
def test_praise_and_blame_are_kept_apart(told: Assistant, text: str, papers: set[str]) -> None:
    answer = told.ask(Question(text))
    assert {citation.paper_id for citation in answer.citations} == papers, answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("which councils have children missing life story work", ["missing"]),
        ("which councils have children missing from care", []),
        ("who did badly on fostering", ["badly"]),
    ],
)
def test_what_somebody_is_without_is_no_subject(question: str, words: list[str]) -> None:
    assert [question[start:end] for start, end in turn_words(question)] == words
