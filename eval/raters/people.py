"""How far raters agree with one another, and which metrics they therefore trust."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.gold import Gold
from eval.holdings import Holdings
from eval.judge.verdicts import Verdict
from eval.metrics.table import GATES, HEADLINE
from eval.raters.against import Judged, judged_items, of_task, rounded, with_metrics
from eval.raters.agreement import Level, cohen_kappa, krippendorff_alpha, pairs_of_raters
from eval.raters.items import ALLOWED, FLAGS, Task
from eval.raters.labels import Label, flags_said
from eval.results import Prediction, write_json

FLOOR = 0.6
"""Agreement with people below which a metric may not stop a release."""
FEWEST = 30
"""Rated items below which agreement says nothing yet."""

AGREEMENT = "agreement.json"
_LEVEL: dict[Task, Level] = {
    "nugget": "ordinal",
    "citation": "ordinal",
    "answer": "nominal",
    "pair": "interval",
}

NOT_JUDGED: Mapping[str, Verdict] = {}

_Said = Mapping[Hashable, Mapping[str, int]]
"""What each rater said of each item, as a number."""


def between_raters(labels: Sequence[Label]) -> dict[str, Any]:
    """Alpha for each rating that people give, flags among them, and kappa for each two raters."""
    found: dict[str, Any] = {}
    for task, allowed in ALLOWED.items():
        said: dict[Hashable, dict[str, int]] = {}
        for label in labels:
            if label.task == task:
                said.setdefault(label.item, {})[label.rater] = allowed.index(label.label)
        if said:
            found[task] = _agreed(said, _LEVEL[task])
    flagged = flags_said(labels)
    for flag in FLAGS if flagged else ():
        found[flag] = _agreed(
            {item: {rater: int(flag in set_by) for rater, set_by in by_rater.items()}
             for item, by_rater in flagged.items()},
            "nominal",
        )  # fmt: skip
    return found


def _agreed(said: _Said, level: Level) -> dict[str, Any]:
    units = [tuple(map(float, given.values())) for given in said.values()]
    pairs = pairs_of_raters(said)
    return {
        "items": len(units),
        "double": sum(len(unit) > 1 for unit in units),
        "alpha": rounded(krippendorff_alpha(units, level)),
        "kappa": {
            " and ".join(pair): {"value": rounded(cohen_kappa(both)), "n": len(both)}
            for pair, both in sorted(pairs.items())
        },
    }


def preferred(labels: Sequence[Label]) -> dict[str, dict[str, float]]:
    """Which of two runs people prefer: the mean from -2 (the first named, by far) to 2."""
    said: dict[tuple[str, ...], list[float]] = {}
    for label in labels:
        if label.task == "pair":
            # Which run was shown first was drawn for each question
            turned = -1.0 if list(label.runs) != sorted(label.runs) else 1.0
            said.setdefault(tuple(sorted(label.runs)), []).append(turned * float(label.label))
    return {
        " or ".join(runs): {"mean": round(sum(values) / len(values), 6), "n": len(values)}
        for runs, values in sorted(said.items())
    }


def agreement(
    labels: Sequence[Label],
    run: str,
    gold: Gold,
    predictions: Mapping[str, Prediction],
    holdings: Holdings,
    verdicts: Mapping[str, Verdict] = NOT_JUDGED,
) -> dict[str, Any]:
    """What ``agreement.json`` of a run holds; ``verdicts`` are those of a model as judge."""
    metrics = with_metrics(labels, run, gold, predictions, holdings)
    judged = judged_items(labels, run, gold, predictions)
    return {
        "judge": _with_judge(of_task(judged, "answer"), verdicts),
        "floor": FLOOR,
        "raters": between_raters(labels),
        "preferred": preferred(labels),
        "metrics": metrics,
        "trusted": list(trusted(metrics)),
    }


def store_agreement(run: Path, found: Mapping[str, Any]) -> None:
    """Write it into the run, for its report and for compare."""
    write_json(run / AGREEMENT, found)


def trusted(metrics: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """The headline metrics and gates that may stop a release: all but those below the floor."""
    return tuple(
        name for name in (*HEADLINE, *GATES) if name not in metrics or _may_stop(metrics[name])
    )


def _may_stop(found: Mapping[str, Any]) -> bool:
    # People judge whether a source supports, not whether it was copied rightly: of a gate on
    # that only the faults tell, and what they say of those
    if "faults" in found:
        return found["faults"] < FEWEST or bool(found["seen"] >= FLOOR * found["faults"])
    return found["n"] < FEWEST or found["value"] is None or bool(found["value"] >= FLOOR)


def _with_judge(answers: Sequence[Judged], verdicts: Mapping[str, Verdict]) -> dict[str, Any]:
    """Kappa of a model's grades and what most raters said; empty where it graded none of them."""
    grades = {key: verdict.grade for key, verdict in verdicts.items() if verdict.grade}
    pairs = [(e.most, grades[e.asked.key]) for e in answers if e.asked.key in grades]
    return {"value": rounded(cohen_kappa(pairs)), "n": len(pairs)} if pairs else {}
