"""Answers that the quick start gave before, so that it need not be asked again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from eval.holdings import Holdings
from eval.results import BASELINE, MANIFEST, BadRun, Prediction, read_manifest, read_predictions
from eval.targets.target import Target


def known_answers(folder: Path, target: Target, holdings: Holdings) -> list[Prediction]:
    """What a target answered of the same papers with the same code and embedding model.

    It is looked for in ``folder``, the run within a run that is to be made, and in its like in
    the runs beside: gold may have changed since, the answer to a question does not.
    """
    wanted = {
        "target": target.name,
        "code": target.code,
        "corpus_hash": holdings.hash,
        "model": holdings.model,
    }
    return [
        prediction
        for run in _runs_near(folder)
        if target.code and all(_manifest(run).get(name) == of for name, of in wanted.items())
        for prediction in read_predictions(run).values()
    ]


def _runs_near(folder: Path) -> Iterator[Path]:
    yield folder
    for path in sorted(folder.resolve().parent.parent.glob(f"*/{BASELINE}/{MANIFEST}")):
        if path.parent != folder.resolve():
            yield path.parent


def _manifest(run: Path) -> dict[str, object]:
    try:
        return read_manifest(run)
    except BadRun:
        return {}  # a folder that is no run, or one being written
