"""How far raters agree with one another, and each automatic metric with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.answers import ParsedAnswer
from eval.gold import Gold, GoldQuestion
from eval.holdings import Holdings
from eval.judge.verdicts import Verdict
from eval.metrics.citations import is_valid, right_paragraphs, wrong_authority, wrong_year
from eval.metrics.nuggets import asserted_traps, nugget_matches, recalls
from eval.metrics.support import bears_out
from eval.metrics.table import HEADLINE, Measures
from eval.raters.agreement import Level, cohen_kappa, krippendorff_alpha, pairs_of_raters
from eval.raters.items import ALLOWED, FLAGS, Task, resting_on
from eval.raters.labels import Label
from eval.results import Prediction, wordings, write_json
from eval.score import answer_of

FLOOR = 0.6
"""Agreement with people below which a metric may not stop a release."""
FEWEST = 30
"""Rated items below which agreement says nothing yet."""

AGREEMENT = "agreement.json"
_WORTH = {"correct": 1.0, "partly": 0.5, "incorrect": 0.0}
_LEVEL: dict[Task, Level] = {
    "nugget": "ordinal",
    "citation": "ordinal",
    "answer": "nominal",
    "pair": "interval",
}

NOT_JUDGED: Mapping[str, Verdict] = {}

Judged = tuple[GoldQuestion, ParsedAnswer, Label, str]
"""A rated item's question and answer, a label of it with the flags that most raters set, and what
most raters said of it."""


def between_raters(labels: Sequence[Label]) -> dict[str, Any]:
    """Alpha for each task, and kappa for each two raters of it."""
    found: dict[str, Any] = {}
    for task, allowed in ALLOWED.items():
        by_item: dict[str, dict[str, Hashable]] = {}
        for label in labels:
            if label.task == task:
                by_item.setdefault(label.item, {})[label.rater] = allowed.index(label.label)
        units = [tuple(map(float, given.values())) for given in by_item.values()]  # type: ignore[arg-type]
        if units:
            found[task] = {
                "items": len(units),
                "double": sum(len(unit) > 1 for unit in units),
                "alpha": _rounded(krippendorff_alpha(units, _LEVEL[task])),
                "kappa": {
                    " and ".join(pair): {"value": _rounded(cohen_kappa(both)), "n": len(both)}
                    for pair, both in sorted(pairs_of_raters(by_item).items())
                },
            }
    return found


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


def with_metrics(
    labels: Sequence[Label],
    run: str,
    gold: Gold,
    predictions: Mapping[str, Prediction],
    holdings: Holdings,
) -> dict[str, Any]:
    """Each automatic metric's agreement with what most raters said of one run's answers.

    Yes or no is compared by kappa, the share of an answer that is right by Spearman's rho.
    """
    judged = _judged([label for label in labels if label.runs == (run,)], gold, predictions)
    answers = [entry for entry in judged if entry[2].task == "answer"]
    rated = [entry for entry in answers if entry[3] in _WORTH and not entry[0].should_abstain]
    found = {
        "nugget_recall_150": _kappa(_of(judged, "nugget"), "present", _gives),
        "citation_precision": _kappa(_of(judged, "citation"), "supports", _is_right),
        "support_recall": _kappa(
            _of(judged, "citation"), "supports", lambda entry: _is_borne_out(entry, holdings)
        ),
        "citation_validity": _kappa(
            _of(judged, "citation"), "supports", lambda entry: _is_printed(entry, holdings)
        ),
        "abstention": _kappa(answers, "refusal", lambda entry: entry[1].abstained),
        "trap": _kappa(
            [entry for entry in answers if entry[0].distractors],
            "incorrect",
            lambda entry: bool(asserted_traps(entry[0], entry[1])),
        ),
        "wrong_authority": _flag(
            answers, "wrong_authority", lambda gold, given: wrong_authority(gold, given, holdings)
        ),
        "wrong_year": _flag(
            answers, "wrong_year", lambda gold, given: wrong_year(gold, given, holdings)
        ),
        "supported_recall": _spearman(
            [(_WORTH[most], _supported(gold, given)) for gold, given, _, most in rated]
        ),
    }
    return {name: entry for name, entry in sorted(found.items()) if entry["n"]}


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
    judged = _judged([label for label in labels if label.runs == (run,)], gold, predictions)
    return {
        "judge": _with_judge(_of(judged, "answer"), verdicts),
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
    """The headline metrics that may stop a release: all but those found below the floor."""
    return tuple(
        name
        for name in HEADLINE
        if name not in metrics
        or metrics[name]["n"] < FEWEST
        or metrics[name]["value"] is None
        or metrics[name]["value"] >= FLOOR
    )


def _judged(
    labels: Sequence[Label], gold: Gold, predictions: Mapping[str, Prediction]
) -> list[Judged]:
    asked = {entry.key: entry for entry in wordings(gold.questions)}
    by_item: dict[str, list[Label]] = {}
    for label in labels:
        if label.key in asked:
            by_item.setdefault(label.item, []).append(label)
    found = []
    for given in by_item.values():
        question = asked[given[0].key]
        answer = answer_of(question, predictions.get(question.key))
        if answer:
            most = Counter(sorted(label.label for label in given)).most_common(1)[0][0]
            found.append((question.gold, answer, replace(given[0], flags=_flags(given)), most))
    return found


def _flags(given: Sequence[Label]) -> tuple[str, ...]:
    """The flags that more than half of the raters set."""
    return tuple(f for f in FLAGS if 2 * sum(f in label.flags for label in given) > len(given))


def _with_judge(answers: Sequence[Judged], verdicts: Mapping[str, Verdict]) -> dict[str, Any]:
    """Kappa of a model's grades and what most raters said; empty where it graded none of them."""
    grades = {key: verdict.grade for key, verdict in verdicts.items() if verdict.grade}
    pairs = [(entry[3], grades[entry[2].key]) for entry in answers if entry[2].key in grades]
    return {"value": _rounded(cohen_kappa(pairs)), "n": len(pairs)} if pairs else {}


def _of(judged: Sequence[Judged], task: Task) -> list[Judged]:
    return [entry for entry in judged if entry[2].task == task]


def _kappa(
    judged: Sequence[Judged], yes: str, automatic: Callable[[Judged], bool]
) -> dict[str, Any]:
    pairs = [(entry[3] == yes, automatic(entry)) for entry in judged]
    return {"by": "kappa", "value": _rounded(cohen_kappa(pairs)), "n": len(pairs)}


def _flag(
    judged: Sequence[Judged],
    flag: str,
    automatic: Callable[[GoldQuestion, ParsedAnswer], Measures],
) -> dict[str, Any]:
    pairs = []
    for gold, answer, label, _ in judged:
        measured = automatic(gold, answer)
        if flag in measured:
            pairs.append((flag in label.flags, measured[flag].reached > 0))
    return {"by": "kappa", "value": _rounded(cohen_kappa(pairs)), "n": len(pairs)}


def _spearman(pairs: Sequence[tuple[float, float]]) -> dict[str, Any]:
    people, metric = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    value = None
    if len(set(people)) > 1 and len(set(metric)) > 1:
        # scipy takes a while to load, and only this needs it
        from scipy.stats import spearmanr

        value = float(spearmanr(people, metric).statistic)
    return {"by": "rho", "value": _rounded(value), "n": len(pairs)}


def _gives(entry: Judged) -> bool:
    gold, answer, label, _ = entry
    nuggets = [nugget for nugget in gold.all_nuggets if nugget.id == label.part]
    return any(match.matched for match in nugget_matches(nuggets, answer))


def _is_right(entry: Judged) -> bool:
    return entry[2].part in right_paragraphs(entry[0])


def _is_printed(entry: Judged, holdings: Holdings) -> bool:
    _, answer, label, _ = entry
    return all(is_valid(c, holdings) for c in answer.citations if c.paragraph_id == label.part)


def _is_borne_out(entry: Judged, holdings: Holdings) -> bool:
    _, answer, label, _ = entry
    return bears_out([holdings.source_text(label.part)], resting_on(answer, label.part), holdings)


def _supported(gold: GoldQuestion, answer: ParsedAnswer) -> float:
    return 0.0 if answer.abstained else recalls(gold, answer)["supported_recall"].reached


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
