"""Authorities that come with papers are known to the store, and go with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import RegisterError
from corpus.library.register import AUTHORITIES, keep_authorities, load_register

HEAD = "id,name,short_name,aliases\n"


def test_store_knows_the_authorities_that_came_with_its_papers(tmp_path: Path) -> None:
    beside = tmp_path / "beside.csv"
    beside.write_text(HEAD + "fenmarsh,Fenmarsh Borough Council,Fenmarsh,the Fen\n")
    store = tmp_path / "store"

    keep_authorities(store, beside)

    register = load_register(store)
    assert register.name("fenmarsh") == "Fenmarsh Borough Council"
    assert register.name("kent") == "Kent County Council"


def test_later_file_adds_and_corrects(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text(HEAD + "fenmarsh,Fenmarsh Council,Fenmarsh,\nwold,Wold Council,Wold,\n")
    second.write_text(HEAD + "fenmarsh,Fenmarsh Borough Council,Fenmarsh,\n")
    store = tmp_path / "store"

    keep_authorities(store, first)
    keep_authorities(store, second)

    register = load_register(store)
    assert register.name("fenmarsh") == "Fenmarsh Borough Council"
    assert register.name("wold") == "Wold Council"


def test_broken_file_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    broken = tmp_path / "a.csv"
    broken.write_text(HEAD + "fenmarsh,,,\n")

    with pytest.raises(RegisterError, match="needs a name"):
        keep_authorities(tmp_path / "store", broken)
    assert not (tmp_path / "store" / AUTHORITIES).exists()
