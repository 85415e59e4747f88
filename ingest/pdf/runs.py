"""The words that a PDF page draws, with boxes, sizes and weights, through pypdfium2."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.pages.sheet import Run
from ingest.pages.spelling.repair import clean
from ingest.pdf.calls import fast
from ingest.pdf.view import View

_BREAK_SIGNS = "\x02\ufffe"  # how pdfium writes a hyphen that ends a line
_TOKEN = re.compile(rf"[^\s{_BREAK_SIGNS}]+[{_BREAK_SIGNS}]?|[{_BREAK_SIGNS}]|\r?\n")
_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6
# A raised figure after a word is a footnote mark, after a unit it is part of it.
_MARK = re.compile(r"(?<=[^\d\s])(?<!^m)(?<!^[ckm]m)(\d{1,3}|[*†‡§]{1,3})$")
_SMALL = 0.8
_HIDDEN = (3, 7)
# Words further apart than this many times the type size are runs of their own.
_GAP = 0.8
_Box = tuple[float, float, float, float]

_AT = (ctypes.c_void_p, ctypes.c_int)
_loose_box = fast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, *_AT, ctypes.c_void_p)
_matrix = fast(pdfium.FPDFText_GetMatrix, ctypes.c_int, *_AT, ctypes.c_void_p)
_object = fast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, *_AT)
_font_size = fast(pdfium.FPDFText_GetFontSize, ctypes.c_double, *_AT)
_font = fast(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_mode = fast(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)


class Style(NamedTuple):
    """How a stretch of text is drawn; ``turn`` is its direction in degrees against the page."""

    size: float
    bold: bool
    italic: bool
    turn: int
    hidden: bool


@dataclass(slots=True)
class Fonts:
    """What a file's fonts and type sizes come to, worked out once for each."""

    faces: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    styles: dict[tuple[float, ...], Style] = field(default_factory=dict)


def runs_of(page: pypdfium2.PdfPage, fonts: Fonts) -> tuple[list[Run], View]:
    """The page's words in the order in which the file draws them, and the page as it is read."""
    text_page = page.get_textpage()
    try:
        raw = text_page.raw
        text = _text(raw)
        tokens = [each.span() for each in _TOKEN.finditer(text)]
        words = _words(tokens, text, ctypes.cast(raw, ctypes.c_void_p).value or 0, fonts)
        view = View(page)
        extra = _reading_turn([word[-1] for word in words], view.turn)
        if extra:
            view = View(page, extra)
        making = _Making(view)
        drawn = iter(words)
        for start, _ in tokens:
            if text[start] in "\r\n":
                making.end_line()
            else:
                making.add(*next(drawn))
        making.end_line()
        return making.runs, view
    finally:
        text_page.close()


def _words(
    tokens: Sequence[tuple[int, int]], text: str, page: int, fonts: Fonts
) -> list[tuple[str, str, _Box, _Box, Style]]:
    """Each word with its footnote mark, the boxes of its first and last character, its style."""
    spans = [(start, end) for start, end in tokens if text[start] not in "\r\n"]
    firsts, lasts = [start for start, _ in spans], [end - 1 for _, end in spans]
    first_objects, last_objects = _objects(page, firsts), _objects(page, lasts)
    indexes = dict(zip(last_objects, lasts, strict=True))
    indexes |= dict(zip(first_objects, firsts, strict=True))
    styles = _styles(page, indexes, fonts)
    objects = zip(first_objects, last_objects, strict=True)
    boxes = zip(_boxes(page, firsts), _boxes(page, lasts), strict=True)
    words = []
    for (start, end), (first, last), (box, last_box) in zip(spans, objects, boxes, strict=True):
        word, style = text[start:end], styles[first]
        mark = ""
        if last != first and styles[last].size < _SMALL * style.size and last_box[3] > box[3]:
            found = _MARK.search(word)
            mark = found.group() if found else ""
        words.append((word, mark, box, last_box, style))
    return words


def _reading_turn(styles: Sequence[Style], turn: int) -> int:
    """How far clockwise the displayed page must be turned so that most words stand upright."""
    if all(style.turn == turn for style in styles):
        return 0
    turns = Counter((style.turn - turn) % 360 for style in styles)
    usual, _ = turns.most_common(1)[0]
    return usual if usual in (90, 180, 270) else 0


class _Making:
    """Puts words together while they are drawn alike and stand close."""

    def __init__(self, view: View) -> None:
        self.runs: list[Run] = []
        self.view = view
        self.stream = 0
        self.style: Style | None = None
        self.words: list[str] = []
        self.lefts: list[float] = []
        self.left = self.bottom = self.right = self.top = 0.0

    def add(self, word: str, mark: str, first: _Box, last: _Box, style: Style) -> None:
        """Add a word with the boxes of its first and last character."""
        left, top, right, bottom = first[0], first[1], last[2], first[3]
        if style.turn:
            left, right = min(left, last[0]), max(first[2], right)
            bottom, top = min(bottom, last[3]), max(top, last[1])
        if style is not self.style or not -0.5 < (left - self.right) / (style.size or 1) < _GAP:
            self._end_run("")
            self.style = style
            self.left, self.bottom, self.right, self.top = left, bottom, right, top
        if bottom < self.bottom:
            self.bottom = bottom
        if top > self.top:
            self.top = top
        self.right = right
        broken = word[-1] in _BREAK_SIGNS
        self.words.append(word[:-1] + "-" if broken else word)
        self.lefts.append(left)
        if mark:
            self.words[-1] = word[: -len(mark)]
            self._end_run(mark)
        if broken:
            self.end_line()

    def end_line(self) -> None:
        """The file goes on to another line."""
        self._end_run("")
        self.stream += 1

    def _end_run(self, mark: str) -> None:
        if self.words and self.style:
            size, bold, italic, turn, hidden = self.style
            place = self.view.place(self.left, self.bottom, self.right, self.top)
            text = clean(" ".join(self.words))
            turn = (turn - self.view.turn) % 360
            lefts = tuple(self.lefts)
            self.runs.append(
                Run(text, *place, size, self.stream, bold, italic, mark, turn, hidden, lefts)
            )
        self.words, self.lefts, self.style = [], [], None


def _boxes(page: int, indexes: Sequence[int]) -> list[_Box]:
    """Left, top, right and bottom of the characters in the file's own space."""
    values = (ctypes.c_float * (4 * len(indexes)))()
    start = ctypes.addressof(values)
    places = range(start, start + 16 * len(indexes), 16)
    for _ in map(_loose_box, repeat(page), indexes, places):
        pass
    numbers = iter(values[:])
    return list(zip(numbers, numbers, numbers, numbers, strict=True))


def _objects(page: int, indexes: Sequence[int]) -> list[int]:
    return [each or 0 for each in map(_object, repeat(page), indexes)]


def _styles(page: int, indexes: dict[int, int], fonts: Fonts) -> dict[int, Style]:
    """The style of each drawn object, given the position of one of its characters."""
    styles = {}
    values = (ctypes.c_float * 6)()
    address = ctypes.addressof(values)
    for drawn, index in indexes.items():
        _matrix(page, index, address)
        font = (_font(drawn) or 0) if drawn else 0
        hidden = _mode(drawn) in _HIDDEN if drawn else False
        key = (font, hidden, _font_size(page, index), *values[:4])
        style = fonts.styles.get(key)
        if style is None:
            style = fonts.styles[key] = _style(fonts, *key)
        styles[drawn] = style
    return styles


def _style(
    fonts: Fonts, font: int, hidden: bool, size: float, a: float, b: float, c: float, d: float
) -> Style:
    turn = 0
    if abs(b) > 0.05 * abs(a) or a < 0:
        turn = round(math.degrees(math.atan2(b, a)))
    bold, italic = _face(font, fonts) if font else (False, False)
    return Style(round(size * math.hypot(c, d), 1), bold, italic, turn, hidden)


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
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def _face(address: int, fonts: Fonts) -> tuple[bool, bool]:
    """Whether a font is bold and whether it is italic, by its name and descriptor."""
    known = fonts.faces.get(address)
    if known:
        return known
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
    fonts.faces[address] = bold, italic
    return bold, italic
