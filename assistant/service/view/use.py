"""What the language model took today, as the page of its use shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.generate.ledger import Spent
from assistant.settings import ModelSettings

SHOWN = 50
"""So many calls are listed, the latest first."""
OUTCOMES = {
    "answered": "worded an answer",
    "not_answered": "found no answer in the paragraphs",
    "failed": "failed: the composed answer was shown",
    "left": "the reader left",
    "follow_up": "made a follow-up question stand-alone",
}


@dataclass(frozen=True, slots=True)
class Budget:
    """One budget of the day: what is used, what may be, and what is left."""

    name: str
    used: str
    most: str
    left: str


@dataclass(frozen=True, slots=True)
class CallView:
    """One call of the model as a row."""

    at: str
    model: str
    outcome: str
    tokens: str
    seconds: str
    cost: str


def budgets(spent: Spent, settings: ModelSettings) -> tuple[Budget, ...]:
    """Today's tokens and cost against what the settings allow."""
    tokens, cost = settings.daily_tokens, settings.daily_cost
    return (
        Budget(
            "Tokens",
            f"{spent.tokens:,}",
            f"{tokens:,}" if tokens else "no limit",
            f"{max(tokens - spent.tokens, 0):,}" if tokens else "–",
        ),
        Budget(
            "Cost",
            f"{spent.cost:.4g}",
            f"{cost:g}" if cost else "no limit",
            f"{max(cost - spent.cost, 0):.4g}" if cost else "–",
        ),
    )


def calls(rows: Sequence[Mapping[str, Any]]) -> tuple[CallView, ...]:
    """The calls that ended, latest first."""
    ended = [row for row in rows if row.get("event") == "ended"]
    return tuple(_call(row) for row in reversed(ended[-SHOWN:]))


def _call(row: Mapping[str, Any]) -> CallView:
    outcome = str(row.get("outcome") or row.get("for", ""))
    estimated = " (estimated)" if row.get("counted") == "estimated" else ""
    return CallView(
        str(row.get("at", ""))[11:16],
        str(row.get("model", "")),
        OUTCOMES.get(outcome, outcome),
        f"{int(row.get('tokens', 0)):,}{estimated}",
        f"{float(row.get('seconds', 0)):.1f}",
        f"{float(row.get('cost', 0)):.4g}",
    )
