"""The command ``papers``: what it prints and how it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from tests.assistant.shelf import WOLDING as PAPER

CITATION_KEYS = {
    "marker", "paper_id", "paragraph_id", "authority", "committee", "title", "meeting_date",
    "best_date", "date_basis", "event_date", "agenda_item", "paragraph", "label_basis", "section",
    "page", "printed_page", "text", "quote", "source", "sample",
}  # fmt: skip


class Command:
    """Runs ``papers`` over one store and keeps what it printed."""

    def __init__(self, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store = store
        self.capsys = capsys
        self.out = self.err = ""

    def __call__(self, *words: str) -> int:
        self.capsys.readouterr()
        try:
            status = main(["--store", str(self.store), *words])
        except SystemExit as end:  # argparse ends a bad call so
            status = int(end.code or 0)
        self.out, self.err = self.capsys.readouterr()
        return status

    @property
    def json(self) -> Any:
        return json.loads(self.out)


MENDED = re.compile(r"(?<![\d.])412(?!\d)")
"""What the paper says; a score or a time may have the same digits."""


@pytest.fixture
def papers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(tmp_path / "store", capsys)


@pytest.fixture
def sample(sample_store: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(sample_store, capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "potholes.txt").write_text(PAPER)
    return made


def test_ingest_reports_what_became_of_each_file(papers: Command, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and then nothing")

    assert papers("ingest", str(folder), "--json") == 1
    report = papers.json
    assert report["added"] == ["potholes.txt"]
    assert [failure["source"] for failure in report["failed"]] == ["broken.pdf"]
    assert report["papers"] == 1
    assert f"not read: broken.pdf: {report['failed'][0]['reason']}" in papers.err


def test_same_bytes_again_change_nothing(papers: Command, folder: Path) -> None:
    papers("ingest", str(folder))
    assert papers("ingest", str(folder), "--json") == 0
    assert papers.json["unchanged"] == ["potholes.txt"]
    assert papers.json["added"] == []


def test_a_paper_in_two_files_is_listed_once_and_outlives_one_of_them(
    papers: Command, folder: Path
) -> None:
    (folder / "same.md").write_text(PAPER)
    assert papers("ingest", str(folder), "--json") == 0
    assert papers.json["copies"] == [{"source": "same.md", "paper_id": "potholes"}]
    assert "seen twice: same.md is potholes" in papers.err
    papers("list")
    assert "in potholes.txt, also in same.md" in papers.out
    assert papers("remove", "potholes.txt", "--json") == 0
    assert papers.json == {"removed": ["potholes"], "kept": ["same"]}
    papers("list", "--json")
    assert [(paper["paper_id"], paper["also_in"]) for paper in papers.json] == [("same", [])]


def test_old_paragraphs_of_a_changed_file_are_gone_everywhere(
    papers: Command, folder: Path
) -> None:
    papers("ingest", str(folder))
    (folder / "potholes.txt").write_text(PAPER.replace("412 potholes", "98 kerbstones"))

    assert papers("ingest", str(folder), "--json") == 0
    assert papers.json["replaced"] == ["potholes.txt"]
    papers("search", "potholes mended in January", "--json")
    assert not MENDED.search(papers.out)
    papers("show", "potholes", "--json")
    assert "98 kerbstones" in papers.out
    assert papers("doctor") == 0


def test_show_names_paragraphs_by_their_printed_labels(papers: Command, folder: Path) -> None:
    papers("ingest", str(folder))
    assert papers("show", "potholes", "--json") == 0
    labels = [paragraph["label"] for paragraph in papers.json["paragraphs"]]
    assert [label for label in labels if label] == ["1", "2", "2(a)", "2(b)"]
    assert papers("show", "potholes.txt", "2(b)", "--json") == 0
    (only,) = papers.json["paragraphs"]
    assert only["text"] == "a survey of Mill Lane"
    assert only["lead_in"] == "The Committee is asked to agree two things:"


def test_label_that_two_paragraphs_bear_lists_both(sample: Command) -> None:
    assert sample("show", "fenmarsh-focused-visit-2022", "6(a)", "--json") == 1
    ids = [paragraph["paragraph_id"] for paragraph in sample.json["paragraphs"]]
    assert ids == ["fenmarsh-focused-visit-2022/6(a)", "fenmarsh-focused-visit-2022/6(a)~2"]
    assert sample("show", "fenmarsh-focused-visit-2022", "6(a)~2", "--json") == 0
    assert len(sample.json["paragraphs"]) == 1


def test_removed_paper_is_found_no_more(papers: Command, folder: Path) -> None:
    papers("ingest", str(folder))
    assert papers("remove", "potholes") == 0
    assert papers("list", "--json") == 0
    assert papers.json == []
    papers("search", "potholes", "--json")
    assert papers.json == []


def test_search_gives_scores_and_citations(sample: Command) -> None:
    assert sample("search", "return home interviews", "-k", "3", "--json") == 0
    rows = sample.json
    assert len(rows) == 3
    assert all(set(row) == CITATION_KEYS | {"score"} for row in rows)
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)


def test_one_word_finds_the_paragraphs_that_have_it_before_those_that_are_near(
    sample: Command,
) -> None:
    assert sample("search", "inadequate", "-k", "8", "--json") == 0
    assert all("inadequate" in row["text"].lower() for row in sample.json)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nosuch", "no paper 'nosuch' is held: 'papers list' prints those held"),
        ("fenmarsh-inspection-outcom-2019", "did you mean fenmarsh-inspection-outcome-2019"),
        ("2019-fenmarsh", "did you mean fenmarsh-inspection-outcome-2019?"),
    ],
)
def test_a_paper_that_is_not_held_gets_a_suggestion_only_where_one_is_like_it(
    sample: Command, name: str, said: str
) -> None:
    assert sample("show", name) == 2
    assert said in sample.err


def test_answer_has_the_form_of_the_contract(sample: Command) -> None:
    question = "How much is Fenmarsh forecast to overspend on placements in 2024/25?"
    assert sample("ask", question, "--json") == 0
    answer = sample.json
    assert list(answer) == [
        "id", "question", "kind", "follow_up", "status", "answer", "citations", "nearest",
        "coverage", "suggestions", "confidence", "seconds",
    ]  # fmt: skip
    assert answer["status"] == "answered"
    assert 0.5 < answer["confidence"] <= 1
    assert "£3.6m" in answer["answer"]
    first = answer["citations"][0]
    assert set(first) == CITATION_KEYS
    assert first["authority"] == "Fenmarsh Borough Council"
    assert first["quote"] in first["text"]
    assert first["sample"] is True


def test_file_of_questions_is_answered_in_order_with_errors_in_place(
    sample: Command, tmp_path: Path
) -> None:
    lines = [
        json.dumps({"id": "a", "question": "When was the focused visit to Fenmarsh?"}),
        "not json",
        json.dumps({"id": "b", "question": "  "}),
        json.dumps({"id": "c", "question": "and in Kelderwick?", "history": [1]}),
        json.dumps({"id": "d", "question": "Which papers do you hold from 2021?"}),
    ]
    (tmp_path / "questions.jsonl").write_text("\n".join(lines))

    assert sample("ask", "--file", str(tmp_path / "questions.jsonl")) == 1
    rows = [json.loads(line) for line in sample.out.splitlines()]
    assert [row["id"] for row in rows] == ["a", None, "b", "c", "d"]
    assert ["error" in row for row in rows] == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["ask", ""], 2, "the question is empty"),
        (["ask", "why? " * 1000], 2, "4999 characters and 2000 are taken"),
        (["ask", "What?", "--authority", "Atlantis"], 2, "no paper of 'Atlantis' is held"),
        (["ask", "What?", "--committee", "Zzyzx"], 2, "no paper of a committee 'Zzyzx' is held"),
        (["ask", "What?", "--since", "soon"], 2, "'soon' is not a date"),
        (["ask"], 2, "give one question, or --file"),
        (["ask", "--file", "nowhere.jsonl"], 2, "nowhere.jsonl cannot be read"),
        (["show", "fenmarsh-budget"], 2, "did you mean"),
        (["show", "fenmarsh-focused-visit-2022", "99"], 2, "has no paragraph '99'"),
        (["ingest"], 2, "nothing to read"),
        (["ingest", "nowhere"], 2, "no such file or folder: nowhere"),
        (["serve", "--port", "0"], 2, "'0' is not a port"),
    ],
)
def test_bad_call_ends_with_one_line(
    sample: Command, words: list[str], status: int, said: str
) -> None:
    assert sample(*words) == status
    assert said in sample.err
    assert sample.out == ""


def test_store_that_is_not_there_says_what_to_do(papers: Command) -> None:
    assert papers("ask", "What?") == 3
    assert "papers ingest PATH" in papers.err
    assert not papers.store.exists()


def test_store_of_another_model_names_the_command(
    papers: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers("ingest", str(folder))
    monkeypatch.setenv("EMBEDDING_MODEL", "another/model")
    assert papers("ask", "How many potholes were mended?") == 3
    assert "papers reembed" in papers.err


def test_store_held_by_another_process_says_who(papers: Command, folder: Path) -> None:
    papers("ingest", str(folder))
    held = "import sys, time\nfrom pathlib import Path\nfrom corpus.library import Library\n"
    held += "from corpus.settings import CorpusSettings\n"
    held += "with Library.open(Path(sys.argv[1]), CorpusSettings(), writer=True):\n"
    held += "    print('held', flush=True)\n    time.sleep(60)\n"
    holder = subprocess.Popen(
        [sys.executable, "-c", held, str(papers.store)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        (folder / "new.txt").write_text(PAPER.replace("Potholes", "Gullies"))
        assert papers("ingest", str(folder)) == 3
        assert str(holder.pid) in papers.err
        assert papers("ask", "How many potholes were mended?") == 0
    finally:
        holder.kill()
        holder.wait()


def test_real_papers_never_enter_the_sample_store(papers: Command, folder: Path) -> None:
    sample_paper = Path(__file__).parents[2] / "corpus" / "papers" / "penhollow-libraries-2023.txt"
    assert papers("ingest", "--sample", str(sample_paper)) == 0
    assert papers("ingest", str(folder)) in (1, 3)
    assert "sample" in papers.err
    papers("list", "--json")
    assert {paper["sample"] for paper in papers.json} == {True}


def test_sample_papers_are_asked_until_there_are_papers_of_ones_own(
    tmp_path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sample_paper = Path(__file__).parents[2] / "corpus" / "papers" / "penhollow-libraries-2023.txt"
    monkeypatch.chdir(tmp_path)
    for name in ("PAPERS_STORE", "PAPERS_SAMPLE_STORE"):
        monkeypatch.delenv(name, raising=False)

    def papers(*words: str) -> tuple[str, str]:
        capsys.readouterr()
        assert main([*words]) == 0
        return capsys.readouterr()

    papers("ingest", "--sample", str(sample_paper))
    out, said = papers("list", "--json")
    assert "invented sample papers" in said
    assert [paper["sample"] for paper in json.loads(out)] == [True]
    papers("ingest", str(folder))
    out, said = papers("list", "--json")
    assert [paper["sample"] for paper in json.loads(out)] == [False]
    assert said == ""


def test_themes_give_authorities_and_the_paragraphs_behind_them(sample: Command) -> None:
    assert sample("themes", "--json") == 0
    themes = sample.json["themes"]
    counts = [len(theme["authorities"]) for theme in themes]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] >= 4
    assert set(themes[0]["findings"][0]) == {
        "authority", "paper_id", "paragraph_id", "paragraph", "date", "text",
    }  # fmt: skip


def test_what_is_exempt_is_told_and_not_read_until_somebody_decides(
    papers: Command, tmp_path: Path
) -> None:
    file = tmp_path / "deal.txt"
    file.write_text(PAPER.replace("Roads Committee", "Roads Committee\n\nNOT FOR PUBLICATION"))
    assert papers("ingest", str(file)) == 0
    assert papers("ask", "How many potholes did Wolding mend?", "--json") == 0
    assert not MENDED.search(papers.out)
    assert papers.json["coverage"]["papers_not_read"] == [
        {"source": "deal.txt", "reason": "is exempt and was not read"}
    ]
    assert papers("search", "potholes", "--json") == 0
    assert papers.json == []
    assert papers("decide", "deal", "open", "--json") == 0
    assert papers.json["paragraphs"] > 3
    assert papers("search", "potholes", "--json") == 0
    assert any(MENDED.search(row["text"]) for row in papers.json)
    assert papers("decide", "deal", "exempt") == 0
    assert papers("themes", "--json") == 0
    assert "potholes" not in papers.out
    assert papers("show", "deal", "--json") == 0
    assert not MENDED.search(papers.out)
