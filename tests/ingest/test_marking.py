"""What is kept from the public: recognised by its own marking, recorded, and left unread."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.library import Library
from corpus.paper import ReadPaper
from ingest.job import ingest
from ingest.metadata.marking import is_marking, marks_part
from ingest.reader import read
from ingest.settings import ReadingSettings

Open = Callable[..., Library]

MARKINGS = (
    "NOT FOR PUBLICATION",
    "Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A",
    "Exempt – paragraphs 1 and 2",
    "EXEMPT INFORMATION",
    "Confidential",
    "PRIVATE AND CONFIDENTIAL",
    "Restricted",
    "Exempt item under Schedule 7A, paragraph 6",
    "Pink paper",
    "NID I'W GYHOEDDI",
    "CONFIDENTIAL APPENDIX B",
)
NONE = (
    "Private fostering arrangements",
    "Private hire licences",
    "Restricted parking zones",
    "Confidential reporting (whistleblowing) policy",
    "Exempt accommodation in the borough",
    "Closed road orders",
    "There are no exempt items",
    "Is this report exempt? No",
    "Do not include information which is exempt",
    "The council tax exempt classes were reviewed.",
)


@pytest.mark.parametrize("line", MARKINGS)
def test_a_marking_is_recognised(line: str) -> None:
    assert is_marking(line)


@pytest.mark.parametrize("line", NONE)
def test_the_same_words_elsewhere_mark_nothing(line: str) -> None:
    assert not is_marking(line)
    assert not marks_part(line)


@pytest.mark.parametrize(
    "heading", ["Appendix 2 (exempt)", "Appendix B – Not for publication", "Annex C: Confidential"]
)
def test_a_heading_marks_the_part_it_opens(heading: str) -> None:
    assert marks_part(heading)
    assert not is_marking(heading)


def made(folder: Path, register: Register, text: str) -> ReadPaper:
    folder.mkdir(exist_ok=True)
    path = folder / "report.md"
    path.write_text(text)
    (paper,) = read(path, source="report.md", register=register)
    return paper


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


PARTLY = """# Leeds City Council

## Report to the Executive Board, 3 May 2023

1. The contract was let.

## Appendix 2 (exempt)

2. The price was zanzibar pounds.

## Appendix 3

3. The lorries are green.
"""
WHOLE = "Leeds City Council\nNOT FOR PUBLICATION\n\nThe zanzibar deal\n\n1. The zanzibar price.\n"
UNCLEAR = "Leeds City Council\nStatus: see the exempt annex\n\nA deal\n\n1. The zanzibar price.\n"


def test_an_exempt_part_is_left_out_and_said(tmp_path: Path, register: Register) -> None:
    paper = made(tmp_path, register, PARTLY)
    assert [one.text for one in paper.paragraphs] == [
        "The contract was let.",
        "The lorries are green.",
    ]
    assert (paper.paper.status, paper.paper.withheld) == ("part_exempt", True)
    assert "Appendix 2 (exempt)" in paper.paper.read_from["status"]
    assert "zanzibar" not in repr(paper)


@pytest.mark.parametrize(("text", "status"), [(WHOLE, "exempt"), (UNCLEAR, "unclear")])
def test_nothing_is_known_of_a_closed_paper_but_its_marking(
    tmp_path: Path, register: Register, text: str, status: str
) -> None:
    paper = made(tmp_path, register, text)
    assert (paper.paper.status, paper.paper.withheld, paper.paper.title) == (
        status,
        True,
        "report",
    )
    assert paper.paper.read_from["status"]
    assert "zanzibar" not in repr(paper)


def leaks(folder: Path, word: str) -> list[str]:
    """The files below a folder that hold a word."""
    return [
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and word.encode() in file.read_bytes().lower()
    ]


@pytest.mark.parametrize("text", [PARTLY, WHOLE, UNCLEAR])
def test_the_store_holds_no_word_of_it(
    tmp_path: Path, open_library: Open, store: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not even for a moment: a process may die before it has deleted a copy.
    monkeypatch.setattr("corpus.library.writer.shutil.copyfile", None)
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "report.md").write_text(text)
    with open_library(writer=True) as library:
        ingest([folder], library, settings=ReadingSettings(workers=1))
        (paper,) = library.papers()
        copy = library.source_file(paper)
        assert copy is not None
        assert not copy.exists()
    with open_library() as library:
        assert library.check() == []
    assert leaks(store, "zanzibar") == []


@pytest.mark.parametrize("text", [PARTLY, WHOLE])
def test_a_paper_that_is_read_anew_as_exempt_leaves_no_word_in_a_large_store(
    tmp_path: Path, open_library: Open, store: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Any store is a large one.
    monkeypatch.setattr("corpus.library.indexes.derived._QUICKLY_MADE", -1)
    folder = tmp_path / "papers"
    folder.mkdir()
    report = folder / "report.md"
    report.write_text(PARTLY.replace("(exempt)", "(open)"))
    (folder / "other.md").write_text("# Leeds City Council\n\n1. The vans are blue.\n")
    settings = ReadingSettings(workers=1)
    with open_library(writer=True) as library:
        ingest([folder], library, settings=settings)
    report.write_text(text)
    with open_library(writer=True) as library:
        assert ingest([folder], library, settings=settings).replaced == ("report.md",)
    assert leaks(store, "zanzibar") == []
    # The index of words packs them so that no look at its bytes shows them: its seal tells.
    assert json.loads((store / "lexical.seal").read_text())["tidy"]


def test_a_decision_opens_closes_and_outlives_a_new_reading(
    tmp_path: Path, open_library: Open, store: Path
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "report.md").write_text(PARTLY)
    settings = ReadingSettings(workers=1)
    with open_library(writer=True) as library:
        ingest([folder], library, settings=settings)
        assert library.decide("report", "open")
        assert ingest([folder], library, settings=settings).replaced == ("report.md",)
        assert library.search_words(["zanzibar"], 5)
        assert [one.status for one in library.papers()] == ["open"]
    assert leaks(store, "zanzibar")
    with open_library(writer=True) as library:
        assert library.decide("report", "exempt")
        assert library.search_words(["zanzibar"], 5) == []
        assert library.search_vectors("zanzibar", 5) == []
        assert library.paragraphs("report") == ()
        assert library.findings() == ()
        assert not library.decide("another", "exempt")
    assert leaks(store, "zanzibar") == []
    assert leaks(store, "lorries") == []
    with open_library(writer=True) as library:
        assert ingest([folder], library, settings=settings).replaced == ("report.md",)
        assert [one.status for one in library.papers()] == ["exempt"]
    assert leaks(store, "zanzibar") == []
