"""A PDF page as an image, and whether it is one."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.pages.scan import DOTS, WIDEST, Picture

_LONGEST = 6000
_COVERS = 0.3
# Text drawn as outlines leaves a page without letters but with many paths.
_OUTLINES = 300


def picture_of(page: pypdfium2.PdfPage, dots: float = DOTS) -> Picture:
    """The page as displayed, in grey, at the scanner's dots to the inch or fewer."""
    width, height = page.get_size()
    scale = min(dots / 72, WIDEST / min(width, height), _LONGEST / max(width, height))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = bytes(bitmap.buffer)
        stride, wide, high = bitmap.stride, bitmap.width, bitmap.height
        if stride != wide:
            rows = b"".join(rows[line * stride : line * stride + wide] for line in range(high))
        return Picture(wide, high, rows, scale * 72)
    finally:
        bitmap.close()


def shows_more(page: pypdfium2.PdfPage) -> bool:
    """Whether a page without text shows something: a large image, or letters drawn as lines."""
    wide, high = page.get_size()
    paths = 0
    for drawn in page.get_objects(max_depth=2):
        if drawn.type == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
        elif drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = drawn.get_bounds()
            if (right - left) * (top - bottom) > _COVERS * wide * high:
                return True
    return paths > _OUTLINES
