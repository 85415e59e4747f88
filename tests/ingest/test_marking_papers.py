"""Whole papers as councils of the four nations mark them: nothing leaks, nothing public is hidden.

In ``markings/`` the word ``zanzibar`` stands for what is closed and ``lorries`` for what is public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from assistant.cli import main
from corpus.authorities import Register
from ingest.reader import read
from tests.ingest.drawing import HEIGHT, WIDTH, Painter, draw, write

_FOLDER = Path(__file__).parent / "markings"
_MARKS = {"^": "a stamp in the corner", "=": "a middle header", "_": "a foot", "#": "a heading"}


def cases() -> Iterator[tuple[str, str, str, str]]:
    """What is told, the statuses that may come back, the form of the file, and its text."""
    for name in ("marked.txt", "open.txt", "packs.txt", "forms.txt"):
        for case in (_FOLDER / name).read_text(encoding="utf-8").split("%% ")[1:]:
            head, _, text = case.partition("\n")
            told, statuses, *forms = head.split(" | ")
            for form in forms or ("pdf", "txt", "md"):
                yield told, statuses, form, text


CASES = list(cases())
NAMES = [f"{case[0]}, {case[2]}" for case in CASES]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


@pytest.mark.parametrize(("told", "statuses", "form", "text"), CASES, ids=NAMES)
def test_a_paper_shows_what_is_public_and_no_more(
    tmp_path: Path, register: Register, told: str, statuses: str, form: str, text: str
) -> None:
    path = tmp_path / f"report.{form}"
    made(path, text.strip("\n").split("\n@\n"))
    papers = read(path, source=path.name, register=register)
    shown = "\n".join(p.text for one in papers for p in one.paragraphs)
    assert "zanzibar" not in repr(papers)
    assert shown.count("lorries") == text.count("lorries")
    assert papers[0].paper.status in statuses.split()
    assert papers[0].paper.status == "open" or papers[0].paper.read_from["status"]


def made(path: Path, pages: list[str]) -> None:
    """Draw the pages, or write them as text with a page's marks where they stand."""
    if path.suffix == ".pdf":
        draw(path, *(painter(page) for page in pages))
        return
    heading = "## " if path.suffix == ".md" else ""
    plain = [re.sub(r"^[\^=_]", "", page, flags=re.M) for page in pages]
    plain = [re.sub(r"^#", heading, page, flags=re.M) for page in plain]
    path.write_text("\f".join(plain), encoding="utf-8")


def painter(page: str) -> Painter:
    def paint(canvas: Canvas) -> None:
        top = 90.0
        for line in page.split("\n"):
            mark, text = (line[0], line[1:]) if line[:1] in _MARKS else ("", line)
            if mark == "^":
                write(canvas, WIDTH - 170, 30, text, 9)
            elif mark == "=":
                write(canvas, 100, 30, text, 9)
            elif mark == "_":
                write(canvas, 220, HEIGHT - 25, text, 9)
            elif mark == "#":
                write(canvas, 72, top + 8, text, 15, "Helvetica-Bold")
                top += 30
            else:
                top = _prose(canvas, text, top)

    return paint


def _prose(canvas: Canvas, text: str, top: float) -> float:
    words, row = text.split(" "), ""
    for word in words:
        if len(row) + len(word) > 84:
            write(canvas, 72, top, row, 11)
            row, top = "", top + 14
        row = f"{row} {word}" if row else word
    write(canvas, 72, top, row, 11)
    return top + 14


def test_show_tells_where_a_status_was_read_and_what_could_not_be_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.txt"
    named = "Appendix 2 is not for publication by virtue of paragraph 3 of Schedule 12A."
    file.write_text(f"Leeds City Council\nReport to Cabinet\n\n{named}\n\n1. Trees\n1.1 Green.\n")
    store = ["--store", str(tmp_path / "store")]
    assert main([*store, "ingest", str(file), "--quiet"]) == 0
    assert main([*store, "show", "report"]) == 0
    said = capsys.readouterr().out
    assert f'part_exempt, read from head of the text: "{named}"' in said
    assert "note: Appendix 2 is exempt, and no heading or page of this file opens it" in said
