"""A catalogue that is gone is reported, never silently replaced."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from assistant.cli import main
from corpus.library import Library, StoreDamaged
from corpus.paper import ReadPaper
from corpus.settings import CorpusSettings

Open = Callable[..., Library]
Put = Callable[[Library, ReadPaper], object]
LEFT = ("files", "lexical", "vectors", "lexical.seal", "vectors.seal", "catalogue.sqlite-wal")


@pytest.fixture
def robbed(open_library: Open, put: Put, make_paper: Callable[..., ReadPaper], store: Path) -> Path:
    """A store whose catalogue was deleted, all else left."""
    with open_library(writer=True) as library:
        put(library, make_paper("a", ["Fostering", "Roads"]))
    for file in store.glob("catalogue.sqlite*"):
        file.unlink()
    return store


def left_with(store: Path, name: str) -> None:
    """Nothing left but one of what was made from the catalogue."""
    for file in store.iterdir():
        if file.name not in (name, "lock"):
            shutil.rmtree(file) if file.is_dir() else file.unlink()
    if not (store / name).exists():
        (store / name).write_text("left")


def told(*words: str) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(list(words))
    return status, out.getvalue() + err.getvalue()


@pytest.mark.parametrize("name", LEFT)
def test_what_is_left_of_a_store_tells_that_its_catalogue_is_gone(robbed: Path, name: str) -> None:
    left_with(robbed, name)
    for writer in (False, True):
        with pytest.raises(StoreDamaged, match="papers restore"):
            Library.open(robbed, CorpusSettings(), writer=writer)
    assert not Library.exists(robbed)


@pytest.mark.parametrize(
    "command", [["doctor"], ["doctor", "--repair"], ["ask", "What?"], ["list"], ["remove", "a"]]
)
def test_commands_say_that_the_catalogue_is_gone(robbed: Path, command: list[str]) -> None:
    status, said = told(*command, "--store", str(robbed))
    assert status == 3
    assert "catalogue" in said
    assert "restore" in said
    assert "no papers yet" not in said
    assert not Library.exists(robbed)


def test_the_sample_papers_do_not_stand_in_for_a_lost_catalogue(
    robbed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    robbed.rename(tmp_path / "moved")
    own, sample = CorpusSettings().store, CorpusSettings().sample_store
    own.parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "moved").rename(own)
    with Library.open(sample, CorpusSettings(), writer=True):
        pass
    status, said = told("list")
    assert status == 3
    assert "catalogue" in said
    assert "sample papers" not in said


def test_a_folder_that_never_was_a_store_still_says_so(tmp_path: Path) -> None:
    status, said = told("doctor", "--store", str(tmp_path / "nowhere"))
    assert (status, "no papers yet" in said) == (3, True)
