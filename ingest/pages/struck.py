"""Words that a line strikes out: they are printed, and not in force."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pages.sheet import Rule, Run

# A line strikes words out when it runs through the middle of their height, and not under them;
# shares of that height from the top.
_THROUGH = (0.42, 0.72)
_SHORTEST = 4.0


def part_struck(runs: Sequence[Run], rules: Sequence[Rule]) -> tuple[list[Run], list[Run]]:
    """The runs without their struck words, and the struck words."""
    lines = [rule for rule in rules if rule.level and rule.right - rule.left > _SHORTEST]
    if not lines:
        return list(runs), []
    kept: list[Run] = []
    struck: list[Run] = []
    for run in runs:
        through = [line for line in lines if _strikes(line, run)]
        if not through:
            kept.append(run)
            continue
        for word in run.words():
            middle = (word.left + word.right) / 2
            out = any(line.left - 1 <= middle <= line.right + 1 for line in through)
            (struck if out else kept).append(word)
    return kept, struck


def _strikes(line: Rule, run: Run) -> bool:
    height = run.bottom - run.top
    place = ((line.top + line.bottom) / 2 - run.top) / height if height else 0.0
    return (
        _THROUGH[0] < place < _THROUGH[1]
        and line.left < run.right - 1
        and line.right > run.left + 1
        and not run.turn
    )
