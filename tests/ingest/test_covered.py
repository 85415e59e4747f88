"""Words under a black box are in the file and not on the page: they are left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Rectangle
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.authorities import Register
from ingest.reader import read
from tests.ingest.drawing import HEIGHT, draw, write

_HEAD = (
    "Yarrowby Council",
    "Report to the Assets Board, 3 May 2023",
    "1. The lorries were bought.",
)
_SECRET = "2. The zanzibar bidder lives at 4 Elm Street."
Ink = Callable[[Canvas], None]


def _box(canvas: Canvas, left: float = 70, wide: float = 400) -> None:
    canvas.setFillColorRGB(0, 0, 0)
    canvas.rect(left, HEIGHT - 164, wide, 17, fill=1, stroke=0)


def _page(canvas: Canvas, above: Ink, below: Ink, shade: float = 0) -> None:
    for at, line in enumerate(_HEAD):
        write(canvas, 72, 90 + 20 * at, line)
    below(canvas)
    canvas.setFillColorRGB(shade, shade, shade)
    write(canvas, 72, 160, _SECRET)
    above(canvas)
    canvas.setFillColorRGB(0, 0, 0)
    write(canvas, 72, 200, "3. The lorries are green.")


def _nothing(_: Canvas) -> None:
    pass


def _read(path: Path) -> tuple[str, str, str]:
    [one] = read(path, source=path.name, register=Register.load())
    told = " ".join(paragraph.text for paragraph in one.paragraphs)
    return one.paper.status, told, one.paper.read_from.get("status", "")


@pytest.mark.parametrize(
    ("above", "below", "shade"),
    [(_box, _nothing, 0), (_nothing, _box, 0)],
    ids=["over the words", "black words on a black ground"],
)
def test_what_is_blacked_out_is_not_read(
    tmp_path: Path, above: Ink, below: Ink, shade: float
) -> None:
    path = draw(tmp_path / "paper.pdf", lambda canvas: _page(canvas, above, below, shade))
    status, told, where = _read(path)
    assert status == "part_exempt"
    assert where == "page 1: words under a black box"
    assert "zanzibar" not in told
    assert told.count("lorries") == 2


def test_a_box_over_a_name_takes_the_name_alone(tmp_path: Path) -> None:
    def name(canvas: Canvas) -> None:
        _box(canvas, 108, 58)

    path = draw(tmp_path / "paper.pdf", lambda canvas: _page(canvas, name, _nothing))
    status, told, _ = _read(path)
    assert status == "part_exempt"
    assert "zanzibar" not in told
    assert "Elm Street" in told


def test_a_box_that_a_program_for_comments_put_there_hides_too(tmp_path: Path) -> None:
    plain = draw(tmp_path / "plain.pdf", lambda canvas: _page(canvas, _nothing, _nothing))
    writer = PdfWriter(clone_from=PdfReader(plain))
    place = (70, HEIGHT - 164, 470, HEIGHT - 147)
    writer.add_annotation(0, Rectangle(place, interior_color="000000"))
    path = tmp_path / "paper.pdf"
    writer.write(path)
    status, told, _ = _read(path)
    assert status == "part_exempt"
    assert "zanzibar" not in told


def test_light_words_on_a_dark_ground_are_seen(tmp_path: Path) -> None:
    path = draw(tmp_path / "paper.pdf", lambda canvas: _page(canvas, _nothing, _box, 1))
    assert _read(path) == (
        "open",
        f"{_HEAD[0]} The lorries were bought. {_SECRET[3:]} The lorries are green.",
        "",
    )
