"""A store: papers in, paragraphs found, replaced, removed, kept apart, kept whole."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.catalogue.rows import paper_from
from corpus.library import (
    Library,
    ModelMismatch,
    SampleMismatch,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreMissing,
)
from corpus.matrix import Matrix, Scored
from corpus.paper import Box, Paper, Paragraph, ReadPaper, Scope
from corpus.settings import CorpusSettings

Put = Callable[[Library, ReadPaper], list[Paper]]
Open = Callable[..., Library]
Make = Callable[..., ReadPaper]


def ids(hits: list[Any]) -> list[str]:
    return [hit.paragraph_id for hit in hits]


def test_gives_back_what_was_put_in(open_library: Open, make_paper: Make, put: Put) -> None:
    plain = make_paper("report", ["Care leavers wait too long.", "Bullets follow:"])
    rich = Paragraph(
        "report/Table-1-row-1",
        "report",
        3,
        "Table 1, row 1",
        "inferred",
        "row",
        "Homes | 12",
        sections=("Findings", "Homes"),
        lead_in="As the table shows:",
        parent="report/2",
        group="report/g1",
        occurrence=2,
        ordinal=4,
        page=2,
        printed_page="ii",
        boxes=(Box(2, 0.1, 0.2, 0.9, 0.25),),
        columns=("Kind", "Number"),
        cells=("Homes", "12"),
        event_date="2022-04",
        trust="ocr",
    )
    paper = replace(plain.paper, authors=("A. Clerk",), read_from={"title": "page 1"}, pages=3)
    read = ReadPaper(paper, plain.sections, (*plain.paragraphs, rich), plain.findings)
    with open_library(writer=True) as library:
        assert put(library, read) == [paper]
    with open_library() as library:
        assert library.papers() == (paper,)
        assert library.paragraphs("report") == read.paragraphs
        assert library.sections("report") == read.sections
        assert library.findings() == library.findings_of("report") == read.findings
        assert library.paragraph("report/Table-1-row-1") == rich
        assert library.group("report/g1") == (rich,)
        assert library.paragraph_counts() == {"report": 3}
        assert library.paper("other") is None
        assert library.paragraph("report/99") is None
        copy = library.source_file(paper)
        assert copy is not None
        assert copy.read_text().startswith("Care leavers")


def test_finds_by_words_and_by_vectors_within_a_scope(
    open_library: Open, make_paper: Make, put: Put
) -> None:
    with open_library(writer=True) as library:
        for name, authority, day in (
            ("north", "northshire", "2022-10-10"),
            ("south", "southshire", "2024-01"),
            ("undated", "southshire", None),
        ):
            dates = {"best_date": day} if day else {}
            texts = [f"Private fostering in {name}.", "Homeless young people wait."]
            put(library, make_paper(name, texts, authority=authority, **dates))

        def found(scope: Scope) -> set[str]:
            by_words = set(ids(library.search_words(["private fostering"], 9, scope)))
            vectors = library.search_vectors("private fostering", 3, scope)
            assert {one for one in ids(vectors) if one.endswith("/1")} == by_words
            return by_words

        assert found(Scope()) == {"north/1", "south/1", "undated/1"}
        assert found(Scope(authorities=("southshire",))) == {"south/1", "undated/1"}
        assert found(Scope(papers=("north",))) == {"north/1"}
        assert found(Scope(since="2023-06-01")) == {"south/1"}
        assert found(Scope(since="2024-01-20")) == {"south/1"}
        assert found(Scope(until="2022-10-10")) == {"north/1"}
        assert found(Scope(until="2022")) == {"north/1"}
        assert found(Scope(kinds=("minutes",))) == set()
        assert found(Scope(authorities=("nowhere",))) == set()


def test_best_comes_first_and_equal_ones_by_id(
    open_library: Open, make_paper: Make, put: Put
) -> None:
    with open_library(writer=True) as library:
        put(library, make_paper("b", ["Private fostering", "Private roads", "Fostering"]))
        put(library, make_paper("a", ["Private fostering", "Libraries"]))
        for hits in (
            library.search_words(["private fostering"], 4),
            library.search_vectors("private fostering", 4),
        ):
            assert ids(hits)[:2] == ["a/1", "b/1"]
            assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert len(library.search_words(["fostering"], 1)) == 1
        assert library.search_vectors("  ", 5) == library.search_words([], 5) == []


def test_changed_file_replaces_its_papers_everywhere(
    open_library: Open, make_paper: Make, put: Put, store: Path
) -> None:
    with open_library(writer=True) as library:
        put(library, make_paper("other", ["Homeless young people"]))
        (before,) = put(library, make_paper("report", ["Old fostering words", "Kept words"]))
        old_copy = library.source_file(before)
        (after,) = put(library, make_paper("report", ["New adoption words"]))
        assert (before.version, after.version) == (1, 2)
        assert library.search_words(["fostering"], 5) == []
        assert ids(library.search_words(["adoption"], 5)) == ["report/1"]
        assert ids(library.search_vectors("new fostering", 5)) == ["report/1", "other/1"]
        assert library.paragraph("report/2") is None
        assert old_copy is not None
        assert not old_copy.exists()
        assert len(library.findings()) == 2
    with open_library() as library:
        assert library.check() == []
    held = b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
    assert b"Old fostering" not in held


def test_same_bytes_again_change_nothing(
    open_library: Open, make_paper: Make, put: Put, embedder: Any
) -> None:
    with open_library(writer=True) as library:
        put(library, make_paper("report", ["Care leavers"]))
        generation, embedded = library.generation, len(embedder.texts)
        assert put(library, make_paper("report", ["Care leavers"])) == []
        assert (library.generation, len(embedder.texts)) == (generation, embedded)
        assert library.holds("report.txt", library.papers()[0].sha256)


def test_embeds_only_what_changed(
    open_library: Open, make_paper: Make, put: Put, embedder: Any
) -> None:
    with open_library(writer=True) as library:
        put(library, make_paper("report", ["Care leavers", "Homes", "Schools"]))
        embedder.texts.clear()
        put(library, make_paper("report", ["Care leavers", "Homes and schools", "Schools"]))
        assert embedder.texts == ["Findings: Homes and schools"]


def test_a_file_that_comes_reads_no_other_paper_again(
    open_library: Open, make_paper: Make, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Any] = []

    def counted(body: Any) -> Paper:
        read.append(body)
        return paper_from(body)

    monkeypatch.setattr("corpus.catalogue.catalogue.paper_from", counted)
    with open_library(writer=True) as library:
        for at in range(20):
            put(library, make_paper(f"report-{at}", [f"Homes of {at}"]))
    # A few times each, not once for each that comes after it (190).
    assert 0 < len(read) <= 4 * 20


def test_long_paragraph_is_found_by_any_of_its_windows(
    open_library: Open, make_paper: Make, put: Put
) -> None:
    long = " ".join(["filler"] * 100 + ["fostering"] + ["filler"] * 100)
    with open_library(writer=True) as library:
        put(library, make_paper("report", [long, "Nothing of the kind"]))
        counts = library.counts()
        assert (counts["paragraphs"], counts["nodes"]) == (2, 8)
        best = library.search_vectors("fostering", 2)
        assert ids(best) == ["report/1", "report/2"]
        assert library.vectors_of(["report/1", "gone/1"]).any(axis=1).tolist() == [True, False]


def test_papers_of_one_name_stay_two(open_library: Open, make_paper: Make, tmp_path: Path) -> None:
    with open_library(writer=True) as library:
        for folder, text in (("a", "Roads"), ("b", "Schools")):
            file = tmp_path / folder / "minutes.txt"
            file.parent.mkdir()
            file.write_text(text)
            name = library.source_name("minutes.txt", file)
            library.replace([make_paper("minutes", [text])], name, file)
            assert library.source_name("minutes.txt", file) == name
        assert [paper.source for paper in library.papers()] == ["minutes.txt", "minutes (2).txt"]
        first, second = (paper.paper_id for paper in library.papers())
        assert first == "minutes"
        assert second.startswith("minutes-")
        assert ids(library.search_words(["schools"], 5)) == [f"{second}/1"]
        assert library.findings_of(second)[0].paragraph_id == f"{second}/1"


def test_removed_paper_leaves_no_trace(
    open_library: Open, make_paper: Make, put: Put, store: Path
) -> None:
    with open_library(writer=True) as library:
        put(library, make_paper("kept", ["Libraries stay open"]))
        put(library, make_paper("secret", ["Zanzibar placement", "Zanzibar costs"]))
        library.settle()
        assert library.remove("secret")
        assert not library.remove("secret")
        assert library.search_words(["Zanzibar"], 5) == []
        assert ids(library.search_vectors("Zanzibar placement", 5)) == ["kept/1"]
    with open_library() as library:
        assert library.check() == []
        assert "zanzibar" not in library.vocabulary()
    for path in store.rglob("*"):
        assert not path.is_file() or b"zanzibar" not in path.read_bytes().lower(), path


def test_samples_and_real_papers_do_not_mix(open_library: Open, make_paper: Make, put: Put) -> None:
    with open_library(writer=True) as library:
        assert not library.is_sample
        put(library, make_paper("invented", ["Roads"], sample=True))
        assert library.is_sample
        with pytest.raises(SampleMismatch, match="--store"):
            put(library, make_paper("real", ["Roads too"]))
        assert [paper.paper_id for paper in library.papers()] == ["invented"]


def test_second_writer_is_told_who_holds_the_store(open_library: Open) -> None:
    with open_library(writer=True), pytest.raises(StoreBusy, match=r"process \d+ since 20\d\d-"):
        open_library(writer=True)
    with open_library(writer=True):
        pass


def test_reader_does_not_wait_for_a_writer_and_sees_whole_papers(
    open_library: Open, make_paper: Make, put: Put
) -> None:
    with open_library(writer=True) as writer:
        put(writer, make_paper("report", ["First fostering", "First homes"]))
        writer.settle()
        with open_library() as reader, reader.snapshot():
            before = reader.papers()
            put(writer, make_paper("report", ["Second fostering"]))
            assert reader.papers() == before
            assert [one.text for one in reader.paragraphs("report")][1:] == ["First homes"]
            assert ids(reader.search_vectors("first homes", 1)) == ["report/2"]
        with open_library() as reader:
            assert ids(reader.search_vectors("homes", 5)) == ["report/1"]
            # The words lag until the writer settles; what is gone is not found all the same.
            assert reader.search_words(["homes"], 5) == []
            writer.settle()
            assert ids(reader.search_words(["second"], 5)) == ["report/1"]


def test_search_is_made_once_within_a_snapshot_and_anew_after_it(
    open_library: Open, make_paper: Make, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_library(writer=True) as writer:
        put(writer, make_paper("report", ["fostering", "homes"]))
        made: list[int] = []
        scored = Matrix.scored

        def counted(self: Matrix, *asked: Any) -> Scored:
            made.append(1)
            return scored(self, *asked)

        monkeypatch.setattr(Matrix, "scored", counted)
        with writer.snapshot():
            first = writer.search_vectors("homes", 1)
            first.clear()
            assert ids(writer.search_vectors("homes", 1)) == ["report/2"]
            assert len(writer.search_vectors("homes", 2)) == 2
            assert len(made) == 1
        put(writer, make_paper("report", ["homes"]))
        assert ids(writer.search_vectors("homes", 1)) == ["report/1"]


def test_many_threads_read_while_one_writes(open_library: Open, make_paper: Make, put: Put) -> None:
    wrong: list[str] = []

    def read(library: Library) -> None:
        for _ in range(40):
            with library.snapshot():
                texts = {one.text.split()[0] for one in library.paragraphs("report")}
                hits = library.search_vectors("fostering homes", 4)
                if len(texts) != 1 or any(library.paragraph(one) is None for one in ids(hits)):
                    wrong.append(f"{texts} {hits}")

    with open_library(writer=True) as writer:
        put(writer, make_paper("report", ["v0 fostering", "v0 homes"]))
        with open_library() as reader:
            threads = [threading.Thread(target=read, args=(reader,)) for _ in range(4)]
            for thread in threads:
                thread.start()
            for turn in range(1, 8):
                put(writer, make_paper("report", [f"v{turn} fostering", f"v{turn} homes"]))
            for thread in threads:
                thread.join()
    assert wrong == []


def test_store_of_another_model_is_refused_and_embedded_again(
    open_library: Open, make_paper: Make, put: Put, embedder: Any
) -> None:
    other = type(embedder)("other", dimension=32)
    with open_library(writer=True) as library:
        put(library, make_paper("report", ["Private fostering", "Homes"]))
    with pytest.raises(ModelMismatch, match=r"model words, not other: run `papers reembed`"):
        open_library(embedder=other)
    with open_library(writer=True, embedder=other) as library:
        with pytest.raises(ModelMismatch):
            put(library, make_paper("more", ["Roads"]))
        assert library.reembed() == 2
        put(library, make_paper("more", ["Roads"]))
    with open_library(embedder=other) as library:
        assert ids(library.search_vectors("homes", 1)) == ["report/2"]
        assert library.check() == []


def test_failed_files_are_remembered_until_they_are_read_or_gone(
    open_library: Open, make_paper: Make, tmp_path: Path
) -> None:
    good, gone = tmp_path / "good.txt", tmp_path / "gone.txt"
    good.write_text("x")
    with open_library(writer=True) as library:
        library.record_failure("good.txt", "is damaged", good)
        library.record_failure("gone.txt", "is empty", gone)
        assert [(one.source, one.reason) for one in library.failures()] == [
            ("gone.txt", "is empty"),
            ("good.txt", "is damaged"),
        ]
        library.forget_failures()
        assert [one.source for one in library.failures()] == ["good.txt"]
        library.replace([make_paper("good", ["x"])], "good.txt", good)
        assert library.failures() == ()


def test_no_store_is_said_and_none_is_made(store: Path) -> None:
    with pytest.raises(StoreMissing, match="papers ingest"):
        Library.open(store, CorpusSettings())
    assert not store.exists()


def test_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"):
        Library.open(tmp_path / "file" / "store", CorpusSettings(), writer=True)


def filled(open_library: Open, make_paper: Make, put: Put) -> None:
    with open_library(writer=True) as library:
        for name in ("a", "b", "c"):
            put(library, make_paper(name, [f"Fostering in {name}", "Homes", "Roads"]))


def harm_missing(folder: Path) -> None:
    shutil.rmtree(folder)


def harm_noise(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            file.write_bytes(bytes(range(256)) * (1 + file.stat().st_size // 256))


def harm_truncated(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


@pytest.mark.parametrize("harm", [harm_missing, harm_noise, harm_truncated])
@pytest.mark.parametrize("index", ["lexical", "vectors"])
def test_damaged_index_is_noticed_and_made_again(
    open_library: Open,
    make_paper: Make,
    put: Put,
    store: Path,
    embedder: Any,
    index: str,
    harm: Callable[[Path], None],
) -> None:
    filled(open_library, make_paper, put)
    embedder.texts.clear()
    harm(store / index)
    with open_library() as library:
        (problem,) = library.check()
        assert "--repair" in problem.todo
        # A reader mends what it needs itself.
        assert ids(library.search_words(["fostering"], 9)) == ["a/1", "b/1", "c/1"]
        assert ids(library.search_vectors("fostering in b", 1)) == ["b/1"]
    with open_library(writer=True) as library:
        library.repair()
        assert library.check() == []
    assert embedder.texts == ["fostering in b"]


def test_indexes_behind_after_a_kill_are_brought_up_to_date(
    open_library: Open, make_paper: Make, put: Put
) -> None:
    filled(open_library, make_paper, put)
    library = open_library(writer=True)
    put(library, make_paper("a", ["Adoption in a"]))
    library.close()  # without settling, as a killed process leaves it
    with open_library() as reader:
        assert [problem.where for problem in reader.check()] == [
            "index of words",
            "index of vectors",
        ]
        assert ids(reader.search_words(["adoption"], 9)) == ["a/1"]
    with open_library(writer=True):
        pass
    with open_library() as reader:
        assert reader.check() == []


def test_reader_beside_a_writer_does_without_a_damaged_index(
    open_library: Open, make_paper: Make, put: Put, store: Path
) -> None:
    filled(open_library, make_paper, put)
    with open_library(writer=True):
        harm_missing(store / "lexical")
        with open_library() as reader:
            assert ids(reader.search_words(["fostering"], 9)) == ["a/1", "b/1", "c/1"]


@pytest.mark.parametrize("content", [b"", b"noise" * 5000])
def test_damaged_catalogue_is_reported_and_never_replaced(
    open_library: Open, make_paper: Make, put: Put, store: Path, content: bytes
) -> None:
    filled(open_library, make_paper, put)
    (store / "catalogue.sqlite").write_bytes(content)
    for writer in (False, True):
        with pytest.raises(StoreDamaged, match="papers restore"):
            open_library(writer=writer)
    assert (store / "catalogue.sqlite").read_bytes() == content
    (store / "catalogue.sqlite").unlink()
    with pytest.raises(StoreDamaged, match="papers restore"):
        open_library(writer=True)


def test_damage_inside_the_catalogue_is_found(
    open_library: Open, make_paper: Make, put: Put, store: Path
) -> None:
    filled(open_library, make_paper, put)
    with sqlite3.connect(store / "catalogue.sqlite") as connection:
        connection.execute("DELETE FROM paragraphs WHERE paragraph_id = 'a/1'")
    with open_library() as library:
        assert {problem.where for problem in library.check()} == {
            "catalogue",
            "index of words",
            "index of vectors",
        }


def test_lost_file_copy_is_found(
    open_library: Open, make_paper: Make, put: Put, store: Path
) -> None:
    filled(open_library, make_paper, put)
    copies = sorted((store / "files").iterdir())
    copies[0].unlink()
    copies[1].write_text("other")
    with open_library() as library:
        said = sorted(problem.what.split(" is ")[1] for problem in library.check())
        assert said == ["damaged", "missing"]


def test_backup_and_restore(
    open_library: Open, make_paper: Make, put: Put, store: Path, tmp_path: Path
) -> None:
    filled(open_library, make_paper, put)
    backup = tmp_path / "away" / "papers.tar"
    with open_library() as library:
        library.backup(backup)
        papers, paragraphs = library.papers(), library.paragraphs("b")
    with pytest.raises(StoreError, match="holds papers already"):
        Library.restore(backup, store, CorpusSettings())
    shutil.rmtree(store)
    Library.restore(backup, store, CorpusSettings())
    with open_library() as library:
        assert library.check() == []
        assert library.papers() == papers
        assert library.paragraphs("b") == paragraphs
        assert all(library.source_file(paper).is_file() for paper in papers)  # type: ignore[union-attr]


@pytest.mark.parametrize("content", [b"", b"no tar at all", None])
def test_what_is_no_backup_is_refused_and_makes_no_store(
    tmp_path: Path, store: Path, content: bytes | None
) -> None:
    file = tmp_path / "backup.tar"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(StoreError, match="backup"):
        Library.restore(file, store, CorpusSettings())
    assert not Library.exists(store)


def test_large_store_is_searched_through_chroma_with_the_same_best(
    open_library: Open, make_paper: Make, put: Put
) -> None:
    with open_library(writer=True) as library:
        for name in "abcdefgh":
            put(library, make_paper(name, [f"Fostering {name}", f"Homes {name}", f"Roads {name}"]))
    with open_library() as exact, open_library(scan_limit=5) as graph:
        for question in ("homes c", "fostering", "roads h"):
            expected = exact.search_vectors(question, 5)
            found = graph.search_vectors(question, 5)
            assert ids(found)[:1] == ids(expected)[:1]
            assert [hit.score for hit in found] == pytest.approx(
                [hit.score for hit in expected], abs=1e-4
            )
    with open_library() as library:
        assert library.check() == []  # opening the collection changes its file and harms nothing


LIGHT = """
import json, sys
from pathlib import Path
from corpus.library import Library
from corpus.settings import CorpusSettings
class Known:
    name, dimension = "words", 128
    digest = sys.argv[2]
    def encode(self, texts):
        import numpy
        return numpy.ones((len(texts), 128), dtype=numpy.float32)
with Library.open(Path(sys.argv[1]), CorpusSettings(), embedder=Known()) as library:
    library.search_vectors("fostering", 3), library.search_words("fostering", 3), library.papers()
heavy = ("torch", "sentence_transformers", "transformers", "chromadb", "llama_index", "onnxruntime")
print(json.dumps([name for name in heavy if name in sys.modules]))
"""


def test_asking_imports_nothing_heavy(
    open_library: Open, make_paper: Make, put: Put, store: Path, embedder: Any
) -> None:
    filled(open_library, make_paper, put)
    done = subprocess.run(
        [sys.executable, "-c", LIGHT, str(store), embedder.digest],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert json.loads(done.stdout) == []
