"""Bullets that a file draws as discs and squares instead of setting a sign."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.paper import Paragraph
from ingest.layout import structure
from ingest.pdf import read_pdf
from tests.ingest.drawing import HEIGHT, Painter, draw, table, write


def read(tmp_path: Path, page: Painter) -> tuple[Paragraph, ...]:
    return structure(read_pdf(draw(tmp_path / "paper.pdf", page)), "paper")[1]


def test_discs_and_squares_before_lines_are_bullets(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 100, "2.1 The Board asked officers to:")
        for place, text in enumerate(["publish the local offer", "review the protocol"]):
            canvas.circle(92, HEIGHT - 116 - 20 * place, 2.2, stroke=0, fill=1)
            write(canvas, 108, 120 + 20 * place, text)
        write(canvas, 72, 170, "2.2 These risks were noted:")
        for place, text in enumerate(["a shortage of lodgings", "rising rents", "fewer carers"]):
            canvas.rect(90, HEIGHT - 189 - 20 * place, 5, 5, stroke=0, fill=1)
            write(canvas, 108, 190 + 20 * place, text)
        write(canvas, 72, 260, "2.3 The Board will meet again in spring.")

    found = [(p.label, p.lead_in, p.text) for p in read(tmp_path, page)]
    first, second = "The Board asked officers to:", "These risks were noted:"
    assert found == [
        ("2.1", None, first),
        ("2.1, first bullet", first, "publish the local offer"),
        ("2.1, second bullet", first, "review the protocol"),
        ("2.2", None, second),
        ("2.2, first bullet", second, "a shortage of lodgings"),
        ("2.2, second bullet", second, "rising rents"),
        ("2.2, third bullet", second, "fewer carers"),
        ("2.3", None, "The Board will meet again in spring."),
    ]


def test_shapes_that_lead_no_line_are_no_bullets(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(90, HEIGHT - 119, 5, 5, stroke=0, fill=1)  # alone: a mark of something else
        write(canvas, 108, 120, "The whole of the report is for the public.")
        write(canvas, 72, 150, "Members noted the ratings")
        canvas.circle(225, HEIGHT - 147, 2.5, stroke=0, fill=1)  # after text
        write(canvas, 240, 150, "of the plan.")
        table(canvas, 72, 180, [100, 200], [["Rating", "Action"], ["", "Train the carers"]])
        canvas.circle(165, HEIGHT - 213, 2.5, stroke=0, fill=1)  # in a cell of its own

    assert not [p for p in read(tmp_path, page) if "•" in p.text or p.kind == "item"]
