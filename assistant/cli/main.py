"""``papers COMMAND``: parse, run, and end with the documented exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from assistant.cli.arguments import parser
from assistant.cli.failures import CommandError, Status
from assistant.cli.stores import Call
from corpus.settings import BadSetting

COMMANDS = {
    "ingest": "collection.ingest",
    "list": "collection.list_papers",
    "show": "collection.show",
    "remove": "collection.remove",
    "decide": "deciding.decide",
    "search": "asking.search",
    "ask": "asking.ask",
    "themes": "asking.themes",
    "doctor": "upkeep.doctor",
    "model": "upkeep.model",
    "log": "logs.log",
    "serve": "upkeep.serve",
    "mcp": "tools.mcp",
    "backup": "upkeep.backup",
    "restore": "upkeep.restore",
    "reembed": "upkeep.reembed",
    "sentences": "upkeep.sentences",
    "users": "accounts.users",
}
"""Each command and its function in this folder, which alone is loaded: a cold question waits for
every module that is not its own."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status (see ``failures.Status``)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        before = _options_before(words)
        if "eval" in words[before : before + 1]:
            return _evaluate([*words[before + 1 :], *words[:before]])
        options = parser().parse_args(words)
        return _function(options.command)(Call.from_options(options))
    except (CommandError, BadSetting) as error:
        print(f"papers: {error}", file=sys.stderr)
        return getattr(error, "status", Status.BAD_CALL)
    except KeyboardInterrupt:
        print("papers: interrupted; what was finished is kept", file=sys.stderr)
        return Status.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.DONE


def _function(command: str) -> Callable[[Call], int]:
    module, function = COMMANDS[command].split(".")
    found: Callable[[Call], int] = getattr(import_module(f"assistant.cli.{module}"), function)
    return found


def _options_before(words: Sequence[str]) -> int:
    """How many words stand before the command: ``--store DIR`` and ``--json``."""
    at = 0
    while at < len(words) and words[at].startswith("--"):
        at += 2 if words[at] == "--store" else 1
    return at


def _evaluate(words: Sequence[str]) -> int:
    # Evaluation is only loaded for those who evaluate: scipy and pydantic take their time.
    from eval.cli import main as evaluate

    return evaluate(words)
