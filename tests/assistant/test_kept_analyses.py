"""What paragraphs are analysed into, kept with their papers: the same answers, in less time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Question
from assistant.chat import Assistant
from assistant.cli import main
from assistant.evidence import analysed, kinds
from assistant.evidence.analysed import analyses, keep_analyses, recall, told_kept, version
from assistant.evidence.timeline import Timeline
from assistant.words import matching
from corpus.library import Library
from corpus.paper import Paper, ReadPaper
from corpus.settings import CorpusSettings

Put = Callable[[Library, ReadPaper], list[Paper]]
Open = Callable[..., Library]
Make = Callable[..., ReadPaper]
QUESTIONS = (
    "How much is Fenmarsh forecast to overspend on placements in 2024/25?",
    "What do councils say about supervision of social workers?",
    "How do Fenmarsh and Thamesholt compare on placements?",
)
HOMES = "The children's homes were zanzibar all year from May 2023."
ROADS = "Potholes in the roads were mended late, at £3m."


def told(store: Path) -> list[dict[str, Any]]:
    matching._lines.clear()
    kinds._kept.clear()
    with Library.open(store, CorpusSettings()) as library:
        assistant = Assistant(library)
        answers = [assistant.ask(Question(text)).as_json() for text in QUESTIONS]
    return [{key: one[key] for key in one if key != "seconds"} for one in answers]


def test_answers_are_the_same_with_and_without_and_texts_are_not_taken_apart_again(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: list[str] = []
    missing = matching._Lines.__missing__

    def noted(lines: Any, text: str) -> str:
        worked_out.append(text)
        return missing(lines, text)

    monkeypatch.setattr(matching._Lines, "__missing__", noted)
    with_them = told(sample_store)
    kept = len(worked_out)
    monkeypatch.setattr(Library, "analyses", lambda *_: {})
    assert told(sample_store) == with_them
    assert all(one["status"] == "answered" for one in with_them)
    assert kept < 0.7 * (len(worked_out) - kept)


def test_what_is_kept_is_what_would_be_worked_out(
    open_library: Open, make_paper: Make, put: Put
) -> None:
    with open_library(writer=True) as library:
        put(library, make_paper("homes", [HOMES, ROADS]))
        assert library.not_analysed(version()) == ["homes"]
        assert keep_analyses(library) == 1
        assert library.not_analysed(version()) == []
        found = library.paragraphs_by_id(
            [hit.paragraph_id for hit in library.search_words("zanzibar potholes", 9)]
        )
        assert len(found) == 2
        line = Timeline({})
        line.add(library.paragraphs("homes"), found)
        matching._lines.clear()
        kinds._kept.clear()
        recall(library, found.values())
        for name, one in found.items():
            stems, letters = matching._lines[one.text], kinds._kept[one.text]
            assert stems == matching._Lines()[one.text]
            assert letters == kinds.kinds_of(one.text)
            assert told_kept(library)(one) == line.paragraphs[name]
        assert kinds.has_value("money", ROADS)
        assert not kinds.has_value("money", HOMES)


def test_analyses_go_with_their_paper(
    open_library: Open, make_paper: Make, put: Put, store: Path
) -> None:
    stems = analyses(make_paper("homes", [HOMES]).paragraphs)
    mark = next(iter(stems.values())).split("\n")[2].strip().encode()
    goes: tuple[Callable[[Library], object], ...] = (
        lambda held: held.remove("homes"),
        lambda held: held.decide("homes", "exempt"),
    )
    for go in goes:
        with open_library(writer=True) as library:
            put(library, make_paper("homes", [HOMES]))
            keep_analyses(library)
            assert mark in bytes_of(store)
            go(library)
        assert mark not in bytes_of(store)


def test_of_another_program_none_is_read_and_the_next_writer_makes_them_anew(
    open_library: Open, make_paper: Make, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_library(writer=True) as library:
        put(library, make_paper("homes", [HOMES]))
        put(library, make_paper("roads", [ROADS]))
        monkeypatch.setattr(analysed, "version", lambda: "another")
        keep_analyses(library)
        library.search_words("zanzibar", 1)
        assert library.analyses("another")
        monkeypatch.undo()
        assert not library.analyses(version())
        put(library, make_paper("roads", [ROADS, HOMES]))
        assert library.not_analysed(version()) == ["homes", "roads"]
        library.keep_analyses("another", {"roads": {"roads/1": "of another"}})
        library.search_words("potholes", 1)
        assert "of another" in library.analyses("another").values()
        keep_analyses(library)
        assert "of another" not in library.analyses(version()).values()
        assert library.not_analysed("another") == ["homes", "roads"]
        put(library, make_paper("roads", [ROADS]))
        assert library.not_analysed(version()) == ["roads"]


def test_doctor_tells_of_a_store_without_and_repair_makes_them(
    sample_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    shutil.copytree(sample_store, store)
    call = ["--store", str(store), "doctor"]
    with Library.open(store, CorpusSettings(), writer=True) as library:
        library.keep_analyses("another", {})
    assert main(call) == 0
    assert "are analysed into is not kept" in capsys.readouterr().err
    assert main([*call, "--repair"]) == 0
    assert main(call) == 0
    assert "analysed" not in capsys.readouterr().err


def bytes_of(store: Path) -> bytes:
    return b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
