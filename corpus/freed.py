"""Memory of long-running processes: what was given up handed back, what stays left alone."""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress


def hand_back() -> None:
    """Let the system have the pages that nothing is on; does nothing but on Linux with glibc.

    What many threads take and give up lies scattered, and the C library keeps the gaps: over a
    long ingest they would grow although nothing more is held.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(ctypes.c_size_t(0))


def steady() -> None:
    """Take what is loaded for what stays, and look for garbage seldom.

    For a process that serves. Looking through papers and findings for rings of objects that
    nothing else holds took a twentieth of the time to answer and held one question in twenty up
    by a tenth of a second; answers leave hardly any such rings behind.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
