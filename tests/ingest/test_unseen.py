"""Words that stand in a PDF and cannot be seen on its page are left out; a scanner's stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.lines import UnreadableFile
from ingest.reader import read
from tests.ingest.drawing import HEIGHT, WIDTH, draw, write

_HEAD = (
    "Yarrowby Council",
    "Report to the Assets Board, 3 May 2023",
    "1. The lorries were bought.",
)
_SECRET = "2. The zanzibar bidder lives at 4 Elm Street."
_TOP = 160
Ink = Callable[[Canvas], object]


def _page(secret: Ink) -> Ink:
    def paint(canvas: Canvas) -> None:
        for at, line in enumerate(_HEAD):
            write(canvas, 72, 90 + 20 * at, line)
        secret(canvas)
        canvas.setFillColorRGB(0, 0, 0)
        write(canvas, 72, 200, "3. The lorries are green.")

    return paint


def _unshown(canvas: Canvas, top: float = _TOP, text: str = _SECRET) -> None:
    laid = canvas.beginText(72, HEIGHT - top)
    laid.setTextRenderMode(3)
    laid.setFont("Helvetica", 12)
    laid.textLine(text)
    laid.setTextRenderMode(0)
    canvas.drawText(laid)


def _white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    write(canvas, 72, _TOP, _SECRET)


def _clear(canvas: Canvas) -> None:
    canvas.setFillAlpha(0.02)
    write(canvas, 72, _TOP, _SECRET)
    canvas.setFillAlpha(1)


def _tiny(canvas: Canvas) -> None:
    write(canvas, 72, _TOP, _SECRET, 0.8)


def _beside(canvas: Canvas) -> None:
    write(canvas, WIDTH + 40, _TOP, _SECRET)


def _white_on_blue(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.2, 0.6)
    canvas.rect(70, HEIGHT - 164, 400, 17, fill=1, stroke=0)
    _white(canvas)


def _pale(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.8, 0.8, 0.8)
    write(canvas, 72, _TOP, _SECRET)


def _read(path: Path) -> ReadPaper:
    [one] = read(path, source=path.name, register=Register.load())
    return one


def _said(one: ReadPaper) -> str:
    return " ".join(paragraph.text for paragraph in one.paragraphs)


@pytest.mark.parametrize("secret", [_unshown, _white, _clear, _tiny])
def test_what_cannot_be_seen_is_not_read(tmp_path: Path, secret: Ink) -> None:
    one = _read(draw(tmp_path / "paper.pdf", _page(secret)))
    assert "zanzibar" not in repr(one)
    assert _said(one).count("lorries") == 2
    assert one.paper.status == "part_exempt"
    assert one.paper.withheld
    where = "page 1: words in the file that cannot be seen on the page"
    assert one.paper.read_from["status"] == where


def test_what_lies_outside_the_page_is_not_read(tmp_path: Path) -> None:
    one = _read(draw(tmp_path / "paper.pdf", _page(_beside)))
    assert "zanzibar" not in repr(one)


def test_what_is_cropped_away_is_not_read(tmp_path: Path) -> None:
    path = draw(tmp_path / "paper.pdf", _page(lambda canvas: write(canvas, 72, 800, _SECRET)))
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.pages[0].cropbox = RectangleObject((0, 200, WIDTH, HEIGHT))
    writer.write(path)
    one = _read(path)
    assert "zanzibar" not in repr(one)
    assert _said(one).count("lorries") == 2


@pytest.mark.parametrize("words", [_white_on_blue, _pale])
def test_light_words_that_can_be_seen_are_read(tmp_path: Path, words: Ink) -> None:
    one = _read(draw(tmp_path / "paper.pdf", _page(words)))
    assert _SECRET[3:] in _said(one)
    assert one.paper.status == "open"


def test_a_file_of_nothing_that_can_be_seen_is_refused(tmp_path: Path) -> None:
    path = draw(tmp_path / "paper.pdf", _unshown)
    with pytest.raises(UnreadableFile, match="cannot be seen"):
        _read(path)


def test_what_a_scanner_read_stays_with_lower_trust(tmp_path: Path) -> None:
    lines = (*_HEAD, "2. The lorries were washed.")
    scanned = Image.new("L", (round(WIDTH), round(HEIGHT)), 255)
    for at, line in enumerate(lines):
        ImageDraw.Draw(scanned).text((72, 80 + 20 * at), line, fill=0)

    def paint(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(scanned), 0, 0, WIDTH, HEIGHT)
        for at, line in enumerate(lines):
            _unshown(canvas, 92 + 20 * at, line)
        write(canvas, 500, 820, "Page 17", 9)  # stamped on the scan

    one = _read(draw(tmp_path / "paper.pdf", paint))
    assert _said(one).count("lorries") == 2
    assert one.paper.status == "open"
    assert {paragraph.trust for paragraph in one.paragraphs} == {"ocr"}
