"""Who worded the answers of a run: the program alone, or a language model, real or played."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from eval.results import Prediction

ALONE = "no language model had a part in them"


UNKNOWN = "another system's; whether a language model had a part in them is not known"


def answerer(predictions: Iterable[Prediction], is_another: bool = False) -> str:
    """One line: which endpoint was real and which played, how often it worded, what it took.

    It is told from the answers themselves, so that a run cannot claim a model it did not ask;
    another system's that say nothing of it leave it open.
    """
    uses = [use for one in predictions if (use := (one.answer or {}).get("model"))]
    if not uses:
        return UNKNOWN if is_another else ALONE
    names = " and ".join(sorted({_endpoint(use) for use in uses if use.get("endpoint") != "none"}))
    outcomes = Counter(str(use.get("outcome")) for use in uses)
    parts = [
        names or "a model was configured and never asked",
        f"{outcomes['worded']} of {len(uses)} answers worded by it, the others composed",
        f"{_sum(uses, 'replaced')} statements put back into the papers' words, "
        f"{_sum(uses, 'left_out')} left out",
        f"{_sum(uses, 'tokens_in') + _sum(uses, 'tokens_out')} tokens, "
        f"{sum(float(use.get('seconds') or 0) for use in uses):.1f} s, "
        f"cost {sum(float(use.get('cost') or 0) for use in uses):.4g}",
    ]
    return "; ".join(parts)


def _endpoint(use: Mapping[str, Any]) -> str:
    kind = {"played": "a PLAYED endpoint, no model", "real": "a real endpoint"}
    told = kind.get(str(use.get("endpoint")), "an endpoint of unknown kind")
    return f"{use.get('model')} at {use.get('host')}, {told}"


def _sum(uses: Iterable[Mapping[str, Any]], name: str) -> int:
    return sum(int(use.get(name) or 0) for use in uses)
