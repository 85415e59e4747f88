"""``papers eval COMMAND``: parse, run, and end with the documented exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from assistant.cli.failures import CommandError, Status
from corpus.errors import StoreError
from corpus.settings import BadSetting
from eval.cli import extras, judging, rating, running
from eval.cli.arguments import add_commands
from eval.gold import BadGold
from eval.judge.judging import NoJudge
from eval.raters.labels import BadSheet
from eval.results import BadRun
from eval.targets import TargetError

COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "validate": running.validate_gold,
    "run": running.run_gold,
    "score": judging.score_run,
    "report": judging.report_run,
    "compare": judging.compare_runs,
    "judge": extras.judge_run,
    "raters out": rating.sheets_out,
    "raters in": rating.sheet_in,
    "raters agree": rating.agree,
}


def main(words: Sequence[str] | None = None) -> int:
    """Parse the words after ``papers eval``, run the command, return its exit status."""
    parser = argparse.ArgumentParser(
        prog="papers eval",
        description="Score answers against gold questions.",
        epilog="Exit status: 0 done; 1 done, with something to look at (a question that failed, "
        "a regression); 2 bad call or bad gold; 3 the store cannot be used; 130 interrupted.",
    )
    add_commands(parser.add_subparsers(metavar="COMMAND", required=True))
    return run_command(parser.parse_args(words))


def run_command(args: argparse.Namespace) -> int:
    """Run what ``add_commands`` parsed; errors become lines on standard error and a status."""
    try:
        return COMMANDS[args.eval_command](args)
    except BadGold as error:
        lines, status = [str(problem) for problem in error.problems], int(Status.BAD_CALL)
    except (BadRun, BadSheet, BadSetting, NoJudge, TargetError) as error:
        lines, status = str(error).splitlines(), int(Status.BAD_CALL)
    except StoreError as error:
        lines, status = [str(error)], int(Status.STORE)
    except CommandError as error:
        lines, status = [str(error)], int(error.status)
    for line in lines:
        print(f"papers: {line}", file=sys.stderr)
    return status
