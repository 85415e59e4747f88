"""Words that lie under a black box: a passage that was blacked out, and still stands in the file.

Whoever blacks out a printed page hides its words; a box that is drawn over the words of a PDF hides
them from the eye alone. Where a dark box lies over words and the page as it is shown has nothing
there but the box, the words are left out. Light words on a dark ground are seen, and stay.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import repeat

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.pages.scan import Picture
from ingest.pages.sheet import Run
from ingest.pdf.calls import fast
from ingest.pdf.image import picture_of
from ingest.pdf.view import Rectangle, View

_LEAST_HIGH, _LEAST_WIDE = 4.0, 6.0
_MOST_PATHS, _MOST_NOTES = 3000, 500
_DARK, _OPAQUE = 90, 250
# The share of a word's height and breadth that lies under a box that hides it.
_HIGH, _WIDE = 0.45, 0.6
_DOTS = 100
# How far the greys of one ground differ; letters differ by more.
_EVEN = 24

_COVERING = (
    pdfium.FPDF_ANNOT_SQUARE,
    pdfium.FPDF_ANNOT_POLYGON,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_INK,
    pdfium.FPDF_ANNOT_STAMP,
    pdfium.FPDF_ANNOT_FREETEXT,
    pdfium.FPDF_ANNOT_REDACT,
)

_object_at = fast(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_kind = fast(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)


def part_covered(
    runs: Sequence[Run], page: pypdfium2.PdfPage, view: View
) -> tuple[list[Run], list[Run]]:
    """The runs without the words under dark boxes, and those words."""
    boxes = [*_dark_boxes(page, view), *_marked_over(page, view)]
    under = {at: [box for box in boxes if _meets(box, run)] for at, run in enumerate(runs)}
    if not any(under.values()) or view.extra:
        return list(runs), []
    picture = picture_of(page, _DOTS)
    kept: list[Run] = []
    covered: list[Run] = []
    for at, run in enumerate(runs):
        if not under[at]:
            kept.append(run)
            continue
        hidden = [word for word in run.words() if any(_hides(b, word, picture) for b in under[at])]
        covered += hidden
        seen = [word for word in run.words() if word not in hidden]
        kept += seen if hidden else [run]
    return kept, covered


def _marked_over(page: pypdfium2.PdfPage, view: View) -> Iterator[Rectangle]:
    """The boxes that somebody put over a page with a program for comments."""
    place = pdfium.FS_RECTF()
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, number)
        if not note:
            continue
        covers = pdfium.FPDFAnnot_GetSubtype(note) in _COVERING
        if covers and pdfium.FPDFAnnot_GetRect(note, place):
            yield view.place(place.left, place.bottom, place.right, place.top)
        pdfium.FPDFPage_CloseAnnot(note)


def _dark_boxes(page: pypdfium2.PdfPage, view: View) -> Iterator[Rectangle]:
    address = ctypes.cast(page.raw, ctypes.c_void_p).value
    objects = list(map(_object_at, repeat(address), range(pdfium.FPDFPage_CountObjects(page.raw))))
    paths = [one for one in objects if _kind(one) == pdfium.FPDF_PAGEOBJ_PATH]
    if len(paths) > _MOST_PATHS:
        return
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for one in paths:
        path = ctypes.cast(one, pdfium.FPDF_PAGEOBJECT)
        pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top)
        if right.value - left.value < _LEAST_WIDE or top.value - bottom.value < _LEAST_HIGH:
            continue
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        if not fill.value or not pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha):
            continue
        if max(red.value, green.value, blue.value) <= _DARK and alpha.value >= _OPAQUE:
            yield view.place(left.value, bottom.value, right.value, top.value)


def _meets(box: Rectangle, run: Run) -> bool:
    return box[0] < run.right and box[2] > run.left and box[1] < run.bottom and box[3] > run.top


def _hides(box: Rectangle, word: Run, picture: Picture) -> bool:
    """Whether a box covers most of a word, and nothing is to be seen there."""
    left, top = max(box[0], word.left), max(box[1], word.top)
    right, bottom = min(box[2], word.right), min(box[3], word.bottom)
    wide, high = word.right - word.left, word.bottom - word.top
    if right - left < _WIDE * wide or bottom - top < _HIGH * high:
        return False
    scale = picture.dots / 72
    across = range(max(int(left * scale) + 1, 0), min(int(right * scale) - 1, picture.width))
    down = range(max(int(top * scale) + 1, 0), min(int(bottom * scale) - 1, picture.height))
    if not across or not down:
        return False
    rows = [
        picture.pixels[row * picture.width + across.start : row * picture.width + across.stop]
        for row in down
    ]
    greys = b"".join(rows)
    return max(greys) - min(greys) < _EVEN
