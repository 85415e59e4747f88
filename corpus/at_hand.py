"""What was made of long sequences, at hand while the very same ones come again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")


class AtHand(Generic[Made]):
    """What was made of the last few tuples.

    One is known again by being the same object: to compare tens of thousands of members takes as
    long as what is saved. ``least`` is the length from which on that is worth while.
    """

    def __init__(self, most: int = 4, least: int = 1000) -> None:
        self._least = least
        self._kept: deque[tuple[tuple[Any, ...], Made]] = deque(maxlen=most)

    def of(self, given: tuple[Any, ...], make: Callable[[], Made]) -> Made:
        """What ``make`` makes of ``given``, made once."""
        for known, made in tuple(self._kept):
            if known is given:
                return made
        made = make()
        if len(given) >= self._least:
            self._kept.append((given, made))
        return made
