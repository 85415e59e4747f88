"""The answer log: what an entry holds and does not, how long it is kept, and that none is lost."""

from __future__ import annotations

import csv
import io
import json
import multiprocessing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from assistant.answer import Question
from assistant.cli import main
from assistant.record.entry import Asker, digest, entry_of
from assistant.record.export import CLOSED, as_csv, with_words, without_closed
from assistant.record.log import FIRST, AnswerLog, LogUnwritable
from assistant.record.redaction import redacted
from assistant.record.settings import RecordSettings
from corpus.library import Library
from tests.assistant.web.prepared import ANSWER
from tests.assistant.web.shelf import Shelf

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ADA = Asker("officer", "Ada", "web")
ASKED = replace(ANSWER, question=Question("Who wrote to jane@example.org?", ("Before?",)))


def at(folder: Path, days: int = 30, now: datetime = NOON) -> AnswerLog:
    return AnswerLog(folder, days, lambda: now)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return cast("Library", Shelf(tmp_path))


def noted(library: Library, **settings: Any) -> dict[str, Any]:
    return entry_of(ASKED, library, ADA, RecordSettings(**settings))


def test_an_entry_names_paragraphs_and_holds_none_of_their_words(library: Library) -> None:
    entry = noted(library)
    assert (entry["role"], entry["through"]) == ("officer", "web")
    cited = entry["answer"]["cited"]
    assert [one["paragraph_id"] for one in cited] == [
        "visit-outcome/5(b)",
        "minutes-2024/Minute-12",
    ]
    assert cited[0]["text"] == digest(ANSWER.citations[0].text)
    assert entry["papers"]["cited"] == [
        ["visit-outcome", 1, "a" * 32],
        ["minutes-2024", 1, "b" * 32],
    ]
    assert entry["program"]["digest"]
    told = json.dumps(entry, ensure_ascii=False)
    for citation in ANSWER.citations:
        assert citation.text[:20] not in told
    assert "personal adviser" not in told


@pytest.mark.parametrize(
    ("settings", "text", "name"),
    [
        ({}, "Who wrote to [e-mail]?", None),
        ({"questions": "whole", "names": True}, "Who wrote to jane@example.org?", "Ada"),
        ({"questions": "digest"}, None, None),
    ],
)
def test_the_settings_say_what_is_kept_of_who_asked_what(
    library: Library, settings: dict[str, Any], text: str | None, name: str | None
) -> None:
    entry = noted(library, **settings)
    assert entry["question"].get("text") == text
    assert entry.get("name") == name
    assert entry["question"]["digest"] == digest("Who wrote to jane@example.org?")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ask 0115 496 0123 or +44 7700 900123.", "Ask [telephone] or [telephone]."),
        ("What of AB 12 34 56 C?", "What of [number]?"),
        ("Who lives at 4 High Street, NG1 5DT?", "Who lives at 4 High Street, [postcode]?"),
        ("What did Mrs J. Smith-Jones say?", "What did [name] say?"),
        ("Case 12345678 and NHS 943 476 5919", "Case [number] and NHS [number]"),
        ("the boy born on 3/4/2012", "the boy [age or birth]"),
        # What questions to papers are full of stays.
        ("Was £1,234,567 spent in 2024/25, 10.5% more?", None),
        ("What was resolved on 12 November 2024 in minute 283?", None),
        ("How many of 123456.78 pounds in section 5(b)?", None),
        ("What does Cllr Smith's committee in Hull need under section 20?", None),
    ],
)
def test_what_looks_like_personal_data_is_taken_out(text: str, kept: str | None) -> None:
    assert redacted(text) == (kept or text)


def test_entries_follow_one_another_over_days_and_go_when_their_time_is_over(
    tmp_path: Path,
) -> None:
    for day in range(4):
        at(tmp_path, 2, NOON + timedelta(days=day)).add({"n": day})
    log = at(tmp_path, 2, NOON + timedelta(days=3))
    assert [entry["n"] for entry in log.entries()] == [1, 2, 3]
    assert [entry["n"] for entry in log.entries("2026-11-24", "2026-11-24")] == [2]
    assert [entry["n"] for entry in log.entries(until="2026-11")] == [1, 2, 3]
    assert log.faults() == []
    at(tmp_path, 2, NOON + timedelta(days=9)).forget()
    assert list(log.entries()) == []


def test_no_log_is_kept_where_none_is_wanted(tmp_path: Path) -> None:
    at(tmp_path, 0).add({"n": 1})
    assert not at(tmp_path).folder.exists()


@pytest.mark.parametrize(
    ("done_to", "told"),
    [
        (lambda lines: [lines[0], lines[1].replace('"n":1', '"n":7'), lines[2]], "line 3 does not"),
        (lambda lines: [lines[0], lines[2]], "line 2 does not follow"),
        (lambda lines: [lines[1], lines[0], lines[2]], "does not follow"),
    ],
)
def test_a_line_changed_or_taken_out_is_noticed(tmp_path: Path, done_to: Any, told: str) -> None:
    for n in range(3):
        at(tmp_path).add({"n": n})
    (file,) = at(tmp_path).folder.glob("*.jsonl")
    assert file.stat().st_mode & 0o777 == 0o600
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(done_to(lines)))
    assert told in at(tmp_path).faults()[0]


def test_lines_cut_off_at_either_end_are_noticed(tmp_path: Path) -> None:
    for n in range(6):
        at(tmp_path, now=NOON + timedelta(days=n // 2)).add({"n": n})
    first, _, last = sorted(at(tmp_path).folder.glob("*.jsonl"))
    whole = last.read_text()
    last.write_text(whole.splitlines(keepends=True)[0])
    assert at(tmp_path).faults() == ["the last lines are missing: they were taken away"]
    last.unlink()
    assert at(tmp_path).faults() == ["the last lines are missing: they were taken away"]
    last.write_text(whole)
    assert at(tmp_path).faults() == []
    first.unlink()
    (told,) = at(tmp_path).faults()
    assert "first lines are missing" in told


def test_all_lines_taken_away_are_noticed_and_lines_whose_time_is_over_are_not(
    tmp_path: Path,
) -> None:
    for n in range(3):
        at(tmp_path, 2, NOON + timedelta(days=n)).add({"n": n})
    at(tmp_path, 2, NOON + timedelta(days=4)).forget()
    assert [one["n"] for one in at(tmp_path).entries()] == [2]
    assert at(tmp_path).faults() == []
    at(tmp_path, 2, NOON + timedelta(days=40)).forget()
    assert (list(at(tmp_path).entries()), at(tmp_path).faults()) == ([], [])
    at(tmp_path, 2, NOON + timedelta(days=41)).add({"n": 3})
    assert at(tmp_path).faults() == []
    (file,) = at(tmp_path).folder.glob("*.jsonl")
    file.unlink()
    assert at(tmp_path).faults() == ["the last lines are missing: they were taken away"]


def test_a_mark_kept_elsewhere_tells_of_a_cut_that_was_hidden(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "papers.sqlite"
    store.touch()
    call = ["log", "--store", str(tmp_path), "--check"]
    for n in range(3):
        AnswerLog(tmp_path, 30).add({"n": n})
    assert main([*call, "--json"]) == 0
    mark = json.loads(capsys.readouterr().out)["last"]
    assert main([*call, mark]) == 0
    (file,) = at(tmp_path).folder.glob("*.jsonl")
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:2]))
    assert "last lines are missing" in AnswerLog(tmp_path, 30).faults()[0]
    # A line that is added does not hide it.
    AnswerLog(tmp_path, 30).add({"n": 7})
    assert "line 3 does not follow" in AnswerLog(tmp_path, 30).faults()[0]
    # Whoever cuts the log may take away the note beside it too, and have it written anew.
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:2]))
    (tmp_path / "answer-log" / "ends").unlink()
    AnswerLog(tmp_path, 30).add({"n": 7})
    assert AnswerLog(tmp_path, 30).faults() == []
    capsys.readouterr()
    assert main([*call, mark]) == 1
    assert f"the line of the mark {mark} is not there" in capsys.readouterr().out


def test_a_torn_line_costs_no_other(tmp_path: Path) -> None:
    at(tmp_path).add({"n": 0})
    (file,) = at(tmp_path).folder.glob("*.jsonl")
    with file.open("a") as torn:
        torn.write('{"at":"2026-11-22T12:00","n":1,"quest')
    at(tmp_path).add({"n": 2})
    assert [entry["n"] for entry in at(tmp_path).entries()] == [0, 2]
    (fault,) = at(tmp_path).faults()
    assert "line 2 is torn" in fault


def write_some(folder: Path, writer: int) -> None:
    for n in range(20):
        AnswerLog(folder, 30).add({"n": n, "writer": writer})


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    start = multiprocessing.get_context("fork").Process
    writers = [start(target=write_some, args=(tmp_path, number)) for number in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    log = AnswerLog(tmp_path, 30)
    found = list(log.entries())
    assert sorted((one["writer"], one["n"]) for one in found) == [
        (writer, n) for writer in range(3) for n in range(20)
    ]
    assert found[0]["before"] == FIRST
    assert log.faults() == []


def test_a_log_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "answer-log").write_text("in the way")
    with pytest.raises(LogUnwritable, match="cannot be written"):
        at(tmp_path).add({"n": 1})


def test_an_export_has_words_only_of_paragraphs_that_are_as_they_were(library: Library) -> None:
    entry = json.loads(json.dumps(noted(library)))
    entry["answer"]["cited"][0]["text"] = digest("what it said before")
    cited = cast("Any", library)
    cited.paragraphs_by_id = lambda ids: {p.paragraph_id: p for p in all_of(cited, ids)}
    first, second = with_words(entry, library)["answer"]["cited"]
    assert first["words"] is None
    assert second["words"].startswith("Resolved")


def all_of(shelf: Any, ids: list[str]) -> list[Any]:
    return [p for paper in shelf.papers() for p in shelf.paragraphs(paper.paper_id)
            if p.paragraph_id in ids]  # fmt: skip


def test_an_export_for_spreadsheets_runs_nothing(library: Library) -> None:
    formula = replace(ASKED, question=Question("=SUM(1)"))
    entry = {"at": "now"} | entry_of(formula, library, ADA, RecordSettings())
    (row,) = csv.DictReader(io.StringIO(as_csv([entry]).lstrip("\ufeff")))
    assert row["question"] == "'=SUM(1)"
    assert row["cited"] == "visit-outcome/5(b) minutes-2024/Minute-12"


def test_questions_on_exempt_papers_stay_out_of_an_export(library: Library) -> None:
    entry = noted(library) | {"exempt": True}
    (told,) = without_closed([entry])
    assert told["question"]["text"] == CLOSED
    assert told["plan"] is None
    assert list(without_closed([noted(library)])) == [noted(library)]


def test_questions_that_had_a_paper_before_them_which_is_closed_now_stay_out(
    library: Library,
) -> None:
    """Cited or only looked at: a question asked while it was open may repeat it."""
    plain = noted(library)
    looked_at = plain | {"evidence": [["deal/4", digest("Nine million.")]]}
    for entry, is_shown in ((plain, True), (looked_at, False)):
        (told,) = without_closed([entry], {"deal"})
        assert (told == entry) is is_shown
    assert list(without_closed([looked_at], {"dealers"})) == [looked_at]
