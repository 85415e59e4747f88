"""A process that has just begun reads the vectors of the papers that it is asked of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from corpus.catalogue.indexing import vectors
from corpus.library import Library
from corpus.paper import Paper, ReadPaper, Scope

Put = Callable[[Library, ReadPaper], list[Paper]]
Open = Callable[..., Library]
Make = Callable[..., ReadPaper]
PAPERS = 12


@pytest.fixture
def filled(open_library: Open, make_paper: Make, put: Put) -> Open:
    with open_library(writer=True) as library:
        for at in range(PAPERS):
            put(library, make_paper(f"report-{at}", [f"Homes of year {at}", "Roads", "Libraries"]))
    return open_library


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[int] | None]:
    """Of which papers vectors were read; None for all."""
    found: list[list[int] | None] = []

    def noted(database: Any, papers: Iterable[int] | None = None) -> Any:
        found.append(None if papers is None else list(papers))
        return vectors(database, papers)

    monkeypatch.setattr("corpus.library.holdings.vectors", noted)
    return found


def of(name: str) -> Scope:
    return Scope(papers=(name,))


def test_a_question_of_one_paper_reads_its_vectors_alone(
    filled: Open, asked: list[list[int] | None]
) -> None:
    with filled() as library:
        first = library.search_vectors("homes of year", 3, of("report-3"))
        assert library.search_vectors("roads", 3, of("report-3"))
        assert [len(keys or ()) for keys in asked] == [1]
        library.search_vectors("homes of year", 3)
        assert asked[1:] == [None]
        assert library.search_vectors("homes of year", 3, of("report-3")) == first
        assert len(asked) == 2


def test_a_process_that_goes_on_being_asked_reads_all_once(
    filled: Open, asked: list[list[int] | None]
) -> None:
    with filled() as library:
        for at in range(PAPERS):
            (best, *_) = library.search_vectors(f"homes of year {at}", 1, of(f"report-{at}"))
            assert best.paragraph_id == f"report-{at}/1"
    assert asked.count(None) == 1
    assert len(asked) < PAPERS


def test_a_paper_that_changed_is_read_anew(
    filled: Open, make_paper: Make, put: Put, asked: list[list[int] | None]
) -> None:
    with filled() as library:
        assert library.search_vectors("homes", 9, of("report-1"))
        with filled(writer=True) as writer:
            put(writer, make_paper("report-1", ["Homes", "Bridges were mended"]))
        (best, *_) = library.search_vectors("bridges mended", 9, of("report-1"))
        assert best.paragraph_id == "report-1/2"
