"""What another threshold of abstention would have cost, from a scored run.

``python -m eval.threshold RUN [RUN...]`` prints, for each probability from which an answer might
be shown, the share of answerable questions that would be refused and of absent ones that would
be answered, and the sum of both kinds of error. The probability is the one that the answer's
``confidence`` tells: of an abstention it is that of its contrary.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

STEPS = tuple(step / 20 for step in range(1, 13))
ABSTAINED = ("not_in_papers", "refused")
Weighed = tuple[float, bool]
"""How likely there is an answer (0 to 1), and whether the papers have one."""


def weighed(run: Path) -> list[Weighed]:
    """The questions of a run that an answer was looked for; raises OSError where it is not one."""
    with (run / "per_question.csv").open(encoding="utf-8", newline="") as file:
        kinds = {row["key"]: row["kind"] for row in csv.DictReader(file)}
    found = []
    for line in (run / "predictions.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        answer = entry["answer"] or {}
        sure = answer.get("confidence")
        if sure is None:
            continue
        likely = 1 - sure if answer["status"] in ABSTAINED else sure
        found.append((likely, kinds[entry["key"]] != "absent"))
    return found


def costs(answers: Sequence[Weighed], threshold: float) -> tuple[int, int]:
    """How many answerable questions a threshold refuses, and how many absent ones it answers."""
    refused = sum(1 for likely, held in answers if held and likely < threshold)
    invented = sum(1 for likely, held in answers if not held and likely >= threshold)
    return refused, invented


def main(runs: Iterable[str]) -> int:
    """Print the curve over all the runs together."""
    answers = [one for run in runs for one in weighed(Path(run))]
    held = sum(1 for _, answerable in answers if answerable)
    absent = len(answers) - held
    print(f"{held} answerable, {absent} absent\nfrom   over-refusal   false answers   errors")
    for threshold in STEPS:
        refused, invented = costs(answers, threshold)
        print(
            f"{threshold:.2f}   {refused / max(held, 1):12.3f}   {invented / max(absent, 1):13.3f}"
            f"   {refused + invented:6}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
