"""What a soak found, as one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

_LONGEST = 160


class Step(NamedTuple):
    """A module of this folder, what it is called with, and the figures of it that are shown."""

    name: str
    module: str
    words: tuple[str, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A step with its figures, what was wrong, and how many seconds it took.

    ``left_out`` says why it could not be tried here: then nothing is known of it.
    """

    name: str
    figures: str
    wrong: tuple[str, ...]
    seconds: float
    left_out: str = ""

    @property
    def passed(self) -> bool:
        """Whether it was tried, and nothing went wrong."""
        return not self.wrong and not self.left_out


def row_of(step: Step, found: dict[str, Any], seconds: float) -> Row:
    """The row of a step, from what it printed."""
    figures = "; ".join(f"{key} {_said(found[key])}" for key in step.shown if key in found)
    wrong = [str(one) for one in found.get("wrong", ())]
    wrong += [f"no death at {one}" for one in found.get("stages_without_a_death", ())]
    if found.get("writer_failed"):
        wrong.append("the writer failed")
    odd = set(found.get("statuses", ())) - {"200"}
    wrong += [f"replies with {one}" for one in sorted(odd)]
    return Row(step.name, figures, tuple(wrong), seconds, str(found.get("left out", "")))


def table(rows: list[Row]) -> str:
    """All rows, with what was wrong under its own, and how many stood."""
    lines = ["| what | figures | wrong | seconds |", "|---|---|---|---|"]
    for row in rows:
        verdict = f"not tried: {row.left_out}" if row.left_out else str(len(row.wrong))
        lines.append(f"| {row.name} | {row.figures} | {verdict} | {row.seconds:.0f} |")
    lines += [f"wrong, {row.name}: {one}" for row in rows for one in row.wrong]
    stood = sum(row.passed for row in rows)
    return "\n".join([*lines, f"{stood} of {len(rows)} came out as they should"])


def _said(value: Any) -> str:
    if isinstance(value, dict):
        value = ", ".join(f"{key}: {one}" for key, one in value.items())
    elif isinstance(value, list):
        value = f"{len(value)} ({', '.join(map(str, value))})" if value else "none"
    said = str(value)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
