"""Text layers that do not say what the page shows are read from its image, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import reportlab  # type: ignore[import-untyped]
from pypdf import PdfWriter
from pypdf.generic import NameObject, StreamObject
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from ingest.lines import UnreadableFile
from ingest.pages import scan
from ingest.pages.spelling.repair import clean
from ingest.pages.spelling.sense import is_gibberish
from ingest.pdf import read_pdf

needs_tesseract = pytest.mark.skipif(not scan.can_read(), reason="tesseract is not installed")

WORDS = (
    "Members considered the report of the director on placements and asked how many were made "
    "outside the area and what was being done about them. Each officer gave figures for the quarter"
).split()
_MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def
/CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange
95 beginbfchar
{}endbfchar
endcmap end end"""
Meaning = Callable[[int], int]


def turned(by: int) -> Meaning:
    """Each letter stands for the one so many places further on."""

    def meaning(code: int) -> int:
        for first in (ord("a"), ord("A")):
            if first <= code < first + 26:
                return (code - first + by) % 26 + first
        return code

    return meaning


def spaced(meaning: Meaning) -> Meaning:
    """The same, with the space left as it is."""
    return lambda code: code if code == ord(" ") else meaning(code)


MEANINGS: dict[str, Meaning] = {
    "shifted by 29": lambda code: max(code - 29, 1),
    "shifted by 1": spaced(lambda code: code + 1),
    **{f"turned by {by}": turned(by) for by in (3, 5, 13, 22)},
    "private use": spaced(lambda code: 0xE000 + code),
    "control characters": lambda code: code % 31 + 1,
    "nothing": lambda code: 0,
    "replacement": spaced(lambda code: 0xFFFD),
    "accented": spaced(lambda code: 0xC0 + code % 0x40),
    "figures": spaced(lambda code: ord("0") + code % 10),
    "signs": spaced(lambda code: 33 + code % 15),
    "dead letters": spaced(lambda code: 0x460 + code % 32),
}


@pytest.fixture(scope="module", autouse=True)
def _font() -> None:
    font = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    pdfmetrics.registerFont(TTFont("Vera", str(font)))


def page_of(path: Path, meaning: Meaning, half: bool = False) -> Path:
    """A page that shows words, and whose font says that they are others; or every second line."""
    canvas = Canvas(str(path), invariant=1)
    for row in range(30):
        canvas.setFont("Helvetica" if half and row % 2 else "Vera", 11)
        canvas.drawString(72, 760 - 20 * row, " ".join((WORDS * 2)[row : row + 10]))
    canvas.save()
    writer = PdfWriter(clone_from=path)
    pairs = "".join(f"<{code:02X}> <{meaning(code):04X}>\n" for code in range(0x20, 0x7F))
    for reference in writer.pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
        font = reference.get_object()
        if "/ToUnicode" in font:
            stream = StreamObject()
            stream.set_data(_MAP.format(pairs).encode())
            font[NameObject("/ToUnicode")] = writer._add_object(stream)
    writer.write(path)
    return path


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "can_read", lambda: False)


@pytest.mark.usefixtures("without_tesseract")
@pytest.mark.parametrize("half", [False, True], ids=["whole", "every second line"])
@pytest.mark.parametrize("name", MEANINGS)
def test_a_page_in_a_broken_font_is_not_taken_for_text(
    tmp_path: Path, name: str, half: bool
) -> None:
    path = page_of(tmp_path / "paper.pdf", MEANINGS[name], half)
    with pytest.raises(UnreadableFile, match=r"gibberish.*apt-get install tesseract-ocr"):
        read_pdf(path)


def test_a_page_in_a_font_that_says_what_it_shows_is_text(tmp_path: Path) -> None:
    document = read_pdf(page_of(tmp_path / "paper.pdf", lambda code: code))
    assert document.lines[0].text == " ".join(WORDS[:10])
    assert document.pages[0].trust == "text"


@needs_tesseract
def test_a_page_in_a_broken_font_is_read_from_its_image(tmp_path: Path) -> None:
    document = read_pdf(page_of(tmp_path / "paper.pdf", turned(13)))
    assert document.lines[0].text == " ".join(WORDS[:10])
    assert document.pages[0].trust == "ocr"


@pytest.mark.parametrize("by", range(1, 26))
def test_every_turn_of_the_alphabet_is_gibberish(by: int) -> None:
    meaning = turned(by)
    assert is_gibberish(["".join(chr(meaning(ord(sign))) for sign in " ".join(WORDS * 3))])


def test_words_drawn_backwards_are_gibberish() -> None:
    assert is_gibberish([" ".join(WORDS * 3)[::-1]])


@pytest.mark.parametrize(
    "runs",
    [
        ["Mae Cyngor Gwynedd wedi ymrwymo i wella gwasanaethau i blant a theuluoedd y sir. "] * 6,
        ["Tha Comhairle nan Eilean Siar a’ toirt taic do theaghlaichean agus clann air feadh. "]
        * 6,
        ["Mr A Brady", "Mrs P T Cole", "Ms S Hamilton", "Mr R C Love, OBE", "Dr L Sullivan"] * 12,
        ["Councillor Alder", "Councillor Birch", "Councillor Cole", "Councillor Holly"] * 5,
        ["01234 567890", "07700 900123", "Tel", "12,400", "62.0", "13,100", "-", "-"] * 30,
        ["1. Apologies ........................ 3", "2. Minutes ........................ 5"] * 12,
        ["Name ______________________ Signed ______________________ Date __________"] * 12,
        ["KPI1 KPI2 KPI3 RAG BRAG FTE KR4 KR7 SEND EHCP Q1 Q2 Q3 Q4 YTD"] * 4,
        ["Komisja rozpatrzyła sprawozdanie dyrektora w sprawie umieszczania dzieci poza domem"] * 4,
    ],
    ids=[
        "Welsh",
        "Gaelic",
        "names",
        "councillors",
        "numbers",
        "leaders",
        "blanks",
        "acronyms",
        "Polish",
    ],
)
def test_what_papers_print_beside_english_prose_is_no_gibberish(runs: list[str]) -> None:
    assert not is_gibberish(runs)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("The Councilâ€™s â€œplanâ€\u009d costs Â£5m", "The Council’s “plan” costs £5m"),
        ("CafÃ© â€“ open", "Café – open"),
        ("Siân, Ystâd Â and Môn", "Siân, Ystâd Â and Môn"),
    ],
)
def test_letters_read_in_a_wrong_code_page_are_put_right(printed: str, meant: str) -> None:
    assert clean(printed) == meant
