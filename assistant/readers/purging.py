"""What is kept for readers, after papers were removed, closed or changed."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from assistant.readers.candidates import write_candidates
from assistant.readers.drafts import purge_drafts
from assistant.readers.store import FILE, Conversation, Readers
from assistant.readers.turn import as_json, from_json
from assistant.readers.withheld import still_held, turn_is_held
from assistant.record.log import FOLDER
from assistant.record.wordings import Wordings

if TYPE_CHECKING:
    from corpus.library import Library


def purge(readers: Readers, library: Library) -> int:
    """Take out of all that is kept what quotes words that are not held any more.

    Answers give way to a line that says so; verdicts on them, statements of drafts, and the words
    of questions beside the answer log go. How many of all these were changed. Quick where the
    papers have not changed since. Raises sqlite3.OperationalError or OSError where the folder
    cannot be written.
    """
    questions = Wordings(readers.folder / FOLDER).purge(library)
    if not (readers.folder / FILE).is_file():
        return questions
    generation = library.generation
    with readers.changing() as file:
        (last,) = file.execute("SELECT max(generation) FROM purged").fetchone()
        if last == generation:
            return questions
        with library.snapshot():
            changed = _purge_conversations(file, library) + purge_drafts(file, library)
            judged = _purge_judgements(file, library)
        file.execute("DELETE FROM purged")
        file.execute("INSERT INTO purged VALUES (?)", (generation,))
    if judged:
        write_candidates(readers.folder, readers.judgements())
    return questions + changed + judged


def _purge_conversations(file: sqlite3.Connection, library: Library) -> int:
    changed = 0
    for name, kept in file.execute("SELECT name, turns FROM conversations").fetchall():
        turns = tuple(from_json(n, row) for n, row in enumerate(json.loads(kept), start=1))
        conversation = Conversation(name, turns)
        held = still_held(conversation, library)
        if held != conversation:
            told = json.dumps([as_json(turn) for turn in held.turns], ensure_ascii=False)
            file.execute("UPDATE conversations SET turns = ? WHERE name = ?", (told, name))
            changed += 1
    return changed


def _purge_judgements(file: sqlite3.Connection, library: Library) -> int:
    rows = file.execute("SELECT name, turn FROM judgements").fetchall()
    gone = [
        name for name, kept in rows if not turn_is_held(from_json(1, json.loads(kept)), library)
    ]
    for name in gone:
        file.execute("DELETE FROM judgements WHERE name = ?", (name,))
    return len(gone)
