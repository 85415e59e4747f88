"""The log holds ids and digests; a question's own words lie beside it and go with the papers."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.answer import Question
from assistant.chat import Assistant
from assistant.cli import main
from assistant.readers import Readers, purge
from assistant.record.entry import Asker, digest, entry_of
from assistant.record.log import AnswerLog
from assistant.record.settings import RecordSettings
from corpus.library import Library
from corpus.paper import ReadPaper

Open = Callable[..., Library]
Put = Callable[[Library, ReadPaper], object]
WORD = "zanzibar"
ASKED = f"What did the {WORD} deal cost?"
OTHER = "Which roads were mended?"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def asked(
    open_library: Open, put: Put, make_paper: Callable[..., ReadPaper], store: Path
) -> AnswerLog:
    """The log of a store of two papers, after a question on each."""
    log = AnswerLog(store, 30, lambda: NOON)
    with open_library(writer=True) as library:
        put(library, make_paper("deal", [f"The {WORD} deal cost £9m."]))
        put(library, make_paper("roads", ["The roads were mended."]))
    with open_library() as library:
        for question in (ASKED, OTHER):
            answer = Assistant(library).ask(Question(question))
            assert answer.citations
            log.add(entry_of(answer, library, Asker(), RecordSettings()))
    return log


def told(log: AnswerLog) -> list[str | None]:
    return [entry["question"].get("text") for entry in log.entries()]


def bytes_below(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file()).lower()


def test_the_lines_hold_no_word_of_a_question_and_reading_puts_them_back(asked: AnswerLog) -> None:
    lines = "".join(line.raw for line in asked.lines()).lower()
    assert WORD not in lines
    assert "mended" not in lines
    assert told(asked) == [ASKED, OTHER]
    assert all("words" not in entry["question"] for entry in asked.entries())
    assert [WORD in entry["plan"]["text"].lower() for entry in asked.entries()] == [True, False]


@pytest.mark.parametrize("way", ["remove", "exempt"])
def test_a_question_goes_with_the_paper_that_answered_it(
    asked: AnswerLog, open_library: Open, store: Path, way: str
) -> None:
    assert WORD.encode() in bytes_below(asked.folder)
    mark = asked.last()
    with open_library(writer=True) as library:
        done = library.remove("deal") if way == "remove" else library.decide("deal", "exempt")
        assert done
        assert purge(Readers(store), library) >= 1
    assert WORD.encode() not in bytes_below(asked.folder)
    assert told(asked)[0] is None
    # The line itself stands: what was asked can be held against a question by its digest.
    assert asked.faults() == []
    assert asked.last() == mark


@pytest.mark.parametrize("way", ["closed", "shown and closed", "cleared", "cleared here"])
def test_a_question_goes_with_a_paper_that_its_answer_only_showed_or_considered(
    open_library: Open, put: Put, make_paper: Callable[..., ReadPaper], store: Path, way: str
) -> None:
    """Unless some roles may see it, who may then see that it was asked."""
    deal = make_paper("deal", [f"The {WORD} deal cost £9m."])
    log = AnswerLog(store, 30, lambda: NOON)
    with open_library(writer=True) as library:
        put(library, make_paper("roads", ["The roads were mended."]))
        put(library, deal)
    with open_library() as library:
        entry = entry_of(
            Assistant(library).ask(Question(OTHER)), library, Asker(), RecordSettings()
        )
    is_closed = way.endswith("closed")
    considered = [["deal/1", digest(deal.paragraphs[0].text)]] if way != "shown and closed" else []
    nearest = [] if considered else ["deal/1"]
    log.add(entry | {"evidence": considered, "answer": entry["answer"] | {"nearest": nearest}})
    with open_library(writer=True) as library:
        if is_closed:
            library.decide("deal", "exempt")
        elif way == "cleared":
            library.clear("deal")
        else:
            read = make_paper("deal", [deal.paragraphs[0].text, "It was let."])  # other bytes
            put(library, replace(read, paper=replace(read.paper, status="exempt", cleared=True)))
            assert any(one.cleared for one in library.papers())
        purge(Readers(store), library)
    assert told(log) == [None if is_closed else OTHER]
    with closing(sqlite3.connect(log.folder / "questions.sqlite")) as file:
        rows = file.execute("SELECT count(*) FROM paragraphs").fetchone()
    assert rows == (0 if is_closed else 1,)


@pytest.mark.parametrize(("part", "goes"), [("first", False), ("second", True)])
def test_a_question_goes_with_the_part_that_answered_it(
    open_library: Open,
    put: Put,
    make_paper: Callable[..., ReadPaper],
    store: Path,
    part: str,
    goes: bool,
) -> None:
    texts = {"first": "The lorries cost £2m.", "second": "The zanzibar deal cost £9m."}
    log = AnswerLog(store, 30, lambda: NOON)
    with open_library(writer=True) as library:
        put(library, make_paper("deal", list(texts.values())))
    with open_library() as library:
        answer = Assistant(library).ask(Question(ASKED))
        basis = answer.basis
        assert basis is not None
        entry = entry_of(answer, library, Asker(), RecordSettings())
        # Of the two paragraphs the one alone was looked at.
        entry["evidence"] = [one for one in entry["evidence"] if one[1] == digest(texts[part])]
        assert entry["evidence"]
        log.add(entry)
    with open_library(writer=True) as library:
        first = make_paper("deal", [texts["first"]])
        put(library, replace(first, paper=replace(first.paper, status="part_exempt")))
        purge(Readers(store), library)
    assert told(log) == [None if goes else ASKED]


def test_a_question_on_another_paper_stays_when_one_is_removed(
    asked: AnswerLog, open_library: Open, store: Path
) -> None:
    shown = [entry["answer"]["cited"][0]["paragraph_id"] for entry in asked.entries()]
    assert shown[1].startswith("roads/")
    nearest = {one.partition("/")[0] for one in list(asked.entries())[1]["answer"]["nearest"]}
    with open_library(writer=True) as library:
        library.remove("deal")
        purge(Readers(store), library)
        assert purge(Readers(store), library) == 0
    assert (told(asked)[1] == OTHER) == ("deal" not in nearest)


def test_the_command_that_removes_a_paper_purges_the_questions_on_it(
    asked: AnswerLog, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "_check_model", lambda *_: None)
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        assert main(["remove", "deal", "--store", str(store)]) == 0
        assert main(["log", "--store", str(store), "--json"]) == 0
    assert WORD.encode() not in bytes_below(asked.folder)
    assert WORD not in out.getvalue()


def test_words_go_with_the_lines_whose_time_is_over(asked: AnswerLog, store: Path) -> None:
    AnswerLog(store, 30, lambda: NOON + timedelta(days=40)).forget()
    assert list(asked.entries()) == []
    assert WORD.encode() not in bytes_below(asked.folder)


def test_a_log_that_lost_its_questions_still_tells_its_lines(asked: AnswerLog) -> None:
    file = asked.folder / "questions.sqlite"
    assert file.stat().st_mode & 0o777 == 0o600
    file.write_bytes(b"noise")
    assert told(asked) == [None, None]
    assert json.dumps(list(asked.entries()))
