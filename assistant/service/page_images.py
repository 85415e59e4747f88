"""Pages of PDF files as images."""

from __future__ import annotations

import io
import threading
from functools import lru_cache
from pathlib import Path

WIDTH = 1100
"""Pixels across: sharp at the width of the source panel on a dense screen."""

# PDFium is not safe to call from two threads at once.
_one_at_a_time = threading.Lock()


TALLEST = 6 * WIDTH
"""Pixels down at most: a page may say that it is a point wide and a mile long."""


class NoSuchPage(Exception):
    """The file has no page of this number, or it cannot be drawn."""


def forget() -> None:
    """Let go of every image: a paper whose pages were drawn has gone."""
    page_png.cache_clear()


@lru_cache(maxsize=64)
def page_png(path: Path, page: int, width: int = WIDTH) -> bytes:
    """Page ``page`` (from 1) of a PDF as a PNG, as a reader sees it; raises NoSuchPage."""
    # Loaded with the first image: questions and text papers do without it.
    import pypdfium2  # type: ignore[import-untyped]

    with _one_at_a_time:
        try:
            pdf = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            raise NoSuchPage(f"{path.name} cannot be drawn") from error
        try:
            if not 1 <= page <= len(pdf):
                raise NoSuchPage(f"{path.name} has no page {page}")
            sheet = pdf[page - 1]
            across, down = sheet.get_size()
            scale = min(width / max(across, 1.0), TALLEST / max(down, 1.0))
            image = sheet.render(scale=scale).to_pil()
        except (pypdfium2.PdfiumError, ValueError) as error:
            raise NoSuchPage(f"page {page} of {path.name} cannot be drawn") from error
        finally:
            pdf.close()
    drawn = io.BytesIO()
    image.save(drawn, "PNG", compress_level=4)
    return drawn.getvalue()
