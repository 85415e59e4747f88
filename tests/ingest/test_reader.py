"""A file becomes papers: by its content, under its name, with what a manifest says of it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.authorities import Register
from ingest.lines import UnreadableFile
from ingest.reader import paper_id, read
from tests.ingest.truths import METADATA, metadata_read

SHARED = Path(__file__).resolve().parents[3] / "shared" / "papers"


_REGISTER = Register.load()


@pytest.fixture(scope="module")
def register() -> Register:
    return _REGISTER


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("papers/Item 4 - Report.PDF", "item-4-report"),
        ("a\\b\\Ysgol Môn.md", "ysgol-mon"),
        ("kent_051_pack.pdf", "kent-051-pack"),
    ],
)
def test_papers_are_named_by_their_file(source: str, name: str) -> None:
    assert paper_id(source) == name


def test_a_file_whose_name_has_no_letters_still_has_an_id() -> None:
    assert paper_id("---.pdf").startswith("paper-")


def test_a_paper_keeps_its_source_and_digest(tmp_path: Path, register: Register) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Leeds City Council\n\n1. The first paragraph.\n", encoding="utf-8")
    (paper,) = read(path, source="folder/note.txt", register=register, sample=True)
    assert paper.paper.source == "folder/note.txt"
    assert paper.paper.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert paper.paper.sample
    assert [p.paper_id for p in paper.paragraphs] == ["note"] * len(paper.paragraphs)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"", "empty"),
        ("a.txt", b" \n\t", "empty"),
        ("a.pdf", b"<!DOCTYPE html><html><body>Not found</body></html>", "HTML"),
        ("a.txt", b"PK\x03\x04 zipped", "zipped"),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, register: Register, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=reason):
        read(path, source=name, register=register)


_LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            ["AGENDA", "1. Apologies", "RESOLVED that", "Title: A plan", "What needs to improve?",
             "Date: 3 May 2023", "- an item", "| a | b |", "The motion was lost.", "Dear Director",
             "In July 2022 Ofsted inspected the service.", "| Judgement | Grade |"]
        ),
    ),
    min_size=1,
    max_size=14,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(_LINES)
@example(["\x1b"])
def test_any_text_is_read_or_refused(lines: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "paper.md"
        path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
        try:
            papers = read(path, source="paper.md", register=_REGISTER)
        except UnreadableFile:
            return
    for paper in papers:
        held = {paragraph.paragraph_id for paragraph in paper.paragraphs}
        assert {finding.paragraph_id for finding in paper.findings} <= held


@pytest.mark.real_papers
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/papers is not here")
@pytest.mark.parametrize("source", sorted({key.split("#")[0] for key in METADATA}))
def test_metadata_of_real_papers(register: Register, source: str) -> None:
    expected = {key: row for key, row in METADATA.items() if key.split("#")[0] == source}
    assert metadata_read(SHARED, source, register) == expected


@pytest.mark.real_papers
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/papers is not here")
def test_events_of_real_papers(register: Register) -> None:
    """The papers of one authority and several visits keep each visit's findings apart."""
    counted: dict[str, dict[str | None, int]] = {}
    for name in ("focused-visit-letter", "focused-visit-outcome", "childrens-services-improvement",
                 "ilacs-inspection"):  # fmt: skip
        (paper,) = read(SHARED / "council" / "pdf" / f"{name}.pdf", source=name, register=register)
        listed = {p.paragraph_id for p in paper.paragraphs if p.kind == "item"}
        dates = [f.event_date for f in paper.findings
                 if f.kind == "improvement_area" and f.paragraph_id in listed]  # fmt: skip
        counted[name] = {day: dates.count(day) for day in dates}
    assert counted == {
        "focused-visit-letter": {"2021-12": 4, "2022-09": 8},
        "focused-visit-outcome": {"2022-04": 11},
        "childrens-services-improvement": {"2022-07": 8, "2023": 4},
        "ilacs-inspection": {"2019-10": 4},
    }


@pytest.mark.real_papers
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/papers is not here")
def test_real_minutes_tell_won_from_lost(register: Register) -> None:
    path = next((SHARED / "kent").glob("kent_066*.pdf"))
    (paper,) = read(path, source=path.name, register=register)
    lost = {f.paragraph_id.split("/")[1] for f in paper.findings if f.outcome == "lost"}
    motions = {name.split("-")[2].split("(")[0] for name in lost if name.startswith("Minute-281")}
    assert motions == {"1", "3", "10"}
    assert all(f.outcome == "carried" for f in paper.findings if f.kind == "resolution")
    assert not [f for f in paper.findings if f.kind == "decision" and f.outcome != "deferred"]


def test_a_file_of_headings_alone_is_not_held_as_an_open_paper(tmp_path: Path) -> None:
    (tmp_path / "cover.html").write_text("<h1>Housing Committee</h1><h2>Appendix B</h2>")
    with pytest.raises(UnreadableFile, match="holds headings and no text"):
        read(tmp_path / "cover.html", source="cover.html", register=Register.load())
