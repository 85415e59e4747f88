"""Columns of print as newsletters set them: two, three or four, near together, out of step."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from ingest.pdf import read_pdf
from tests.ingest.drawing import HEIGHT, WORDS, draw, write

_SIZE, _LEADING, _LINES = 8.5, 10.5, 22
_LEFT, _MEASURE = 40.0, 515.0


def _set_full(canvas: Canvas, left: float, top: float, words: list[str], measure: float) -> str:
    """A line of as many words as the measure holds, spread over it."""
    taken = [words.pop(0)]
    while stringWidth(" ".join([*taken, words[0]]), "Helvetica", _SIZE) < measure:
        taken.append(words.pop(0))
    said = " ".join(taken)
    spare = measure - stringWidth(said, "Helvetica", _SIZE)
    text = canvas.beginText(left, HEIGHT - top)
    text.setFont("Helvetica", _SIZE)
    text.setWordSpace(spare / max(len(taken) - 1, 1))
    text.textOut(said)
    canvas.drawText(text)
    return said


@pytest.mark.parametrize("step", [0.0, 4.0], ids=["level", "out of step"])
@pytest.mark.parametrize(
    ("columns", "gap"), [(2, 6), (2, 18), (3, 4), (3, 6), (3, 12), (4, 3), (4, 14)]
)
def test_columns_are_read_one_after_the_other(
    tmp_path: Path, columns: int, gap: float, step: float
) -> None:
    measure = (_MEASURE - gap * (columns - 1)) / columns
    said: list[str] = []

    def paint(canvas: Canvas) -> None:
        write(canvas, _LEFT, 60, "News of the district, summer", 22, "Helvetica-Bold")
        for column in range(columns):
            words = [f"{word}{column}" if at % 9 == 0 else word
                     for at, word in enumerate((WORDS * 12)[column * 7 :])]  # fmt: skip
            for line in range(_LINES):
                top = 100 + _LEADING * line + step * column
                left = _LEFT + column * (measure + gap)
                said.append(_set_full(canvas, left, top, words, measure))

    document = read_pdf(draw(tmp_path / "news.pdf", paint))
    assert [line.text for line in document.lines][1:] == said
