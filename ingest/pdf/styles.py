"""How the text of a PDF is set: type size, weight, direction, and whether it is seen."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.pdf.calls import fast

_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6
_HIDDEN_MODES = (3, 7)
_FILLED = (0, 4)
_LIGHT, _THIN = 200, 40

_AT = (ctypes.c_void_p, ctypes.c_int)
_matrix = fast(pdfium.FPDFText_GetMatrix, ctypes.c_int, *_AT, ctypes.c_void_p)
_font_size = fast(pdfium.FPDFText_GetFontSize, ctypes.c_double, *_AT)
_font = fast(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_fill = fast(
    pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, ctypes.c_void_p, *([ctypes.c_void_p] * 4)
)
_mode = fast(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)


class Style(NamedTuple):
    """How a stretch of text is drawn; ``turn`` is its direction in degrees against the page, and
    ``faint`` says why it may not be seen (``unshown``, ``light``)."""

    size: float
    bold: bool
    italic: bool
    turn: int
    faint: str = ""


@dataclass(slots=True)
class Fonts:
    """What a file's fonts and type sizes come to, worked out once for each."""

    faces: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    styles: dict[tuple[float | str, ...], Style] = field(default_factory=dict)

    def of_objects(self, page: int, indexes: dict[int, int]) -> dict[int, Style]:
        """The style of each drawn object, given the position of one of its characters."""
        made = {}
        inks = tuple(ctypes.c_uint() for _ in range(4))
        places = tuple(map(ctypes.addressof, inks))
        values = (ctypes.c_float * 6)()
        address = ctypes.addressof(values)
        for drawn, index in indexes.items():
            _matrix(page, index, address)
            font = (_font(drawn) or 0) if drawn else 0
            shown = (font, _font_size(page, index), *values[:4])
            faint = _faint(drawn, inks, places) if drawn else ""
            style = self.styles.get((*shown, faint))
            if style is None:
                style = self._style(*shown)._replace(faint=faint)
                self.styles[*shown, faint] = style
            made[drawn] = style
        return made

    def _style(self, font: int, size: float, a: float, b: float, c: float, d: float) -> Style:
        turn = 0
        if abs(b) > 0.05 * abs(a) or a < 0:
            turn = round(math.degrees(math.atan2(b, a)))
        bold, italic = self._face(font) if font else (False, False)
        return Style(round(size * math.hypot(c, d), 1), bold, italic, turn)

    def _face(self, address: int) -> tuple[bool, bool]:
        face = self.faces.get(address)
        if face is None:
            face = self.faces[address] = _face(address)
        return face


def _faint(drawn: int, inks: tuple[ctypes.c_uint, ...], places: tuple[int, ...]) -> str:
    """Why a drawn object may not be seen: it is not shown, or filled with little or light ink."""
    mode = _mode(drawn)
    if mode in _HIDDEN_MODES:
        return "unshown"
    if mode not in _FILLED or not _fill(drawn, *places):
        return ""
    red, green, blue, alpha = (each.value for each in inks)
    return "light" if min(red, green, blue) >= _LIGHT or alpha <= _THIN else ""


def _face(address: int) -> tuple[bool, bool]:
    """Whether a font is bold and whether it is italic, by its name and descriptor."""
    font = ctypes.cast(address, pdfium.FPDF_FONT)
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("utf-8", errors="replace")
    flags = pdfium.FPDFFont_GetFlags(font)
    bold = bool(_BOLD_NAME.search(name)) or bool(flags & _FORCE_BOLD)
    if not bold:
        bold = pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
    italic = bool(_ITALIC_NAME.search(name)) or bool(flags & _ITALIC_FLAG)
    return bold, italic
