"""Files read again that did not change, as after the reader has learnt something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assistant.cli import main
from corpus.authorities import Register
from corpus.library import Library
from corpus.paper import ReadPaper
from ingest.job import ingest
from ingest.lines import UnreadableFile
from ingest.manifest import Manifest

Open = Callable[..., Library]
Make = Callable[..., ReadPaper]


class LearningReader:
    """Reads the lines of a file; ``learnt`` has it read some words otherwise."""

    def __init__(self, make: Make) -> None:
        self.make = make
        self.learnt: dict[str, str] = {}
        self.read: list[str] = []

    def __call__(
        self, path: Path, *, source: str, register: Register, manifest: Manifest, sample: bool
    ) -> Sequence[ReadPaper]:
        self.read.append(source)
        text = path.read_text()
        for old, new in self.learnt.items():
            text = text.replace(old, new)
        if "stop" in text:
            raise KeyboardInterrupt
        if "locked" in text:
            raise UnreadableFile("needs a password")
        return [self.make(Path(source).stem, text.splitlines(), sample=sample, source=source)]


@pytest.fixture
def reader(make_paper: Make) -> LearningReader:
    return LearningReader(make_paper)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    (made / "sub").mkdir(parents=True)
    (made / "a.md").write_text("Homes\nSchools")
    (made / "b.txt").write_text("Roads")
    (made / "sub" / "c.txt").write_text("Libraries")
    return made


@pytest.mark.parametrize("named", [True, False], ids=["paths", "all that are held"])
def test_only_what_is_read_otherwise_is_replaced(
    open_library: Open, reader: LearningReader, folder: Path, named: bool
) -> None:
    paths = [folder] if named else []
    with open_library(writer=True) as library:
        ingest([folder], library, reader=reader)
        first = library.counts()
        reader.learnt, reader.read = {"Roads": "Bridges"}, []
        report = ingest(paths, library, reader=reader, again=True)
        assert reader.read == ["a.md", "b.txt", "sub/c.txt"]
        assert (report.replaced, report.unchanged) == (("b.txt",), ("a.md", "sub/c.txt"))
        assert library.search_words(["roads"], 5) == []
        assert [hit.paragraph_id for hit in library.search_words(["bridges"], 5)] == ["b/1"]
        assert library.counts() == first
        # What was read again is held as it is now.
        assert ingest([folder], library, reader=reader).unchanged == ("a.md", "b.txt", "sub/c.txt")
        assert len(reader.read) == 3
    with open_library() as library:
        assert library.check() == []


def test_a_stopped_round_goes_on_where_it_was(
    open_library: Open, reader: LearningReader, folder: Path
) -> None:
    with open_library(writer=True) as library:
        ingest([folder], library, reader=reader)
    reader.learnt, reader.read = {"Homes": "Houses", "Roads": "stop"}, []
    with pytest.raises(KeyboardInterrupt), open_library(writer=True) as library:
        ingest([], library, reader=reader, again=True)
    assert reader.read == ["a.md", "b.txt"]
    reader.learnt, reader.read = {"Homes": "Houses"}, []
    with open_library(writer=True) as library:
        report = ingest([], library, reader=reader, again=True)
        assert (reader.read, report.replaced) == (["b.txt", "sub/c.txt"], ())
        assert len(library.search_words(["houses"], 5)) == 1
        # That round is over: the next begins anew.
        ingest([], library, reader=reader, again=True)
    assert reader.read[2:] == ["a.md", "b.txt", "sub/c.txt"]


def test_what_cannot_be_read_again_is_named_and_kept(
    open_library: Open, reader: LearningReader, folder: Path
) -> None:
    with open_library(writer=True) as library:
        ingest([folder], library, reader=reader)
        (folder / "b.txt").unlink()
        reader.learnt = {"Homes": "locked"}
        report = ingest([], library, reader=reader, again=True)
        assert [(one.source, one.reason.partition(" at ")[0]) for one in report.failed] == [
            ("b.txt", "is not"),
            ("a.md", "needs a password"),
        ]
        assert len(library.papers()) == 3
        reader.learnt, reader.read = {}, []
        report = ingest([], library, reader=reader, again=True)
        assert reader.read == ["a.md", "sub/c.txt"]  # what failed holds no round up
        assert library.failures() == ()


def test_a_report_in_a_pack_too_is_as_it_was(open_library: Open, folder: Path) -> None:
    said = "\n\n".join(
        ["Wiltshire Council", "Report to: Roads Committee", "Date of meeting: 4 March 2024",
         "1. The Council gritted 412 miles of road on 31 nights of the winter, many of them cold.",
         "2. The salt in the barns lasted until the second week of March, as it had before that.",
         "3. Drivers asked that the lane below the church be added to the second of four routes."]
    )  # fmt: skip
    (folder / "gritting.txt").write_text(said)
    (folder / "gritting.md").write_text(said)
    with open_library(writer=True) as library:
        told = ingest([folder], library)
        assert len(told.copies) == 1
        generation = library.generation
        report = ingest([], library, again=True)
        assert (report.replaced, len(report.unchanged)) == ((), 5)
        assert library.generation == generation


def test_by_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = ["--store", str(tmp_path / "store")]
    assert main([*store, "ingest"]) == 2
    assert "--again for all held" in capsys.readouterr().err
    (tmp_path / "a.txt").write_text("Leeds City Council\n\n1. The lorries were bought.\n")
    assert main([*store, "ingest", str(tmp_path / "a.txt")]) == 0
    capsys.readouterr()
    assert main([*store, "ingest", "--again"]) == 0
    assert "0 added, 0 replaced, 1 unchanged, 0 not read" in capsys.readouterr().out
