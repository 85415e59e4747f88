"""What ``papers eval compare`` prints."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from eval.compare import Change, Comparison
from eval.metrics.table import BY_NAME
from eval.moves import VERDICTS, Verdict, of_verdict
from eval.report.comparison import TITLES, conclusion, tally

FEW = 15
"""Wordings told of each kind; the others are in the JSON and in the page."""
_WIDTH = 96
NOT_COUNTED = " (people agree with this metric too little to count)"


def lines_of(found: Comparison) -> Iterator[str]:
    """The headline metrics, broken gates, the wordings that changed, and the conclusion."""
    yield from map(_change, found.changes)
    for gate in found.gates:
        before = "absent" if gate.before is None else f"{gate.before:.3f}"
        shown = "" if gate.counts else NOT_COUNTED
        yield f"{BY_NAME[gate.name].title}: gate broken, {before} -> {gate.after:.3f}{shown}"
        if gate.keys:
            more = f" and {len(gate.keys) - FEW} more" if len(gate.keys) > FEW else ""
            yield f"  in {', '.join(gate.keys[:FEW])}{more}; see problems.log"
    yield tally(found)
    for verdict in VERDICTS:
        yield from _changed(found, verdict)
    yield conclusion(found)


def _change(change: Change) -> str:
    shown = "" if change.counts else NOT_COUNTED
    return (
        f"{BY_NAME[change.name].title:32} {change.before:.3f} -> {change.after:.3f}  "
        f"{change.difference:+.3f} ({change.low:+.3f} to {change.high:+.3f})  "
        f"p {change.corrected:.4f}  {change.wins} wins, {change.ties} ties, "
        f"{change.losses} losses  {change.verdict}{shown}"
    )


def _changed(found: Comparison, verdict: Verdict) -> Iterator[str]:
    changed = of_verdict(found.questions, verdict)
    if changed:
        yield f"{TITLES[verdict]}:"
    for one in changed[:FEW]:
        yield f"  {one.key}  {shorten(one.question, _WIDTH, placeholder=' ...')}".rstrip()
        moves = [f"{BY_NAME[m.metric].title} {m.before:.2f} -> {m.after:.2f}" for m in one.moves]
        yield f"    {'; '.join(moves)}"
    if len(changed) > FEW:
        yield f"  and {len(changed) - FEW} more (all with --json, or as a page with --out DIR)"
