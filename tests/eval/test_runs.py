from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from eval.generate import run
from eval.gold import Gold
from eval.holdings import Holdings
from eval.intervals import SEED
from eval.results import AGGREGATE, PER_QUESTION, PROBLEMS, BadRun, read_manifest, read_predictions
from eval.score import score
from eval.targets import Found, Target, TargetError
from tests.eval.collection import FEN, answer, gold, holdings

RESAMPLES = 500
RIGHT = {
    "fen-007": answer("The overspend on placements is £4.2m for 212 children [1].", [f"{FEN}/3.4"]),
    "fen-008": answer("Thresholds were not applied well on 26 April 2022 [1].", [f"{FEN}/5"]),
    "all-002": answer("Fenmarsh: reflective supervision [1].", [f"{FEN}/4.1-a"]),
    "none-011": answer("The papers do not say.", status="not_in_papers"),
}


class Fake:
    """Answers from a dictionary and remembers what it was asked."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        self.asked.append(request["id"])
        given = self.answers[request["id"].split("~")[0]]
        if isinstance(given, BaseException):
            raise given
        return dict(given)

    def search(self, request: Mapping[str, Any], depth: int) -> Found:
        return [(f"{FEN}/3.4", 0.8), (f"{FEN}/5", 0.4)][:depth]

    def target(self, searches: bool = True) -> Target:
        return Target("fake", self.ask, self.search if searches else None)


def ran(
    folder: Path, answers: Mapping[str, Any], entries: Gold | None = None, searches: bool = True
) -> Fake:
    fake = Fake(answers)
    run(entries or gold(), fake.target(searches), holdings(), folder, {"split": None})
    return fake


def test_a_run_is_kept_with_what_it_was(tmp_path: Path) -> None:
    fake = ran(tmp_path / "run", RIGHT)
    assert fake.asked == ["all-002", "fen-007", "fen-007~2", "fen-008", "none-011"]
    manifest = read_manifest(tmp_path / "run")
    assert (manifest["target"], manifest["seed"], manifest["model"]) == ("fake", SEED, "a-model")
    assert manifest["gold_hash"] == gold().hash
    kept = read_predictions(tmp_path / "run")["fen-008"]
    assert kept.history == ("When was Fenmarsh inspected?",)
    assert (kept.retrieved, kept.error) == ((f"{FEN}/3.4", f"{FEN}/5"), None)


def test_a_question_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    broken = RIGHT | {"fen-008": RuntimeError("boom"), "all-002": {"status": "answered"}}
    ran(tmp_path / "run", broken | {"none-011": TargetError("HTTP 500")})
    errors = {key: p.error for key, p in read_predictions(tmp_path / "run").items() if p.error}
    assert errors["fen-008"] == "RuntimeError: boom"
    assert errors["none-011"] == "HTTP 500"
    assert "not an answer" in str(errors["all-002"])
    result = score(tmp_path / "run", gold(), holdings(), RESAMPLES)
    assert result["metrics"]["failed"]["value"] == 0.75
    assert "fen-008: failed: RuntimeError: boom" in (tmp_path / "run" / PROBLEMS).read_text()


def test_an_interrupted_run_is_resumed(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        ran(tmp_path, RIGHT | {"fen-008": KeyboardInterrupt(), "all-002": RuntimeError()})
    with (tmp_path / "predictions.jsonl").open("a") as file:
        file.write('{"key": "none-011", "answ')  # torn in the middle of a line
    again = ran(tmp_path, RIGHT)
    assert again.asked == ["all-002", "fen-008", "none-011"]
    assert set(read_predictions(tmp_path)) == {*RIGHT, "fen-007~2"}
    assert ran(tmp_path, RIGHT).asked == []


@pytest.mark.parametrize("replace", [False, True])
def test_a_run_torn_within_a_letter_is_resumed(tmp_path: Path, replace: bool) -> None:
    with pytest.raises(KeyboardInterrupt):
        ran(tmp_path, RIGHT | {"fen-008": KeyboardInterrupt()})
    with (tmp_path / "predictions.jsonl").open("ab") as file:
        file.write('{"key": "fen-008", "question": "£'.encode()[:-1])
    fake = Fake(RIGHT)
    run(gold(), fake.target(), holdings(), tmp_path, {"split": None}, replace=replace)
    assert fake.asked == ["fen-008", "none-011"]
    assert set(read_predictions(tmp_path)) == {*RIGHT, "fen-007~2"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"status": "wonderful"}, "status 'wonderful' is none of answered, "),
        ({"coverage": {"authorities_without_evidence": [{"id": 1}]}}, "must be a list of names"),
        ({"coverage": {"authorities_without_evidence": "Fenmarsh"}}, "must be a list of names"),
    ],
)
def test_an_answer_outside_the_agreed_form_has_failed(
    tmp_path: Path, change: dict[str, Any], reason: str
) -> None:
    ran(tmp_path, RIGHT | {"fen-008": RIGHT["fen-008"] | change})
    error = read_predictions(tmp_path)["fen-008"].error
    assert error is not None
    assert reason in error
    assert len(error.splitlines()) == 1
    found = score(tmp_path, gold(), holdings(), RESAMPLES)
    assert found["metrics"]["failed"]["value"] == 0.25


def test_a_kept_answer_outside_the_agreed_form_counts_as_failed(tmp_path: Path) -> None:
    ran(tmp_path, RIGHT)
    path = tmp_path / "predictions.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        line["answer"]["status"] = "wonderful"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert score(tmp_path, gold(), holdings(), RESAMPLES)["metrics"]["failed"]["value"] == 1
    assert "fen-008: not an answer in the agreed form" in (tmp_path / PROBLEMS).read_text()


def test_a_folder_of_another_run_is_not_mixed_with_this_one(tmp_path: Path) -> None:
    ran(tmp_path / "run", RIGHT)
    with pytest.raises(BadRun, match="other gold"):
        ran(tmp_path / "run", RIGHT, gold().only("dev"))
    other = Holdings.of(holdings().papers.values(), [])
    with pytest.raises(BadRun, match="other papers"):
        run(gold(), Fake(RIGHT).target(), other, tmp_path / "run", {})
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    with pytest.raises(BadRun, match="other files"):
        ran(tmp_path / "full", RIGHT)


def test_one_state_of_the_code_does_not_finish_the_run_of_another(tmp_path: Path) -> None:
    def of(code: str, answers: Mapping[str, Any], replace: bool = False) -> list[str]:
        fake = Fake(answers)
        target = Target("fake", fake.ask, code=code)
        run(gold(), target, holdings(), tmp_path, {}, replace=replace)
        return fake.asked

    with pytest.raises(KeyboardInterrupt):
        of("one", RIGHT | {"fen-008": KeyboardInterrupt()})
    with pytest.raises(BadRun, match="other code"):
        of("two", RIGHT)
    assert len(of("two", RIGHT, replace=True)) == 5
    with pytest.raises(KeyboardInterrupt):
        of("three", RIGHT | {"none-011": KeyboardInterrupt()}, replace=True)
    assert of("three", RIGHT, replace=True) == ["none-011"]
    score(tmp_path, gold(), holdings(), RESAMPLES)
    assert len(of("three", RIGHT, replace=True)) == 5
    assert not (tmp_path / AGGREGATE).exists()


def test_scoring_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    ran(tmp_path, RIGHT)
    written = []
    for _ in range(2):
        score(tmp_path, gold(), holdings(), RESAMPLES)
        written.append([(tmp_path / n).read_bytes() for n in (PER_QUESTION, AGGREGATE, PROBLEMS)])
    assert written[0] == written[1]
    assert "NaN" not in (tmp_path / AGGREGATE).read_text()


def test_figures_divide_by_gold_questions(tmp_path: Path) -> None:
    ran(tmp_path, RIGHT)
    found = score(tmp_path, gold(), holdings(), RESAMPLES)
    figures = found["metrics"]
    # 1 for the fact in both wordings, 1 for the follow-up, half of the authorities, 1 declined
    assert figures["supported_recall"] | {"low": 0, "high": 0} == {
        "value": 0.875,
        "low": 0,
        "high": 0,
        "n": 4,
        "clusters": 4,
    }
    assert figures["abstention_f1"]["value"] == 1
    assert figures["coverage_recall"]["value"] == 0.5
    assert figures["citation_validity"]["value"] == 1
    assert figures["recall_at_5"]["n"] == 3
    assert found["robustness"]["worst"]["clusters"] == 1
    assert set(found["slices"]["kind"]) == {"absent", "across", "fact", "follow_up"}
    assert found["slices"]["kind"]["across"]["metrics"]["supported_recall"]["value"] == 0.5
    assert found["slices"]["authority"]["fenmarsh"]["questions"] == 4
    assert set(found["slices"]["theme"]) == {"budget", "supervision"}
    assert 0 <= found["seconds"]["p50"]["value"] <= found["seconds"]["p95"]["value"]
    # Three of four answered, the wordings of the fact apart
    assert found["calibration"]["risk_coverage"] == [[0.8, 0.125]]


def test_what_a_target_cannot_do_is_absent(tmp_path: Path) -> None:
    ran(tmp_path, RIGHT, searches=False)
    found = score(tmp_path, gold(), holdings(), RESAMPLES)
    assert "recall_at_5" not in found["metrics"]
    assert found["calibration"] == {}


def test_an_answer_may_bring_its_ranking_and_its_confidence(tmp_path: Path) -> None:
    given = RIGHT["fen-008"] | {"retrieved": [f"{FEN}/5"], "confidence": 0.9}
    ran(tmp_path, RIGHT | {"fen-008": given}, gold().only("dev"), searches=False)
    found = score(tmp_path, gold().only("dev"), holdings(), RESAMPLES)
    assert found["metrics"]["mrr_at_10"]["value"] == 1
    assert found["calibration"]["bins"] == [{"confidence": 0.9, "supported_recall": 1.0, "n": 1}]


@pytest.mark.parametrize("confidence", [float("nan"), float("inf")])
def test_a_confidence_that_is_no_number_is_absent(tmp_path: Path, confidence: float) -> None:
    ran(tmp_path, {"fen-008": RIGHT["fen-008"] | {"confidence": confidence}}, searches=False)
    assert score(tmp_path, gold(), holdings(), RESAMPLES)["calibration"] == {}


def test_missing_and_outdated_predictions_count_as_failed(tmp_path: Path) -> None:
    ran(tmp_path, RIGHT, gold().only("test"))
    lines = (tmp_path / "predictions.jsonl").read_text().splitlines()
    row = json.loads(lines[0])
    changed = [json.dumps(row | {"question": "Another?"}), *lines[1:]]
    (tmp_path / "predictions.jsonl").write_text("\n".join(changed) + "\n")
    found = score(tmp_path, gold(), holdings(), RESAMPLES)
    assert found["metrics"]["failed"]["value"] == 0.5
    problems = (tmp_path / PROBLEMS).read_text()
    assert "all-002: asked in other words than gold has now" in problems
    assert "fen-008: no prediction" in problems


def test_problems_name_what_to_look_at(tmp_path: Path) -> None:
    bad = answer("It was £3.1m [1] [7].", ["alder-2024/7"], quotes=["words that are not there"])
    bad["citations"][0]["text"] = "Something else."
    ran(tmp_path, RIGHT | {"fen-007": bad})
    score(tmp_path, gold(), holdings(), RESAMPLES)
    assert [
        line.removeprefix("fen-007: ")
        for line in (tmp_path / PROBLEMS).read_text().splitlines()
        if line.startswith("fen-007:")
    ] == [
        "marker [7] has no citation",
        "citation [1] alder-2024/7 does not print what the paper prints",
        "quote_fidelity: 1 quotations are not verbatim",
        "1 citations are of another authority than asked about",
        "says the wrong thing (wrong_year)",
    ]


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRun, match="is not a run"):
        score(tmp_path, gold(), holdings())
