"""Two scored runs of the same gold: what got better, what got worse, and is it chance?"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from eval.intervals import SEED, Floats, holm, mean_estimate, sign_flip
from eval.metrics.table import BY_NAME, GATES, HEADLINE
from eval.moves import QuestionChange, question_changes
from eval.results import PER_QUESTION, BadRun, read_aggregate, read_predictions

ALPHA = 0.05

_Cell = tuple[float, float]
_Table = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Change:
    """One headline metric in both runs.

    ``p`` is the sign-flip test's on the differences of clusters, ``corrected`` Holm's over all
    headline metrics. ``wins`` count clusters that got better. ``counts`` is false where people
    agree too little with the metric for it to stop a release.
    """

    name: str
    before: float
    after: float
    difference: float
    low: float
    high: float
    p: float
    corrected: float
    wins: int
    ties: int
    losses: int
    counts: bool = True

    @property
    def verdict(self) -> str:
        """``better``, ``worse`` or ``no clear difference``."""
        if self.corrected > ALPHA or not self.difference:
            return "no clear difference"
        is_up = self.difference > 0
        return "better" if is_up == (BY_NAME[self.name].better != "lower") else "worse"


@dataclass(frozen=True, slots=True)
class GateChange:
    """A gate that the second run breaks, and by more than the first; ``keys`` are the wordings.

    ``counts`` is false where people agree too little with the metric for it to stop a release.
    """

    name: str
    before: float | None
    after: float
    keys: tuple[str, ...] = ()
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """The second run held against the first."""

    changes: tuple[Change, ...]
    gates: tuple[GateChange, ...]
    questions: tuple[QuestionChange, ...]

    @property
    def regressions(self) -> tuple[str, ...]:
        """What must stop a release: significant losses of metrics that count, and broken gates."""
        worse = [c.name for c in self.changes if c.verdict == "worse" and c.counts]
        return (*worse, *(gate.name for gate in self.gates if gate.counts))

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "changes": [asdict(c) | {"verdict": c.verdict} for c in self.changes],
            "gates": [asdict(gate) for gate in self.gates],
            "questions": [question.as_json() for question in self.questions],
            "regressions": list(self.regressions),
        }


def compare(
    before: Path,
    after: Path,
    trusted: Collection[str] | None = None,
    split: str | None = None,
) -> Comparison:
    """Hold one scored run against another, pair by pair, over all questions or those of a split.

    ``trusted`` are the metrics with which people agree well enough to stop a release; None where
    nobody has rated anything, and all count. Raises BadRun where the runs are of different gold, or
    hold no questions.
    """
    first, second = read_aggregate(before), read_aggregate(after)
    if first.get("gold_hash") != second.get("gold_hash"):
        raise BadRun(
            f"{before} and {after} were scored on different gold: score both on the same gold "
            "first, or keep a new baseline with 'papers eval score RUN --keep DIR'"
        )
    old, new = _of_split(read_rows(before), split), _of_split(read_rows(after), split)
    if set(old) != set(new):
        raise BadRun(f"{before} and {after} hold different questions: score both again")
    if not old:
        of = f" of split {split}" if split else ""
        raise BadRun(f"{before} and {after} hold no questions{of}: there is nothing to compare")
    return Comparison(
        changes=_changes(old, new, trusted),
        gates=tuple(
            replace(gate, counts=trusted is None or gate.name in trusted)
            for gate in _broken(_metrics(first, split), _metrics(second, split), new)
        ),
        questions=question_changes(old, new, _texts(before) | _texts(after)),
    )


def _of_split(table: _Table, split: str | None) -> _Table:
    return {key: row for key, row in table.items() if split in (None, row["split"])}


def _metrics(figures: Mapping[str, Any], split: str | None) -> Mapping[str, Any]:
    part = figures["slices"]["split"].get(split, {"metrics": {}}) if split else figures
    found: Mapping[str, Any] = part["metrics"]
    return found


def read_rows(folder: Path) -> _Table:
    """per_question.csv by key, metrics as (value, of); raises BadRun where it is missing."""
    try:
        with (folder / PER_QUESTION).open(encoding="utf-8", newline="") as file:
            return {
                row["key"]: row | {"weight": float(row["weight"])} for row in csv.DictReader(file)
            }
    except (OSError, KeyError, ValueError) as error:
        raise BadRun(f"{folder} is not scored: run 'papers eval score {folder}'") from error


def _changes(old: _Table, new: _Table, trusted: Collection[str] | None) -> tuple[Change, ...]:
    pairs = {name: _pairs(old, new, name) for name in HEADLINE}
    pairs = {name: both for name, both in pairs.items() if len(both[0])}
    p_values = {name: sign_flip(b - a, seed=SEED) for name, (a, b) in pairs.items()}
    corrected = holm(p_values)
    return tuple(
        _change(name, a, b, p_values[name], corrected[name], trusted is None or name in trusted)
        for name, (a, b) in pairs.items()
    )


def _change(
    name: str, old: Floats, new: Floats, p: float, corrected: float, counts: bool
) -> Change:
    differences = new - old
    estimate = mean_estimate(list(differences))
    better = -differences if BY_NAME[name].better == "lower" else differences
    return Change(
        name=name,
        before=round(float(old.mean()), 6),
        after=round(float(new.mean()), 6),
        difference=round(estimate.value, 6),
        low=round(estimate.low, 6),
        high=round(estimate.high, 6),
        p=round(p, 6),
        corrected=round(corrected, 6),
        wins=int((better > 0).sum()),
        ties=int((better == 0).sum()),
        losses=int((better < 0).sum()),
        counts=counts,
    )


def _pairs(old: _Table, new: _Table, name: str) -> tuple[Floats, Floats]:
    before, after = _by_cluster(old, name), _by_cluster(new, name)
    both = sorted(set(before) & set(after))
    return np.array([before[c] for c in both]), np.array([after[c] for c in both])


def _by_cluster(table: _Table, name: str) -> dict[str, float]:
    sums: dict[str, _Cell] = {}
    for row in table.values():
        if row[name]:
            weight = row["weight"] * float(row[f"{name}_of"])
            reached, of = sums.get(row["cluster"], (0.0, 0.0))
            sums[row["cluster"]] = (reached + weight * float(row[name]), of + weight)
    # Rounded, so that clusters which score alike are ties and not wins by a last digit
    return {cluster: round(reached / of, 6) for cluster, (reached, of) in sums.items()}


def _broken(old: Mapping[str, Any], new: Mapping[str, Any], rows: _Table) -> Iterator[GateChange]:
    for name in GATES:
        if name not in new:
            continue
        gate = BY_NAME[name].gate or 0.0
        after = float(new[name]["value"])
        before = float(old[name]["value"]) if name in old else None
        if abs(after - gate) > abs((gate if before is None else before) - gate):
            # Of a run that was only kept, no wording tells of gates
            keys = (key for key, row in rows.items() if row.get(name) and float(row[name]) != gate)
            yield GateChange(name, before, after, tuple(keys))


def _texts(run: Path) -> dict[str, str]:
    """How each question was put; none for a run of which only the figures were kept."""
    return {key: prediction.question for key, prediction in read_predictions(run).items()}
