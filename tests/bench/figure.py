"""A measured figure: medians and percentiles, beside what is to be reached and the baseline."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    ``value`` is in ``unit``; ``reach`` what the design asks for, ``floor`` what the machine is
    known to allow, ``baseline`` the llama-index quick start's in the same run (None where it has
    no such thing). ``runs`` is how many measurements the value is the median of.
    """

    name: str
    value: float
    unit: str
    runs: int = 1
    reach: float | None = None
    floor: float | None = None
    baseline: float | None = None
    note: str = ""

    @property
    def more_is_better(self) -> bool:
        """Whether it is a rate or a share, not a time or a size."""
        return "/s" in self.unit or self.unit == "share"

    @property
    def reached(self) -> bool | None:
        """Whether it is as good as was asked; None where nothing was."""
        if self.reach is None:
            return None
        return self.value >= self.reach if self.more_is_better else self.value <= self.reach

    def as_json(self) -> dict[str, Any]:
        """The figure as it is kept."""
        return asdict(self) | {"reached": self.reached}


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of several runs: as they passed, and of processor time.

    On a machine that others use as well the second says what the work takes.
    """

    wall: tuple[float, ...]
    processor: tuple[float, ...]

    def wall_at(self, share: float) -> float:
        """The time within which this share of the runs was done."""
        return quantile(self.wall, share)

    def processor_at(self, share: float) -> float:
        """The same of processor time."""
        return quantile(self.processor, share)


def timed(calls: Sequence[Callable[[], Any]]) -> Times:
    """Run each of the calls once and time it."""
    wall, processor = [], []
    for call in calls:
        passed, worked = time.perf_counter(), time.process_time()
        call()
        processor.append(1000 * (time.process_time() - worked))
        wall.append(1000 * (time.perf_counter() - passed))
    return Times(tuple(wall), tuple(processor))


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies, the next higher one measured."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def memory() -> float:
    """The most memory that this process has held so far, in MiB (on Linux)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| what | measured | to reach | floor | quick start | ratio | note |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in figures:
        ratio = one.baseline / one.value if one.baseline and one.value else None
        lines.append(
            "| "
            + " | ".join(
                (
                    one.name,
                    f"**{_shown(one.value)} {one.unit}**",
                    _reached(one),
                    _shown(one.floor),
                    _shown(one.baseline),
                    f"{ratio:.2g} ×" if ratio and not one.more_is_better else _ratio(one),
                    one.note,
                )
            )
            + " |"
        )
    return "\n".join(lines)


def _ratio(one: Figure) -> str:
    return f"{one.value / one.baseline:.2g} ×" if one.baseline and one.more_is_better else ""


def _reached(one: Figure) -> str:
    if one.reach is None:
        return ""
    return f"{_shown(one.reach)} {'✓' if one.reached else '✗'}"


def _shown(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
