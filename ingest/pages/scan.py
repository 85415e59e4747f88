"""Page images into words with boxes, by the program tesseract."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import NamedTuple

from ingest.pages.ruling import rules_in
from ingest.pages.sheet import Rule, Run
from ingest.pages.spelling.repair import BULLET, clean
from ingest.settings import one_threaded

INSTALL = "apt-get install tesseract-ocr"
# Pages are read at this many dots to the inch, or fewer where they are larger than A4.
DOTS = 300
WIDEST = 2600
_SECONDS = 300
# How sure tesseract must be, in percent, of a line and of the page; pictures give low figures.
_SURE_LINE, _SURE_PAGE = 45.0, 65.0
# A page is upright when this share of its words is in such lines; with fewer words than many it
# holds a picture, and is not tried on its side.
_SURE_SHARE = 0.4
_MANY = 20
# What it takes bullets for.
_BULLETS = re.compile(r"^[*«»¢©®°•·eo]{1,2}$")
# And what it makes of a cell's border after a figure.
_BORDER = re.compile(r"(?<=\d)[\]}|]+$")
# Sizes within this factor of the page's usual one are taken for it.
_ALIKE = 1.2


class Picture(NamedTuple):
    """A page as grey pixels, row by row from the top; ``dots`` of them to the inch."""

    width: int
    height: int
    pixels: bytes
    dots: float


class _Read(NamedTuple):
    """A word as tesseract reports it, in pixels."""

    line: tuple[int, ...]
    left: int
    top: int
    right: int
    bottom: int
    sure: float
    text: str


def can_read() -> bool:
    """Whether tesseract is installed."""
    return shutil.which("tesseract") is not None


class Readout(NamedTuple):
    """The words and ruling lines of a page image in points.

    ``turn`` is how far clockwise it was turned to be read. No words where none can be made out.
    """

    runs: list[Run]
    turn: int = 0
    rules: Sequence[Rule] = ()


def read_pictures(pictures: Sequence[Picture]) -> list[Readout]:
    """Read page images at the same time, one for each processor."""
    with ThreadPoolExecutor(max_workers=max(len(pictures), 1)) as pool:
        return list(pool.map(read_picture, pictures))


def read_picture(picture: Picture) -> Readout:
    """The words of a page image, turned upright where it was laid on the scanner sideways."""
    for turn in (0, 90, 270, 180):
        turned = _turned(picture, turn)
        read = _recognised(turned)
        runs = _made_out(read, 72 / picture.dots)
        if runs:
            rules = rules_in(*turned)
            return Readout(runs, turn, rules)
        if len(read) < _MANY:
            break
    return Readout([])


def _turned(picture: Picture, turn: int) -> Picture:
    if not turn:
        return picture
    import numpy

    grey = numpy.frombuffer(picture.pixels, dtype=numpy.uint8)
    turned = numpy.rot90(grey.reshape(picture.height, picture.width), -turn // 90)
    high, wide = turned.shape
    return Picture(wide, high, turned.tobytes(), picture.dots)


def _made_out(words: Sequence[_Read], points: float) -> list[Run]:
    lines: dict[tuple[int, ...], list[_Read]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    sure = [read for read in lines.values() if median(word.sure for word in read) >= _SURE_LINE]
    if not sure or median(word.sure for read in sure for word in read) < _SURE_PAGE:
        return []
    if sum(len(read) for read in sure) < _SURE_SHARE * len(words):
        return []
    sizes = [median(_size(word) for word in read) * points for read in sure]
    usual = median(sizes)
    runs: list[Run] = []
    for stream, (read, size) in enumerate(zip(sure, sizes, strict=True)):
        near = usual / _ALIKE < size < usual * _ALIKE
        runs.extend(_runs(read, round(usual if near else size), stream, points))
    return runs


def _runs(read: Sequence[_Read], size: float, stream: int, points: float) -> Iterator[Run]:
    """One line's words, each as high as the line."""
    top = min(word.top for word in read) * points
    bottom = max(word.bottom for word in read) * points
    for place, word in enumerate(read):
        text = word.text
        if place == 0 and len(read) > 1:
            text = _BULLETS.sub(BULLET, text)
        text = _BORDER.sub("", text)
        if text == "|":  # a ruling line, or the pronoun
            follows = read[place + 1].text[:1] if place + 1 < len(read) else ""
            if not follows.islower():
                continue
            text = "I"
        yield Run(clean(text), word.left * points, top, word.right * points, bottom, size, stream)


def _size(word: _Read) -> float:
    """The type size in pixels that a word of this height has, by the shapes of its letters."""
    ascends = bool(re.search(r"[bdfhkltA-Z0-9]", word.text))
    descends = bool(re.search(r"[gjpqy,;()]", word.text))
    share = {(True, True): 0.93, (True, False): 0.73, (False, True): 0.73, (False, False): 0.53}
    return (word.bottom - word.top) / share[ascends, descends]


def _recognised(picture: Picture) -> list[_Read]:
    header = f"P5 {picture.width} {picture.height} 255\n".encode()
    command = [
        "tesseract",
        "stdin",
        "stdout",
        "--dpi",
        str(round(picture.dots)),
        "--psm",
        "3",
        "tsv",
    ]
    try:
        done = subprocess.run(
            command, input=header + picture.pixels, capture_output=True, timeout=_SECONDS,
            check=False, env=one_threaded(),
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return []
    words = []
    for row in done.stdout.decode("utf-8", errors="replace").splitlines()[1:]:
        values = row.split("\t")
        if len(values) < 12 or values[0] != "5" or not values[11].strip():
            continue
        left, top, width, height = map(int, values[6:10])
        line = tuple(map(int, values[2:5]))
        sure = float(values[10])
        words.append(_Read(line, left, top, left + width, top + height, sure, values[11].strip()))
    return words
