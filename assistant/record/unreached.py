"""What removing or closing a paper does not reach, for those who have to delete it there."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

NOT_REACHED = (
    "backups made before, exports and downloads, and results of evaluations keep what they held "
    "of it; delete those that must not"
)
_PREDICTIONS = "predictions.jsonl"


def runs_naming(results: Path, papers: Collection[str]) -> tuple[str, ...]:
    """The runs of evaluations in a folder of results whose answers quote or found these papers.

    A run's reports, and the sheets that were handed out of it, hold what its answers hold.
    """
    ids = tuple(mark for one in papers for mark in (f'"{one}"', f'"{one}/'))
    found = {
        path.parent.relative_to(results).parts[0]
        for path in results.glob(f"*/**/{_PREDICTIONS}")
        if _names(path, ids)
    }
    return tuple(sorted(found))


def not_reached(results: Path, papers: Collection[str]) -> str:
    """One line on all that, with the runs of evaluations that have to go named."""
    runs = runs_naming(results, papers)
    if not runs:
        return NOT_REACHED
    return f"{NOT_REACHED}. Evaluations that show it: {', '.join(runs)} (in {results})"


def _names(path: Path, ids: tuple[str, ...]) -> bool:
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            return any(mark in line for line in lines for mark in ids)
    except OSError:
        return True  # what cannot be looked through may hold it
