"""The words that ``papers eval`` takes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from eval.intervals import SEED
from eval.raters.items import ALLOWED
from eval.raters.sheets import DOUBLE
from eval.targets.target import TIMEOUT

LONGEST = 3600.0
"""Seconds that an endpoint may be given for one answer."""

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(subparsers: Commands) -> None:
    """Add validate, run, score, report, compare, judge and raters to the sub-commands of ``eval``.

    Give what is parsed to ``run_command``.
    """
    common = _common()
    _add_runs(subparsers, common)
    _add_judging(subparsers, common)
    judge = subparsers.add_parser(
        "judge",
        parents=[common],
        help="have the language model configured judge a run, beside the figures",
    )
    judge.add_argument("run", metavar="RUN", type=Path)
    _gold(judge)
    judge.set_defaults(eval_command="judge")
    raters = subparsers.add_parser("raters", help="blind scoring sheets out and in, agreement")
    _add_raters(raters.add_subparsers(metavar="COMMAND", required=True), common)


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--store", metavar="DIR", default=argparse.SUPPRESS, help="the papers to judge against"
    )
    common.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON, nothing else"
    )
    return common


def _gold(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--gold",
        metavar="PATH",
        type=Path,
        action="append",
        default=[],
        help="a gold file or a folder of them (the questions over the sample papers)",
    )


def _add_runs(subparsers: Commands, common: argparse.ArgumentParser) -> None:
    validate = subparsers.add_parser(
        "validate", parents=[common], help="is the gold fit to judge by"
    )
    validate.add_argument("--gold", metavar="PATH", type=Path, action="append", default=[])
    validate.add_argument("files", metavar="GOLD", type=Path, nargs="*", help="the same")
    validate.set_defaults(eval_command="validate")
    run = subparsers.add_parser("run", parents=[common], help="ask a target the gold questions")
    _gold(run)
    run.add_argument("--split", choices=("dev", "test"), help="one split only")
    run.add_argument(
        "--out", metavar="DIR", type=Path, help="where to; an interrupted run there is resumed"
    )
    run.add_argument(
        "--replace",
        action="store_true",
        help="a scored run there, or one of other gold, papers or code, makes way",
    )
    target = run.add_mutually_exclusive_group()
    target.add_argument("--endpoint", metavar="URL", help="a system that answers in the same JSON")
    target.add_argument(
        "--quick-start", action="store_true", help="the llama-index quick start alone"
    )
    target.add_argument(
        "--with-model",
        action="store_true",
        help="the product with the language model configured, and composed answers beside it",
    )
    run.add_argument(
        "--timeout",
        metavar="SECONDS",
        type=_seconds,
        default=TIMEOUT,
        help=f"that the endpoint may take for an answer ({TIMEOUT:g})",
    )
    run.add_argument(
        "--header", metavar="'NAME: VALUE'", action="append", default=[], help="for the endpoint"
    )
    beside = run.add_mutually_exclusive_group()
    beside.add_argument(
        "--with-baseline",
        action="store_true",
        help="ask the quick start anew, though its answers or figures are known",
    )
    beside.add_argument(
        "--no-baseline",
        action="store_true",
        help="leave the quick start out, which stands beside every run otherwise",
    )
    run.set_defaults(eval_command="run")


def _add_judging(subparsers: Commands, common: argparse.ArgumentParser) -> None:
    score = subparsers.add_parser("score", parents=[common], help="score a run")
    score.add_argument("run", metavar="RUN", type=Path)
    score.add_argument(
        "--keep", metavar="DIR", type=Path, help="what compare needs of it, small, for later runs"
    )
    _gold(score)
    score.set_defaults(eval_command="score")
    report = subparsers.add_parser("report", parents=[common], help="an HTML page and Markdown")
    report.add_argument("run", metavar="RUN", type=Path)
    report.add_argument(
        "--beside", metavar="RUN", type=Path, action="append", default=[], help="another run"
    )
    _gold(report)
    report.set_defaults(eval_command="report")
    compare = subparsers.add_parser(
        "compare",
        parents=[common],
        help="two runs, paired",
        epilog="Exit status 1 where the second is significantly worse, or breaks a gate.",
    )
    compare.add_argument("before", metavar="BEFORE", type=Path)
    compare.add_argument("after", metavar="AFTER", type=Path)
    compare.add_argument("--split", choices=("dev", "test"), help="one split only")
    compare.add_argument(
        "--out", metavar="DIR", type=Path, help="where to write it as an HTML page and Markdown"
    )
    compare.set_defaults(eval_command="compare")


def _add_raters(subparsers: Commands, common: argparse.ArgumentParser) -> None:
    out = subparsers.add_parser("out", parents=[common], help="write a blind sheet for each rater")
    _folder_and_run(out, "one run, or two to be judged side by side")
    out.add_argument("--rater", metavar="NAME", action="append", required=True)
    out.add_argument("--seed", type=int, default=SEED)
    out.add_argument(
        "--double", type=_share, default=DOUBLE, help=f"share that two raters score ({DOUBLE})"
    )
    out.add_argument("--task", choices=tuple(ALLOWED), action="append", help="only this")
    out.set_defaults(eval_command="raters out")
    back = subparsers.add_parser("in", parents=[common], help="take a filled sheet")
    back.add_argument("folder", metavar="FOLDER", type=Path)
    back.add_argument("sheet", metavar="SHEET", type=Path)
    back.add_argument("--rater", metavar="NAME", required=True)
    back.set_defaults(eval_command="raters in")
    agree = subparsers.add_parser(
        "agree", parents=[common], help="how far raters agree, and the metrics with them"
    )
    _folder_and_run(agree, "whose metrics are held against the labels")
    agree.set_defaults(eval_command="raters agree")


def _folder_and_run(parser: argparse.ArgumentParser, purpose: str) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="of the sheets")
    parser.add_argument(
        "--run", metavar="RUN", type=Path, action="append", required=True, help=purpose
    )
    _gold(parser)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= LONGEST:
        raise argparse.ArgumentTypeError(f"{text!r} is not between 0 and {LONGEST:g} seconds")
    return seconds


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share between 0 and 1")
    return share
