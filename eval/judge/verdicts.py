"""What a judge said of each wording, kept line by line in the run, and its figures."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from eval.gold import Gold
from eval.intervals import RESAMPLES, cluster_counts, ratio_estimate
from eval.judge.prompt import GRADES
from eval.results import Asked, wordings, write_json

VERDICTS = "judge.jsonl"
FIGURES = "judge.json"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One answer as judged; ``grade`` is None where the judge gave none, and ``error`` why.

    ``request`` is a digest of what was sent, ``endpoint`` real or played.
    """

    key: str
    request: str
    grade: str | None
    reason: str
    error: str | None
    model: str
    endpoint: str
    tokens: int

    @property
    def line(self) -> str:
        """As it stands in the file."""
        return json.dumps(asdict(self), ensure_ascii=False) + "\n"


def read_verdicts(folder: Path) -> dict[str, Verdict]:
    """The last verdict on each wording; a line that an interruption tore is left out."""
    path = folder / VERDICTS
    lines = path.read_bytes().split(b"\n") if path.exists() else []
    found = [verdict for line in lines if (verdict := _verdict(line))]
    return {verdict.key: verdict for verdict in found}


def _verdict(line: bytes) -> Verdict | None:
    try:
        return Verdict(**json.loads(line))
    except (ValueError, TypeError):
        return None


def figures(
    gold: Gold, verdicts: Mapping[str, Verdict], resamples: int = RESAMPLES
) -> dict[str, Any]:
    """The share of each grade with its interval over clusters, of the answers judged.

    ``right`` is correct, or a refusal where the papers do not tell.
    """
    judged = [
        (asked, verdicts[asked.key].grade or "")
        for asked in wordings(gold.questions)
        if asked.key in verdicts and verdicts[asked.key].grade
    ]
    shares = {"right": [float(_is_right(*entry)) for entry in judged]}
    shares |= {name: [float(grade == name) for _, grade in judged] for name in GRADES}
    entries = [asked for asked, _ in judged]
    return {
        "models": sorted({_judge(verdict) for verdict in verdicts.values() if verdict.grade}),
        "tokens": sum(verdict.tokens for verdict in verdicts.values()),
        "judged": len(judged),
        "not_judged": sum(1 for _ in wordings(gold.questions)) - len(judged),
        "errors": dict(sorted(Counter(v.error for v in verdicts.values() if v.error).items())),
        "shares": {n: _estimate(entries, of, resamples) for n, of in shares.items() if judged},
    }


def store_figures(folder: Path, gold: Gold) -> dict[str, Any]:
    """Work the figures out anew and write them into the run."""
    found = figures(gold, read_verdicts(folder))
    write_json(folder / FIGURES, found)
    return found


def read_figures(folder: Path) -> dict[str, Any]:
    """The figures of a run; empty where nothing was judged."""
    path = folder / FIGURES
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def _judge(verdict: Verdict) -> str:
    kind = {"played": "a PLAYED endpoint, no model"}.get(verdict.endpoint, "a real endpoint")
    return f"{verdict.model} ({kind})"


def _is_right(asked: Asked, grade: str) -> bool:
    return grade == "correct" or (grade == "refusal" and asked.gold.should_abstain)


def _estimate(
    entries: Sequence[Asked], values: Sequence[float], resamples: int
) -> dict[str, float | int]:
    names = sorted({asked.gold.cluster for asked in entries})
    reached, of = np.zeros(len(names)), np.zeros(len(names))
    for asked, value in zip(entries, values, strict=True):
        place, weight = names.index(asked.gold.cluster), 1 / len(asked.gold.wordings)
        reached[place] += weight * value
        of[place] += weight
    return ratio_estimate(reached, of, cluster_counts(len(names), resamples)).as_json()
