from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import eval.cli.judging as judging_commands
import eval.cli.running as running_commands
import eval.kept as kept_figures
from assistant.cli import main as command
from corpus.errors import StoreMissing
from eval.cli import add_commands, main, run_command
from eval.kept import keep
from eval.report.content import LEFT_OUT
from eval.results import BASELINE, QUICK_START, read_predictions
from eval.targets import Target
from tests.eval.collection import ALDER, GOLD, answer, holdings
from tests.eval.test_runs import RIGHT, Fake

Papers = Callable[..., tuple[int, str, str]]


@pytest.fixture
def target() -> Fake:
    return Fake(RIGHT)


class QuickStart(Fake):
    """A quick start that shows one paragraph, of the wrong authority."""

    code = "one"

    def target(self, searches: bool = True) -> Target:
        return Target(QUICK_START, self.ask, self.search, self.code)


@pytest.fixture
def baseline() -> QuickStart:
    return QuickStart(dict.fromkeys(RIGHT, answer("Dear [1].", [f"{ALDER}/7"])))


@pytest.fixture
def papers(
    target: Fake,
    baseline: QuickStart,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Papers:
    """Call ``papers eval`` over the small collection: exit status, output and errors."""

    @contextmanager
    def product(*_: object) -> Iterator[Target]:
        yield target.target()

    @contextmanager
    def opened(*_: object) -> Iterator[Target]:
        yield baseline.target()

    for module in (running_commands, judging_commands):
        monkeypatch.setattr(module, "read_holdings", lambda *_: holdings())
    monkeypatch.setattr(running_commands, "product", product)
    monkeypatch.setattr(running_commands, "_baseline", opened)
    monkeypatch.setenv("PAPERS_STORE", str(tmp_path / "store"))
    monkeypatch.chdir(tmp_path)

    def call(*words: object) -> tuple[int, str, str]:
        status = main([str(word) for word in words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return call


def test_the_commands_fit_under_another_parser(papers: Papers) -> None:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    add_commands(commands.add_parser("eval").add_subparsers(required=True))
    assert run_command(parser.parse_args(["eval", "validate", "--gold", str(GOLD)])) == 0


def test_options_may_stand_before_the_command(
    papers: Papers, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--store", "anywhere", "--json", "eval", "validate", str(GOLD))
    assert command(words) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []


def test_validate_counts_gold_or_says_what_is_wrong(papers: Papers, tmp_path: Path) -> None:
    status, out, _ = papers("validate", GOLD)
    assert status == 0
    assert out.startswith("4 questions in 4 clusters (1 dev, 3 test), 5 wordings, 1 clusters")
    bad = tmp_path / "bad.yaml"
    bad.write_text("schema: 1\nquestions:\n- {id: x, kind: fact, question: y}\n")
    assert papers("validate", bad)[0] == 2
    status, out, _ = papers("validate", bad, "--json")
    assert json.loads(out)["problems"] == [
        {
            "file": "bad.yaml",
            "entry": "x",
            "reason": "no nuggets: say what answers it, or 'expect: abstain'",
        }
    ]
    status, out, err = papers("run", "--gold", bad)
    assert (status, out) == (2, "")
    assert err == "papers: bad.yaml: x: no nuggets: say what answers it, or 'expect: abstain'\n"


def test_from_run_to_report(papers: Papers, tmp_path: Path) -> None:
    out = tmp_path / "results"
    status, told, _ = papers("run", "--gold", GOLD, "--out", out, "--with-baseline", "--json")
    assert status == 0
    assert [row["asked"] for row in json.loads(told)] == [5, 5]
    assert (out / BASELINE / "predictions.jsonl").exists()
    status, told, _ = papers("score", out)
    assert status == 0
    assert "Supported nugget recall" in told
    assert json.loads(papers("score", out, "--json")[1])["questions"] == 4
    status, told, _ = papers("report", out)
    assert (status, told.splitlines()) == (0, [str(out / "report.html"), str(out / "report.md")])
    status, told, _ = papers("compare", out / BASELINE, out)
    assert status == 0
    assert told.splitlines()[-1] == "No significant regression."
    status, told, _ = papers("compare", out, out / BASELINE)
    assert status == 1
    assert "Wrong authority: gate broken, 0.000 -> 1.000" in told
    assert told.splitlines()[-1] == "Regression: Wrong authority"


def test_the_quick_start_stands_beside_every_run_and_is_asked_once(
    papers: Papers, baseline: QuickStart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*words: object) -> int:
        baseline.asked.clear()
        assert papers("run", "--gold", GOLD, *words)[0] == 0
        return len(baseline.asked)

    one, two = tmp_path / "results" / "one", tmp_path / "results" / "two"
    assert asked("--out", one) == 5
    assert asked("--out", one) == 0
    papers("score", one)
    assert asked("--out", one, "--replace") == 0
    assert asked("--out", two) == 0
    assert len(read_predictions(two / BASELINE)) == 5
    # Its answers stay what they were, though gold says something else of them
    gold = tmp_path / "gold.yaml"
    text = next(GOLD.glob("*.yaml")).read_text(encoding="utf-8")
    gold.write_text(text.replace("weight: vital", "weight: okay"), encoding="utf-8")
    baseline.asked.clear()
    assert papers("run", "--gold", gold, "--out", tmp_path / "results" / "three")[0] == 0
    assert baseline.asked == []
    assert asked("--out", tmp_path / "results" / "four", "--with-baseline") == 5
    assert asked("--out", tmp_path / "elsewhere" / "five") == 5
    baseline.code = "changed"
    assert asked("--out", tmp_path / "results" / "six") == 5
    # The figures kept with the project do as well, where they are of the same
    papers("score", two)
    keep(two, tmp_path / "kept")
    monkeypatch.setattr(kept_figures, "KEPT", tmp_path / "kept")
    baseline.code = "again"
    assert asked("--out", tmp_path / "results" / "seven") == 0
    assert not (tmp_path / "results" / "seven" / BASELINE).exists()


def test_a_report_without_the_quick_start_says_how_to_add_it(
    papers: Papers, baseline: Fake, tmp_path: Path
) -> None:
    run = tmp_path / "r"
    assert papers("run", "--gold", GOLD, "--out", run, "--no-baseline")[0] == 0
    assert baseline.asked == []
    papers("score", run)
    papers("report", run)
    assert LEFT_OUT in (run / "report.md").read_text(encoding="utf-8")
    status, told, _ = papers("run", "--gold", GOLD, "--out", run)
    assert (status, told.splitlines()[0]) == (0, f"{run}: 0 asked, 5 kept, 0 failed")
    papers("score", run)
    papers("report", run)
    text = (run / "report.md").read_text(encoding="utf-8")
    assert LEFT_OUT not in text
    assert "fake against quick start" in text


def test_a_kept_baseline_is_small_and_holds_later_runs(papers: Papers, tmp_path: Path) -> None:
    out, kept = tmp_path / "results", tmp_path / "kept"
    papers("run", "--gold", GOLD, "--out", out, "--with-baseline")
    assert papers("score", out, "--keep", kept)[0] == 0
    figures = {"aggregate.json", "per_question.csv"}
    assert {path.name for path in kept.iterdir()} == figures | {BASELINE}
    assert {path.name for path in (kept / BASELINE).iterdir()} == figures | {"manifest.json"}
    assert "seconds" not in (kept / "per_question.csv").read_text()
    status, told, _ = papers("compare", kept, out)
    assert (status, told.splitlines()[-1]) == (0, "No significant regression.")
    # The wrong authority is cited in the one question of dev as well as in those of test
    for split in ("dev", "test"):
        status, told, _ = papers("compare", kept, out / BASELINE, "--split", split)
        assert (status, told.splitlines()[-1]) == (1, "Regression: Wrong authority")
    moved = json.loads(papers("compare", kept, out / BASELINE, "--split", "dev", "--json")[1])
    assert {change["key"] for change in moved["questions"]} == {"fen-008"}


def test_one_split_is_run_and_scored_as_such(papers: Papers, target: Fake, tmp_path: Path) -> None:
    papers("run", "--gold", GOLD, "--split", "dev", "--out", tmp_path / "dev")
    assert target.asked == ["fen-008"]
    assert json.loads(papers("score", tmp_path / "dev", "--json")[1])["questions"] == 1


def test_a_split_without_questions_is_one_line(papers: Papers, tmp_path: Path) -> None:
    entry = next(GOLD.glob("*.yaml"))
    only_dev = tmp_path / "dev.yaml"
    only_dev.write_text(entry.read_text(encoding="utf-8").replace("split: test", "split: dev"))
    words = ("run", "--gold", only_dev, "--out")
    status, out, err = papers(*words, tmp_path / "none", "--split", "test")
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert "no questions of split test" in err
    run = tmp_path / "r"
    assert papers(*words, run)[0] == 0
    assert papers("score", run)[0] == 0
    status, out, err = papers("compare", run, run, "--split", "test")
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert "hold no questions of split test" in err
    config = run / "config.yaml"
    config.write_text(config.read_text().replace("split: null", "split: test"))
    status, out, err = papers("score", run)
    assert (status, out, len(err.splitlines())) == (2, "", 1)


def test_scoring_on_gold_that_changed_since_the_run_says_so(papers: Papers, tmp_path: Path) -> None:
    run, changed = tmp_path / "r", tmp_path / "changed.yaml"
    papers("run", "--gold", GOLD, "--out", run)
    assert papers("score", run)[2] == ""
    text = next(GOLD.glob("*.yaml")).read_text(encoding="utf-8")
    changed.write_text(text.replace('question: "How', 'question: "Exactly how'), encoding="utf-8")
    status, _, err = papers("score", run, "--gold", changed)
    assert status == 0
    for folder, line in zip((run, run / BASELINE), err.splitlines(), strict=True):
        assert f"count as failed; {folder / 'problems.log'} says which" in line


def test_a_failed_question_shows_in_the_status(
    papers: Papers, target: Fake, tmp_path: Path
) -> None:
    target.answers = RIGHT | {"fen-008": RuntimeError("boom")}
    status, told, err = papers("run", "--gold", GOLD, "--out", tmp_path / "r", "--no-baseline")
    assert (status, told) == (1, f"{tmp_path / 'r'}: 5 asked, 0 kept, 1 failed\n")
    assert err.startswith(f"papers: {tmp_path / 'r'}: RuntimeError: boom; the same call with --out")


def test_an_interruption_says_how_to_go_on(papers: Papers, target: Fake, tmp_path: Path) -> None:
    target.answers = RIGHT | {"fen-008": KeyboardInterrupt()}
    status, _, err = papers("run", "--gold", GOLD, "--out", tmp_path / "r")
    assert status == 130
    assert f"--out {tmp_path / 'r'}" in err
    target.answers = RIGHT
    assert papers("run", "--gold", GOLD, "--out", tmp_path / "r")[0] == 0


def test_secrets_of_an_endpoint_are_not_kept(papers: Papers, tmp_path: Path) -> None:
    words: Sequence[Any] = ("--endpoint", "http://127.0.0.1:9/ask", "--header", "X-Key: hunter2")
    status, _, _ = papers("run", "--gold", GOLD, "--out", tmp_path / "r", *words)
    assert status == 1
    kept = "".join(path.read_text() for path in (tmp_path / "r").rglob("*") if path.is_file())
    assert "X-Key" in kept
    assert "hunter2" not in kept


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("score", "nowhere"), "nowhere is not a run"),
        (("compare", "a", "b"), "a is not scored"),
        (("run", "--gold", GOLD, "--header", "nonsense"), "a header is written"),
        (("run", "--gold", GOLD, "--endpoint", "ftp://x/y"), "is not an HTTP address"),
        (("raters", "agree", "empty", "--run", "nowhere"), "holds no labels yet"),
    ],
)
def test_a_bad_call_is_one_line_and_status_2(
    papers: Papers, words: Sequence[object], reason: str
) -> None:
    status, out, err = papers(*words)
    assert (status, out) == (2, "")
    assert reason in err
    assert len(err.splitlines()) == 1


def test_a_store_that_cannot_be_used(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise StoreMissing("there is no store here")

    monkeypatch.setattr(running_commands, "read_holdings", missing)
    status, _, err = papers("validate", GOLD)
    assert (status, err) == (3, "papers: there is no store here\n")


def test_sheets_go_out_and_come_back(papers: Papers, tmp_path: Path) -> None:
    run, sheets = tmp_path / "r", tmp_path / "sheets"
    papers("run", "--gold", GOLD, "--out", run)
    papers("score", run)
    words = ("--run", run, "--rater", "ann", "--rater", "bea", "--double", "1", "--task", "answer")
    for share in ("0", "0.29"):
        status, out, err = papers("raters", "out", sheets, *words, "--double", share)
        assert (status, out, len(err.splitlines())) == (2, "", 1)
        assert f"--double is {share}: at least 0.3" in err
    assert not sheets.exists()
    status, out, _ = papers("raters", "out", sheets, *words)
    assert (status, len(out.splitlines())) == (0, 2)
    for rater in ("ann", "bea"):
        with (sheets / f"{rater}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = [row | {"label": "correct"} for row in csv.DictReader(file)]
        with (sheets / f"{rater}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        status, out, _ = papers("raters", "in", sheets, sheets / f"{rater}.csv", "--rater", rater)
        assert (status, out) == (0, "5 labels added\n")
    status, out, _ = papers("raters", "agree", sheets, "--run", run)
    assert status == 0
    assert out.splitlines()[:2] == [
        "answer: 5 items, 5 by two, alpha -",
        "  ann and bea: kappa -, n 5",
    ]
    assert json.loads((run / "agreement.json").read_text())["floor"] == 0.6
    labels = sheets / "labels.jsonl"
    held = labels.read_bytes()
    labels.write_bytes(held + b'{"item": "a')
    status, told, err = papers("raters", "agree", sheets, "--run", run)
    assert (status, told) == (0, out)
    assert err.startswith(f"papers: {labels}: line 11 was cut short")
    labels.write_bytes(b'{"item": "a\n' + held)
    status, out, err = papers("raters", "agree", sheets, "--run", run)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith(f"papers: {labels}: line 1 is no label")
