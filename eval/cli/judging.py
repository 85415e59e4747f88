"""Commands over runs: score, report, compare."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.cli.failures import Status
from corpus.settings import CorpusSettings
from eval.cli.running import checked_gold, store_of
from eval.compare import Comparison, compare
from eval.gold import Gold, load_gold
from eval.holdings import Holdings, read_holdings
from eval.kept import keep
from eval.metrics.table import BY_NAME, METRICS
from eval.raters.people import AGREEMENT
from eval.report.content import interval, verdict
from eval.report.write import write_report
from eval.results import BASELINE, COMPOSED, BadRun, read_config
from eval.score import score

_FEW = 15


def gold_paths(args: argparse.Namespace, folder: Path) -> list[Path]:
    """The gold named, else that of the run."""
    return list(args.gold) or [Path(path) for path in read_config(folder).get("gold") or ()]


def holdings_of(args: argparse.Namespace, folder: Path) -> Holdings:
    """The papers of the store named, else of the run's."""
    named = getattr(args, "store", None) or read_config(folder).get("store")
    store = Path(named) if named else store_of(args, gold_paths(args, folder))
    return read_holdings(store, CorpusSettings.from_environment())


def score_run(args: argparse.Namespace) -> int:
    """Score a run, and the composed answers and the baseline within it."""
    folder = args.run
    holdings = holdings_of(args, folder)
    gold = checked_gold(gold_paths(args, folder), holdings).only(read_config(folder).get("split"))
    figures = score(folder, gold, holdings)
    for beside in (COMPOSED, BASELINE):
        if (folder / beside).is_dir():
            score(folder / beside, gold, holdings)
    if args.keep:
        keep(folder, args.keep)
    if getattr(args, "json", False):
        print(json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True))
        return Status.DONE
    for metric in METRICS:
        figure = figures["metrics"].get(metric.name)
        if figure:
            told = f"{metric.title:40} {interval(metric, figure):24} n {figure['n']:<6g}"
            print(f"{told} {verdict(metric, figure)}".rstrip())
    return Status.DONE


def report_run(args: argparse.Namespace) -> int:
    """Write the report of a scored run."""
    gold = _run_gold(args, args.run)
    paths = write_report(args.run, gold, args.beside)
    if getattr(args, "json", False):
        print(json.dumps({"html": str(paths[0]), "markdown": str(paths[1])}))
    else:
        print("\n".join(map(str, paths)))
    return Status.DONE


def _run_gold(args: argparse.Namespace, folder: Path) -> Gold:
    return load_gold(gold_paths(args, folder)).only(read_config(folder).get("split"))


def compare_runs(args: argparse.Namespace) -> int:
    """Hold two runs against each other; status 1 on a significant regression."""
    found = compare(args.before, args.after, trusted_of(args.after, args.before), args.split)
    if getattr(args, "json", False):
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(found)))
    return Status.LOOK if found.regressions else Status.DONE


def trusted_of(*folders: Path) -> list[str] | None:
    """The metrics that may stop a release by what people said of the first run rated, if any."""
    for folder in folders:
        path = folder / AGREEMENT
        if path.exists():
            try:
                return [str(name) for name in json.loads(path.read_text("utf-8"))["trusted"]]
            except (ValueError, KeyError, TypeError) as error:
                raise BadRun(f"{path} cannot be read: run 'papers eval raters agree'") from error
    return None


def _lines(found: Comparison) -> Sequence[str]:
    lines = []
    for change in found.changes:
        shown = "" if change.counts else " (people agree with this metric too little to count)"
        lines.append(
            f"{BY_NAME[change.name].title:32} {change.before:.3f} -> {change.after:.3f}  "
            f"{change.difference:+.3f} ({change.low:+.3f} to {change.high:+.3f})  "
            f"p {change.corrected:.4f}  {change.wins} wins, {change.ties} ties, "
            f"{change.losses} losses  {change.verdict}{shown}"
        )
    for gate in found.gates:
        before = "absent" if gate.before is None else f"{gate.before:.3f}"
        lines.append(f"{BY_NAME[gate.name].title}: gate broken, {before} -> {gate.after:.3f}")
    lines += _moved("worse", [c for c in found.questions if c.after < c.before])
    lines += _moved("better", [c for c in found.questions if c.after > c.before][::-1])
    names = ", ".join(BY_NAME[name].title for name in found.regressions)
    lines.append(f"Regression: {names}" if names else "No significant regression.")
    return lines


def _moved(how: str, changes: Sequence[Any]) -> list[str]:
    told = [f"  {c.key}  {c.before:.2f} -> {c.after:.2f}" for c in changes[:_FEW]]
    left = len(changes) - len(told)
    more = [f"  and {left} more (all with --json)"] if left else []
    return [f"{len(changes)} {how}", *told, *more]
