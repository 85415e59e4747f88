"""Pages of PDF files as images, drawn by a process of their own with limits on time and memory."""

from __future__ import annotations

import contextlib
import json
import struct
import subprocess
import sys
import threading
from functools import lru_cache
from pathlib import Path

from assistant.service import page_drawing

WIDTH = 1100
"""Pixels across: sharp at the width of the source panel on a dense screen."""
TALLEST = 6 * WIDTH
"""Pixels down at most: a page may say that it is a point wide and a mile long."""
SECONDS = 20.0
MEMORY = 2 << 30
"""What a page may take to be drawn: seconds, and bytes of address space."""
_HEADER = struct.Struct(">cI")
_LARGEST = 64 << 20
_MOST_KNOWN = 1000


class NoSuchPage(Exception):
    """The file has no page of this number, or it cannot be drawn."""


class Drawer:
    """One process that draws, started when needed, killed when a page takes too long.

    PDFium draws one page at a time, so readers wait for each other; a page that was too much once
    is not tried again.
    """

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._child: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = threading.Lock()
        self._too_much: dict[tuple[Path, int], str] = {}

    @property
    def process(self) -> int | None:
        """The number of the process, None where none runs."""
        return self._child.pid if self._child else None

    def png(self, path: Path, page: int, width: int = WIDTH) -> bytes:
        """Page ``page`` (from 1) as a PNG of this width at most; raises NoSuchPage."""
        with self._one_at_a_time:
            if said := self._too_much.get((path, page)):
                raise NoSuchPage(said)
            mark, image = self._drawn(path, page, width)
        if mark == b"P":
            return image
        if mark == b"N":
            raise NoSuchPage(f"{path.name} has no page {page}")
        raise NoSuchPage(f"page {page} of {path.name} cannot be drawn")

    def forget(self) -> None:
        """Let go of what is known of pages: a file may be another by now."""
        with self._one_at_a_time:
            self._too_much.clear()

    def close(self) -> None:
        """End the process."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _drawn(self, path: Path, page: int, width: int) -> tuple[bytes, bytes]:
        order = {"file": str(path), "page": page, "width": width, "tallest": TALLEST}
        for is_fresh in (self._child is None, True):
            child = self._child or self._started()
            answer, is_late = self._asked_in_time(child, order)
            if answer is not None:
                return answer
            self.close()
            # One that ended between two pages says nothing of this page.
            if is_late or is_fresh:
                break
        told = f"page {page} of {path.name} cannot be drawn"
        if is_late:
            told = f"page {page} of {path.name} takes longer than {self._seconds:g} s to be drawn"
        if len(self._too_much) >= _MOST_KNOWN:
            self._too_much.clear()
        self._too_much[path, page] = told
        raise NoSuchPage(told)

    def _asked_in_time(
        self, child: subprocess.Popen[bytes], order: dict[str, object]
    ) -> tuple[tuple[bytes, bytes] | None, bool]:
        """The answer, and whether the process was killed for the time that it took."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            child.kill()

        clock = threading.Timer(self._seconds, stop)
        clock.start()
        try:
            return _asked(child, order), late.is_set()
        finally:
            clock.cancel()

    def _started(self) -> subprocess.Popen[bytes]:
        # By its file and without its folder on the search path: the service's other modules, and
        # all that they load, stay out of it.
        self._child = subprocess.Popen(
            [sys.executable, "-P", page_drawing.__file__, str(self._memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # An interruption at the terminal is for the server, which then closes this.
            start_new_session=True,
        )
        return self._child


def _asked(child: subprocess.Popen[bytes], order: dict[str, object]) -> tuple[bytes, bytes] | None:
    """The answer to an order, None from a process that ended before it had given one."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(json.dumps(order).encode() + b"\n")
        child.stdin.flush()
        header = child.stdout.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return None
        mark, length = _HEADER.unpack(header)
        image = child.stdout.read(length) if length <= _LARGEST else b""
    except OSError:
        return None
    return (mark, image) if len(image) == length else None


_DRAWER = Drawer()


def forget() -> None:
    """Let go of every image: a paper whose pages were drawn has gone."""
    page_png.cache_clear()
    _DRAWER.forget()


@lru_cache(maxsize=64)
def page_png(path: Path, page: int, width: int = WIDTH) -> bytes:
    """Page ``page`` (from 1) of a PDF as a PNG, as a reader sees it; raises NoSuchPage."""
    return _DRAWER.png(path, page, width)
