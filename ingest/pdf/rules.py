"""The ruling lines that a PDF page draws: borders of tables, boxes and lines under text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.pages.sheet import Rule
from ingest.pdf.calls import fast
from ingest.pdf.view import View

# Anything drawn thinner than this (points) is a line, whatever the file calls it.
_THIN = 3.0
_LONG = 3.0
# Larger drawings are charts and logos; their outlines are not looked at.
_MOST_PATHS = 3000
_MOST_SEGMENTS = 400

_object_at = fast(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_kind = fast(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
_bounds = fast(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, *[ctypes.c_void_p] * 5)


def rules_of(page: pypdfium2.PdfPage, view: View) -> list[Rule]:
    """Every straight line across or down the page, and the sides of framed rectangles.

    Filled rectangles are lines only when they are thin: others are the shading behind text.
    """
    address = ctypes.cast(page.raw, ctypes.c_void_p).value
    count = pdfium.FPDFPage_CountObjects(page.raw)
    objects = list(map(_object_at, repeat(address), range(count)))
    paths = [
        drawn
        for drawn, kind in zip(objects, map(_kind, objects), strict=True)
        if kind == pdfium.FPDF_PAGEOBJ_PATH
    ]
    if len(paths) > _MOST_PATHS:
        return []
    rules: list[Rule] = []
    for drawn in paths:
        rules.extend(_rules(drawn, view))
    return rules


def _rules(drawn: int, view: View) -> Iterator[Rule]:
    values = (ctypes.c_float * 4)()
    start = ctypes.addressof(values)
    if not _bounds(drawn, start, start + 4, start + 8, start + 12):
        return
    left, bottom, right, top = values
    wide, high = right - left, top - bottom
    if wide < _THIN or high < _THIN:
        if wide >= _LONG or high >= _LONG:
            yield Rule(*view.place(left, bottom, right, top))
        return
    yield from _edges(drawn, view, (left, bottom, right, top))


def _edges(drawn: int, view: View, bounds: tuple[float, float, float, float]) -> Iterator[Rule]:
    """The straight lines of a larger path: a rectangle's sides, or a table drawn in one go."""
    path = ctypes.cast(drawn, pdfium.FPDF_PAGEOBJECT)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not stroke.value:
        return
    count = pdfium.FPDFPath_CountSegments(path)
    if not 2 <= count <= _MOST_SEGMENTS:
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _straight(last, point, view)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _straight(point, first, view)
        last = point


def _straight(one: tuple[float, float], other: tuple[float, float], view: View) -> Iterator[Rule]:
    left, right = sorted((one[0], other[0]))
    bottom, top = sorted((one[1], other[1]))
    wide, high = right - left, top - bottom
    if min(wide, high) < _THIN and max(wide, high) >= _LONG:
        yield Rule(*view.place(left, bottom, right, top))
