"""``papers eval``: validate, run, score, report, compare, raters."""

from eval.cli.arguments import add_commands
from eval.cli.main import main, run_command

__all__ = ["add_commands", "main", "run_command"]
