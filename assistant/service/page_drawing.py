"""The process that draws pages: it reads orders, writes images, and is killed where it lingers.

Run as a program with its memory limit in bytes. An order is a line of JSON: file, page, width and
greatest height in pixels. An answer is one byte (``P`` for a PNG, ``N`` where there is no such
page, ``E`` where it cannot be drawn), the length in four, and the image.
"""

from __future__ import annotations

import io
import json
import resource
import struct
import sys
from typing import BinaryIO


def main() -> None:
    """Answer orders until there are none; a fault ends the process, which its user notices."""
    memory = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # It has nothing to write but its answers.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    for line in sys.stdin.buffer:
        order = json.loads(line)
        _answer(sys.stdout.buffer, *_drawn(**order))


def _answer(out: BinaryIO, mark: bytes, image: bytes) -> None:
    out.write(struct.pack(">cI", mark, len(image)) + image)
    out.flush()


def _drawn(file: str, page: int, width: int, tallest: int) -> tuple[bytes, bytes]:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        pdf = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError:
        return b"E", b""
    try:
        if not 1 <= page <= len(pdf):
            return b"N", b""
        sheet = pdf[page - 1]
        across, down = sheet.get_size()
        scale = min(width / max(across, 1.0), tallest / max(down, 1.0))
        image = sheet.render(scale=scale).to_pil()
    except (pypdfium2.PdfiumError, ValueError):
        return b"E", b""
    finally:
        pdf.close()
    drawn = io.BytesIO()
    image.save(drawn, "PNG", compress_level=4)
    return b"P", drawn.getvalue()


if __name__ == "__main__":
    main()
