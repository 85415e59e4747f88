"""Pages are drawn by a process of their own, which may take neither for ever nor all memory."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from assistant.service.page_images import Drawer, NoSuchPage

PNG = b"\x89PNG"
# One second of a free processor draws about a tenth of these; a page of a paper has some hundreds.
LINES = 400_000


@pytest.fixture
def drawer() -> Iterator[Callable[..., Drawer]]:
    made: list[Drawer] = []

    def make(**limits: float) -> Drawer:
        made.append(Drawer(**limits))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of a few words, and one that is filled over and over with see-through shapes."""
    path = tmp_path_factory.mktemp("drawn") / "pages.pdf"
    canvas = Canvas(str(path), pagesize=(600, 3600))
    canvas.drawString(72, 3000, "The lorries are green.")
    canvas.showPage()
    canvas.setFillAlpha(0.1)
    canvas._code.extend(["0 0 m 600 0 l 600 3600 l 0 3600 l h f*"] * LINES)
    canvas.showPage()
    canvas.save()
    return path


def test_a_page_is_drawn_by_another_process(drawer: Callable[..., Drawer], file: Path) -> None:
    draws = drawer()
    assert draws.png(file, 1).startswith(PNG)
    assert draws.process not in (None, os.getpid())
    first = draws.process
    assert draws.png(file, 1, 300).startswith(PNG)
    assert draws.process == first


def test_a_page_that_takes_too_long_is_given_up_and_others_are_drawn(
    drawer: Callable[..., Drawer], file: Path
) -> None:
    draws = drawer(seconds=5.0)
    draws.png(file, 1)
    began = time.monotonic()
    with pytest.raises(NoSuchPage, match="takes longer than"):
        draws.png(file, 2)
    assert time.monotonic() - began < 60
    assert draws.png(file, 1).startswith(PNG)
    began = time.monotonic()
    with pytest.raises(NoSuchPage):
        draws.png(file, 2)
    # It is known by now, and keeps nobody waiting again.
    assert time.monotonic() - began < 0.5


def test_a_process_that_runs_out_of_memory_is_replaced(
    drawer: Callable[..., Drawer], file: Path
) -> None:
    draws = drawer(memory=1 << 20)
    with pytest.raises(NoSuchPage):
        draws.png(file, 1)


def test_a_process_that_dies_is_replaced(drawer: Callable[..., Drawer], file: Path) -> None:
    draws = drawer()
    draws.png(file, 1)
    assert draws.process is not None
    os.kill(draws.process, 9)
    assert draws.png(file, 1).startswith(PNG)


def test_readers_at_once_each_get_their_page(drawer: Callable[..., Drawer], file: Path) -> None:
    draws = drawer()
    with ThreadPoolExecutor(4) as readers:
        widths = [200 + 10 * n for n in range(8)]
        drawn = list(readers.map(lambda width: draws.png(file, 1, width), widths))
    assert len(set(drawn)) == len(widths)


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_said(
    drawer: Callable[..., Drawer], file: Path, page: int
) -> None:
    with pytest.raises(NoSuchPage, match="no page"):
        drawer().png(file, page)


def test_what_is_no_pdf_is_said(drawer: Callable[..., Drawer], tmp_path: Path) -> None:
    (tmp_path / "not.pdf").write_bytes(b"%PDF-1.7 nonsense")
    with pytest.raises(NoSuchPage, match="cannot be drawn"):
        drawer().png(tmp_path / "not.pdf", 1)
