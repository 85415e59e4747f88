from __future__ import annotations

import csv
import json
from pathlib import Path

from eval.generate import run
from eval.metrics.table import BY_NAME
from eval.raters.against import with_metrics
from eval.raters.items import make_items
from eval.raters.labels import Label, add_labels, read_key, read_labels, read_sheet
from eval.raters.people import between_raters, trusted
from eval.raters.sheets import KEY, write_sheets
from eval.results import read_predictions
from tests.eval.collection import FEN, answer, gold, holdings
from tests.eval.test_raters import rows_of, runs, write_rows
from tests.eval.test_runs import RIGHT, Fake

__all__ = ["runs"]


def test_metrics_are_held_against_what_people_say(runs: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    items = make_items({"two": runs["two"]}, gold(), ("answer", "nugget", "citation"), seed=7)
    write_sheets(folder, items, ["ann", "bea"], seed=7, double=1.0)
    key = {row["item"]: row for row in map(json.loads, (folder / KEY).read_text().splitlines())}
    for rater in ("ann", "bea"):
        rows = rows_of(folder / f"{rater}.csv")
        for row in rows:
            bad = key[row["item"]]["key"].startswith("fen-007")
            row["label"] = {
                "nugget": "absent" if bad or key[row["item"]]["part"] == "ald" else "present",
                "citation": "no" if bad else "supports",
                "answer": "incorrect" if bad else "correct",
            }[row["task"]]
            if key[row["item"]]["key"] == "none-011":
                row["label"] = "refusal"
        with (folder / f"{rater}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        add_labels(folder, read_sheet(folder / f"{rater}.csv", rater, folder))
    labels = read_labels(folder)
    raters = between_raters(labels)
    assert raters["nugget"]["alpha"] == 1
    assert raters["answer"]["double"] == 5
    assert raters["citation"]["kappa"]["ann and bea"] == {"value": 1.0, "n": 4}
    found = with_metrics(labels, "two", gold(), read_predictions(runs["two"]), holdings())
    assert found["nugget_recall_150"] == {"by": "kappa", "value": 1.0, "n": 8}
    assert found["citation_precision"] == {"by": "kappa", "value": 1.0, "n": 4}
    assert found["citation_validity"]["n"] == 4
    assert found["abstention"] == {"by": "kappa", "value": 1.0, "n": 5}
    assert found["supported_recall"]["value"] > 0.8
    # Every metric of these answers, the rates that fall turned round
    assert {*BY_NAME} - {*found} == {"failed", "quote_fidelity"}
    assert found["holes"]["n"] == 4
    assert with_metrics(labels, "one", gold(), {}, holdings()) == {}


def test_a_metric_below_the_floor_loses_its_say_once_enough_is_rated() -> None:
    entry = {"by": "kappa", "value": 0.2, "n": 10}
    assert "trap" in trusted({"trap": entry})
    assert "trap" not in trusted({"trap": entry | {"n": 40}})
    assert "trap" in trusted({"trap": entry | {"n": 40, "value": 0.7}})


def test_raters_agree_or_not_on_flags_too(runs: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    items = make_items({"two": runs["two"]}, gold(), ("answer", "citation"), seed=7)
    write_sheets(folder, items, ["ann", "bea"], seed=7, double=1.0)
    key = read_key(folder)
    said = {"fen-007": {"ann": ("answer",), "bea": ("citation",)}, "fen-008": {"ann": ("answer",)}}
    for rater in ("ann", "bea"):
        rows = rows_of(folder / f"{rater}.csv")
        for row in rows:
            row["label"] = {"answer": "incorrect", "citation": "no"}[row["task"]]
            flagged = said.get(key[row["item"]]["key"], {}).get(rater, ())
            row["wrong_year"] = "x" if row["task"] in flagged else ""
        write_rows(folder / f"{rater}.csv", rows)
        add_labels(folder, read_sheet(folder / f"{rater}.csv", rater, folder))
    labels = read_labels(folder)
    found = between_raters(labels)
    # Of five answers both flag one, in whichever row, and one of them another
    assert found["wrong_year"]["kappa"]["ann and bea"] == {"value": 0.545455, "n": 5}
    assert found["wrong_year"]["items"] == 5
    assert 0 < found["wrong_year"]["alpha"] < 1
    assert found["misleading"]["kappa"]["ann and bea"]["value"] is None
    metrics = with_metrics(labels, "two", gold(), read_predictions(runs["two"]), holdings())
    assert metrics["wrong_year"]["n"] == 3  # those of which the year is known


def test_quotations_are_held_against_what_people_say_of_citations(tmp_path: Path) -> None:
    quoting = {
        "fen-007": answer(
            "It is £4.2m [1].", [f"{FEN}/3.4"], quotes=["an overspend on placements"]
        ),
        "fen-008": answer('They "did find that thresholds" held [1].', [f"{FEN}/5"]),
    }
    run(gold(), Fake(RIGHT | quoting).target(), holdings(), tmp_path / "run", {})
    labels = [
        Label(i.item, i.task, i.key, i.part, i.runs, "ann",
              "no" if i.key == "fen-008" else "supports", (), "", "")
        for i in make_items({"run": tmp_path / "run"}, gold(), ("citation",), seed=1)
    ]  # fmt: skip
    held = read_predictions(tmp_path / "run")
    found = with_metrics(labels, "run", gold(), held, holdings())
    expected = {"by": "kappa", "value": 1.0, "n": 3, "faults": 1, "seen": 1}
    assert found["quote_fidelity"] == expected


def test_a_gate_loses_its_say_where_people_see_no_fault_in_what_it_faults() -> None:
    copied = {"by": "kappa", "value": 0.1, "n": 90, "faults": 40, "seen": 30}
    assert "quote_fidelity" in trusted({"quote_fidelity": copied})
    assert "quote_fidelity" not in trusted({"quote_fidelity": copied | {"seen": 20}})
    assert "quote_fidelity" in trusted({"quote_fidelity": copied | {"faults": 20, "seen": 1}})
    judged = {"by": "kappa", "value": 0.1, "n": 90}
    assert "wrong_authority" not in trusted({"wrong_authority": judged})
