"""Bullets that a file draws as shapes: small discs and squares in front of lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.pages.sheet import Dot, Rule, Run
from ingest.pages.spelling.repair import BULLET

# A bullet is this large against the type, and stands so far in front of it (in type sizes).
_SMALLEST, _LARGEST = 0.12, 0.75
_NEAREST, _FURTHEST = 0.1, 3.0
# How far above or below the middle of its line it may stand (in type sizes).
_OFF = 0.35
_SAME_EDGE = 1.5


def with_drawn_bullets(
    runs: Sequence[Run], dots: Sequence[Dot], rules: Sequence[Rule]
) -> list[Run]:
    """The runs with a bullet's sign in front of each that has one drawn before it.

    A disc is a bullet wherever it stands so; a square only where another stands right above or
    below it before text of its own: it may be a mark of a chart or a box to tick.
    """
    paired = [(dot, place) for dot in dots if (place := _led(dot, runs, rules)) is not None]
    taken: dict[int, Dot] = {}
    for dot, place in paired:
        alike = [
            other
            for other, elsewhere in paired
            if elsewhere != place and abs(other.left - dot.left) < _SAME_EDGE
        ]
        if dot.round or alike:
            taken.setdefault(place, dot)
    return list(_with_signs(runs, taken)) if taken else list(runs)


def _with_signs(runs: Sequence[Run], taken: dict[int, Dot]) -> Iterator[Run]:
    for place, run in enumerate(runs):
        dot = taken.get(place)
        if dot is not None:
            yield run._replace(text=BULLET, left=dot.left, right=dot.right, mark="")
        yield run


def _led(dot: Dot, runs: Sequence[Run], rules: Sequence[Rule]) -> int | None:
    """The run that the shape stands in front of, first on its line; or None."""
    middle = (dot.top + dot.bottom) / 2
    best: int | None = None
    for place, run in enumerate(runs):
        if run.turn or not run.top < middle < run.bottom:
            continue
        if run.left < dot.right and run.right > dot.left - run.size:
            return None  # text before it, or around it
        if run.left >= dot.right and (best is None or run.left < runs[best].left):
            best = place
    if best is None:
        return None
    run = runs[best]
    size, gap = run.size or 1.0, run.left - dot.right
    fits = _SMALLEST * size <= dot.bottom - dot.top <= _LARGEST * size
    level = abs((run.top + run.bottom) / 2 - middle) <= _OFF * size
    if not (fits and level and _NEAREST * size <= gap <= _FURTHEST * size):
        return None
    return None if any(_between(rule, dot, run) for rule in rules) else best


def _between(rule: Rule, dot: Dot, run: Run) -> bool:
    """Whether the side of a cell parts the shape from the text."""
    across = dot.right - 0.5 <= rule.left and rule.right <= run.left + 0.5
    return not rule.level and across and rule.top < dot.bottom and rule.bottom > dot.top
