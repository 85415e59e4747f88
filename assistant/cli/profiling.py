"""``papers ask --profile``: the stages of a question, with what each took."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus.stages import Stages, watched

START = "start Python and load the program"
_STARTED_FIELD = 21  # of /proc/self/stat: ticks since the machine started, see proc(5)


@contextmanager
def profiled(is_wanted: bool, *, from_start: bool = False) -> Iterator[Stages | None]:
    """The stages of what is done inside, or None where nobody asks for them.

    ``from_start`` counts what the process did before as a stage of its own, as far as the
    system tells when it was started.
    """
    if not is_wanted:
        yield None
        return
    before = _since_start() if from_start else None
    with watched() as stages:
        if before is not None:
            stages.add(START, before)
        yield stages


def as_json(stages: Stages) -> dict[str, Any]:
    """Milliseconds by stage as ``--json`` prints them under ``profile``."""
    return {
        "milliseconds": round(1000 * sum(stages.seconds.values()), 2),
        "stages": [
            {
                "stage": name,
                "milliseconds": round(1000 * seconds, 2),
                "calls": stages.calls[name],
            }
            for name, seconds in stages.seconds.items()
        ],
    }


def as_text(stages: Stages) -> str:
    """The same as a table, in the order in which the stages began."""
    whole = sum(stages.seconds.values()) or 1.0
    width = max(map(len, stages.seconds), default=0)
    lines = [
        f"{name:{width}} {1000 * seconds:9.1f} ms {seconds / whole:5.0%} {stages.calls[name]:5} x"
        for name, seconds in stages.seconds.items()
    ]
    return "\n".join([*lines, f"{'all':{width}} {1000 * whole:9.1f} ms"])


def _since_start() -> float | None:
    """Seconds since this process was started; None where the system does not tell (not Linux)."""
    try:
        told = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
        started = int(told[_STARTED_FIELD - 2]) / os.sysconf("SC_CLK_TCK")
        return max(time.clock_gettime(time.CLOCK_BOOTTIME) - started, 0.0)
    except (OSError, ValueError, IndexError, AttributeError):
        return None
