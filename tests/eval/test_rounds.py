from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import eval.raters.rounds as rounds_module
from eval.generate import run
from eval.raters.labels import LABELS, BadSheet
from eval.raters.people import AGREEMENT
from eval.raters.rounds import Rounds, Sheet
from eval.results import BadRun
from tests.eval.collection import FEN, GOLD, answer, gold, holdings
from tests.eval.test_runs import RIGHT, Fake

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def rounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rounds:
    """Two runs, the second of them worse, and no round yet."""
    worse = answer("- It is dear [1].", [f"{FEN}/5"])
    config = {"gold": [str(GOLD)], "split": None, "store": str(tmp_path / "store")}
    for name, fact in (("one", RIGHT["fen-007"]), ("two", worse)):
        target = Fake(RIGHT | {"fen-007": fact}).target()
        run(gold(), target, holdings(), tmp_path / "results" / name, config)
    monkeypatch.setattr(rounds_module, "read_holdings", lambda *_: holdings())
    return Rounds(tmp_path / "results")


def says(sheet: Sheet, **labels: str) -> list[dict[str, str]]:
    """A form that gives every item of a task the same label."""
    return [
        {"item": row["item"], "label": labels[row["task"]]}
        for row in sheet.rows
        if row["task"] in labels
    ]


ALL_GOOD = {"answer": "correct", "nugget": "present", "citation": "supports", "pair": "0"}


def test_a_round_is_taken_up_where_it_was_left(rounds: Rounds) -> None:
    name = rounds.make(["one"], ["ann"], NOW)
    assert (name, rounds.names()) == ("2026-11-22T09-30-00", (name,))
    sheets = rounds.sheets(name, "ann")
    assert [sheet.number for sheet in sheets] == [1, 2, 3, 4, 5]
    assert {row["task"] for sheet in sheets for row in sheet.rows} == {
        *("answer", "nugget", "citation"),
    }
    assert rounds.next_open(name, "ann") == 1
    rounds.save(name, "ann", says(sheets[0], **ALL_GOOD))
    assert rounds.next_open(name, "ann", 1) == 2
    # Half said is said, and asked for again
    rounds.save(name, "ann", says(sheets[1], answer="correct"))
    assert rounds.next_open(name, "ann") == (2 if len(sheets[1].rows) > 1 else 3)
    for sheet in sheets:
        rounds.save(name, "ann", says(sheet, **ALL_GOOD))
    assert rounds.next_open(name, "ann") is None
    (progress,) = rounds.progress(name)
    assert (progress.rater, progress.done, progress.total) == ("ann", 5, 5)


def test_what_was_said_before_stays_on_file(rounds: Rounds) -> None:
    name = rounds.make(["one"], ["ann"], NOW)
    sheet = rounds.sheets(name, "ann")[0]
    first = says(sheet, answer="correct")
    assert rounds.save(name, "ann", first) == 1
    assert rounds.save(name, "ann", first) == 0
    assert rounds.save(name, "ann", says(sheet, answer="incorrect")) == 1
    raw = (rounds.folder(name) / LABELS).read_text().splitlines()
    assert [json.loads(line)["label"] for line in raw] == ["correct", "incorrect"]
    assert rounds.labels(name, "ann")[first[0]["item"]].label == "incorrect"
    with pytest.raises(BadSheet, match="'splendid' is not one of"):
        rounds.save(name, "ann", says(sheet, answer="splendid"))
    assert (rounds.folder(name) / LABELS).read_text().splitlines() == raw


def test_texts_are_shown_as_they_were_written(rounds: Rounds) -> None:
    name = rounds.make(["two"], ["ann"], NOW)
    answers = {sheet.shown["answer"] for sheet in rounds.sheets(name, "ann")}
    assert "- It is dear [1]." in answers


def test_sheets_filled_elsewhere_count_too(rounds: Rounds) -> None:
    name = rounds.make(["one"], ["ann"], NOW)
    item = rounds.sheets(name, "ann")[0].rows[0]["item"]
    assert rounds.take(name, "ann", f"item,label\n{item},correct\n".encode()) == 1
    assert rounds.labels(name, "ann")[item].label == "correct"
    with pytest.raises(BadSheet, match=r"ann\.csv: row 2: no item 'x'"):
        rounds.take(name, "ann", b"item,label\nx,correct\n")


def test_two_runs_stand_side_by_side_and_one_is_preferred(rounds: Rounds) -> None:
    name = rounds.make(["one", "two"], ["ann", "bea"], NOW)
    for rater in ("ann", "bea"):
        for sheet in rounds.sheets(name, rater):
            # Nothing shown tells the runs apart; the right answer is the one with the figure
            side = "0"
            if "£4.2m" in sheet.shown["answer"] + sheet.shown["other_answer"]:
                side = "-2" if "£4.2m" in sheet.shown["answer"] else "2"
            rounds.save(name, rater, says(sheet, **ALL_GOOD | {"pair": side}))
    found = rounds.agreement(name)
    assert set(found) == {"one", "two"}
    assert found["one"]["preferred"]["one or two"]["mean"] < 0
    assert found["one"]["raters"]["answer"]["items"] == 10
    assert found["one"]["metrics"]["nugget_recall_150"]["n"] > 0
    kept = json.loads((rounds.results / "two" / AGREEMENT).read_text())
    assert kept == found["two"]


def test_rounds_that_cannot_be_made_or_found(rounds: Rounds) -> None:
    for runs, raters, reason in (
        ([], ["ann"], "choose one run"),
        (["one", "one"], ["ann"], "choose one run"),
        (["three"], ["ann"], "no run 'three'"),
        (["../one"], ["ann"], r"no run '\.\./one'"),
        (["one"], [], "name each rater once"),
        (["one"], ["ann", "Ann"], "name each rater once"),
        (["one"], ["../ann"], "cannot name a sheet"),
    ):
        with pytest.raises(BadRun, match=reason):
            rounds.make(runs, raters, NOW)
    assert rounds.names() == ()
    name = rounds.make(["one"], ["ann"], NOW)
    with pytest.raises(BadRun, match="has sheets already"):
        rounds.make(["one"], ["ann"], NOW)
    assert rounds.make(["one"], ["ann"], NOW + timedelta(seconds=1)) != name
    for bad in ("..", "nowhere"):
        with pytest.raises(BadRun, match="no round"):
            rounds.sheets(bad, "ann")
    with pytest.raises(BadRun, match="'cat' has no sheet"):
        rounds.sheets(name, "cat")


def test_a_run_that_lies_in_another_s_folder_is_offered_last(rounds: Rounds) -> None:
    first, second = (rounds.named(name) for name in ("one", "two"))
    os.utime(first / "manifest.json", (1, 1))
    inner = shutil.copytree(second, first / "quick-start")
    os.utime(inner / "manifest.json", (9e9, 9e9))
    assert [rounds.called(run) for run in rounds.runs()] == ["two", "one", "one/quick-start"]
