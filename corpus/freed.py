"""Memory that was given up and that the C library still holds, handed back to the system."""

from __future__ import annotations

import ctypes
from contextlib import suppress


def hand_back() -> None:
    """Let the system have the pages that nothing is on; does nothing but on Linux with glibc.

    What many threads take and give up lies scattered, and the C library keeps the gaps: over a
    long ingest they would grow although nothing more is held.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(ctypes.c_size_t(0))
