"""The points of an ingest at which it is killed: at every stage, over its steps, over its time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

# No point lies so near the end that a run of some steps less would miss it.
_LAST = 0.985
_EACH = 3
"""Points of its own that every stage has, where there are points enough for all."""


@dataclass(frozen=True, slots=True)
class Point:
    """The step ``at`` which a run is killed, counted from 0, or ``delay`` seconds after it.

    With a ``stage`` only the steps of that stage are counted.
    """

    at: int
    delay: float = 0.0
    stage: str | None = None

    def earlier(self) -> Point:
        """A point before this one, for a run that came to its end without passing it."""
        return replace(self, at=self.at if self.delay else self.at * 4 // 5, delay=0.0)


def chosen(taken: Sequence[tuple[float, str]], points: int) -> list[Point]:
    """So many points of a run whose steps came at these times and were of these stages."""
    stages = list(dict.fromkeys(stage for _, stage in taken))
    each = min(_EACH, points // (2 * len(stages)))
    found = [one for stage in stages for one in _of_stage(stage, taken, each)]
    rest = points - len(found)
    last = int(len(taken) * _LAST)
    by_step = rest // 2
    found += [Point(turn * last // by_step) for turn in range(by_step)]
    by_time = rest - by_step
    first, until = taken[0][0], taken[-1][0]
    for turn in range(by_time):
        when = first + (until - first) * _LAST * (turn + 0.5) / by_time
        at = max(step for step, (then, _) in enumerate(taken) if then <= when)
        found.append(Point(at, max(when - taken[at][0], 0.001)))
    return found


def _of_stage(stage: str, taken: Sequence[tuple[float, str]], count: int) -> list[Point]:
    """Points at the first step of a stage, near its last, and evenly between."""
    steps = sum(1 for _, one in taken if one == stage)
    turns = range(count)
    places = {int((steps - 1) * 0.9 * turn / max(count - 1, 1)) for turn in turns}
    return [Point(at, stage=stage) for at in sorted(places)]
