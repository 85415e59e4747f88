"""Vectors: exact search over rows, paragraphs by their best node, and the Chroma collection."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.matrix import Matrix
from corpus.vectors import COLLECTION, ChromaIndex, VectorRow, update_folder

Vector = NDArray[np.float32]


def units(count: int, dimension: int = 16, seed: int = 1) -> Vector:
    made = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)


def matrix(vectors: Vector, papers: list[int], paragraphs: list[int]) -> Matrix:
    rows = [
        (paper, paragraph, vector.tobytes())
        for paper, paragraph, vector in zip(papers, paragraphs, vectors, strict=True)
    ]
    return Matrix.of(rows, len(rows), vectors.shape[1])


@pytest.mark.parametrize("papers", [None, [3], [1, 2, 3, 4, 5, 6], [99]])
def test_finds_the_true_best_within_papers(papers: list[int] | None) -> None:
    vectors, question = units(200), units(1, seed=2)[0]
    of_paper = [1 + row // 25 for row in range(200)]
    made = matrix(vectors, of_paper, list(range(200)))
    scores = {
        row: float(vectors[row] @ question)
        for row in range(200)
        if papers is None or of_paper[row] in papers
    }
    expected = sorted(scores.items(), key=lambda item: -item[1])[:7]
    found = made.search(question, 7, papers)
    assert [key for key, _ in found] == [key for key, _ in expected]
    assert [score for _, score in found] == pytest.approx([score for _, score in expected])


def test_paragraph_counts_once_by_its_best_node() -> None:
    vectors = units(40)
    # One paragraph has 38 windows, all nearer than anything else.
    vectors[:38] = vectors[0]
    made = matrix(vectors, [1] * 40, [7] * 38 + [8, 9])
    found = [key for key, _ in made.search(vectors[0], 3)]
    assert (found[0], sorted(found)) == (7, [7, 8, 9])
    assert len(made.search(vectors[0], 1)) == 1


def test_nothing_held_finds_nothing() -> None:
    empty = Matrix.of([], 0, 16)
    assert empty.search(units(1)[0], 5) == []
    assert matrix(units(2), [1, 1], [1, 2]).search(units(1)[0], 0) == []


def test_drops_papers_and_takes_in_others() -> None:
    vectors = units(6)
    before = matrix(vectors[:4], [1, 1, 2, 3], [10, 11, 20, 30])
    after = before.without([1, 3], matrix(vectors[4:], [3, 4], [31, 40]))
    assert after.paragraphs.tolist() == [20, 31, 40]
    assert [key for key, _ in after.search(vectors[5], 1)] == [40]
    assert before.paragraphs.tolist() == [10, 11, 20, 30]
    assert len(before.without([1, 2, 3], Matrix.of([], 0, 0))) == 0


def test_vector_of_a_paragraph_is_the_mean_of_its_windows() -> None:
    vectors = units(4)
    made = matrix(vectors, [1, 1, 1, 2], [5, 5, 6, 7])
    mean = (vectors[0] + vectors[1]) / np.linalg.norm(vectors[0] + vectors[1])
    found = made.of_paragraphs([7, 5, 99, 5])
    expected = np.stack([vectors[3], mean, np.zeros(16), mean])
    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert made.of_paragraphs([]).shape == (0, 16)


def rows(vectors: Vector, paper: int) -> list[VectorRow]:
    return [
        VectorRow(
            node_id=f"p{paper}/{at}",
            text=f"text {at} of {paper}",
            vector=vector,
            metadata={
                "paper_id": f"p{paper}",
                "paragraph_id": f"p{paper}/{at}",
                "authority": "northshire",
                "date": "2022-10-10",
                "label": str(at),
                "paper_key": str(paper),
            },
        )
        for at, vector in enumerate(vectors)
    ]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".sqlite3"
    }


def test_chroma_folder_is_replaced_paper_by_paper_and_opening_leaves_it(tmp_path: Path) -> None:
    vectors = units(9)
    update_folder(tmp_path, [], rows(vectors[:3], 1) + rows(vectors[3:6], 2), 6)
    update_folder(tmp_path, [1], rows(vectors[6:], 1)[:2], 2)
    before = files(tmp_path)
    index = ChromaIndex(tmp_path)
    assert sorted(index.ids()) == ["p1/0", "p1/1", "p2/0", "p2/1", "p2/2"]
    ((nearest, score),) = index.search(vectors[7], 1)
    assert nearest == "p1/1"
    assert score == pytest.approx(1.0, abs=1e-4)
    index.close()
    assert files(tmp_path) == before
    assert b"text 2 of 1" not in (tmp_path / "chroma.sqlite3").read_bytes()


def test_a_collection_that_looks_less_hard_looks_as_hard_as_new_ones_once_it_is_written(
    tmp_path: Path,
) -> None:
    index = ChromaIndex(tmp_path)
    index._collection.modify(configuration={"hnsw": {"ef_search": 100}})
    index.close()
    update_folder(tmp_path, [], rows(units(3), 1), 3)
    index = ChromaIndex(tmp_path)
    assert index._collection.configuration_json["hnsw"]["ef_search"] == 800
    index.close()


def test_a_database_that_is_locked_a_moment_longer_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = ChromaIndex(tmp_path)
    modify, refused = index._collection.modify, iter(["database is locked", None])

    def locked_once(**changes: Any) -> None:
        if problem := next(refused):
            raise RuntimeError(problem)
        modify(**changes)

    monkeypatch.setattr(index._collection, "modify", locked_once)
    index.write_out_after(10)
    assert index._collection.configuration_json["hnsw"]["sync_threshold"] == 10
    monkeypatch.setattr(index._collection, "modify", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        index.write_out_after(10)
    index.close()


def test_llama_index_opens_the_collection_as_it_stands(tmp_path: Path) -> None:
    import chromadb
    from llama_index.core.vector_stores import MetadataFilter, MetadataFilters, VectorStoreQuery
    from llama_index.vector_stores.chroma import ChromaVectorStore

    vectors = units(3)
    update_folder(tmp_path, [], rows(vectors, 1), 3)
    client: Any = chromadb.PersistentClient(path=str(tmp_path))
    store = ChromaVectorStore(chroma_collection=client.get_collection(COLLECTION))
    found = store.query(
        VectorStoreQuery(
            query_embedding=vectors[1].tolist(),
            similarity_top_k=1,
            filters=MetadataFilters(filters=[MetadataFilter(key="authority", value="northshire")]),
        )
    )
    client.close()
    assert found.nodes is not None
    assert found.ids == ["p1/1"]
    assert found.nodes[0].get_content() == "text 1 of 1"
    assert found.nodes[0].metadata["paragraph_id"] == "p1/1"


# The second word begins like no other: pieces of it are found whole, however an index packs them.
RARE = ("zanzibar", "ゐゟ")


def remains(folder: Path) -> list[str]:
    """The files below a folder that hold a rare word, or the id of a node of the first paper."""
    words = [word.encode() for word in (*RARE, "p1/")]
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(word in path.read_bytes() for word in words)
    ]


def kept(folder: Path, vectors: Vector) -> list[bool]:
    """Of each vector whether it stands anywhere in the saved graph, read at every number."""
    saved = np.frombuffer(next(folder.rglob("data_level0.bin")).read_bytes(), dtype=np.float32)
    at_each = np.lib.stride_tricks.sliding_window_view(saved, vectors.shape[1])
    return [bool((np.abs(at_each - vector) < 1e-5).all(axis=1).any()) for vector in vectors]


def test_of_deleted_nodes_no_word_no_id_and_no_vector_stays(tmp_path: Path) -> None:
    vectors = units(70)
    gone = [replace(row, text=f"{row.text} zanzibar ゑゐゟ") for row in rows(vectors[:40], 1)]
    update_folder(tmp_path, [], gone + rows(vectors[40:], 2), 70)
    assert "chroma.sqlite3" in remains(tmp_path)
    assert kept(tmp_path, vectors) == [True] * 70
    update_folder(tmp_path, [1], (), 0)
    assert remains(tmp_path) == []
    assert kept(tmp_path, vectors) == [False] * 40 + [True] * 30
    # A second paper goes: of the first, nothing that stood in for it is left behind either.
    update_folder(tmp_path, [2], rows(vectors[:5], 3), 5)
    assert kept(tmp_path, vectors) == [True] * 5 + [False] * 65
    index = ChromaIndex(tmp_path)
    assert [name for name, _ in index.search(vectors[3], 1)] == ["p3/3"]
    assert len(index.search(vectors[3], 5)) == 5
    index.close()


def test_slots_that_no_node_has_come_to_hold_nothing(tmp_path: Path) -> None:
    update_folder(tmp_path, [], rows(units(9), 1), 9)
    for name in ("data_level0.bin", "length.bin"):
        saved = next(tmp_path.rglob(name))
        content = bytearray(saved.read_bytes())
        # As the memory may be that the vector library saves.
        content[-20:] = b"the zanzibar price!!"
        saved.write_bytes(content)
    update_folder(tmp_path, [], rows(units(12, seed=2)[9:], 2), 3)
    assert "data_level0.bin" not in remains(tmp_path)
    assert "length.bin" not in remains(tmp_path)
    index = ChromaIndex(tmp_path)
    assert index.size == 12
    index.close()
