"""The readers over the real papers: what is refused and why, and what is found on the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.lines import Document, UnreadableFile
from ingest.pages import scan
from ingest.pdf import read_pdf
from ingest.text import read_text

PAPERS = Path(__file__).resolve().parents[3] / "shared" / "papers"

pytestmark = [
    pytest.mark.real_papers,
    pytest.mark.skipif(not PAPERS.is_dir(), reason="the real papers are not in ../shared/papers"),
]

# File, the first letters of the grades in its judgement table, pages, the last printed number.
INSPECTIONS = """
    01 RIRI 11 11 | 02 RRRR 12 12 | 03 OGGGG 11 11 | 04 GRGG 12 12 | 05 GGGRG 47 47
    06 RRRR 11 11 | 07 IIGRI 32 32 | 08 IIRRI 34 34 | 09 RRGR 11 11 | 10 RRRGR 13 13
    11 RRGGR 37 37 | 12 OOGO 11 11 | 13 GGGGG 10 10 | 14 GRRR 12 12 | 15 GGGG 11 11
    16 RRRRR 11 11 | 17 GRGR 13 13 | 18 OGOOO 13 13 | 19 GGGG 12 12 | 20 GGGG 10 10
    21 OGOO 11 11 | 22 IIRI 13 13 | 23 GGGG 12 12
"""


@pytest.fixture(autouse=True)
def _without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "can_read", lambda: False)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("burton-cum-walden_annual-return-form2-2021-22-final", "gibberish.*tesseract-ocr"),
        ("html-saved-as-pdf_birmingham", "is HTML saved as .pdf"),
        ("pdfjs_PDFBOX-4352-0", "its pages are blank"),
        ("pdfjs_empty_protected", "its pages are blank"),
        ("plumb_empty", "is empty"),
        ("pypdf_imagemagick-images", "only page images.*tesseract-ocr"),
        ("pypdf_libreoffice-writer-password", "needs a password"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read_pdf(PAPERS / "awkward" / f"{name}.pdf")


@pytest.mark.parametrize(
    ("name", "pages", "lines"),
    [
        ("pdfjs_copy_paste_ligatures", 1, 1),
        ("pdfjs_poppler-67295-0", 1, 1),
        ("plumb_issue-71-duplicate-chars", 2, 49),
        ("plumb_malformed-from-issue-932", 1, 1),
        ("pypdf_habibi-rotated", 4, 4),
        ("pypdf_multicolumn", 3, 146),
    ],
)
def test_awkward_files_are_read(name: str, pages: int, lines: int) -> None:
    document = read_pdf(PAPERS / "awkward" / f"{name}.pdf")
    assert (len(document.pages), len(document.lines)) == (pages, lines)


def test_ligatures_are_spelt_out() -> None:
    document = read_pdf(PAPERS / "awkward" / "pdfjs_copy_paste_ligatures.pdf")
    assert (
        document.lines[0].text
        == "abcdef" + "ff" + "fi" + "fl" + "ffi" + "ffl" + "st" + "st" + "ghijklmno"
    )


@pytest.mark.parametrize("entry", INSPECTIONS.replace("\n", "|").split("|"))
def test_judgement_tables_and_page_numbers(entry: str) -> None:
    if not entry.strip():
        return
    number, grades, pages, last = entry.split()
    document = read_pdf(PAPERS / "inspections" / f"report-{number}.pdf")
    rows = [line for line in document.lines if line.table == 1 and not line.header]
    assert "".join(line.cells[-1][0].upper() for line in rows) == grades
    assert all(len(line.cells) == 2 for line in rows)
    assert (len(document.pages), document.pages[-1].printed) == (int(pages), last)
    assert _in_the_margins(document) == []


def test_a_table_over_eleven_pages_is_one() -> None:
    document = read_pdf(PAPERS / "kent" / "kent_102_appendix-1-executive-response.pdf")
    rows = [line for line in document.lines if line.table == 1]
    assert [rows[0].page, rows[-1].page] == [4, 14]
    assert sum(not line.continues for line in rows) == 22
    assert len({line.table for line in document.lines if line.table}) == 7


@pytest.mark.parametrize(
    ("name", "tables", "bullets"),
    [
        ("childrens-services-improvement", 3, 21),
        ("focused-visit-outcome", 1, 0),
        ("ilacs-inspection", 0, 0),
        ("improvement-plan-phase-2", 1, 0),
        ("focused-visit-letter", 0, 18),
    ],
)
def test_text_taken_from_pdfs(name: str, tables: int, bullets: int) -> None:
    document = read_text(PAPERS / "council" / "text" / f"{name}.txt")
    assert len({line.table for line in document.lines if line.table}) == tables
    assert sum(line.bullet for line in document.lines) == bullets
    assert not any("<" in line.text or "**" in line.text for line in document.lines)


def _in_the_margins(document: Document) -> list[str]:
    """What was left in the outermost parts of the pages, where only furniture stands."""
    return [
        line.text[:20]
        for line in document.lines
        if line.box and (line.box.bottom < 0.06 or line.box.top > 0.945)
    ]
