"""Places in a list, in words."""

from __future__ import annotations

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")


def ordinal(count: int) -> str:
    """``first``, ``second`` ... in words up to 99, then ``100th``."""
    if count < 20:
        return _ORDINALS[count - 1]
    tens, ones = divmod(count, 10)
    if tens > 9:
        return f"{count}th"
    return _TENS[tens - 2] + ("y-" + _ORDINALS[ones - 1] if ones else "ieth")
