"""Roman numbers, as printers write them."""

from __future__ import annotations

import re

_WORTH = {"i": 1, "v": 5, "x": 10}


def roman(numeral: str) -> int:
    """The value of a Roman number up to 39, 0 where it is not one as a printer would write it."""
    low = numeral.lower()
    if not re.fullmatch(r"x{0,3}(?:ix|iv|v?i{0,3})", low):
        return 0
    values = [_WORTH[sign] for sign in low]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))
