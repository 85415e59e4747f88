"""Flame graphs of a question and of an ingest, as SVG: stacks sampled each millisecond.

Run with ``python -m tests.bench.flame STORE FOLDER``: writes ``question.svg`` and ``ingest.svg``
into the folder. A box is as wide as the share of samples in which its function ran; what it called
stands above it.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from types import FrameType

from assistant.answer import Question
from assistant.chat import Assistant
from corpus.authorities import Register
from corpus.library import Library
from corpus.settings import CorpusSettings
from ingest.job import ingest
from tests.bench.ingesting import files
from tests.bench.questions import questions
from tests.bench.stores import owners

EVERY = 0.001
WIDTH, ROW, SMALLEST = 1200, 17, 1.0
ASKED = 60
_ROOT = str(Path(__file__).resolve().parents[2])
_COLOURS = ("#f6b26b", "#f9cb9c", "#ffd966", "#ffe599", "#e6b8af", "#f4cccc")

Stack = tuple[str, ...]


@dataclass(slots=True)
class Samples:
    """How often each stack was seen."""

    stacks: Counter[Stack] = field(default_factory=Counter)


@dataclass(slots=True)
class _Box:
    count: int = 0
    above: dict[str, _Box] = field(default_factory=dict)


@contextmanager
def sampled() -> Iterator[Samples]:
    """Sample the stack of this thread while the block runs."""
    samples, done = Samples(), threading.Event()
    watched = threading.get_ident()

    def watch() -> None:
        while not done.wait(EVERY):
            frame = sys._current_frames().get(watched)
            if frame is not None:
                samples.stacks[_stack(frame)] += 1

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield samples
    finally:
        done.set()
        watcher.join()


def flame(samples: Samples, title: str) -> str:
    """The samples as one SVG."""
    root = _Box()
    for stack, count in samples.stacks.items():
        root.count += count
        box = root
        for name in stack:
            box = box.above.setdefault(name, _Box())
            box.count += count
    depth = _depth(root, WIDTH / max(root.count, 1))
    height = (depth + 2) * ROW
    boxes = list(_boxes(root, 0.0, 0, WIDTH / max(root.count, 1), height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="sans-serif" font-size="11" role="img" aria-label="{escape(title)}">'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
        f'<text x="4" y="13" font-size="13">{escape(title)}: {root.count} samples</text>'
        + "".join(boxes)
        + "</svg>\n"
    )


def main(store: Path, folder: Path) -> int:
    """Sample questions over a store and an ingest of generated papers."""
    folder.mkdir(parents=True, exist_ok=True)
    library = Library.open(store, CorpusSettings())
    assistant = Assistant(library)
    asked = questions(ASKED + 10, owners())
    for one in asked[:10]:
        assistant.ask(Question(one.text))
    with sampled() as samples:
        for one in asked[10:]:
            assistant.ask(Question(one.text))
    held = library.counts()["paragraphs"]
    library.close()
    title = f"{ASKED} questions over {held:,} paragraphs"
    (folder / "question.svg").write_text(flame(samples, title), encoding="utf-8")
    with tempfile.TemporaryDirectory() as made:
        papers = files(Path(made), 12)
        with (
            sampled() as samples,
            Library.open(Path(made) / "store", CorpusSettings(), writer=True) as written,
        ):
            ingest([papers], written, register=Register.load())
    (folder / "ingest.svg").write_text(flame(samples, "an ingest of 12 papers"), encoding="utf-8")
    return 0


def _stack(frame: FrameType | None) -> Stack:
    names: list[str] = []
    while frame is not None:
        code = frame.f_code
        names.append(f"{_place(code.co_filename)}:{code.co_name}")
        frame = frame.f_back
    return tuple(reversed(names))


def _place(file: str) -> str:
    """A file as its module: ours from the project's root, others by their last folder."""
    if file.startswith(_ROOT) and "site-packages" not in file:
        return file[len(_ROOT) + 1 :].removesuffix(".py")
    return "/".join(Path(file).with_suffix("").parts[-2:])


def _depth(box: _Box, unit: float) -> int:
    wide = [one for one in box.above.values() if one.count * unit >= SMALLEST]
    return 1 + max((_depth(one, unit) for one in wide), default=0)


def _boxes(box: _Box, left: float, level: int, unit: float, height: int) -> Iterator[str]:
    for name, one in sorted(box.above.items(), key=lambda item: -item[1].count):
        width = one.count * unit
        if width < SMALLEST:
            continue
        yield _drawn(name, one.count, left, height - (level + 1) * ROW, width)
        yield from _boxes(one, left, level + 1, unit, height)
        left += width


def _drawn(name: str, count: int, left: float, top: float, width: float) -> str:
    colour = _COLOURS[zlib.crc32(name.split(":")[0].encode()) % len(_COLOURS)]
    room = int(width / 6.2)
    shown = name if len(name) <= room else name.split(":")[-1]
    label = escape(shown[:room]) if room >= 4 else ""
    return (
        f"<g><title>{escape(name)}: {count} samples</title>"
        f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{ROW - 1}" fill="{colour}"/>'
        f'<text x="{left + 2:.1f}" y="{top + 12}">{label}</text></g>'
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
