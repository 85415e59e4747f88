"""The words that a PDF page draws, with boxes, sizes and weights, through pypdfium2."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, repeat
from typing import Any, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.pages.sheet import Run
from ingest.pages.spelling.repair import clean
from ingest.pdf.calls import fast
from ingest.pdf.gaps import lost_spaces
from ingest.pdf.styles import Fonts, Style
from ingest.pdf.view import View

_BREAK_SIGNS = "\x02\ufffe"  # how pdfium writes a hyphen that ends a line
_TOKEN = re.compile(rf"[^\s{_BREAK_SIGNS}]+[{_BREAK_SIGNS}]?|[{_BREAK_SIGNS}]|\r?\n")
# A raised figure after a word is a footnote mark, after a unit it is part of it.
_MARK = re.compile(r"(?<=[^\d\s])(?<!\bm)(?<!\b[ckm]m)(\d{1,3}|[*†‡§]{1,3})$")
_MARK_ENDS = frozenset("0123456789*†‡§")
_SMALL = 0.86
# Words further apart than this many times the type size are runs of their own. What is wider than
# this for each of its letters has such a gap within it.
_GAP = 0.8
_LETTER, _MORE = 0.62, 0.6
_Box = tuple[float, float, float, float]

_AT = (ctypes.c_void_p, ctypes.c_int)
_loose_box = fast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, *_AT, ctypes.c_void_p)
_object = fast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, *_AT)


class Drawn(NamedTuple):
    """What a page draws in letters."""

    runs: list[Run]
    view: View


class _Piece(NamedTuple):
    """Words of one line drawn by one object; positions are those of pdfium's characters."""

    start: int
    end: int
    drawn: int
    line: int
    mark: str = ""


def runs_of(page: pypdfium2.PdfPage, fonts: Fonts) -> Drawn:
    """The page's words in the order in which the file draws them, and the page as it is read."""
    text_page = page.get_textpage()
    try:
        raw = text_page.raw
        return _drawn(_text(raw), ctypes.cast(raw, ctypes.c_void_p).value or 0, page, fonts)
    finally:
        text_page.close()


def _drawn(text: str, address: int, page: pypdfium2.PdfPage, fonts: Fonts) -> Drawn:
    pieces = _pieces(text, address, fonts)
    styles = fonts.of_objects(address, {piece.drawn: piece.start for piece in pieces})
    firsts = _boxes(address, [piece.start for piece in pieces])
    lasts = _boxes(address, [piece.end - 1 for piece in pieces])
    view = View(page)
    extra = _reading_turn([styles[piece.drawn] for piece in pieces], view.turn)
    if extra:
        view = View(page, extra)
    making = _Making(view)
    lost = lost_spaces(text, partial(_boxes, address))
    for piece, first, last in zip(pieces, firsts, lasts, strict=True):
        style = styles[piece.drawn]
        words = _spaced(text, piece.start, piece.end, lost)
        limit = (len(words) * _LETTER + _MORE) * style.size
        if last[2] - first[0] > limit and " " in words:
            for each in _measured(piece, text):
                one, other = _boxes(address, [each.start, each.end - 1])
                making.add(_spaced(text, each.start, each.end, lost), each, one, other, style)
        else:
            making.add(words, piece, first, last, style)
    making.end_run()
    return Drawn(making.runs, view)


def _spaced(text: str, start: int, end: int, lost: Sequence[int]) -> str:
    """A part of the text with the spaces that it lost."""
    if not lost:
        return text[start:end]
    edges = [start, *(place for place in lost if start < place < end), end]
    return " ".join(text[one:other] for one, other in pairwise(edges))


def _pieces(text: str, address: int, fonts: Fonts) -> list[_Piece]:
    """The words put together as far as one object draws them on one line."""
    spans: list[tuple[int, int]] = []
    lines: list[int] = []
    line = 0
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        if text[start] in "\r\n":
            line += 1
            continue
        spans.append((start, end))
        lines.append(line)
        if text[end - 1] in _BREAK_SIGNS:
            line += 1
    objects = _objects(address, [start for start, _ in spans])
    pieces: list[_Piece] = []
    first, before, drawing, on = 0, 0, -1, -1
    for (start, end), drawn, number in zip(spans, objects, lines, strict=True):
        if drawn != drawing or number != on:
            if drawing >= 0:
                pieces.append(_Piece(first, before, drawing, on))
            first, drawing, on = start, drawn, number
        before = end
        if text[end - 1] in _MARK_ENDS and end - start > 1:
            mark = _mark(text[start:end], address, end - 1, drawn, fonts)
            if mark:
                pieces.append(_Piece(first, end, drawn, number, mark))
                drawing = -1
    if drawing >= 0:
        pieces.append(_Piece(first, before, drawing, on))
    return pieces


def _measured(piece: _Piece, text: str) -> Iterator[_Piece]:
    """The piece word by word, the mark with the last one."""
    for found in _TOKEN.finditer(text, piece.start, piece.end):
        last = found.end() == piece.end
        mark = piece.mark if last else ""
        yield piece._replace(start=found.start(), end=found.end(), mark=mark)


def _mark(word: str, address: int, last: int, drawn: int, fonts: Fonts) -> str:
    """The footnote mark that is glued to the word's end: smaller and raised; or nothing."""
    other = _object(address, last) or 0
    if other == drawn:
        return ""
    found = _MARK.search(word)
    mark = found.group() if found else _after_figures(word, address, last, other)
    if not mark:
        return ""
    start = last - len(word) + 1
    styles = fonts.of_objects(address, {drawn: start, other: last})
    whole, raised = _boxes(address, [start, last])
    small = styles[other].size < _SMALL * styles[drawn].size
    return mark if small and raised[3] > whole[3] else ""


def _after_figures(word: str, address: int, last: int, drawn: int) -> str:
    """The figures that end a figure and are drawn apart from it: "42,616" with a note 3."""
    size = 1
    while size < min(3, len(word) - 1) and _object(address, last - size) == drawn:
        size += 1
    mark = word[-size:]
    return mark if mark.isdigit() and word[-size - 1].isdigit() else ""


def _reading_turn(styles: Sequence[Style], turn: int) -> int:
    """How far clockwise the displayed page must be turned so that most words stand upright."""
    if all(style.turn == turn for style in styles):
        return 0
    turns = Counter((style.turn - turn) % 360 for style in styles)
    usual, _ = turns.most_common(1)[0]
    return usual if usual in (90, 180, 270) else 0


class _Making:
    """Puts pieces together while they are drawn alike and stand close."""

    def __init__(self, view: View) -> None:
        self.runs: list[Run] = []
        self.view = view
        self.line = -1
        self.style: Style | None = None
        self.texts: list[str] = []
        self.left = self.bottom = self.right = self.top = 0.0

    def add(self, text: str, piece: _Piece, first: _Box, last: _Box, style: Style) -> None:
        """Add a piece; it goes on with the run unless line, style or gap part it from that."""
        left, right, top, bottom = first[0], last[2], first[1], first[3]
        if style.turn:
            left, right = min(left, last[0]), max(first[2], right)
            top, bottom = max(top, last[1]), min(bottom, last[3])
        if style is not self.style or piece.line != self.line or not self._near(left, style.size):
            self.end_run()
            self.style, self.line = style, piece.line
            self.left, self.bottom, self.top = left, bottom, top
        self.bottom, self.top = min(self.bottom, bottom), max(self.top, top)
        self.right = right
        if piece.mark:
            self.texts.append(text[: -len(piece.mark)])
            self.end_run(piece.mark)
            return
        self.texts.append(text[:-1] + "-" if text[-1] in _BREAK_SIGNS else text)

    def _near(self, left: float, size: float) -> bool:
        return -0.5 < (left - self.right) / (size or 1) < _GAP

    def end_run(self, mark: str = "") -> None:
        """What comes next is a run of its own."""
        if self.texts and self.style:
            size, bold, italic, turn, faint = self.style
            place = self.view.place(self.left, self.bottom, self.right, self.top)
            text = clean(" ".join(self.texts))
            turn = (turn - self.view.turn) % 360
            self.runs.append(Run(text, *place, size, self.line, bold, italic, mark, turn, faint))
        self.texts, self.style = [], None


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
