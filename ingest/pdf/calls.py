"""pdfium's functions as called many times on a page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any


def fast(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The function without the conversions of its binding, which cost more than the call.

    Pointers are passed and returned as plain addresses.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)
