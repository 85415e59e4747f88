"""Commands that ask: search, ask, themes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from assistant.cli.failures import CommandError, Status
from assistant.cli.logs import noted
from assistant.cli.printing import answer_text, source_line
from assistant.cli.profiling import as_json, as_text, profiled
from assistant.cli.stores import Call, notify, opened
from assistant.looking_up import ranked
from assistant.question.limits import BadQuestion, checked_history, checked_question
from assistant.record.log import AnswerLog
from assistant.scope import UnknownName, named_scope
from corpus.library import Library
from corpus.paper import Scope
from corpus.stages import stage


def search(call: Call) -> int:
    """Print ranked paragraphs."""
    words = _checked(call, call.options.words)
    with opened(call, call.store_to_read()) as library:
        citations = ranked(library, words, _scope(call, library), call.options.k)
    if call.json:
        rows = [{"score": round(score, 6)} | asdict(citation) for score, citation in citations]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return Status.DONE
    for _, citation in citations:
        print(source_line(citation))
    if not citations:
        notify("nothing found")
    return Status.DONE


def ask(call: Call) -> int:
    """Answer one question, or each of a file."""
    if (call.options.file is None) == (call.options.question is None):
        raise CommandError("give one question, or --file QUESTIONS.jsonl")
    question = None if call.options.file else _checked(call, call.options.question)
    lines = _question_lines(call.options.file) if call.options.file else ()
    if question is None:
        with opened(call, call.store_to_read()) as library:
            return _ask_each(lines, _Desk(call, library, _scope(call, library)))
    with (
        profiled(call.options.profile, from_start=True) as stages,
        stage("open the store"),
        opened(call, call.store_to_read()) as library,
    ):
        answer = _Desk(call, library, _scope(call, library)).ask(question)
        sample = library.is_sample
    if answer.model and answer.model.notice:
        notify(answer.model.notice)
    if call.json:
        told = {"profile": as_json(stages)} if stages else {}
        print(json.dumps(answer.as_json() | told, ensure_ascii=False, indent=1))
    else:
        print(answer_text(answer))
        if sample:
            print("These are sample papers: the authorities and everything in them are invented.")
        if stages:
            print(as_text(stages), file=sys.stderr)
    return Status.DONE


def themes(call: Call) -> int:
    """Print what recurs across authorities, most authorities first."""
    from corpus.themes import themes as themes_of

    with opened(call, call.store_to_read()) as library:
        result = themes_of(library, _scope(call, library), call.options.kind)
    if call.json:
        print(json.dumps(result.as_json(), ensure_ascii=False, indent=1))
        return Status.DONE
    for theme in result.themes:
        print(f"{theme.name}: {len(theme.authorities)} ({', '.join(theme.authorities)})")
    return Status.DONE


class _Desk:
    """Where the questions of one call are asked, and each answer is written down."""

    def __init__(self, call: Call, library: Library, scope: Scope) -> None:
        self.call = call
        self._library, self._scope = library, scope
        self._assistant = Assistant(library, call.assistant)
        self._log = AnswerLog(library.folder, call.assistant.record.days)

    def ask(self, text: str, history: tuple[str, ...] = ()) -> Answer:
        with stage("answer"):
            answer = self._assistant.ask(Question(text, history, self._scope))
        with stage("write the log"):
            noted(self.call, self._log, self._library, answer)
        return answer


def _ask_each(lines: Iterable[str], desk: _Desk) -> int:
    bad = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row = _answer_line(line, number, desk)
        bad += "error" in row
        print(json.dumps(row, ensure_ascii=False), flush=True)
    return Status.LOOK if bad else Status.DONE


def _answer_line(line: str, number: int, desk: _Desk) -> dict[str, Any]:
    identifier = None
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise CommandError(f"line {number} is not a JSON object")
        identifier = row.get("id")
        history = row.get("history") or []
        if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
            raise CommandError(f"line {number}: history must be a list of earlier questions")
        text = _checked(desk.call, row.get("question"))
        history = checked_history(history, desk.call.assistant.max_question)
    except (BadQuestion, CommandError, json.JSONDecodeError) as error:
        message = (
            str(error)
            if not isinstance(error, json.JSONDecodeError)
            else f"line {number} is not JSON"
        )
        return {"id": identifier, "error": message}
    with profiled(desk.call.options.profile) as stages:
        row = desk.ask(text, tuple(history)).as_json() | {"id": identifier}
    return row | ({"profile": as_json(stages)} if stages else {})


def _question_lines(name: str) -> Iterator[str]:
    if name == "-":
        return iter(sys.stdin)
    try:
        return iter(Path(name).read_text(encoding="utf-8-sig").splitlines())
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise CommandError(f"{name} cannot be read as a file of questions: {said}") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{name} is no file of questions: it is not UTF-8 text") from error


def _checked(call: Call, text: object) -> str:
    try:
        return checked_question(text, call.assistant.max_question)
    except BadQuestion as error:
        raise CommandError(str(error)) from error


def _scope(call: Call, library: Library) -> Scope:
    options = call.options
    try:
        return named_scope(
            library,
            authorities=options.authority,
            committees=options.committee,
            kinds=options.paper_kind,
            since=options.since,
            until=options.until,
        )
    except UnknownName as error:
        raise CommandError(str(error)) from error
