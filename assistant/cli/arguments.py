"""The words that ``papers`` takes."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, get_args

from assistant.accounts import ROLES
from assistant.words.partial import checked_partial_date
from corpus.paper import FindingKind, PaperKind

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def parser() -> argparse.ArgumentParser:
    """The whole command line; ``--store`` and ``--json`` may stand before or after the command."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--store",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the folder that holds everything (or PAPERS_STORE)",
    )
    common.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="print JSON on standard output and nothing else there",
    )
    whole = argparse.ArgumentParser(
        prog="papers",
        description="Ask council committee papers, and get answers cited to the paragraph.",
        epilog="Exit status: 0 done; 1 done, with something to look at; 2 bad call or bad input; "
        "3 the store cannot be used; 4 port in use; 130 interrupted.",
        parents=[common],
    )
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_collection(commands, common)
    _add_questions(commands, common)
    _add_upkeep(commands, common)
    return whole


def partial_date(text: str) -> str:
    """An ISO date from ``2022``, ``2022-04``, ``2022-04-26`` or ``26/04/2022``, else an error."""
    british = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    if british:
        text = f"{british[3]}-{int(british[2]):02}-{int(british[1]):02}"
    try:
        return checked_partial_date(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: give a number up to 65535")
    return int(text)


def _filters() -> argparse.ArgumentParser:
    filters = argparse.ArgumentParser(add_help=False)
    filters.add_argument("--authority", action="append", default=[], metavar="A")
    filters.add_argument("--committee", action="append", default=[], metavar="C")
    filters.add_argument(
        "--paper-kind", action="append", default=[], metavar="KIND", choices=get_args(PaperKind)
    )
    filters.add_argument("--since", type=partial_date, metavar="DATE")
    filters.add_argument("--until", type=partial_date, metavar="DATE")
    return filters


def _add_collection(commands: Commands, common: argparse.ArgumentParser) -> None:
    ingest = commands.add_parser(
        "ingest", parents=[common], help="read files or folders; unchanged files are skipped"
    )
    ingest.add_argument("paths", nargs="*", metavar="PATH", help="a file or a folder")
    ingest.add_argument(
        "--sample", action="store_true", help="the sample papers, into a store of their own"
    )
    ingest.add_argument(
        "--again",
        action="store_true",
        help="read unchanged files too (without PATH: all that are held), as after an update "
        "reads them better; only those of which something else is read now count as replaced. "
        "Stopped, it goes on where it was when it is called so again",
    )
    ingest.add_argument("--quiet", action="store_true", help="no summary when nothing changed")
    commands.add_parser("list", parents=[common], help="the papers held")
    show = commands.add_parser("show", parents=[common], help="a paper, or one paragraph of it")
    show.add_argument("paper", metavar="PAPER", help="its id or its file name")
    show.add_argument("paragraph", metavar="PARAGRAPH", nargs="?", help="a label such as '5(b)'")
    remove = commands.add_parser("remove", parents=[common], help="remove a paper everywhere")
    remove.add_argument(
        "paper", metavar="PAPER", help="its id, or a file name: then all that came from that file"
    )
    decide = commands.add_parser(
        "decide", parents=[common], help="say what a paper is, whatever its marking"
    )
    decide.add_argument("paper", metavar="PAPER", help="its id or its file name")
    decide.add_argument(
        "status",
        choices=("open", "exempt", "cleared"),
        help="cleared: exempt, and read for the roles of PAPERS_EXEMPT_ROLES alone",
    )


def _add_questions(commands: Commands, common: argparse.ArgumentParser) -> None:
    filters = _filters()
    search = commands.add_parser("search", parents=[common, filters], help="ranked paragraphs")
    search.add_argument("words", metavar="WORDS")
    search.add_argument("-k", type=_positive, default=10, metavar="N", help="how many (10)")
    ask = commands.add_parser("ask", parents=[common, filters], help="ask a question")
    ask.add_argument("question", nargs="?", metavar="QUESTION")
    ask.add_argument(
        "--file",
        metavar="QUESTIONS.jsonl",
        help="many questions, one JSON object a line; - reads them",
    )
    ask.add_argument(
        "--profile", action="store_true", help="print what each stage took, on standard error"
    )
    themes = commands.add_parser(
        "themes", parents=[common, filters], help="what recurs across authorities"
    )
    themes.add_argument(
        "--kind", default="improvement_area", choices=get_args(FindingKind), help="of finding"
    )


def _add_upkeep(commands: Commands, common: argparse.ArgumentParser) -> None:
    doctor = commands.add_parser(
        "doctor", parents=[common], help="is the catalogue whole, do the indexes agree with it"
    )
    doctor.add_argument("--repair", action="store_true", help="rebuild what can be rebuilt")
    commands.add_parser(
        "model", parents=[common], help="the language model configured, and what it took today"
    )
    _add_log(commands, common)
    serve = commands.add_parser("serve", parents=[common], help="the web app")
    serve.add_argument("--host", metavar="H", help="the address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=_port, metavar="P", help="the port to listen on (7860)")
    commands.add_parser(
        "mcp", parents=[common], help="the papers as tools of another assistant (MCP over stdio)"
    )
    backup = commands.add_parser("backup", parents=[common], help="the whole store into one file")
    backup.add_argument("file", metavar="FILE")
    restore = commands.add_parser("restore", parents=[common], help="a store from a backup")
    restore.add_argument("file", metavar="FILE")
    commands.add_parser("reembed", parents=[common], help="embed all anew with the model set")
    sentences = commands.add_parser(
        "sentences",
        parents=[common],
        help="keep the vectors of all sentences, as a new store does by itself",
    )
    sentences.add_argument("--drop", action="store_true", help="keep them no longer")
    users = commands.add_parser("users", parents=[common], help="who may sign in to the web app")
    users.add_argument("do", choices=("list", "add", "remove", "password"))
    users.add_argument("name", nargs="?", metavar="NAME")
    users.add_argument("--role", choices=ROLES, default="councillor", help="(councillor)")
    commands.add_parser("eval", add_help=False, help="score answers against gold questions")


def _add_log(commands: Commands, common: argparse.ArgumentParser) -> None:
    log = commands.add_parser(
        "log", parents=[common], help="what was asked and answered, for those who may ask for it"
    )
    log.add_argument("--since", type=partial_date, metavar="DATE")
    log.add_argument("--until", type=partial_date, metavar="DATE")
    log.add_argument("--export", metavar="FILE", help="into a file: .csv or .jsonl")
    log.add_argument(
        "--words", action="store_true", help="with the cited words of papers held as they were"
    )
    log.add_argument(
        "--exempt", action="store_true", help="with the questions that rest on exempt papers"
    )
    log.add_argument(
        "--check", nargs="?", const="", metavar="MARK",
        help="look for torn, changed, missing lines; with a mark, for the line it was told of",
    )  # fmt: skip
