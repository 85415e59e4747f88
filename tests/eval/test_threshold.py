"""What another threshold would have cost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.threshold import costs, main, weighed


def _run(folder: Path) -> Path:
    answers = [
        ("a", "fact", "answered", 0.9),
        ("b", "fact", "not_in_papers", 0.7),
        ("c", "absent", "not_in_papers", 0.95),
        ("d", "absent", "answered", 0.4),
        ("e", "fact", "needs_clarification", None),
    ]
    lines = [
        json.dumps({"key": key, "answer": {"status": status, "confidence": sure}})
        for key, _, status, sure in answers
    ]
    (folder / "predictions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    rows = ["key,kind", *(f"{key},{kind}" for key, kind, _, _ in answers)]
    (folder / "per_question.csv").write_text("\n".join(rows), encoding="utf-8")
    return folder


def test_a_refusal_counts_for_what_it_nearly_said(tmp_path: Path) -> None:
    answers = weighed(_run(tmp_path))
    assert answers == [
        (0.9, True), (pytest.approx(0.3), True), (pytest.approx(0.05), False), (0.4, False),
    ]  # fmt: skip
    assert costs(answers, 0.35) == (1, 1)
    assert costs(answers, 0.2) == (0, 1)
    assert costs(answers, 0.5) == (1, 0)


def test_the_curve_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(_run(tmp_path))]) == 0
    assert "2 answerable, 2 absent" in capsys.readouterr().out
