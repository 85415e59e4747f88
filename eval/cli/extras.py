"""Commands beside the figures: a language model as judge."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from assistant.cli.failures import Status
from assistant.cli.stores import notify
from assistant.settings import ModelSettings
from eval.cli.judging import gold_paths, holdings_of, store_for
from eval.gold import load_gold
from eval.judge.judging import judge
from eval.judge.verdicts import store_figures
from eval.results import read_config


def judge_run(args: argparse.Namespace) -> int:
    """Have the configured model judge a run; status 1 where answers are left without a grade."""
    folder: Path = args.run
    gold = load_gold(gold_paths(args, folder)).only(read_config(folder).get("split"))
    holdings, store = holdings_of(args, folder), store_for(args, folder)
    done = judge(folder, gold, holdings, store, ModelSettings.from_environment(), _progress)
    found = store_figures(folder, gold)
    if getattr(args, "json", False):
        print(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True))
    else:
        print(f"{done.asked} asked, {done.kept} kept, {done.failed} without a grade")
        for name, figure in found["shares"].items():
            low, high = figure["low"], figure["high"]
            print(f"{name:10} {figure['value']:.2f} ({low:.2f} to {high:.2f})  n {figure['n']:g}")
    for error, count in found["errors"].items():
        notify(f"{count} times: {error}")
    return Status.LOOK if done.failed else Status.DONE


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {total}", end="\n" if done == total else "", file=sys.stderr)
