"""The command line with a model in front of it: notices, usage, exit status."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from assistant.cli import main
from tests.assistant.model.played import Endpoint, Manner
from tests.assistant.model.test_what_the_reader_sees import says

PAPER = """Wolding Council

Report to the Roads Committee

Date of meeting: 4 March 2024

Potholes

1. The Council mended 412 potholes in January 2024.
"""
QUESTION = "How many potholes did the Council mend in January 2024?"
GOOD = says("412 potholes mended. {412}", "The Council mended 412 potholes in January 2024. {412}")


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("potholes")
    (folder / "in").mkdir()
    (folder / "in" / "potholes.txt").write_text(PAPER)
    assert main(["--store", str(folder / "s"), "ingest", "--quiet", str(folder / "in")]) == 0
    return folder / "s"


@pytest.fixture
def store(ingested: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(ingested, tmp_path / "s"))


def configure(monkeypatch: pytest.MonkeyPatch, endpoint: Endpoint, allowed: str) -> None:
    for name, value in (
        ("LLM_BASE_URL", endpoint.url), ("LLM_MODEL", "a-model"), ("LLM_ALLOWED_HOSTS", allowed),
        ("LLM_RETRIES", "0"), ("LLM_COST_IN", "1"),
    ):  # fmt: skip
        monkeypatch.setenv(name, value)


def test_an_answer_and_what_it_took(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Endpoint(GOOD) as endpoint:
        configure(monkeypatch, endpoint, "127.0.0.1")
        assert main(["--store", str(store), "ask", QUESTION]) == 0
        out = capsys.readouterr().out
        assert "The Council mended 412 potholes in January 2024. [1]" in out
        assert "Worded by a-model at 127.0.0.1" in out
        assert main(["--store", str(store), "model", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["today"]["tokens"], told["today"]["cost"]) == (750, 0.7)
        assert told["calls"][0]["endpoint"] == "played"
        assert main(["--store", str(store), "model"]) == 0
        assert "1 calls, 750 of 500,000 tokens" in capsys.readouterr().out


def test_a_broken_endpoint_and_a_host_not_allowed_are_told_on_standard_error(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Endpoint(GOOD, Manner(statuses=(500,))) as endpoint:
        configure(monkeypatch, endpoint, "127.0.0.1")
        assert main(["--store", str(store), "ask", "--json", QUESTION]) == 0
        told = capsys.readouterr()
        assert "answered HTTP 500" in told.err
        assert json.loads(told.out)["model"]["outcome"] == "composed"
        configure(monkeypatch, endpoint, "")
        assert main(["--store", str(store), "ask", QUESTION]) == 0
        assert "LLM_ALLOWED_HOSTS does not name" in capsys.readouterr().err
        assert main(["--store", str(store), "model"]) == 1


def test_without_a_model_the_command_says_so(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--store", str(store), "model"]) == 0
    assert "No language model is configured" in capsys.readouterr().out
