"""One question of a conversation and its answer, as values and as JSON."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from assistant.answer import Answer, Citation, Coverage, ModelUse, Question


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation and its answer; ``number`` counts from 1."""

    number: int
    answer: Answer

    @property
    def question(self) -> str:
        """What was asked, as it was typed."""
        return self.answer.question.text


def as_json(turn: Turn) -> dict[str, Any]:
    """The turn as it is kept: the answer's JSON, and the questions before it."""
    return turn.answer.as_json() | {"history": list(turn.answer.question.history)}


def from_json(number: int, kept: dict[str, Any]) -> Turn:
    """A turn as it was kept, whatever fields of citations came or went since."""
    question = Question(kept["question"], tuple(kept["history"]), id=kept["id"])
    answer = Answer(
        question,
        kept["kind"],
        kept["status"],
        kept["answer"],
        citations=tuple(_citation(row) for row in kept["citations"]),
        nearest=tuple(_citation(row) for row in kept["nearest"]),
        coverage=_coverage(kept["coverage"]),
        suggestions=tuple(kept["suggestions"]),
        follow_up=kept["follow_up"],
        seconds=kept["seconds"],
        model=_model(kept.get("model")),
    )
    return Turn(number, answer)


def _citation(row: dict[str, Any]) -> Citation:
    known = {field.name for field in fields(Citation)}
    return Citation(**{name: value for name, value in row.items() if name in known})


def _model(row: dict[str, Any] | None) -> ModelUse | None:
    known = {field.name for field in fields(ModelUse)}
    return ModelUse(**{name: row[name] for name in row if name in known}) if row else None


def _coverage(row: dict[str, Any]) -> Coverage:
    known = {field.name for field in fields(Coverage)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in row.items()
        if name in known
    }
    return Coverage(**values)
