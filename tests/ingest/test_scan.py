from __future__ import annotations

import io
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from ingest.lines import UnreadableFile
from ingest.pages import scan
from ingest.pages.ruling import rules_in
from ingest.pages.sheet import Run
from ingest.pages.spelling.sense import is_gibberish
from ingest.pdf import read_pdf
from tests.ingest.drawing import HEIGHT, WIDTH, Painter, draw, paragraph, table, write

SAYING = "The committee noted the report and asked for a further one."
needs_tesseract = pytest.mark.skipif(not scan.can_read(), reason="tesseract is not installed")


def shifted(text: str) -> str:
    """What a font without a character map makes of a text: every sign 29 places off."""
    return "".join(chr(ord(sign) - 29) if sign != " " else "" for sign in text)


def picture(path: Path) -> Painter:
    """Paints the first page of a file as an image."""
    with pypdfium2.PdfDocument(path) as pdf:
        image = pdf[0].render(scale=150 / 72, grayscale=True).to_pil()
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return lambda canvas: canvas.drawImage(ImageReader(stream), 0, 0, WIDTH, HEIGHT)


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    """Two pages: one of text, one that is the image of such a page."""

    def page(canvas: Canvas) -> None:
        write(canvas, 72, 90, SAYING, 14)
        write(canvas, 72, 130, "•", 14)
        write(canvas, 90, 130, "More visits to children in care.", 14)

    image = picture(draw(tmp_path / "text.pdf", page))
    return draw(tmp_path / "scan.pdf", lambda canvas: paragraph(canvas, 72, 90, 3), image)


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "can_read", lambda: False)


@needs_tesseract
def test_image_pages_are_read_and_marked(scanned: Path) -> None:
    text, image = read_pdf(scanned).pages
    assert (text.trust, image.trust) == ("text", "ocr")
    assert [line.text for line in image.lines] == [SAYING, "• More visits to children in care."]
    assert image.lines[1].bullet
    box = image.lines[0].box
    assert box is not None
    assert box.left == pytest.approx(72 / WIDTH, abs=0.01)
    assert box.top < 90 / HEIGHT < box.bottom + 0.01


@needs_tesseract
def test_a_page_scanned_sideways_is_turned(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(120, 60)
        canvas.rotate(90)
        for row in range(6):
            write(canvas, 0, HEIGHT + 20 * row, f"{row + 1}. {SAYING}", 14)

    image = picture(draw(tmp_path / "text.pdf", page))
    (scan_page,) = read_pdf(draw(tmp_path / "scan.pdf", image)).pages
    assert [line.text for line in scan_page.lines] == [f"{n}. {SAYING}" for n in range(1, 7)]
    boxes = [line.box for line in scan_page.lines if line.box]
    assert boxes[0].left < boxes[-1].left
    assert boxes[0].bottom - boxes[0].top > 0.3


@pytest.mark.usefixtures("without_tesseract")
def test_a_scan_with_a_stamp_is_not_taken_for_text(tmp_path: Path) -> None:
    image = picture(draw(tmp_path / "text.pdf", lambda canvas: paragraph(canvas, 72, 90, 9)))

    def stamped(canvas: Canvas) -> None:
        image(canvas)
        write(canvas, 72, 815, "Page 17")

    with pytest.raises(UnreadableFile, match="holds only page images"):
        read_pdf(draw(tmp_path / "scan.pdf", stamped))


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_the_unread_page_is_named(scanned: Path) -> None:
    document = read_pdf(scanned)
    assert len(document.pages[0].lines) == 3
    assert document.pages[1].lines == ()
    (warning,) = document.warnings
    assert warning.startswith("page 2 is only an image, not read")
    assert "apt-get install tesseract-ocr" in warning


@pytest.mark.usefixtures("without_tesseract")
def test_a_file_of_images_is_refused_with_the_command(scanned: Path, tmp_path: Path) -> None:
    with pypdfium2.PdfDocument(scanned) as pdf:
        pdf.del_page(0)
        pdf.save(tmp_path / "images.pdf")
    with pytest.raises(UnreadableFile, match=r"only page images.*apt-get install tesseract-ocr"):
        read_pdf(tmp_path / "images.pdf")


@pytest.mark.usefixtures("without_tesseract")
def test_gibberish_is_not_taken_for_text(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for row in range(12):
            text = "Every authority must publish the notice before the first of July"
            write(canvas, 72, 90 + 16 * row, shifted(text))

    with pytest.raises(UnreadableFile, match=r"gibberish.*apt-get install tesseract-ocr"):
        read_pdf(draw(tmp_path / "form.pdf", page))


@pytest.fixture
def gibberish(tmp_path: Path) -> Path:
    """A page of gibberish that shows the same gibberish: it was printed from a broken font."""

    def page(canvas: Canvas) -> None:
        for row in range(12):
            text = "Every authority must publish the notice before the first of July"
            write(canvas, 72, 90 + 16 * row, shifted(text))

    return draw(tmp_path / "form.pdf", page)


@needs_tesseract
def test_gibberish_that_shows_gibberish_is_not_read(gibberish: Path) -> None:
    with pytest.raises(UnreadableFile, match="gibberish, in which no text can be made out"):
        read_pdf(gibberish)


def test_what_is_made_out_of_an_image_may_be_gibberish(
    gibberish: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = shifted("Every authority must publish the notice before the first of July") * 4
    seen = scan.Readout([Run(said, 72, 90, 500, 104, 12, 0)])
    monkeypatch.setattr(scan, "can_read", lambda: True)
    monkeypatch.setattr(scan, "read_pictures", lambda pictures: [seen for _ in pictures])
    with pytest.raises(UnreadableFile, match="gibberish, in which no text can be made out"):
        read_pdf(gibberish)


@pytest.mark.parametrize(
    "text",
    [
        SAYING * 3,
        "HMICFRS, LSCB, MASH, SEND, NSPCC and PSHE leads met in Knightsbridge and Rhyl. " * 3,
        "Mae’r cyngor yn cydnabod ymdrechion y gweithwyr cymdeithasol yng Ngwynedd. " * 3,
        "FTE 1.87 KR4 £56,996 FTE 0.82 KR7 £29,456 www.nottscc.gov.uk/thrw@ltdxyz.gov.uk " * 3,
        "",
    ],
)
def test_real_words_are_not_gibberish(text: str) -> None:
    assert not is_gibberish([text])


@pytest.mark.parametrize(
    "text",
    [
        shifted("Every authority must publish the notice before the first of July each year"),
        "\ue001\ue002\ue003 \ue004\ue005 " * 12,
        "Half of it is right. " + shifted("and half was set in a font that lost its map ") * 2,
    ],
)
def test_broken_fonts_are_gibberish(text: str) -> None:
    assert is_gibberish([text])


def test_pages_read_side_by_side_take_one_thread_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, told = tmp_path / "tesseract", tmp_path / "told"
    program.write_text(f'#!/bin/sh\ncat >/dev/null\necho "$OMP_THREAD_LIMIT" >>{told}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    blank = scan.Picture(8, 8, b"\xff" * 64, 300)
    assert scan.read_pictures([blank, blank]) == [scan.Readout([])] * 2
    assert told.read_text().split() == ["1", "1"]


@needs_tesseract
def test_a_ruled_table_in_a_scan_keeps_its_cells(tmp_path: Path) -> None:
    rows = [
        ["Kind of home", "2022/23", "Asked for"],
        ["Foster carers", "212", "Forty more\nby June"],
        ["Residential", "48", "Fewer outside\nthe county"],
    ]

    def page(canvas: Canvas) -> None:
        write(canvas, 72, 80, "Placements in the year by kind of home", 14)
        canvas.translate(6, -6)
        canvas.rotate(0.6)  # as a page is laid on the scanner
        table(canvas, 72, 120, [150, 120, 150], rows)

    image = picture(draw(tmp_path / "text.pdf", page))
    lines = read_pdf(draw(tmp_path / "scan.pdf", image)).lines
    assert [line.cells for line in lines if line.cells] == [
        tuple(cell.replace("\n", " ") for cell in row) for row in rows
    ]


def test_a_ruled_table_under_the_text_of_a_scanner_keeps_its_cells(tmp_path: Path) -> None:
    rows = [["Kind of home", "2022/23"], ["Foster carers", "212"], ["Residential", "48"]]
    image = picture(
        draw(tmp_path / "text.pdf", lambda canvas: table(canvas, 72, 120, [150, 120], rows))
    )

    def page(canvas: Canvas) -> None:
        image(canvas)
        for place, (name, value) in enumerate(rows):
            for left, text in ((76, name), (226, value)):
                laid = canvas.beginText(left, HEIGHT - 134 - 20 * place)
                laid.setTextRenderMode(3)  # as scanners lay what they read under the image
                laid.textOut(text)
                canvas.drawText(laid)

    (made,) = read_pdf(draw(tmp_path / "scan.pdf", page)).pages
    assert made.trust == "ocr"
    assert [line.cells for line in made.lines] == [tuple(row) for row in rows]


def test_lines_of_an_image_are_told_from_letters_and_shading() -> None:
    wide, high, dots = 600, 400, 150
    grey = bytearray(b"\xff" * wide * high)

    def fill(left: int, top: int, right: int, bottom: int) -> None:
        for row in range(top, bottom):
            grey[row * wide + left : row * wide + right] = bytes(right - left)

    fill(50, 100, 300, 102)
    fill(300, 102, 550, 104)  # the same line, a little askew
    fill(200, 150, 203, 300)
    fill(60, 200, 90, 203)  # a dash
    fill(300, 200, 500, 260)  # shading
    across, down = rules_in(wide, high, bytes(grey), dots)
    point = 72 / dots
    assert (across.left, across.right) == pytest.approx((50 * point, 550 * point))
    assert across.top == pytest.approx(101.5 * point, abs=1)
    assert (down.top, down.bottom) == pytest.approx((150 * point, 300 * point))
