"""A scored run cut down to what ``compare`` needs: small enough to be committed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from eval.metrics.table import GATES, HEADLINE
from eval.results import (
    AGGREGATE,
    BASELINE,
    KEPT,
    MANIFEST,
    PER_QUESTION,
    QUICK_START,
    read_aggregate,
    runs_beside,
    write_json,
    write_text,
)
from eval.targets.code import scoring_hash

_ABOUT = ("key", "cluster", "split", "weight")
_COLUMNS = (*_ABOUT, *(part for name in HEADLINE for part in (name, f"{name}_of")))
_REPORTED = ("gold_hash", "corpus_hash", "metrics", "robustness", "calibration")
"""What a report shows of a run beside it. Its seconds would be those of another machine."""


def kept_quick_start(gold_hash: str, corpus_hash: str) -> Path | None:
    """The figures kept with the project, where they are of these questions and papers."""
    kept = KEPT / BASELINE
    if not (kept / AGGREGATE).exists():
        return None
    theirs = read_aggregate(kept)
    wanted = {"gold_hash": gold_hash, "corpus_hash": corpus_hash}
    return kept if all(theirs.get(name) == of for name, of in wanted.items()) else None


def keep(run: Path, folder: Path) -> None:
    """Write the smallest files that later runs can be compared with into ``folder``.

    Of the quick start within the run, where it was run, what a report shows of it goes there too.
    Nothing in them changes from one run of the same code to the next, seconds least of all.
    Raises BadRun where the run is not scored.
    """
    if run / BASELINE in runs_beside(run):
        _keep_quick_start(run / BASELINE, folder / BASELINE)
    figures = read_aggregate(run)
    splits = figures["slices"]["split"]
    folder.mkdir(parents=True, exist_ok=True)
    write_json(
        folder / AGGREGATE,
        {
            "gold_hash": figures["gold_hash"],
            "metrics": _gates(figures["metrics"]),
            "slices": {"split": {name: {"metrics": _gates(splits[name]["metrics"])}
                                 for name in splits}},
        },
    )  # fmt: skip
    write_text(folder / PER_QUESTION, _rows(run / PER_QUESTION))


def _keep_quick_start(run: Path, folder: Path) -> None:
    figures = read_aggregate(run)
    splits = figures["slices"]["split"]
    kept = {name: figures[name] for name in _REPORTED} | {
        "seconds": {},
        "slices": {"split": {name: {"metrics": _gates(splits[name]["metrics"])}
                             for name in splits}},
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    about = {"target": f"{QUICK_START}, kept with the project", "scoring": scoring_hash()}
    write_json(folder / MANIFEST, about)
    write_json(folder / AGGREGATE, kept)
    write_text(folder / PER_QUESTION, _rows(run / PER_QUESTION))


def _gates(metrics: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    return {name: {"value": metrics[name]["value"]} for name in GATES if name in metrics}


def _rows(path: Path) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    with path.open(encoding="utf-8", newline="") as file:
        writer.writerows(csv.DictReader(file))
    return out.getvalue()
