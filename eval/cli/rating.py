"""Commands for people's judgement: raters out, in, agree."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from assistant.cli.failures import CommandError, Status
from assistant.cli.stores import notify
from eval.cli.judging import gold_paths, holdings_of
from eval.gold import load_gold
from eval.judge.verdicts import read_verdicts
from eval.raters.items import ALLOWED, make_items
from eval.raters.labels import add_labels, read_labels, read_sheet
from eval.raters.people import agreement, store_agreement
from eval.raters.sheets import write_sheets
from eval.results import read_predictions


def sheets_out(args: argparse.Namespace) -> int:
    """Write a blind sheet for each rater."""
    if len(args.run) > 2:
        raise CommandError("give one run, or two to be judged side by side")
    gold = load_gold(gold_paths(args, args.run[0]))
    runs = {_name(folder): folder for folder in args.run}
    if len(runs) < len(args.run):
        raise CommandError("the two runs lie in folders of one name: rename one")
    holdings = holdings_of(args, args.run[0])
    items = make_items(runs, gold, args.task or tuple(ALLOWED), args.seed, holdings)
    counts = write_sheets(args.folder, items, args.rater, args.seed, args.double)
    if getattr(args, "json", False):
        print(json.dumps(counts, ensure_ascii=False))
    else:
        for rater, count in counts.items():
            print(f"{args.folder / rater}.csv: {count} items")
    return Status.DONE


def sheet_in(args: argparse.Namespace) -> int:
    """Take a filled sheet: all of it, or nothing where a row is wrong."""
    added = add_labels(args.folder, read_sheet(args.sheet, args.rater, args.folder))
    if getattr(args, "json", False):
        print(json.dumps({"added": added}))
    else:
        print(f"{added} labels added")
    return Status.DONE


def agree(args: argparse.Namespace) -> int:
    """Work out agreement, and write it into the run for its report and for compare."""
    labels = read_labels(args.folder, notify)
    if not labels:
        raise CommandError(f"{args.folder} holds no labels yet: take a sheet in first")
    for folder in args.run:
        found = agreement(
            labels,
            _name(folder),
            load_gold(gold_paths(args, folder)),
            read_predictions(folder),
            holdings_of(args, folder),
            read_verdicts(folder),
        )
        store_agreement(folder, found)
        if getattr(args, "json", False):
            print(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True))
            continue
        for task, entry in found["raters"].items():
            alpha = _figure(entry["alpha"])
            print(f"{task}: {entry['items']} items, {entry['double']} by two, alpha {alpha}")
            for pair, both in entry["kappa"].items():
                print(f"  {pair}: kappa {_figure(both['value'])}, n {both['n']}")
        for runs, entry in found["preferred"].items():
            print(f"{runs}: {entry['mean']:+.2f} between -2 and 2, n {entry['n']}")
        for name, entry in found["metrics"].items():
            print(f"{name}: {entry['by']} {_figure(entry['value'])}, n {entry['n']}")
        if found["judge"]:
            shown = _figure(found["judge"]["value"])
            print(f"model as judge: kappa {shown}, n {found['judge']['n']}")
    return Status.DONE


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _name(folder: Path) -> str:
    return folder.resolve().name
