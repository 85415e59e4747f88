"""The catalogue: one step or nothing, one state throughout a read, keys never given twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue, NewNode, SourceFile, writing
from corpus.catalogue.indexing import changed_papers, held_before, vectors_of_digests
from corpus.errors import StoreDamaged, StoreError
from corpus.paper import ReadPaper

Make = Callable[..., ReadPaper]


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    path = tmp_path / "catalogue.sqlite"
    Catalogue.create(path)
    return Catalogue.open(path)


def insert(catalogue: Catalogue, read: ReadPaper) -> tuple[int, int]:
    """Store a paper; its key and the generation."""
    source = SourceFile(read.paper.source, f"/{read.paper.source}", "0" * 64, ".txt", "", "2026")
    nodes = [
        NewNode(at, 0, None, f"{read.paper.paper_id}{at}", bytes(8))
        for at in range(len(read.paragraphs))
    ]
    with catalogue.writing() as connection:
        writing.insert_source(connection, source)
        generation = writing.next_generation(connection)
        key = writing.insert_paper(connection, read, nodes, generation, "2026")
        writing.note_changes(connection, generation, [key])
    return key, generation


def change_halfway(catalogue: Catalogue) -> None:
    with catalogue.writing() as connection:
        generation = writing.next_generation(connection)
        writing.delete_paper(connection, 1)
        writing.note_changes(connection, generation, [1])
        raise KeyError("killed")


def test_failed_change_leaves_everything_as_it_was(catalogue: Catalogue, make_paper: Make) -> None:
    insert(catalogue, make_paper("kept", ["Homes"]))
    before = (catalogue.generation(), catalogue.counts(), catalogue.sources())
    with pytest.raises(KeyError):
        change_halfway(catalogue)
    assert (catalogue.generation(), catalogue.counts(), catalogue.sources()) == before


def test_read_sees_one_state_whatever_is_written(catalogue: Catalogue, make_paper: Make) -> None:
    reader = Catalogue.open(catalogue.path)
    insert(catalogue, make_paper("first", ["Homes"]))
    with reader.reading():
        assert [one.paper.paper_id for one in reader.held().values()] == ["first"]
        insert(catalogue, make_paper("second", ["Roads"]))
        assert len(reader.held()) == 1
        assert reader.generation() == 1
    assert len(reader.held()) == 2


def test_keys_are_never_given_twice(catalogue: Catalogue, make_paper: Make) -> None:
    first, _ = insert(catalogue, make_paper("report", ["Homes", "Roads"]))
    old = set(catalogue.paragraph_keys(["report/1", "report/2"]).values())
    with catalogue.writing() as connection:
        writing.delete_paper(connection, first)
    second, _ = insert(catalogue, make_paper("report", ["Homes", "Roads"]))
    assert second not in old | {first}
    assert not old & set(catalogue.paragraph_keys(["report/1", "report/2"]).values())
    assert catalogue.paragraphs_at(sorted(old), catalogue.held(), analysed=False) == {}


def test_says_what_changed_since_a_generation(catalogue: Catalogue, make_paper: Make) -> None:
    first, generation = insert(catalogue, make_paper("a", ["Homes"]))
    second, _ = insert(catalogue, make_paper("b", ["Roads"]))
    assert changed_papers(catalogue, 0) == {first, second}
    assert changed_papers(catalogue, generation) == {second}
    assert held_before(catalogue, [first], generation)
    assert not held_before(catalogue, [second], generation)


def test_asks_for_more_values_than_one_statement_takes(
    catalogue: Catalogue, make_paper: Make
) -> None:
    insert(catalogue, make_paper("long", [f"Paragraph {at}" for at in range(1200)]))
    ids = [f"long/{at}" for at in range(1, 1201)]
    found = catalogue.paragraphs("paragraph_id", ids)
    assert [one.paragraph_id for one in found][:3] == ["long/1", "long/2", "long/3"]
    assert len(found) == 1200
    assert len(vectors_of_digests(catalogue, [f"long{at}" for at in range(1200)])) == 1200


def test_paper_written_by_another_version_is_read(catalogue: Catalogue, make_paper: Make) -> None:
    read = make_paper("report", ["Homes"])
    key, _ = insert(catalogue, read)
    with catalogue.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE papers SET body = json_set(json_remove(body, '$.authors'), '$.new', 1)"
        )
    assert catalogue.held()[key].paper == replace(read.paper, authors=())


def test_other_schema_is_said(catalogue: Catalogue) -> None:
    with catalogue.writing() as connection:
        writing.set_meta(connection, "schema", "99")
    with pytest.raises(StoreError, match="schema 99"):
        Catalogue.open(catalogue.path)


def test_file_that_is_no_catalogue_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    with pytest.raises(StoreDamaged, match="papers restore"):
        Catalogue.open(path)
