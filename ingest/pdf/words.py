"""The words that a PDF page draws, with boxes, sizes and weights, through pypdfium2."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.pages.repair import clean
from ingest.pages.words import Word

_TOKEN = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?|\r?\n|[\x02\ufffe]")
_BREAK_SIGNS = "\x02\ufffe"  # how pdfium writes a hyphen that ends a line
_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6


@dataclass(slots=True)
class Fonts:
    """What is known of a file's fonts, asked once for each font."""

    faces: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    sizes: dict[tuple[float, float], float] = field(default_factory=dict)


class View:
    """The displayed page: where a point of the file's own space is seen by a reader."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        """Take the page's crop box and rotation."""
        self.left, self.bottom, self.right, self.top = page.get_cropbox()
        self.turn = page.get_rotation()
        wide, high = self.right - self.left, self.top - self.bottom
        self.width, self.height = (high, wide) if self.turn in (90, 270) else (wide, high)

    def place(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in points from the displayed page's top left corner."""
        if self.turn == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.turn == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


def words_of(page: pypdfium2.PdfPage, view: View, fonts: Fonts) -> list[Word]:
    """The page's words in the order in which the file draws them."""
    text_page = page.get_textpage()
    try:
        return list(_words(text_page, view, fonts))
    finally:
        text_page.close()


def _words(text_page: pypdfium2.PdfTextPage, view: View, fonts: Fonts) -> Iterator[Word]:
    raw = text_page.raw
    text = _text(raw)
    corner = pdfium.FS_RECTF()
    reference = ctypes.byref(corner)
    loose = pdfium.FPDFText_GetLooseCharBox
    stream = 0
    for token in _TOKEN.finditer(text):
        drawn = token.group()
        if drawn in ("\n", "\r\n"):
            stream += 1
            continue
        start, end = token.start(), token.end()
        loose(raw, start, reference)
        left, bottom, right, top = corner.left, corner.bottom, corner.right, corner.top
        size, bold, italic = _type(raw, start, top - bottom, fonts)
        last = end - 1
        if last > start:
            loose(raw, last, reference)
            left, right = min(left, corner.left), max(right, corner.right)
            bottom, top = min(bottom, corner.bottom), max(top, corner.top)
        broken = drawn[-1] in _BREAK_SIGNS
        if broken:
            drawn = drawn[:-1] + "-"
        yield Word(clean(drawn), *view.place(left, bottom, right, top), size, stream, bold, italic)
        if broken:
            stream += 1


def _text(raw: Any) -> str:
    """The page's characters, one for each of pdfium's, so that positions in both agree."""
    count = pdfium.FPDFText_CountChars(raw)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", errors="replace")
    if len(text) == count:
        return text
    # Characters without a meaning are left out of the text: ask for each one instead.
    codes = (pdfium.FPDFText_GetUnicode(raw, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\x01" for code in codes)


def _type(raw: Any, index: int, height: float, fonts: Fonts) -> tuple[float, bool, bool]:
    nominal = pdfium.FPDFText_GetFontSize(raw, index)
    key = (round(nominal, 2), round(height, 1))
    size = fonts.sizes.get(key)
    if size is None:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(raw, index, ctypes.byref(matrix))
        size = fonts.sizes[key] = round(nominal * math.hypot(matrix.c, matrix.d), 1)
    drawn = pdfium.FPDFText_GetTextObject(raw, index)
    if not drawn:
        return size, False, False
    font = pdfium.FPDFTextObj_GetFont(drawn)
    address = ctypes.cast(font, ctypes.c_void_p).value or 0
    face = fonts.faces.get(address)
    if face is None:
        face = fonts.faces[address] = _face(font)
    return size, *face


def _face(font: Any) -> tuple[bool, bool]:
    """Whether a font is bold and whether it is italic, by its name and descriptor."""
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
