"""Who is asked to improve something, or is weak at it: nobody who does it well is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Question
from assistant.chat import Assistant
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
