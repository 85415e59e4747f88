"""What a report says, before it is HTML or Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.compare import Comparison, compare
from eval.gold import Gold
from eval.metrics.table import METRICS, Metric
from eval.raters.people import AGREEMENT, FEWEST, FLOOR
from eval.report.answerer import answerer
from eval.report.worst import Worst, worst_answers
from eval.results import (
    BASELINE,
    COMPOSED,
    BadRun,
    read_aggregate,
    read_manifest,
    read_predictions,
)

SLICED = ("supported_recall", "citation_precision", "wrong_authority", "abstention", "trap")
"""The metrics that are followed slice by slice."""

Figure = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Run:
    """One scored run."""

    name: str
    manifest: Mapping[str, Any]
    figures: Mapping[str, Any]
    answerer: str = ""

    def figure(self, metric: str) -> Figure | None:
        """A metric's value with its interval, None where it does not apply."""
        found: Figure | None = self.figures["metrics"].get(metric)
        return found


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a report shows; the first run is the one reported on."""

    runs: tuple[Run, ...]
    metrics: tuple[Metric, ...]
    comparison: Comparison | None
    slices: tuple[Metric, ...]
    worst: tuple[Worst, ...]
    people: Mapping[str, Any]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What was run, in words."""
        run = self.runs[0]
        manifest, figures = run.manifest, run.figures
        asked = f"{figures['questions']} questions in {figures['clusters']} clusters"
        return [
            ("Target", run.name),
            ("Started", str(manifest.get("started"))),
            ("Questions", f"{asked}, {figures['wordings']} wordings"),
            ("Papers", f"{manifest.get('papers')}, {manifest.get('paragraphs')} paragraphs"),
            ("Embedding model", str(manifest.get("model"))),
            ("Commit", str(manifest.get("commit"))),
            ("Gold", str(figures["gold_hash"])[:16]),
            ("Collection", str(figures["corpus_hash"])[:16]),
            ("Intervals", f"95%, {figures['resamples']} resamples of clusters, "
             f"seed {figures['seed']}"),
            *((f"Answers of {other.name}", other.answerer) for other in self.runs),
        ]  # fmt: skip


def gather(folder: Path, gold: Gold, beside: Sequence[Path] = ()) -> Content:
    """Read a scored run, and the composed answers and the baseline within it, or the runs named.

    Raises BadRun where one of them is not scored.
    """
    others = list(beside)
    if not others:
        beside = (folder / COMPOSED, folder / BASELINE)
        others += [path for path in beside if path.is_dir()]
    runs = _named([_run(path) for path in (folder, *others)])
    return Content(
        runs=runs,
        metrics=tuple(m for m in METRICS if any(run.figure(m.name) for run in runs)),
        comparison=_comparison(others[0], folder) if others else None,
        slices=tuple(m for m in METRICS if m.name in SLICED and runs[0].figure(m.name)),
        worst=worst_answers(folder, gold),
        people=_people(folder),
    )


def _run(folder: Path) -> Run:
    manifest = read_manifest(folder)
    told = answerer(read_predictions(folder).values())
    return Run(str(manifest.get("target")), manifest, read_aggregate(folder), told)


def _named(runs: Sequence[Run]) -> tuple[Run, ...]:
    names = [run.name for run in runs]
    return tuple(
        run if names.count(run.name) == 1 else replace(run, name=f"{run.name} ({n})")
        for n, run in enumerate(runs, start=1)
    )


def _comparison(before: Path, after: Path) -> Comparison | None:
    try:
        return compare(before, after)
    except BadRun:
        return None  # other gold: the figures stand side by side, the difference cannot be told


def _people(folder: Path) -> Mapping[str, Any]:
    path = folder / AGREEMENT
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def shown(metric: Metric, value: float) -> str:
    """A figure as people read it: two decimals, or whole words."""
    return f"{value:.2f}" if metric.percent else f"{value:.0f}"


def interval(metric: Metric, figure: Figure | None) -> str:
    """``0.71 (0.62 to 0.79)``, or a dash where the metric does not apply."""
    if figure is None:
        return "–"
    value, low, high = (shown(metric, figure[name]) for name in ("value", "low", "high"))
    return f"{value} ({low} to {high})"


def verdict(metric: Metric, figure: Figure | None) -> str:
    """Whether a gate holds, in words; empty for a metric without one."""
    if metric.gate is None or figure is None:
        return ""
    return "gate holds" if figure["value"] == metric.gate else f"gate {metric.gate:g} broken"


def people_note() -> str:
    """How trust in the metrics is decided."""
    return (
        f"A metric with which people agree less than {FLOOR} over at least {FEWEST} rated items "
        "does not stop a release."
    )
