"""The sample papers are invented, complete, listed, and printed from their sources."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from corpus.sample import build, source
from corpus.sample.press import INVENTED, print_paper

PAPERS = build.PAPERS
REGISTER = PAPERS.parent / "authorities.csv"
SOURCES = sorted(build.SOURCES.glob("*.md"))
READY = sorted(
    path
    for path in PAPERS.iterdir()
    if path.suffix in {".pdf", ".md", ".txt"} and path.name != "README.md"
)
# Words of an authority's name that say what it is and not where.
GENERIC = {"borough", "city", "council", "county", "district", "london", "metropolitan", "of"}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def printed_pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def numbered(text: str) -> int:
    """Lines, or first cells of table rows, that begin with a number, a letter or a bullet."""
    label = r"(?:\(?[\da-z]{1,3}\)|\d+[./]\d*[\d.]*|E/\d+/\d+|[-*]) +\S"
    return len(re.findall(rf"^[| ]*\**(?:Recommendation )?{label}", text, re.MULTILINE))


def test_there_are_enough_papers_of_enough_authorities_and_years() -> None:
    authorities = rows(PAPERS / "authorities.csv")
    ids = sorted((row["id"] for row in authorities), key=len, reverse=True)
    held = {next(name for name in ids if path.name.startswith(name)) for path in READY}
    years = {re.findall(r"20\d\d", path.name)[0] for path in READY}

    assert len(READY) >= 22
    assert len(held) >= 7
    assert years == {str(year) for year in range(2019, 2026)}
    assert {path.suffix for path in READY} == {".pdf", ".md", ".txt"}


def test_every_paper_and_no_other_file_is_in_the_manifest() -> None:
    manifest = rows(PAPERS / "manifest.csv")

    assert [row["file"] for row in manifest] == [path.name for path in READY]
    assert {row["sample"] for row in manifest} == {"yes"}


def test_every_paper_is_described_in_the_readme() -> None:
    readme = (PAPERS / "README.md").read_text(encoding="utf-8")

    assert [path.name for path in READY if f"`{path.name}`" not in readme] == []


def test_every_pdf_has_a_source() -> None:
    pdfs = {path.stem for path in READY if path.suffix == ".pdf"}

    assert pdfs == {path.stem for path in SOURCES}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_pdf_is_what_its_source_prints(path: Path) -> None:
    printed = print_paper(source.read_source(path))

    assert printed == (PAPERS / f"{path.stem}.pdf").read_bytes()
    assert printed_pages(printed) >= 2


def test_a_changed_source_is_noticed_and_built(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "note.md").write_text("---\ntitle: Note\n---\n# Note\n1. One.\n", encoding="utf-8")
    target = tmp_path / "note.pdf"

    assert build.build(tmp_path, sources, check=True) == [target]
    assert not target.exists()
    assert build.build(tmp_path, sources) == [target]
    assert build.build(tmp_path, sources) == []


@pytest.mark.parametrize("path", READY, ids=lambda path: path.name)
def test_every_paper_says_that_it_is_invented(path: Path) -> None:
    if path.suffix == ".pdf":
        data = path.read_bytes()
        assert data.count(INVENTED.encode()) == printed_pages(data)
    else:
        last = path.read_text(encoding="utf-8").strip().splitlines()[-1]
        assert last.strip("*") == INVENTED


@pytest.mark.parametrize("path", READY, ids=lambda path: path.name)
def test_every_paper_has_paragraphs_to_cite(path: Path) -> None:
    origin = build.SOURCES / f"{path.stem}.md" if path.suffix == ".pdf" else path

    assert numbered(origin.read_text(encoding="utf-8")) >= 12


def test_no_invented_authority_bears_the_name_of_a_real_one() -> None:
    def place(name: str) -> frozenset[str]:
        return frozenset(re.findall(r"[a-z]+", name.lower())) - GENERIC

    real = rows(REGISTER)
    taken = {place(row[column]) for row in real for column in ("name", "short_name")}
    taken |= {place(alias) for row in real for alias in row["aliases"].split(";") if alias}
    domains = {domain for row in real for domain in row["domains"].split(";") if domain}
    invented = rows(PAPERS / "authorities.csv")

    assert [row["name"] for row in invented if place(row["name"]) in taken] == []
    assert [row["id"] for row in invented if row["id"] in {other["id"] for other in real}] == []
    assert [row["name"] for row in invented if set(row["domains"].split(";")) & domains] == []
    assert all(row["domains"].endswith(".gov.example") for row in invented)


def test_addresses_in_the_papers_are_those_of_invented_authorities() -> None:
    domains = {row["domains"] for row in rows(PAPERS / "authorities.csv")}
    texts = [p.read_text(encoding="utf-8") for p in [*SOURCES, *READY] if p.suffix != ".pdf"]
    found = {match for text in texts for match in re.findall(r"@([\w.-]+\w)", text)}

    assert found <= domains


def test_the_pages_that_a_front_sheet_names_are_those_of_its_papers() -> None:
    pack = (PAPERS / "aldermere-city-agenda-pack-2024-09.pdf").read_bytes()
    stamps = re.findall(rb"\((?:Page (\d+)|Agenda Item (\d))\)", pack)
    pages = [int(page) for page, _ in stamps if page]
    # A page's own number is printed before the stamp of the item that begins on it.
    begins = [int(stamps[at - 1][0]) for at, (page, _) in enumerate(stamps) if not page]
    named = [int(page) for page in re.findall(rb"\\\(Pages? (\d+)", pack)]

    assert pages == list(range(1, printed_pages(pack) + 1))
    assert named == begins == [2, 4, 6, 8]
