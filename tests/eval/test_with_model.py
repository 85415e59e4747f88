"""A run with a language model beside the composed answers, and what its report says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cli import main
from eval.report.answerer import ALONE, UNKNOWN, answerer
from eval.results import COMPOSED, Prediction, read_predictions
from tests.assistant.model.played import Asked, Endpoint

PAPER = """Kent County Council

Report to the Roads Committee

Date of meeting: 4 March 2024

Potholes

1. The Council mended 412 potholes in January 2024.

2. The Council spent £31,000 on gullies in February 2024.
"""
GOLD = """schema: 1
questions:
- id: kent-001
  split: test
  kind: fact
  question: "How many potholes did Kent County Council mend in January 2024?"
  authorities: [kent]
  nuggets:
  - id: n1
    text: "412 potholes"
    weight: vital
    match: {number: {value: 412, unit: potholes}}
    evidence: [["roads/1"]]
"""


def prediction(**model: object) -> Prediction:
    answer: dict[str, object] = {"status": "answered", "answer": "x", "citations": []}
    answer |= {"model": model} if model else {}
    return Prediction("k", "q", (), answer, None, None, None, 0.1)


def test_a_played_endpoint_is_called_so_and_a_real_one_real() -> None:
    played = {"model": "m", "host": "h", "endpoint": "played", "outcome": "worded"}
    told = answerer(
        [
            prediction(**played, tokens_in=5, tokens_out=2),
            prediction(model="m", host="h", endpoint="none", outcome="composed"),
        ]
    )
    assert told.startswith("m at h, a PLAYED endpoint, no model; 1 of 2 answers worded by it")
    assert "7 tokens" in told
    assert "m at h, a real endpoint" in answerer([prediction(model="m", host="h", endpoint="real")])
    assert answerer([prediction()]) == ALONE
    assert answerer([prediction()], is_another=True) == UNKNOWN
    assert "real endpoint" in answerer([prediction(model="m", endpoint="real")], is_another=True)


def repeats(asked: Asked) -> str:
    """Plays a model that says what the first paragraph says."""
    name, text = next(iter(asked.paragraphs.items()))
    return f"{text.splitlines()[-1]} [{name}]"


def test_both_answerers_are_asked_and_the_report_names_the_endpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store, run, gold = tmp_path / "store", tmp_path / "run", tmp_path / "gold.yaml"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "roads.txt").write_text(PAPER)
    gold.write_text(GOLD)
    assert main(["--store", str(store), "ingest", "--quiet", str(tmp_path / "in")]) == 0
    asked = ["run", "--store", str(store), "--gold", str(gold), "--out", str(run)]
    with Endpoint(repeats) as endpoint:
        monkeypatch.setenv("LLM_BASE_URL", endpoint.url)
        monkeypatch.setenv("LLM_MODEL", "a-model")
        assert main(["eval", *asked, "--with-model"]) == 2
        assert "LLM_ALLOWED_HOSTS" in capsys.readouterr().err
        monkeypatch.setenv("LLM_ALLOWED_HOSTS", "127.0.0.1")
        assert main(["eval", *asked, "--with-model", "--no-baseline"]) == 0
        assert len(endpoint.asked) == 1
        assert main(["eval", *asked[:-1], str(tmp_path / "alone")]) == 0
        assert len(endpoint.asked) == 1  # a run that does not ask for the model does without it
    (worded,) = read_predictions(run).values()
    (alone,) = read_predictions(run / COMPOSED).values()
    assert worded.answer is not None
    assert alone.answer is not None
    assert worded.answer["model"]["outcome"] == "worded"
    assert "model" not in alone.answer
    assert main(["eval", "score", str(run)]) == 0
    assert main(["eval", "report", str(run)]) == 0
    report = (run / "report.md").read_text()
    assert "Answers of papers with a-model" in report
    assert "a PLAYED endpoint, no model; 1 of 1 answers worded by it" in report
    assert ALONE in report
