"""PDF pages drawn for the tests of the readers, by what stands where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

WIDTH, HEIGHT = A4
Painter = Callable[[Canvas], object]

_SAYING = (
    "members considered the report of the director on placements and asked how many were made "
    "outside the area and what was being done to bring children home as soon as plans allowed"
)
WORDS = _SAYING.split()


def draw(path: Path, *pages: Painter, **options: object) -> Path:
    """A file with one page for each painter."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1, **options)
    for paint in pages:
        paint(canvas)
        canvas.showPage()
    canvas.save()
    return path


def write(
    canvas: Canvas, left: float, top: float, text: str, size: float = 12, font: str = "Helvetica"
) -> float:
    """Write a line at a distance from the top left corner; gives where it ends."""
    canvas.setFont(font, size)
    canvas.drawString(left, HEIGHT - top, text)
    return left + float(stringWidth(text, font, size))


def paragraph(canvas: Canvas, left: float, top: float, lines: int, start: int = 0) -> list[str]:
    """Lines of prose one under the other; gives what they say."""
    said = []
    for line in range(lines):
        first = (start + line) * 5 % len(WORDS)
        said.append(" ".join((WORDS * 2)[first : first + 9]))
        write(canvas, left, top + 14 * line, said[-1])
    return said


def table(
    canvas: Canvas, left: float, top: float, widths: Sequence[float], rows: Sequence[Sequence[str]]
) -> None:
    """A ruled table; cells may have several lines."""
    heights = [6 + 14 * max(cell.count("\n") + 1 for cell in row) for row in rows]
    ys = [HEIGHT - top - sum(heights[:place]) for place in range(len(rows) + 1)]
    xs = [left + sum(widths[:place]) for place in range(len(widths) + 1)]
    canvas.grid(xs, ys)
    for row, y in zip(rows, ys, strict=False):
        for cell, x in zip(row, xs, strict=False):
            for number, line in enumerate(cell.split("\n")):
                canvas.setFont("Helvetica", 11)
                canvas.drawString(x + 4, y - 14 - 14 * number, line)
