"""The ruling lines that a PDF page draws, and the small shapes that may be bullets."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.pages.sheet import Dot, Rule
from ingest.pdf.calls import fast
from ingest.pdf.view import View

# Anything drawn thinner than this (points) is a line, whatever the file calls it.
_THIN = 3.0
_LONG = 3.0
# Larger drawings are charts and logos; their outlines are not looked at.
_MOST_PATHS = 3000
_MOST_SEGMENTS = 400
# A shape between these sizes, about as wide as high, may be a bullet.
_DOT_LEAST, _DOT_MOST = 1.2, 12.0
_SQUARE = 0.75
_MANY_SIDES = 12

_object_at = fast(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_kind = fast(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
_bounds = fast(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, *[ctypes.c_void_p] * 5)


def shapes_of(page: pypdfium2.PdfPage, view: View) -> tuple[list[Rule], list[Dot]]:
    """Every straight line across or down the page, the sides of framed rectangles, and the discs
    and squares of a bullet's size.

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
        return [], []
    rules: list[Rule] = []
    dots: list[Dot] = []
    values = (ctypes.c_float * 4)()
    start = ctypes.addressof(values)
    for drawn in paths:
        if not _bounds(drawn, start, start + 4, start + 8, start + 12):
            continue
        left, bottom, right, top = values
        dot = _dot(drawn, view, (left, bottom, right, top))
        if dot:
            dots.append(dot)
        else:
            rules.extend(_rules(drawn, view, (left, bottom, right, top)))
    return rules, dots


def _dot(drawn: int, view: View, bounds: tuple[float, float, float, float]) -> Dot | None:
    left, bottom, right, top = bounds
    wide, high = right - left, top - bottom
    less, more = sorted((wide, high))
    if not (less >= _DOT_LEAST and more <= _DOT_MOST and less >= _SQUARE * more):
        return None
    path = ctypes.cast(drawn, pdfium.FPDF_PAGEOBJECT)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    count = pdfium.FPDFPath_CountSegments(path)
    if not 2 <= count <= _MOST_SEGMENTS:
        return None
    kinds = (
        pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, at))
        for at in range(count)
    )
    curved = any(kind == pdfium.FPDF_SEGMENT_BEZIERTO for kind in kinds)
    # Skia draws a disc as many short straight lines.
    disc = curved or count > _MANY_SIDES
    return Dot(*view.place(left, bottom, right, top), disc) if disc or fill.value else None


def _rules(drawn: int, view: View, bounds: tuple[float, float, float, float]) -> Iterator[Rule]:
    left, bottom, right, top = bounds
    wide, high = right - left, top - bottom
    if wide < _THIN or high < _THIN:
        if wide >= _LONG or high >= _LONG:
            yield Rule(*view.place(left, bottom, right, top))
        return
    yield from _edges(drawn, view)


def _edges(drawn: int, view: View) -> Iterator[Rule]:
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
