"""What a report says, before it is HTML or Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from eval.compare import Comparison, compare
from eval.gold import Gold
from eval.judge.verdicts import read_figures
from eval.kept import kept_quick_start
from eval.metrics.table import METRICS, Metric
from eval.raters.people import AGREEMENT, FEWEST, FLOOR
from eval.report.answerer import answerer
from eval.report.worst import Worst, worst_answers
from eval.results import (
    BASELINE,
    COMPOSED,
    CONFIG,
    QUICK_START,
    BadRun,
    read_aggregate,
    read_config,
    read_manifest,
    read_predictions,
    runs_beside,
)
from eval.targets.code import scoring_hash

SLICED = ("supported_recall", "citation_precision", "wrong_authority", "abstention", "trap")
"""The metrics that are followed slice by slice."""

TAKEN = (
    "The llama-index quick start was not run with this run: its figures are those kept with the "
    "project, of the same questions and papers."
)
SCORED_BEFORE = (
    " They were scored by an earlier state of the metrics: 'papers eval run --with-baseline' "
    "asks and scores it anew."
)
LEFT_OUT = (
    "The llama-index quick start was left out of this run, so these figures do not show how far "
    "ahead or behind it is. To add it, call 'papers eval run' again as before, with the same "
    "'--out' and without '--no-baseline', then 'papers eval score' and 'papers eval report'."
)

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
    comparisons: Mapping[str, Comparison]
    """The run reported on less each of the others, by their names, where they share its gold."""
    slices: tuple[Metric, ...]
    worst: tuple[Worst, ...]
    people: Mapping[str, Any]
    baseline: str = ""
    """Where the quick start is from, or that there is none; empty where it was run beside."""
    judge: Mapping[str, Any] = field(default_factory=dict)
    """What a language model said as judge; empty where none was asked."""

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
    """Read a scored run with those beside it: the runs named, else the composed answers.

    The quick start always stands beside it: the one within the run, else the one kept with the
    project where it is of the same gold and papers, else a line on why not. Raises BadRun where
    a run is not scored.
    """
    within = {path.name: path for path in runs_beside(folder)}
    others = list(beside) or [path for name, path in within.items() if name == COMPOSED]
    baseline = ""
    if not any(_is_quick_start(path) for path in (folder, *others)):
        found, baseline = _quick_start(folder, within)
        others += found
    runs = _named([_run(path) for path in (folder, *others)])
    return Content(
        runs=runs,
        metrics=tuple(m for m in METRICS if any(run.figure(m.name) for run in runs)),
        comparisons={
            run.name: told
            for run, path in zip(runs[1:], others, strict=True)
            if (told := _comparison(path, folder))
        },
        slices=tuple(m for m in METRICS if m.name in SLICED and runs[0].figure(m.name)),
        worst=worst_answers(folder, gold),
        people=_people(folder),
        baseline=baseline,
        judge=read_figures(folder),
    )


def _is_quick_start(folder: Path) -> bool:
    return str(read_manifest(folder).get("target")).startswith(QUICK_START)


def _quick_start(folder: Path, within: Mapping[str, Path]) -> tuple[list[Path], str]:
    if BASELINE in within:
        return [within[BASELINE]], ""
    own = read_aggregate(folder)
    kept = kept_quick_start(own["gold_hash"], own["corpus_hash"])
    if kept is None:
        return [], LEFT_OUT
    is_current = read_manifest(kept).get("scoring") == scoring_hash()
    return [kept], TAKEN if is_current else TAKEN + SCORED_BEFORE


def _run(folder: Path) -> Run:
    manifest = read_manifest(folder)
    told = answerer(read_predictions(folder).values(), _is_another(folder))
    return Run(str(manifest.get("target")), manifest, read_aggregate(folder), told)


def _is_another(folder: Path) -> bool:
    return (folder / CONFIG).exists() and bool(read_config(folder).get("endpoint"))


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


def count(n: float) -> str:
    """How many questions or citations: whole, or with one decimal where wordings share one."""
    return f"{n:.1f}".removesuffix(".0")


def verdict(metric: Metric, figure: Figure | None) -> str:
    """Whether a gate holds, in words; empty for a metric without one."""
    if metric.gate is None or figure is None:
        return ""
    if figure["value"] == metric.gate:
        return "gate holds"
    return f"gate {metric.gate:g} broken: {figure['value']:.4f}"


def people_note() -> str:
    """How trust in the metrics is decided."""
    return (
        f"A metric with which people agree less than {FLOOR} over at least {FEWEST} rated items "
        "does not stop a release, be it a gate or not. Kappa compares yes with no; rho sets the "
        "metric against the share of an answer that people find right (Spearman), turned round "
        "where less is better. Citation validity and quote fidelity hold texts against one "
        "another: they lose their say where people call more than "
        f"{1 - FLOOR:.0%} of at least {FEWEST} faults found supported all the same."
    )
