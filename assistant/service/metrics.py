"""Counts for whoever watches the service, in Prometheus's text format.

The form follows the published specification (text format 0.0.4): ``# HELP``, ``# TYPE``, and one
``name{label="value"} number`` a line. No number tells what was asked, or by whom.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Upper bounds of the seconds of an answer."""
_HELP = {
    "questions": "Questions by the status of their answer; failed where an error stood in the way.",
    "log_failures": "Answers that could not be written into the answer log.",
    "requests": "HTTP requests by the class of their status.",
    "sign_ins_refused": "Attempts to sign in that were refused.",
}
_ZERO: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("log_failures", ()),
    ("sign_ins_refused", ()),
)
_Key = tuple[str, tuple[tuple[str, str], ...]]


class Metrics:
    """Counters of one running service; threads share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[_Key] = Counter(dict.fromkeys(_ZERO, 0))
        self._buckets = [0] * (len(BUCKETS) + 1)
        self._seconds = 0.0

    def count(self, name: str, **labels: str) -> None:
        """Count one event; ``name`` without prefix and ending: ``questions``."""
        with self._lock:
            self._counts[name, tuple(sorted(labels.items()))] += 1

    def answered(self, status: str, seconds: float) -> None:
        """Count a question that was answered, and how long that took."""
        self.count("questions", status=status)
        with self._lock:
            at = next((i for i, most in enumerate(BUCKETS) if seconds <= most), len(BUCKETS))
            self._buckets[at] += 1
            self._seconds += seconds

    def as_text(self, gauges: Mapping[str, tuple[str, float]]) -> str:
        """All counts, and ``gauges``: what is so at this moment, by name with its help."""
        with self._lock:
            counts, buckets, seconds = dict(self._counts), list(self._buckets), self._seconds
        lines: list[str] = []
        for name, told in _HELP.items():
            whole = f"papers_{name}_total"
            found = sorted((labels, n) for (of, labels), n in counts.items() if of == name)
            lines += _family(
                whole, told, "counter", ((_labelled(labels), n) for labels, n in found)
            )
        for name, (told, value) in sorted(gauges.items()):
            lines += _family(f"papers_{name}", told, "gauge", (("", value),))
        return "\n".join((*lines, *_histogram(buckets, seconds), ""))


def _histogram(buckets: list[int], seconds: float) -> list[str]:
    name, total = "papers_answer_seconds", 0
    lines = [f"# HELP {name} How long answers took.", f"# TYPE {name} histogram"]
    for most, n in zip((*map(str, BUCKETS), "+Inf"), buckets, strict=True):
        total += n
        lines.append(f'{name}_bucket{{le="{most}"}} {total}')
    return [*lines, f"{name}_sum {seconds!r}", f"{name}_count {total}"]


def _family(name: str, told: str, kind: str, values: Iterable[tuple[str, float]]) -> list[str]:
    rows = [f"{name}{labels} {value!r}" for labels, value in values]
    return [f"# HELP {name} {told}", f"# TYPE {name} {kind}", *rows]


def _labelled(labels: tuple[tuple[str, str], ...]) -> str:
    told = ",".join(f'{name}="{_escaped(value)}"' for name, value in labels)
    return f"{{{told}}}" if told else ""


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
