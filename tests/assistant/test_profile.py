"""Where the time of a question goes, and what light commands leave unloaded."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.service.view.examples import example_questions
from corpus.library import Library
from corpus.paper import Paragraph
from corpus.settings import CorpusSettings
from corpus.stages import Stages, stage, staged, watched

QUESTION = "How many children were in care in Fenmarsh in 2024?"
ROOT = Path(__file__).parents[2]


def asked(store: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[Any, str]:
    capsys.readouterr()
    assert main(["--store", str(store), "ask", "--json", *words]) == 0
    out, err = capsys.readouterr()
    return json.loads(out), err


def test_profile_is_there_for_those_who_ask_only(
    sample_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, _ = asked(sample_store, capsys, QUESTION)
    profiled, _ = asked(sample_store, capsys, QUESTION, "--profile")

    assert "profile" not in plain
    profile = profiled.pop("profile")
    assert {name: plain[name] for name in plain if name != "seconds"} == {
        name: profiled[name] for name in profiled if name != "seconds"
    }
    stages = {row["stage"]: row for row in profile["stages"]}
    assert {"search by meaning", "search by words", "compose the answer"} <= set(stages)
    assert stages["search by words"]["calls"] >= 1
    whole = sum(row["milliseconds"] for row in profile["stages"])
    assert profile["milliseconds"] == pytest.approx(whole, abs=0.1)
    # The answer's own time is that of its stages, beside opening the store and the log.
    assert profile["milliseconds"] >= 1000 * profiled["seconds"]


def test_profile_for_people_goes_to_standard_error(
    sample_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--store", str(sample_store), "ask", QUESTION, "--profile"]) == 0
    out, err = capsys.readouterr()
    assert "search by meaning" in err
    assert "search by meaning" not in out


def test_each_question_of_a_file_has_its_own_profile(
    sample_store: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(json.dumps({"id": at, "question": QUESTION}) + "\n" for at in (1, 2)))
    assert main(["--store", str(sample_store), "ask", "--file", str(file), "--profile"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    named = [{row["stage"] for row in one["profile"]["stages"]} for one in (first, second)]
    assert "survey what is held" in named[0]
    assert "survey what is held" not in named[1]  # what is held is looked through once


def test_an_inner_stage_counts_for_itself_alone() -> None:
    @staged("inner")
    def wait() -> None:
        time.sleep(0.03)

    with watched() as stages, stage("outer"):
        wait()
        wait()
    wait()  # nobody asks now

    assert stages.calls == {"outer": 1, "inner": 2}
    assert stages.seconds["inner"] >= 0.06
    assert stages.seconds["outer"] < 0.03


def test_a_stage_that_fails_ends() -> None:
    with watched() as stages:
        with pytest.raises(KeyError), stage("broken"):
            raise KeyError
        with stage("next"):
            time.sleep(0.02)
    assert stages.seconds["broken"] < 0.02
    assert isinstance(stages, Stages)


def test_examples_for_the_page_read_no_paper_that_they_do_not_name(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    whole = Library.paragraphs

    def counted(library: Library, paper_id: str) -> tuple[Paragraph, ...]:
        read.append(paper_id)
        return whole(library, paper_id)

    monkeypatch.setattr(Library, "paragraphs", counted)
    library = Library.open(sample_store, CorpusSettings())
    try:
        assert any("recommend" in asked for asked in example_questions(library))
        told_of = {one.paper_id for one in library.findings(("recommendation",))}
    finally:
        library.close()
    assert len(read) == 1 < len(told_of)


LOADED = """
import sys
from assistant.cli import main
status = main(sys.argv[1:])
names = ("torch", "sentence_transformers", "transformers", "chromadb", "llama_index", "gradio",
         "fastapi", "uvicorn", "scipy", "openai", "pypdfium2", "pypdf", "yaml",
         "assistant.service", "assistant.drafting")
print("LOADED", status, [name for name in names if name in sys.modules])
"""


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--json"),
        ("ask", QUESTION, "--json"),
        ("search", "children in care", "--json"),
        ("model",),
    ],
    ids=lambda words: words[0],
)
def test_light_commands_load_nothing_heavy(sample_store: Path, words: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "--store", str(sample_store), *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.splitlines()[-1] == "LOADED 0 []"
