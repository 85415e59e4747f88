"""Commands over runs: score, report, compare."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.cli.failures import Status
from assistant.cli.stores import notify
from corpus.settings import CorpusSettings
from eval.cli.running import checked_gold, store_of
from eval.cli.telling import lines_of
from eval.compare import compare
from eval.gold import Gold, load_gold
from eval.holdings import Holdings, read_holdings
from eval.kept import keep
from eval.metrics.table import METRICS
from eval.raters.people import AGREEMENT, trusted
from eval.report.comparison import write_comparison
from eval.report.content import count, interval, verdict
from eval.report.write import write_report
from eval.results import PROBLEMS, BadRun, read_config, runs_beside
from eval.score import score


def gold_paths(args: argparse.Namespace, folder: Path) -> list[Path]:
    """The gold named, else that of the run."""
    return list(args.gold) or [Path(path) for path in read_config(folder).get("gold") or ()]


def holdings_of(args: argparse.Namespace, folder: Path) -> Holdings:
    """The papers of the store named, else of the run's."""
    return read_holdings(store_for(args, folder), CorpusSettings.from_environment())


def store_for(args: argparse.Namespace, folder: Path) -> Path:
    """The store named, else the run's."""
    named = getattr(args, "store", None) or read_config(folder).get("store")
    return Path(named) if named else store_of(args, gold_paths(args, folder))


def score_run(args: argparse.Namespace) -> int:
    """Score a run, and the composed answers and the baseline within it."""
    folder = args.run
    holdings = holdings_of(args, folder)
    gold = checked_gold(gold_paths(args, folder), holdings).only(read_config(folder).get("split"))
    figures = score(folder, gold, holdings)
    _tell_of_failed(folder, figures)
    for beside in runs_beside(folder):
        _tell_of_failed(beside, score(beside, gold, holdings))
    if args.keep:
        keep(folder, args.keep)
    if getattr(args, "json", False):
        print(json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True))
        return Status.DONE
    for metric in METRICS:
        figure = figures["metrics"].get(metric.name)
        if figure:
            told = f"{metric.title:40} {interval(metric, figure):24} n {count(figure['n']):6}"
            print(f"{told} {verdict(metric, figure)}".rstrip())
    return Status.DONE


def _tell_of_failed(folder: Path, figures: Mapping[str, Any]) -> None:
    # Else figures of gold that was changed after the run pass for a system that got worse
    if figures["metrics"]["failed"]["value"]:
        told = "questions without an answer that fits gold count as failed"
        notify(f"{folder}: {told}; {folder / PROBLEMS} says which and why")


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
    written = write_comparison(found, args.before, args.after, args.out) if args.out else ()
    if getattr(args, "json", False):
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
    else:
        print("\n".join([*lines_of(found), *map(str, written)]))
    return Status.LOOK if found.regressions else Status.DONE


def trusted_of(*folders: Path) -> list[str] | None:
    """The metrics that may stop a release by what people said of the first run rated, if any."""
    for folder in folders:
        path = folder / AGREEMENT
        if path.exists():
            try:
                return list(trusted(json.loads(path.read_text("utf-8"))["metrics"]))
            except (ValueError, KeyError, TypeError) as error:
                raise BadRun(f"{path} cannot be read: run 'papers eval raters agree'") from error
    return None
