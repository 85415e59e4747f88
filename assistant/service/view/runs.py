"""Past runs of the evaluation, as far as their folders tell."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.words.dates import in_words

VERDICT_WORDS = {"right": "right", "wrong": "wrong", "wrong_source": "wrong source"}
_AGGREGATE = "aggregate.json"
_REPORT = "report.html"


@dataclass(frozen=True, slots=True)
class PastRun:
    """A run's folder: ``figures`` are names of metrics with their values as shares or numbers."""

    name: str
    day: str
    figures: tuple[tuple[str, str], ...]
    has_report: bool


def round_words(name: str) -> str:
    """When a round of rating was handed out, as its name tells: ``22 November 2026, 14:06``."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-\d\d", name)
    return f"{in_words(found[1])}, {found[2]}:{found[3]}" if found else name


def past_runs(results: Path) -> tuple[PastRun, ...]:
    """The scored runs in the folder of results, the newest first."""
    if not results.is_dir():
        return ()
    folders = (path for path in results.iterdir() if (path / _AGGREGATE).is_file())
    ordered = sorted(folders, key=lambda path: (path / _AGGREGATE).stat().st_mtime, reverse=True)
    return tuple(_run(path) for path in ordered)


def _run(folder: Path) -> PastRun:
    file = folder / _AGGREGATE
    day = datetime.fromtimestamp(file.stat().st_mtime, UTC).date().isoformat()
    return PastRun(folder.name, day, _figures(file), (folder / _REPORT).is_file())


def _figures(file: Path) -> tuple[tuple[str, str], ...]:
    """The headline metrics; none where the file is not one that this version wrote."""
    # Evaluation is only loaded for its own page.
    from eval.metrics.table import BY_NAME, HEADLINE
    from eval.report.plain import PLAIN

    try:
        metrics: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["metrics"]
        told = [(name, metrics[name]["value"]) for name in HEADLINE if name in metrics]
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return tuple(
        (PLAIN.get(name, BY_NAME[name].title), f"{100 * value:.0f} of 100")
        for name, value in told
        if value is not None
    )
