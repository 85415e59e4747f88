"""What is kept for readers in one SQLite file beside the papers: conversations, judgements, drafts.

A reader is known by the digest of a random cookie: the file does not let anybody take a reader's
place. Every call opens the file anew, so that threads need not share a connection.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, cast
from uuid import uuid4

from assistant.answer import Answer
from assistant.readers.candidates import write_candidates
from assistant.readers.judgements import LONGEST_NOTE, Judgement, Verdict
from assistant.readers.turn import Turn, as_json, from_json

FILE = "readers.sqlite"
LONGEST_TITLE = 120
_TABLES = """
CREATE TABLE IF NOT EXISTS conversations (
    name TEXT PRIMARY KEY, reader TEXT NOT NULL, title TEXT NOT NULL, at TEXT NOT NULL,
    turns TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS of_reader ON conversations (reader, at);
CREATE TABLE IF NOT EXISTS purged (generation INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS judgements (
    name TEXT PRIMARY KEY, reader TEXT NOT NULL, at TEXT NOT NULL, verdict TEXT NOT NULL,
    note TEXT NOT NULL, turn TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS drafts (
    name TEXT PRIMARY KEY, reader TEXT NOT NULL, title TEXT NOT NULL, at TEXT NOT NULL,
    points TEXT NOT NULL, tab TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS deleted (name TEXT PRIMARY KEY);
"""
_TAB = "ALTER TABLE drafts ADD COLUMN tab TEXT NOT NULL DEFAULT ''"
"""For a file of before a draft knew in which tab it was changed last."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as a reader has it: what was asked and answered so far, oldest first."""

    name: str
    turns: tuple[Turn, ...] = ()

    @classmethod
    def new(cls) -> Conversation:
        """An empty one, with a name that nobody else can guess."""
        return cls(uuid4().hex)

    def with_answer(self, answer: Answer) -> Conversation:
        """The conversation one turn further."""
        return Conversation(self.name, (*self.turns, Turn(len(self.turns) + 1, answer)))


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation in the list of those kept; ``at`` is the ISO time of its last question."""

    name: str
    title: str
    at: str
    questions: tuple[str, ...]


class Readers:
    """What one store of papers keeps for its readers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, reader: str, conversation: Conversation) -> bool:
        """Keep a conversation as it now is; False where the folder cannot be written, or where
        the conversation was deleted meanwhile.

        What was asked in it in another tab stays: its turns come before those that are new here.
        """
        if not reader or not conversation.turns:
            return False
        title = titled(conversation.turns[0].question)
        try:
            with self.changing() as file:
                # What another tab keeps meanwhile must not come between reading and writing.
                file.execute("BEGIN IMMEDIATE")
                if is_deleted(file, conversation.name):
                    return False
                query = "SELECT turns FROM conversations WHERE name = ?"
                known = file.execute(query, (conversation.name,)).fetchone()
                mine = [as_json(turn) for turn in conversation.turns]
                turns = json.dumps(
                    _together(json.loads(known[0]) if known else [], mine), ensure_ascii=False
                )
                row = (conversation.name, digest(reader), title, now(), turns)
                # The title stays: the reader may have given it. Another reader's stays as it is.
                file.execute(
                    "INSERT INTO conversations VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO "
                    "UPDATE SET at = excluded.at, turns = excluded.turns "
                    "WHERE reader = excluded.reader",
                    row,
                )
        except sqlite3.OperationalError:
            return False
        return True

    def kept(self, reader: str, words: str = "") -> tuple[Kept, ...]:
        """A reader's conversations, the newest first; with ``words``, those that hold them all."""
        query = "SELECT name, title, at, turns FROM conversations WHERE reader = ?"
        found = []
        for name, title, at, turns in self.read(query, digest(reader)):
            rows = json.loads(turns)
            text = " ".join([title, *(f"{row['question']} {row['answer']}" for row in rows)])
            if all(word in text.lower() for word in words.lower().split()):
                found.append(Kept(name, title, at, tuple(row["question"] for row in rows)))
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))

    def open(self, reader: str, name: str) -> tuple[Conversation, str] | None:
        """One of a reader's conversations and its title; None where they have none so named."""
        query = "SELECT title, turns FROM conversations WHERE reader = ? AND name = ?"
        row = next(iter(self.read(query, digest(reader), name)), None)
        if row is None:
            return None
        turns = tuple(from_json(n, kept) for n, kept in enumerate(json.loads(row[1]), start=1))
        return Conversation(name, turns), str(row[0])

    def rename(self, reader: str, name: str, title: str) -> bool:
        """Give a conversation another title; False where the reader has none so named."""
        query = "UPDATE conversations SET title = ? WHERE reader = ? AND name = ?"
        return bool(title.strip()) and self.change(query, titled(title), digest(reader), name)

    def delete(self, reader: str, name: str) -> bool:
        """Delete a conversation for good; False where the reader has none so named."""
        return self.delete_for_good("conversations", reader, name)

    def is_deleted(self, name: str) -> bool:
        """Whether a conversation or draft of that name was deleted: it is never kept again."""
        return bool(self.read("SELECT name FROM deleted WHERE name = ?", name))

    def delete_for_good(
        self, kind: Literal["conversations", "drafts"], reader: str, name: str
    ) -> bool:
        """Delete what a reader has of a name; False where they have none so named.

        Of it stays only the name, which tells nothing: a page that still stands open elsewhere
        would bring back what was deleted.
        """
        if not (self.folder / FILE).is_file():
            return False
        with self.changing() as file:
            query = f"DELETE FROM {kind} WHERE reader = ? AND name = ?"
            if not file.execute(query, (digest(reader), name)).rowcount:
                return False
            file.execute("INSERT OR IGNORE INTO deleted VALUES (?)", (name,))
        return True

    def judge(self, reader: str, turn: Turn, verdict: Verdict, note: str) -> None:
        """Take what a reader says of an answer, and write the gold candidates anew.

        A second word on the same answer by the same reader takes the place of the first. Raises
        OSError or sqlite3.OperationalError where the folder cannot be written.
        """
        told = json.dumps(as_json(turn), ensure_ascii=False)
        name = hashlib.sha256(f"{digest(reader)} {told}".encode()).hexdigest()[:12]
        row = (name, digest(reader), now(), verdict, note.strip()[:LONGEST_NOTE], told)
        with self.changing() as file:
            file.execute("INSERT OR REPLACE INTO judgements VALUES (?, ?, ?, ?, ?, ?)", row)
        write_candidates(self.folder, self.judgements())

    def judgements(self) -> tuple[Judgement, ...]:
        """What all readers said of answers, the newest first, without saying who."""
        query = "SELECT name, at, verdict, note, turn FROM judgements ORDER BY at DESC, name"
        return tuple(
            Judgement(name, at, cast("Verdict", verdict), note, from_json(1, json.loads(turn)))
            for name, at, verdict, note, turn in self.read(query)
        )

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """The file, for changes that are made together or not at all."""
        connection = sqlite3.connect(self.folder / FILE, timeout=10)
        try:
            # What readers asked is theirs: not for others on the machine.
            (self.folder / FILE).chmod(0o600)
            # What is deleted is overwritten: of a removed paper no word stays behind.
            connection.execute("PRAGMA secure_delete=ON")
            connection.executescript(_TABLES)
            if "tab" not in {row[1] for row in connection.execute("PRAGMA table_info(drafts)")}:
                connection.execute(_TAB)
            with connection:
                yield connection
        finally:
            connection.close()

    def read(self, query: str, *values: str) -> list[tuple[str, ...]]:
        """The rows that a query finds; none where nothing of the kind was ever kept."""
        if not (self.folder / FILE).is_file():
            return []
        connection = sqlite3.connect(f"file:{self.folder / FILE}?mode=ro", uri=True, timeout=10)
        try:
            return connection.execute(query, values).fetchall()
        except sqlite3.OperationalError as error:
            # A file of before drafts were kept, in a folder that cannot be written.
            if "no such table" in str(error):
                return []
            raise
        finally:
            connection.close()

    def change(self, query: str, *values: str) -> bool:
        """Change rows; False where there was none to change."""
        if not (self.folder / FILE).is_file():
            return False
        with self.changing() as file:
            return file.execute(query, values).rowcount > 0


def _together(known: list[dict[str, Any]], mine: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The turns of a conversation kept and held, each once: those held here as they are here."""

    def asked(turn: dict[str, Any]) -> tuple[str, ...]:
        return (*turn["history"], turn["question"])

    held = {asked(turn): turn for turn in mine}
    before = [held.pop(asked(turn), turn) for turn in known]
    return [*before, *held.values()]


def is_deleted(file: sqlite3.Connection, name: str) -> bool:
    """Whether what had that name was deleted, as seen within a change."""
    found = file.execute("SELECT name FROM deleted WHERE name = ?", (name,)).fetchone()
    return found is not None


def digest(reader: str) -> str:
    """What stands for a reader in the file."""
    return hashlib.sha256(reader.encode()).hexdigest()


def titled(text: str) -> str:
    """A title as it is kept: on one line, and no longer than may be shown."""
    return " ".join(text.split())[:LONGEST_TITLE]


def now() -> str:
    """The time as it is kept: ISO, UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
