"""How far each automatic metric agrees with what people say of the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.answers import ParsedAnswer
from eval.gold import Gold, GoldQuestion
from eval.holdings import Holdings
from eval.metrics.citations import is_valid, right_paragraphs
from eval.metrics.nuggets import asserted_traps, nugget_matches
from eval.metrics.question import measure
from eval.metrics.quotations import quotations_of
from eval.metrics.support import bears_out
from eval.metrics.table import METRICS, Measures
from eval.raters.agreement import cohen_kappa
from eval.raters.items import Task, resting_on
from eval.raters.labels import Label, flags_said
from eval.results import Asked, Prediction, wordings
from eval.score import answer_of

_WORTH = {"correct": 1.0, "partly": 0.5, "incorrect": 0.0}
_RANKED = tuple(metric for metric in METRICS if metric.name != "failed")
_REFUSING = ("abstention", "abstention_precision", "abstention_recall", "abstention_f1")


@dataclass(frozen=True, slots=True)
class Judged:
    """A rated item of an answer, with what most raters said of it."""

    asked: Asked
    answer: ParsedAnswer
    task: str
    part: str
    most: str

    @property
    def gold(self) -> GoldQuestion:
        """The question it answers."""
        return self.asked.gold


def judged_items(
    labels: Sequence[Label], run: str, gold: Gold, predictions: Mapping[str, Prediction]
) -> list[Judged]:
    """The items of one run that were rated, each once."""
    asked = {entry.key: entry for entry in wordings(gold.questions)}
    by_item: dict[str, list[Label]] = {}
    for label in labels:
        if label.key in asked and label.runs == (run,):
            by_item.setdefault(label.item, []).append(label)
    found = []
    for given in by_item.values():
        question = asked[given[0].key]
        answer = answer_of(question, predictions.get(question.key))
        if answer:
            most = Counter(sorted(label.label for label in given)).most_common(1)[0][0]
            found.append(Judged(question, answer, given[0].task, given[0].part, most))
    return found


def with_metrics(
    labels: Sequence[Label],
    run: str,
    gold: Gold,
    predictions: Mapping[str, Prediction],
    holdings: Holdings,
) -> dict[str, Any]:
    """Each automatic metric's agreement with what most raters said of one run's answers.

    Yes or no is compared by kappa. Where people are not asked what a metric tells, the share of
    the answer that they find right is set against it by Spearman's rho, turned round where less
    is better. Of the two gates that hold texts against one another, ``seen`` tells how many of
    their ``faults`` people do not call supported either.
    """
    judged = judged_items(labels, run, gold, predictions)
    answers, citations = of_task(judged, "answer"), of_task(judged, "citation")
    measures = {
        key: _measures(predictions[key], entry, holdings)
        for key, entry in {entry.asked.key: entry for entry in judged}.items()
    }
    flags = _flags(labels, run)
    quoted = [(e, held) for e in citations if (held := quotations_of(e.answer, e.part, holdings))]
    rated = [e for e in answers if e.most in _WORTH and not e.gold.should_abstain]
    found = {m.name: _rho(rated, measures, m.name, m.better == "lower") for m in _RANKED}
    found |= {name: _kappa(answers, "refusal", lambda e: e.answer.abstained) for name in _REFUSING}
    held_by_none = [entry for entry in answers if entry.gold.should_abstain]
    answerable = [entry for entry in answers if not entry.gold.should_abstain]
    found |= {
        "nugget_recall_150": _kappa(of_task(judged, "nugget"), "present", _gives),
        "citation_precision": _kappa(citations, "supports", _is_right),
        "support_recall": _kappa(citations, "supports", lambda e: _is_borne_out(e, holdings)),
        "citation_validity": _gate([(e, _is_printed(e, holdings)) for e in citations]),
        "quote_fidelity": _gate([(entry, all(held)) for entry, held in quoted]),
        "false_answer": _kappa(held_by_none, "refusal", lambda e: e.answer.abstained),
        "over_refusal": _kappa(answerable, "refusal", lambda e: e.answer.abstained),
        "trap": _kappa(
            [entry for entry in answers if entry.gold.distractors],
            "incorrect",
            lambda e: bool(asserted_traps(e.gold, e.answer)),
        ),
        "wrong_authority": _flag("wrong_authority", flags, measures),
        "wrong_year": _flag("wrong_year", flags, measures),
    }
    return {name: entry for name, entry in sorted(found.items()) if entry["n"]}


def of_task(judged: Sequence[Judged], task: Task) -> list[Judged]:
    """Those of one kind of rating."""
    return [entry for entry in judged if entry.task == task]


def rounded(value: float | None) -> float | None:
    """A figure as it is kept."""
    return None if value is None else round(value, 6)


def _measures(prediction: Prediction, entry: Judged, holdings: Holdings) -> Measures:
    return measure(entry.gold, entry.answer, prediction.retrieved, holdings)


def _flags(labels: Sequence[Label], run: str) -> dict[str, frozenset[str]]:
    """The flags that more than half of the raters set on each answer of a run, by its key."""
    found = {}
    for (key, runs), by_rater in flags_said(labels).items():
        counts = Counter(flag for flags in by_rater.values() for flag in flags)
        if runs == (run,):
            most = (flag for flag, count in counts.items() if 2 * count > len(by_rater))
            found[key] = frozenset(most)
    return found


def _kappa(
    judged: Sequence[Judged], yes: str, automatic: Callable[[Judged], bool]
) -> dict[str, Any]:
    return _by_kappa([(entry.most == yes, automatic(entry)) for entry in judged])


def _by_kappa(pairs: Sequence[tuple[bool, bool]]) -> dict[str, Any]:
    return {"by": "kappa", "value": rounded(cohen_kappa(pairs)), "n": len(pairs)}


def _gate(judged: Sequence[tuple[Judged, bool]]) -> dict[str, Any]:
    pairs = [(entry.most == "supports", holds) for entry, holds in judged]
    faults = [said for said, holds in pairs if not holds]
    return _by_kappa(pairs) | {"faults": len(faults), "seen": faults.count(False)}


def _flag(
    flag: str, flags: Mapping[str, frozenset[str]], measures: Mapping[str, Measures]
) -> dict[str, Any]:
    return _by_kappa(
        [
            (flag in flags.get(key, ()), measured[flag].reached > 0)
            for key, measured in measures.items()
            if flag in measured
        ]
    )


def _rho(
    rated: Sequence[Judged], measures: Mapping[str, Measures], name: str, is_turned: bool
) -> dict[str, Any]:
    pairs = [
        (_WORTH[entry.most], (-1 if is_turned else 1) * measured.reached / measured.of)
        for entry in rated
        if (measured := measures[entry.asked.key].get(name)) and measured.of
    ]
    people, metric = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    value = None
    if len(set(people)) > 1 and len(set(metric)) > 1:
        # scipy takes a while to load, and only this needs it
        from scipy.stats import spearmanr

        value = float(spearmanr(people, metric).statistic)
    return {"by": "rho", "value": rounded(value), "n": len(pairs)}


def _gives(entry: Judged) -> bool:
    nuggets = [nugget for nugget in entry.gold.all_nuggets if nugget.id == entry.part]
    return any(match.matched for match in nugget_matches(nuggets, entry.answer))


def _is_right(entry: Judged) -> bool:
    return entry.part in right_paragraphs(entry.gold)


def _is_printed(entry: Judged, holdings: Holdings) -> bool:
    own = [one for one in entry.answer.citations if one.paragraph_id == entry.part]
    return all(is_valid(citation, holdings) for citation in own)


def _is_borne_out(entry: Judged, holdings: Holdings) -> bool:
    claim = resting_on(entry.answer, entry.part)
    return bears_out([holdings.source_text(entry.part)], claim, holdings)
