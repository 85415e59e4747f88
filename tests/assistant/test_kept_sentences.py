"""Vectors of sentences kept with their papers: the same answers, nothing embedded for them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.answer import Question
from assistant.chat import Assistant
from assistant.cli import main
from assistant.evidence.kept import keep_sentences
from corpus.library import Library
from corpus.paper import Paper, ReadPaper
from corpus.settings import CorpusSettings

Put = Callable[[Library, ReadPaper], list[Paper]]
Open = Callable[..., Library]
Make = Callable[..., ReadPaper]
QUESTIONS = (
    "What do councils say about supervision of social workers?",
    "Which councils were told to improve the quality of plans?",
    "How do Fenmarsh and Thamesholt compare on placements?",
)
HOMES = "The children's homes were full all year."
ROADS = "Potholes in the roads were mended late."


class Counting:
    """A model that notes what it embeds."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.texts: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def encode(self, texts: Any) -> Any:
        self.texts += texts
        return self._model.encode(texts)


def told(store: Path, embedder: Any) -> list[dict[str, Any]]:
    with Library.open(store, CorpusSettings(), embedder=embedder) as library:
        assistant = Assistant(library)
        answers = [assistant.ask(Question(text)).as_json() for text in QUESTIONS]
    return [{key: one[key] for key in one if key != "seconds"} for one in answers]


def test_questions_embed_no_sentence_that_is_kept_and_answer_the_same(
    sample_store: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "store"
    shutil.copytree(sample_store, bare)
    assert main(["--store", str(bare), "sentences", "--drop"]) == 0
    with Library.open(bare, CorpusSettings()) as library:
        model = library.embedder
    before, after = Counting(model), Counting(model)
    answers = told(bare, before)

    assert told(sample_store, after) == answers
    assert all(one["status"] == "answered" for one in answers)
    with Library.open(bare, CorpusSettings()) as library:
        held = " ".join(
            paragraph.text
            for paper in library.papers()
            for paragraph in library.paragraphs(paper.paper_id)
        )
    assert sentences_in(held, before.texts)
    assert not sentences_in(held, after.texts)


def test_vectors_go_with_their_paper(
    open_library: Open, make_paper: Make, put: Put, store: Path, embedder: Any
) -> None:
    mark = np.asarray(embedder.encode([ROADS]), dtype="<f4").tobytes()
    with open_library(writer=True) as library:
        put(library, make_paper("homes", [HOMES]))
        put(library, make_paper("roads", [ROADS]))
        assert keep_sentences(library) == 2
        assert library.without_sentences() == []
        assert mark in bytes_of(store)
        library.remove("roads")
    assert mark not in bytes_of(store)
    embedder.texts.clear()
    with open_library() as library:
        library.encode([HOMES])
        assert embedder.texts == []
        library.encode([ROADS])
        assert embedder.texts == [ROADS]


def test_decided_to_be_exempt_leaves_no_vector(
    open_library: Open, make_paper: Make, put: Put, store: Path, embedder: Any
) -> None:
    mark = np.asarray(embedder.encode([ROADS]), dtype="<f4").tobytes()
    with open_library(writer=True) as library:
        put(library, make_paper("roads", [ROADS]))
        keep_sentences(library)
        assert mark in bytes_of(store)
        library.decide("roads", "exempt")
    assert mark not in bytes_of(store)


def test_changed_papers_and_another_model_are_embedded_anew(
    open_library: Open, make_paper: Make, put: Put, embedder: Any
) -> None:
    other = type(embedder)("other", dimension=32)
    with open_library(writer=True) as library:
        put(library, make_paper("homes", [HOMES]))
        keep_sentences(library)
        put(library, make_paper("homes", [HOMES, ROADS]))
        assert library.without_sentences() == ["homes"]
        keep_sentences(library)
        assert library.without_sentences() == []
    with open_library(writer=True, embedder=other) as library:
        library.reembed()
        assert library.without_sentences() == ["homes"]
        assert keep_sentences(library) == 2
        assert library.encode([HOMES]).shape == (1, 32)


def test_ingests_keep_them_until_they_are_dropped(
    sample_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, papers = tmp_path / "store", tmp_path / "papers"
    call = ["--store", str(store)]
    papers.mkdir()
    (papers / "one.txt").write_text(f"Fenmarsh County Council\nReport on homes\n\n1. {HOMES}\n")
    assert main([*call, "ingest", str(papers), "--quiet"]) == 0
    assert waiting(store) == 0
    assert main([*call, "sentences", "--drop"]) == 0
    (papers / "two.txt").write_text(f"Fenmarsh County Council\nReport on roads\n\n1. {ROADS}\n")
    assert main([*call, "ingest", str(papers), "--quiet"]) == 0
    assert waiting(store) == 2
    assert main([*call, "sentences"]) == 0
    assert waiting(store) == 0
    assert main([*call, "sentences", "--drop"]) == 0
    assert main([*call, "doctor", "--json"]) == 0
    capsys.readouterr()
    with Library.open(store, CorpusSettings()) as library:
        assert not library.keeps_sentences
    assert waiting(store) == 2


def sentences_in(held: str, texts: list[str]) -> list[str]:
    """The texts that papers hold, but for single words of a question."""
    return [text for text in texts if len(text.split()) > 3 and text in held]


def waiting(store: Path) -> int:
    with Library.open(store, CorpusSettings()) as library:
        return len(library.without_sentences())


def bytes_of(store: Path) -> bytes:
    return b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
