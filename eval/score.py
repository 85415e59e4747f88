"""Predictions -> per_question.csv, aggregate.json and problems.log, the same every time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.answers import BadAnswer, ParsedAnswer, parse_answer
from eval.gold import Gold
from eval.holdings import Holdings
from eval.intervals import RESAMPLES, SEED
from eval.metrics.aggregate import Row, aggregate
from eval.metrics.calibration import calibration
from eval.metrics.citations import is_valid, wrong_authority
from eval.metrics.nuggets import asserted_traps
from eval.metrics.question import measure
from eval.metrics.quotations import quote_fidelity
from eval.metrics.table import METRICS
from eval.results import (
    AGGREGATE,
    PER_QUESTION,
    PROBLEMS,
    Asked,
    BadRun,
    Prediction,
    read_manifest,
    read_predictions,
    wordings,
    write_json,
    write_text,
)

_ABOUT = ("key", "id", "cluster", "split", "kind", "authorities", "themes")
_SEEN = ("weight", "status", "seconds", "confidence")


def score(
    folder: Path, gold: Gold, holdings: Holdings, resamples: int = RESAMPLES
) -> dict[str, Any]:
    """Score a run and write its three files; returns what aggregate.json holds.

    A question that gold has and the run has not, or asked in other words, counts as failed.
    Raises BadRun where the folder is no run, or gold has no questions for it.
    """
    manifest = read_manifest(folder)
    if not gold.questions:
        raise BadRun(f"{folder}: the gold holds no questions of its split, so nothing is scored")
    predictions = read_predictions(folder)
    searches = any(prediction.retrieved is not None for prediction in predictions.values())
    rows, problems = [], []
    for asked in wordings(gold.questions):
        prediction = predictions.get(asked.key)
        rows.append(_row(asked, prediction, searches, holdings))
        problems += [f"{asked.key}: {text}" for text in _problems(asked, prediction, holdings)]
    extra = sorted(set(predictions) - {row.key for row in rows})
    problems += [f"{key}: not in gold, left out" for key in extra]
    if holdings.hash != manifest.get("corpus_hash"):
        problems.insert(0, "the store has changed since the run: citations are held to what is now")
    result = {
        "target": manifest.get("target"),
        "gold_hash": gold.hash,
        "corpus_hash": holdings.hash,
        "questions": len(gold.questions),
        "wordings": len(rows),
        "clusters": len({row.gold.cluster for row in rows}),
        "seed": SEED,
        "resamples": resamples,
        **aggregate(rows, resamples),
        "calibration": calibration(rows),
    }
    write_text(folder / PER_QUESTION, _table(rows))
    write_json(folder / AGGREGATE, result)
    write_text(folder / PROBLEMS, "".join(f"{line}\n" for line in problems))
    return result


def answer_of(asked: Asked, prediction: Prediction | None) -> ParsedAnswer | None:
    """The answer to this wording, None where it is missing, failed, broken or to other words."""
    if prediction is None or prediction.answer is None or not prediction.fits(asked):
        return None
    try:
        return parse_answer(prediction.answer)
    except BadAnswer:
        return None  # a run of before such answers were refused, or one that was edited


def _row(asked: Asked, prediction: Prediction | None, searches: bool, holdings: Holdings) -> Row:
    answer = answer_of(asked, prediction)
    ranked: tuple[str, ...] | None = None
    if searches:
        ranked = (prediction.retrieved if prediction and answer else None) or ()
    return Row(
        key=asked.key,
        gold=asked.gold,
        measures=measure(asked.gold, answer, ranked, holdings),
        status=answer.status if answer else "failed",
        seconds=prediction.seconds if prediction and answer else None,
        confidence=_confidence(answer, prediction),
    )


def _confidence(answer: ParsedAnswer | None, prediction: Prediction | None) -> float | None:
    if answer is None or prediction is None or answer.confidence is not None:
        return answer.confidence if answer else None
    return prediction.scores[0] if prediction.scores else None


def _problems(asked: Asked, prediction: Prediction | None, holdings: Holdings) -> Iterator[str]:
    if prediction is None:
        yield "no prediction: the run was cut short, or gold has grown since"
        return
    if prediction.error:
        yield f"failed: {prediction.error}"
        return
    answer = answer_of(asked, prediction)
    if answer is None:
        asked_so = "not an answer in the agreed form" if prediction.fits(asked) else ""
        yield f"{asked_so or 'asked in other words than gold has now'}: run it again"
        return
    for marker in answer.dangling:
        yield f"marker [{marker}] has no citation"
    for citation in answer.citations:
        if not is_valid(citation, holdings):
            held = citation.paragraph_id in holdings.paragraphs
            what = "does not print what the paper prints" if held else "is not held"
            yield f"citation [{citation.marker}] {citation.paragraph_id} {what}"
    words_asked = (*asked.gold.wordings, *asked.gold.history)
    for name, measured in quote_fidelity(answer, holdings, words_asked).items():
        if measured.reached < measured.of:
            yield f"{name}: {measured.of - measured.reached:.0f} quotations are not verbatim"
    for measured in wrong_authority(asked.gold, answer, holdings).values():
        if measured.reached:
            yield f"{measured.reached:.0f} citations are of another authority than asked about"
    for trap in asserted_traps(asked.gold, answer):
        yield f"says the wrong thing ({trap.why})"


def _table(rows: Sequence[Row]) -> str:
    """One line a wording; ``NAME_of`` is what a metric's value was divided by."""
    names = [metric.name for metric in METRICS]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*_ABOUT, *_SEEN, *(part for name in names for part in (name, f"{name}_of"))])
    for row in rows:
        gold = row.gold
        about = [row.key, gold.id, gold.cluster, gold.split, gold.kind]
        about += [";".join(gold.authorities), ";".join(gold.themes)]
        seen = [_number(row.weight), row.status, _number(row.seconds), _number(row.confidence)]
        cells = [cell for name in names for cell in _cells(row, name)]
        writer.writerow([*about, *seen, *cells])
    return out.getvalue()


def _cells(row: Row, name: str) -> tuple[str, str]:
    measured = row.measures.get(name)
    if measured is None or not measured.of:
        return "", ""
    return _number(measured.reached / measured.of), _number(measured.of)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")
