"""Files and folders into a library: what is taken, skipped, replaced, refused, resumed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.authorities import Register
from corpus.library import Library, ModelMismatch, SampleMismatch
from corpus.paper import ReadPaper
from ingest.job import ingest
from ingest.lines import UnreadableFile
from ingest.manifest import Manifest

Open = Callable[..., Library]
Make = Callable[..., ReadPaper]


class TextReader:
    """Reads a file as a paper of one paragraph per line; what it was asked is kept."""

    def __init__(self, make: Make) -> None:
        self.make = make
        self.read: list[str] = []
        self.rows: list[Any] = []

    def __call__(
        self, path: Path, *, source: str, register: Register, manifest: Manifest, sample: bool
    ) -> Sequence[ReadPaper]:
        self.read.append(source)
        self.rows.append(manifest.row(source))
        text = path.read_text()
        if text == "locked":
            raise UnreadableFile("needs a\npassword")
        if text == "bomb":
            raise RecursionError("maximum recursion depth exceeded")
        if text == "stop":
            raise KeyboardInterrupt
        if text == "none":
            return []
        lines = [line for line in text.splitlines() if line]
        return [self.make(Path(source).stem, lines, sample=sample, source=source)]


@pytest.fixture
def reader(make_paper: Make) -> TextReader:
    return TextReader(make_paper)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    write(made, {"b.txt": "Roads", "a.md": "Homes\nSchools", "sub/c.txt": "Libraries"})
    return made


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_takes_folders_in_order_and_leaves_out_what_is_no_paper(
    open_library: Open, reader: TextReader, folder: Path
) -> None:
    write(
        folder,
        {
            "manifest.csv": "file,title\na.md,A title\n",
            "authorities.csv": "name\n",
            "README.md": "About these papers",
            ".hidden.txt": "x",
            ".git/x.txt": "x",
            "~$b.docx": "x",
            "picture.PNG": "x",
        },
    )
    told: list[tuple[int, int, str, int]] = []
    with open_library(writer=True) as library:
        report = ingest([folder], library, reader=reader, progress=lambda *at: told.append(at))
        assert len(library.papers()) == report.papers == 3
    assert report.added == ("a.md", "b.txt", "sub/c.txt")
    assert report.skipped == ("picture.PNG",)
    assert reader.rows == [{"file": "a.md", "title": "A title"}, None, None]
    assert told == [(0, 3, "a.md", 0), (1, 3, "b.txt", 2), (2, 3, "sub/c.txt", 3), (3, 3, "", 4)]
    assert report.as_json() | {"seconds": 0} == {
        "added": ["a.md", "b.txt", "sub/c.txt"],
        "replaced": [],
        "unchanged": [],
        "failed": [],
        "copies": [],
        "reissued": [],
        "papers": 3,
        "paragraphs": 4,
        "seconds": 0,
    }


def test_unchanged_is_left_alone_and_changed_replaced(
    open_library: Open, reader: TextReader, folder: Path
) -> None:
    with open_library(writer=True) as library:
        ingest([folder], library, reader=reader)
        reader.read.clear()
        write(folder, {"b.txt": "Bridges"})
        (folder / "a.md").unlink()
        report = ingest([folder], library, reader=reader)
        assert reader.read == ["b.txt"]
        assert (report.replaced, report.unchanged) == (("b.txt",), ("sub/c.txt",))
        assert library.search_words(["roads"], 5) == []
        # What is gone from the folder is kept until it is removed.
        assert library.paper("a") is not None


def test_file_named_by_another_path_is_the_same_file(
    open_library: Open, reader: TextReader, folder: Path
) -> None:
    with open_library(writer=True) as library:
        ingest([folder], library, reader=reader)
        report = ingest([folder / "sub" / "c.txt", folder / "sub"], library, reader=reader)
        assert report.unchanged == ("sub/c.txt",)


def test_same_bytes_elsewhere_are_not_taken_twice(
    open_library: Open, reader: TextReader, folder: Path
) -> None:
    write(folder, {"copy.txt": "Roads"})
    with open_library(writer=True) as library:
        report = ingest([folder], library, reader=reader)
        assert (report.added, report.unchanged) == (("a.md", "b.txt", "sub/c.txt"), ("copy.txt",))
        assert report.copies == (("copy.txt", "b"),)
        assert library.paper("b").also_in == ("copy.txt",)  # type: ignore[union-attr]
        assert ingest([folder], library, reader=reader).unchanged == (
            *report.added[:2],
            *report.unchanged,
            "sub/c.txt",
        )


def test_same_name_in_another_folder_is_another_paper(
    open_library: Open, reader: TextReader, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    write(other, {"b.txt": "Bridges", "manifest.csv": "file,title\nb.txt,Other\n"})
    with open_library(writer=True) as library:
        ingest([folder], library, reader=reader)
        report = ingest([other], library, reader=reader)
        assert report.added == ("b (2).txt",)
        assert reader.rows[-1] == {"file": "b.txt", "title": "Other"}
        assert ingest([other], library, reader=reader).unchanged == ("b (2).txt",)
        assert report.papers == 4


def test_changed_manifest_is_read_again(
    open_library: Open, reader: TextReader, folder: Path
) -> None:
    with open_library(writer=True) as library:
        ingest([folder], library, reader=reader)
        write(folder, {"manifest.csv": "file,title\nb.txt,New title\n"})
        reader.read.clear()
        report = ingest([folder], library, reader=reader)
        assert reader.read == ["b.txt"]
        assert (report.replaced, report.unchanged[1]) == ((), "b.txt")  # it reads no titles
        assert library.papers()[1].version == 1  # the paper itself is the same


def test_unreadable_files_are_named_and_the_rest_goes_on(
    open_library: Open, reader: TextReader, folder: Path
) -> None:
    write(folder, {"0.txt": "bomb", "1.pdf": "locked", "2.txt": "none"})
    named = folder / "notes.xyz"
    named.write_text("locked")
    gone = folder / "gone.pdf"
    with open_library(writer=True) as library:
        report = ingest([folder, named, gone], library, reader=reader)
        assert [(one.source, one.reason) for one in report.failed] == [
            ("0.txt", "cannot be read: RecursionError: maximum recursion depth exceeded"),
            ("1.pdf", "needs a password"),
            ("2.txt", "holds no paper"),
            ("notes.xyz", "needs a password"),
            ("gone.pdf", "cannot be opened: No such file or directory"),
        ]
        assert len(report.added) == 3
        write(folder, {"1.pdf": "Unlocked"})
        report = ingest([folder], library, reader=reader)
        assert report.added == ("1.pdf",)
        assert [one.source for one in library.failures()] == ["0.txt", "2.txt", "notes.xyz"]


def test_changed_file_that_can_no_longer_be_read_keeps_its_paper(
    open_library: Open, reader: TextReader, folder: Path
) -> None:
    with open_library(writer=True) as library:
        ingest([folder], library, reader=reader)
        write(folder, {"b.txt": "locked"})
        report = ingest([folder], library, reader=reader)
        assert [one.source for one in report.failed] == ["b.txt"]
        assert library.paper("b") is not None


def test_file_that_changes_while_it_is_read_is_not_taken(
    open_library: Open, folder: Path, reader: TextReader, make_paper: Make
) -> None:
    def read(path: Path, *, source: str, **_: Any) -> list[ReadPaper]:
        made = make_paper(Path(source).stem, path.read_text().split())
        path.write_text("changed")
        return [made]

    with open_library(writer=True) as library:
        report = ingest([folder / "b.txt"], library, reader=read)
        assert "changed while it was read" in report.failed[0].reason
        assert library.papers() == ()


def test_interrupted_run_keeps_what_is_finished_and_goes_on_next_time(
    open_library: Open, reader: TextReader, folder: Path
) -> None:
    write(folder, {"b.txt": "stop"})
    with pytest.raises(KeyboardInterrupt), open_library(writer=True) as library:
        ingest([folder], library, reader=reader)
    with open_library() as library:
        assert [paper.paper_id for paper in library.papers()] == ["a"]
        assert [hit.paragraph_id for hit in library.search_words(["schools"], 5)] == ["a/2"]
    write(folder, {"b.txt": "Roads"})
    with open_library(writer=True) as library:
        report = ingest([folder], library, reader=reader)
    assert (report.added, report.unchanged) == (("b.txt", "sub/c.txt"), ("a.md",))


def test_what_concerns_the_store_ends_the_run(
    open_library: Open, reader: TextReader, folder: Path, embedder: Any
) -> None:
    with open_library(writer=True) as library:
        ingest([folder / "b.txt"], library, reader=reader)
        with pytest.raises(SampleMismatch):
            ingest([folder], library, reader=reader, sample=True)
    with (
        open_library(writer=True, embedder=type(embedder)("other")) as library,
        pytest.raises(ModelMismatch),
    ):
        ingest([folder], library, reader=reader)


KILLED = """
import sys, time
from pathlib import Path
sys.path[:0] = [sys.argv[3], sys.argv[3] + "/tests"]
from conftest import WordEmbedder, read_paper
from corpus.library import Library
from corpus.settings import CorpusSettings
from ingest.job import ingest
def read(path, *, source, **_):
    return [read_paper(path.stem, path.read_text().splitlines(), source=source)]
folder, store = map(Path, sys.argv[1:3])
with Library.open(store, CorpusSettings(), writer=True, embedder=WordEmbedder()) as held:
    print("open", flush=True)
    ingest([folder], held, reader=read)
"""


@pytest.mark.parametrize("after", [0.02, 0.1, 0.25, 1.0])
def test_killed_run_leaves_a_whole_store_that_the_next_run_completes(
    open_library: Open,
    reader: TextReader,
    make_paper: Make,
    tmp_path: Path,
    store: Path,
    after: float,
) -> None:
    folder = tmp_path / "many"
    texts = {f"{at:02}.txt": f"Homes {at}\nSchools\nRoads {at}" for at in range(30)}
    write(folder, texts)
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", KILLED, str(folder), str(store), str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        os.kill(process.pid, signal.SIGKILL)
    with open_library(writer=True) as library:
        held = library.papers()
        assert all(len(library.paragraphs(paper.paper_id)) == 3 for paper in held)
        report = ingest([folder], library, reader=reader)
        assert len(report.added) == 30 - len(held)
        assert (report.papers, report.paragraphs) == (30, 90)
    with open_library() as library:
        assert library.check() == []
        assert len(library.search_words(["schools"], 100)) == 30
        assert replace(library.papers()[0], sha256="") == replace(
            make_paper("00", texts["00.txt"].splitlines(), source="00.txt").paper, sha256=""
        )
