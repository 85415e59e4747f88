"""Gold questions -> a target's answers, kept line by line so that a run can be resumed."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from eval.answers import BadAnswer, parse_answer
from eval.gold import Gold
from eval.holdings import Holdings
from eval.intervals import RESAMPLES, SEED
from eval.metrics.retrieval import DEPTH
from eval.results import (
    AGGREGATE,
    CONFIG,
    MANIFEST,
    PER_QUESTION,
    PREDICTIONS,
    PROBLEMS,
    Asked,
    BadRun,
    Prediction,
    prediction_line,
    read_manifest,
    read_predictions,
    wordings,
    write_json,
    write_text,
    write_yaml,
)
from eval.targets import Busy, Target, TargetError, Unreachable, Withheld

TURNS = 4
"""How often a target that is busy is asked."""
SILENT = 5
"""Questions running without a sign of the target after which no more are asked."""
LONGEST_WAIT = 120.0
"""Seconds that a busy target is waited for at most, each time."""

Progress = Callable[[int, int], None]
"""Told how many wordings are done, of how many."""

_PACKAGES = (
    "llama-index-core",
    "sentence-transformers",
    "chromadb",
    "tantivy",
    "pydantic",
    "numpy",
)


_SAME = {
    "gold_hash": "gold",
    "corpus_hash": "papers",
    "model": "embedding model",
    "target": "target",
    "code": "code",
}
"""What a run that is taken up again must be of."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run did: wordings asked now, kept from before, failed, and why the first did."""

    folder: Path
    asked: int
    kept: int
    failed: int
    error: str = ""


def run(
    gold: Gold,
    target: Target,
    holdings: Holdings,
    folder: Path,
    config: Mapping[str, Any],
    progress: Progress = lambda done, total: None,
    replace: bool = False,
    known: Sequence[Prediction] = (),
) -> Ran:
    """Ask every wording that the folder holds no answer to; a failed one is kept as such.

    ``config`` is what the call was, for the reader of the folder. Raises BadRun where the folder
    holds a run of other gold, papers, target or code; with ``replace`` such a run, and one that
    was scored, makes way. ``known`` are answers that the target has given before and would give
    again: what they answer is not asked. Raises TargetError where the target falls silent, or
    answers from papers that some roles alone may see.
    """
    questions = tuple(wordings(gold.questions))
    manifest = _manifest(gold, target, holdings, len(questions))
    _prepare(folder, manifest, config, replace)
    kept = _kept(folder, questions, known)
    todo = [asked for asked in questions if asked.key not in kept]
    if todo:
        target.prepare()
    errors = []
    silent = 0
    with (folder / PREDICTIONS).open("a", encoding="utf-8") as file:
        for number, asked in enumerate(todo, start=1):
            prediction, is_silent = _ask(asked, target)
            errors += [prediction.error] if prediction.error else []
            file.write(prediction_line(prediction))
            file.flush()
            progress(len(kept) + number, len(questions))
            silent = silent + 1 if is_silent else 0
            if silent == SILENT and number < len(todo):
                raise TargetError(
                    f"{folder}: {silent} questions running had no answer: {prediction.error}; "
                    f"the same call with '--out {folder}' goes on from there"
                )
    return Ran(folder, len(todo), len(kept), len(errors), next(iter(errors), ""))


def _prepare(
    folder: Path, manifest: dict[str, Any], config: Mapping[str, Any], replace: bool
) -> None:
    if (folder / MANIFEST).exists():
        if not replace:
            _check_same(folder, manifest)
            return
        if not (folder / AGGREGATE).exists() and not _differs(folder, manifest):
            return
        for name in (AGGREGATE, PER_QUESTION, PROBLEMS, PREDICTIONS):
            (folder / name).unlink(missing_ok=True)
    elif folder.exists() and any(folder.iterdir()):
        raise BadRun(f"{folder} holds other files: name a folder that is empty or new")
    folder.mkdir(parents=True, exist_ok=True)
    write_yaml(folder / CONFIG, config)
    write_json(folder / MANIFEST, manifest)


def _kept(folder: Path, questions: Iterable[Asked], known: Sequence[Prediction]) -> frozenset[str]:
    given = {(one.question, one.history): one for one in known if one.error is None}
    before = read_predictions(folder) | {
        asked.key: replaced(found, key=asked.key)
        for asked in questions
        if (found := given.get((asked.question, asked.gold.history)))
    }
    # What failed is asked again, and a line torn by an interruption goes
    good = [before[a.key] for a in questions if a.key in before and before[a.key].error is None]
    write_text(folder / PREDICTIONS, "".join(map(prediction_line, good)))
    return frozenset(prediction.key for prediction in good)


def _check_same(folder: Path, manifest: Mapping[str, Any]) -> None:
    other = _differs(folder, manifest)
    if other:
        raise BadRun(
            f"{folder} holds a run with other {other}: name another folder to start anew, "
            "or say '--replace'"
        )


def _differs(folder: Path, manifest: Mapping[str, Any]) -> str | None:
    before = read_manifest(folder)
    return next((what for name, what in _SAME.items() if before.get(name) != manifest[name]), None)


def _manifest(gold: Gold, target: Target, holdings: Holdings, total: int) -> dict[str, Any]:
    return {
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
        "target": target.name,
        "commit": _commit(),
        "code": target.code,
        "gold_hash": gold.hash,
        "corpus_hash": holdings.hash,
        "papers": len(holdings.papers),
        "paragraphs": len(holdings.paragraphs),
        "questions": len(gold.questions),
        "wordings": total,
        "model": holdings.model,
        "seed": SEED,
        "resamples": RESAMPLES,
        "versions": {"python": platform.python_version()} | _versions(),
    }


def _versions() -> dict[str, str]:
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _commit() -> str | None:
    def git(*words: str) -> str | None:
        done = subprocess.run(
            ["git", *words],
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip() if done.returncode == 0 else None

    try:
        head = git("rev-parse", "HEAD")
        return f"{head}, with changes" if head and git("status", "--porcelain") else head
    except OSError:
        return None  # no git here: the product was installed from an archive


def _ask(asked: Asked, target: Target) -> tuple[Prediction, bool]:
    """What a target answers, and whether it gave no sign of itself."""
    answer: dict[str, Any] | None = None
    error = None
    is_silent = False
    start = perf_counter()
    try:
        answer, seconds = _answer(asked, target)
        parse_answer(answer)
    except Withheld:
        raise  # nothing of it is written down
    except (TargetError, BadAnswer) as failure:
        seconds, answer, error = perf_counter() - start, None, str(failure)
        is_silent = isinstance(failure, Unreachable)
    except Exception as failure:  # whatever breaks inside a target, the other questions go on
        seconds, answer, error = (
            perf_counter() - start,
            None,
            f"{type(failure).__name__}: {failure}",
        )
    found = _found(asked, target, answer)
    prediction = Prediction(
        key=asked.key,
        question=asked.question,
        history=asked.gold.history,
        answer=answer,
        error=error,
        retrieved=None if found is None else tuple(name for name, _ in found),
        scores=None if found is None else tuple(round(score, 6) for _, score in found),
        seconds=round(seconds, 6),
    )
    return prediction, is_silent


def _answer(asked: Asked, target: Target) -> tuple[dict[str, Any], float]:
    """The answer and the seconds it took, without those that a busy target asked to wait."""
    for turn in range(TURNS):
        start = perf_counter()
        try:
            return target.ask(asked.request), perf_counter() - start
        except Busy as busy:
            if turn + 1 == TURNS or busy.wait > LONGEST_WAIT:
                raise
            sleep(busy.wait)
    raise AssertionError("the last turn answers or raises")


def _found(
    asked: Asked, target: Target, answer: Mapping[str, Any] | None
) -> list[tuple[str, float]] | None:
    given = (answer or {}).get("retrieved")
    if isinstance(given, list):
        return [(str(name), 0.0) for name in given[:DEPTH]]
    if target.search is None:
        return None
    try:
        return list(target.search(asked.request, DEPTH))
    except Exception:  # a search that breaks has found nothing; the answer still counts
        return []
