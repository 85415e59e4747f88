"""Question by question: which wordings are answered better or worse than before, and in what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from eval.metrics.table import BY_NAME, HEADLINE

Verdict = Literal["worse", "mixed", "better"]
VERDICTS: tuple[Verdict, ...] = ("worse", "mixed", "better")

Row = Mapping[str, Any]
"""A line of per_question.csv."""


@dataclass(frozen=True, slots=True)
class Move:
    """One headline metric of one wording before and after."""

    metric: str
    before: float
    after: float

    @property
    def gain(self) -> float:
        """How much better it is; below 0 where it is worse."""
        difference = self.after - self.before
        return -difference if BY_NAME[self.metric].better == "lower" else difference


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """One wording with the headline metrics that changed; ``question`` is empty if not known."""

    key: str
    question: str
    moves: tuple[Move, ...]

    @property
    def verdict(self) -> Verdict:
        """``mixed`` where it is better by one metric and worse by another."""
        ways = {move.gain > 0 for move in self.moves}
        return "mixed" if len(ways) > 1 else "better" if ways == {True} else "worse"

    @property
    def gain(self) -> float:
        """The gains of all metrics together."""
        return sum(move.gain for move in self.moves)

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        moves = {move.metric: {"before": move.before, "after": move.after} for move in self.moves}
        about = {"key": self.key, "question": self.question, "verdict": self.verdict}
        return about | {"metrics": moves}


def question_changes(
    old: Mapping[str, Row], new: Mapping[str, Row], texts: Mapping[str, str]
) -> tuple[QuestionChange, ...]:
    """The wordings of which any headline metric changed, the greatest losses first."""
    changed = [
        QuestionChange(key, texts.get(key, ""), moves)
        for key in old
        if (moves := _moves(old[key], new[key]))
    ]
    return tuple(sorted(changed, key=lambda change: (round(change.gain, 6), change.key)))


def _moves(old: Row, new: Row) -> tuple[Move, ...]:
    pairs = [(name, float(old[name] or 0), float(new[name] or 0)) for name in HEADLINE]
    return tuple(Move(*pair) for pair in pairs if pair[1] != pair[2])


def of_verdict(changes: Sequence[QuestionChange], verdict: Verdict) -> list[QuestionChange]:
    """Those of one verdict, the greatest changes first."""
    found = [change for change in changes if change.verdict == verdict]
    return found[::-1] if verdict == "better" else found
