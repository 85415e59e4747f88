"""A store whose catalogue is on PostgreSQL and whose collection is on a Chroma server."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from corpus.errors import StoreError
from corpus.library import Library
from corpus.settings import CorpusSettings
from tests.postgres import free_port, postgres_server

SAMPLE = Path(__file__).parents[2] / "corpus" / "papers"
FILES = (
    "fenmarsh-inspection-outcome-2019.pdf",
    "fenmarsh-focused-visit-2022.pdf",
    "thamesholt-inspection-outcome-2023.pdf",
    "manifest.csv",
    "authorities.csv",
)
QUESTIONS = (
    "What did inspectors say Fenmarsh needed to improve in 2019?",
    "Which councils were told to improve the quality of plans?",
    "When was Thamesholt inspected?",
    "What did Fenmarsh spend on its new town hall?",
)


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """A PostgreSQL server of our own, gone after the tests; its address."""
    with postgres_server() as address:
        if address is None:
            pytest.skip("needs the PostgreSQL server (Debian: apt-get install postgresql)")
        yield address


@pytest.fixture(scope="module")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Chroma server of our own; its address."""
    port = free_port()
    program = Path(sys.executable).parent / "chroma"
    server = subprocess.Popen(
        [str(program), "run", "--path", str(tmp_path_factory.mktemp("chroma")),
         "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/api/v2/heartbeat")
        yield address
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    for name in FILES:
        shutil.copy(SAMPLE / name, folder)
    return folder


@pytest.fixture(scope="module")
def here(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The papers in a folder alone."""
    store = tmp_path_factory.mktemp("here") / "store"
    assert main(["--store", str(store), "ingest", "--quiet", str(papers)]) == 0
    return store


def said(store: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    capsys.readouterr()
    status = main(["--store", str(store), "--json", *words])
    out = capsys.readouterr().out
    return status, json.loads(out) if out else None


def asked(store: Path, capsys: pytest.CaptureFixture[str]) -> list[Any]:
    answers = [said(store, capsys, "ask", question)[1] for question in QUESTIONS]
    for answer in answers:
        del answer["seconds"]
    return answers


def test_the_same_ingest_and_questions_on_servers_as_in_a_folder(
    postgres: str,
    chroma: str,
    papers: Path,
    here: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    there = tmp_path / "there"
    expected = asked(here, capsys)
    listed = said(here, capsys, "list")
    themes = said(here, capsys, "themes")

    monkeypatch.setenv("CATALOGUE_URL", postgres)
    monkeypatch.setenv("CHROMA_URL", chroma)
    assert said(there, capsys, "ingest", str(papers))[0] == 0
    assert not (there / "catalogue.sqlite").exists()
    assert not (there / "vectors").exists()
    assert asked(there, capsys) == expected
    assert said(there, capsys, "list") == listed
    assert said(there, capsys, "themes") == themes
    assert said(there, capsys, "doctor")[0] == 0

    # A store stays where it was made, whatever the settings say later.
    assert asked(here, capsys) == expected
    settings = CorpusSettings(catalogue_url=postgres, chroma_url=chroma)
    with (
        Library.open(there, settings) as exact,
        Library.open(there, settings, scan_limit=5) as graph,
    ):
        found = exact.search_vectors("the quality of plans", 10)
        through_server = graph.search_vectors("the quality of plans", 10)
        assert [hit.paragraph_id for hit in through_server] == [hit.paragraph_id for hit in found]

    # What is removed is gone from both, and the same file ingested again is there again.
    name = listed[1][0]["paper_id"]
    assert main(["--store", str(there), "remove", name]) == 0, capsys.readouterr().err
    assert name not in {paper["paper_id"] for paper in said(there, capsys, "list")[1]}
    assert said(there, capsys, "doctor")[0] == 0
    assert said(there, capsys, "backup", str(tmp_path / "backup.tar"))[0] == 3

    # Without the addresses the folder alone says what is missing, in one line.
    monkeypatch.delenv("CATALOGUE_URL")
    assert main(["--store", str(there), "list"]) == 3
    assert "set CATALOGUE_URL" in capsys.readouterr().err


def test_a_second_machine_takes_the_catalogue_as_it_is(
    postgres: str, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = CorpusSettings(catalogue_url=postgres)
    first, second = tmp_path / "one" / "shared", tmp_path / "two" / "shared"
    with Library.open(first, settings, writer=True) as library:
        library.search_words("nothing", 1)
        store = library._catalogue.meta("store")
    with Library.open(second, settings, writer=True) as library:
        assert library._catalogue.meta("store") == store


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://papers:secret@127.0.0.1:1/papers", "cannot be used"),
        ("mysql://papers:secret@127.0.0.1/papers", "only PostgreSQL"),
        ("no address", "is no address"),
    ],
)
def test_a_server_that_cannot_be_used_is_told_in_one_line(
    url: str, told: str, tmp_path: Path
) -> None:
    with pytest.raises(StoreError) as error:
        Library.open(tmp_path / "store", CorpusSettings(catalogue_url=url), writer=True)
    assert told in str(error.value)
    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)


def test_without_its_chroma_server_a_store_answers_from_the_catalogue(
    here: Path,
) -> None:
    away = CorpusSettings(chroma_url=f"http://127.0.0.1:{free_port()}")
    with Library.open(here, CorpusSettings()) as whole:
        expected = whole.search_vectors("the quality of plans", 5)
    library = Library.open(here, away, scan_limit=5)
    assert library.search_vectors("the quality of plans", 5) == expected
    library.close()
