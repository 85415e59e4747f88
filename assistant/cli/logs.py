"""The command that shows, exports and checks the answer log."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from assistant.cli.failures import CommandError, Status
from assistant.cli.stores import Call, notify, opened
from assistant.record.entry import Asker, entry_of
from assistant.record.export import as_csv, as_lines, with_words, without_closed
from assistant.record.log import AnswerLog, LogUnwritable
from corpus.files import write_whole
from corpus.library import Library, StoreError

_FORMS = {".csv": as_csv, ".jsonl": as_lines}


def log(call: Call) -> int:
    """Print the entries of some days, write them into a file, or look for torn or missing lines."""
    options = call.options
    folder = call.store_to_read()
    held = AnswerLog(folder, call.assistant.record.days)
    try:
        held.forget()
    except LogUnwritable as error:
        notify(str(error))
    if options.check is not None:
        return _check(call, held, options.check)
    entries: Iterable[dict[str, Any]] = held.entries(options.since or "", options.until or "9999")
    if not options.exempt:
        entries = without_closed(entries, _withheld(call, folder))
    entries = list(entries)
    if options.words:
        with opened(call, folder) as library:
            entries = [with_words(entry, library) for entry in entries]
    if options.export:
        return _export(Path(options.export), entries)
    if call.json:
        print(json.dumps(entries, ensure_ascii=False, indent=1))
        return Status.DONE
    for entry in entries:
        print(_line(entry))
    if not entries:
        notify(f"no answer of these days is in {held.folder}")
    return Status.DONE


def noted(
    call: Call,
    log: AnswerLog,
    library: Library,
    answer: Answer,
    through: str = "command line",
) -> None:
    """Write down an answer that is given to who runs this; a log that cannot be is told."""
    settings = call.assistant.record
    asker = Asker("operator", getpass.getuser() if settings.names else None, through)
    try:
        log.add(entry_of(answer, library, asker, settings))
    except LogUnwritable as error:
        notify(str(error))


def _withheld(call: Call, folder: Path) -> frozenset[str]:
    if not Library.exists(folder):
        return frozenset()
    try:
        return Library.withheld_in(folder, call.corpus)
    except StoreError as error:
        raise CommandError(str(error), Status.STORE) from error


def _check(call: Call, held: AnswerLog, mark: str) -> int:
    faults = held.faults()
    if mark and not held.holds(mark):
        faults.append(f"the line of the mark {mark} is not there: its time was over, or it was cut")
    last, count = held.last(), sum(1 for _ in held.lines())
    if call.json:
        told = {"log": str(held.folder), "faults": faults, "entries": count, "last": last}
        print(json.dumps(told, ensure_ascii=False))
        return Status.LOOK if faults else Status.DONE
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{held.folder}: {count} entries, each after the last")
    if last:
        print(
            f"the mark of the last is {last}: kept elsewhere, it shows later that none is missing"
        )
    return Status.LOOK if faults else Status.DONE


def _export(target: Path, entries: list[dict[str, Any]]) -> int:
    form = _FORMS.get(target.suffix.lower())
    if form is None:
        raise CommandError(f"{target.name} names no form: end it with .csv or .jsonl")
    try:
        write_whole(target, form(entries).encode(), mode=0o600)
    except OSError as error:
        raise CommandError(f"{target} cannot be written: {error.strerror or error}") from error
    notify(f"{len(entries)} entries written to {target}")
    return Status.DONE


def _line(entry: dict[str, Any]) -> str:
    question, answer = entry["question"], entry["answer"]
    asked = question.get("text") or f"question {question['digest']}"
    cited = ", ".join(one["paragraph_id"] for one in answer["cited"]) or "nothing"
    at, who = entry["at"][:19], entry.get("name") or entry["role"]
    return f"{at}  {who}  {answer['status']}: {' '.join(asked.split())}\n    cites {cited}"
