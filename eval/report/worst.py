"""The worst answers of a run, with what gold wanted and what they cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.answers import ParsedAnswer
from eval.compare import read_rows
from eval.gold import Gold, GoldQuestion
from eval.metrics.citations import right_paragraphs
from eval.metrics.nuggets import asserted_traps, nugget_matches
from eval.raters.items import source_of
from eval.results import Asked, Prediction, read_predictions, wordings
from eval.score import answer_of

MOST = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """One fact that gold wanted: its text, its evidence, and what became of it."""

    text: str
    evidence: str
    found: str


@dataclass(frozen=True, slots=True)
class Source:
    """One paragraph cited: its marker, where it is from with its text, and what gold says."""

    marker: str
    text: str
    judged: str


@dataclass(frozen=True, slots=True)
class Worst:
    """One answer that fell short."""

    key: str
    kind: str
    question: str
    earlier: tuple[str, ...]
    score: float
    status: str
    answer: str
    wanted: tuple[Wanted, ...]
    traps: tuple[str, ...]
    sources: tuple[Source, ...]


def worst_answers(folder: Path, gold: Gold, most: int = MOST) -> tuple[Worst, ...]:
    """The answers with the least supported recall, those with the least recall first."""
    rows = read_rows(folder)
    predictions = read_predictions(folder)
    ranked = sorted(
        (float(row["supported_recall"]), float(row["nugget_recall"]), key)
        for key, row in rows.items()
        if row["supported_recall"]
    )
    asked = {entry.key: entry for entry in wordings(gold.questions)}
    return tuple(
        _worst(asked[key], predictions.get(key), score)
        for score, _, key in ranked[:most]
        if score < 1 and key in asked
    )


def _worst(asked: Asked, prediction: Prediction | None, score: float) -> Worst:
    answer = answer_of(asked, prediction)
    gold = asked.gold
    given = (prediction.answer if prediction else None) or {}
    text = str(given.get("answer", "")) if answer else (prediction and prediction.error) or ""
    traps = asserted_traps(gold, answer) if answer else ()
    return Worst(
        key=asked.key,
        kind=gold.kind,
        question=asked.question,
        earlier=gold.history,
        score=score,
        status=answer.status if answer else "failed",
        answer=text or "No answer.",
        wanted=tuple(_wanted(gold, answer)),
        traps=tuple(trap.why.replace("_", " ") for trap in traps),
        sources=tuple(_sources(gold, given)) if answer else (),
    )


def _wanted(gold: GoldQuestion, answer: ParsedAnswer | None) -> Iterator[Wanted]:
    if gold.should_abstain:
        yield Wanted("Nothing: the papers do not say.", "", "")
    matches = nugget_matches(gold.all_nuggets, answer) if answer else ()
    found = {match.nugget.id: match for match in matches}
    for nugget in gold.all_nuggets:
        match = found.get(nugget.id)
        state = "missing"
        if match and match.matched:
            state = "given and cited" if match.supported else "given, not cited to its evidence"
        evidence = " or ".join(" with ".join(group) for group in nugget.evidence)
        yield Wanted(f"{nugget.text} ({nugget.weight})", evidence, state)


def _sources(gold: GoldQuestion, given: dict[str, object]) -> Iterator[Source]:
    right = right_paragraphs(gold)
    citations = given.get("citations")
    for citation in citations if isinstance(citations, list) else ():
        name = str(citation["paragraph_id"])
        judged = "right" if name in right else "not in gold"
        yield Source(f"[{citation['marker']}] {name}", source_of(citation), judged)
