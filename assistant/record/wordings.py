"""The words of questions, kept beside the answer log and never in it.

The log cannot be changed, so it holds ids and digests alone. A question may repeat what a paper
said: its words lie here, are put to their lines again when the log is read, and go when a paper
that the answer showed is removed or closed, or with the line when its time is over.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.record.entry import digest
from corpus.library.naming import part_of
from corpus.paper import WITHHELD_STATUSES

if TYPE_CHECKING:
    from corpus.library import Library

FILE = "questions.sqlite"
_KEY = "words"
_PATIENCE = 30.0
_ORPHANS = "DELETE FROM paragraphs WHERE id NOT IN (SELECT id FROM words)"
_TABLES = """
CREATE TABLE IF NOT EXISTS words
    (id TEXT PRIMARY KEY, day TEXT, question TEXT, plan TEXT, shown TEXT, considered TEXT);
CREATE TABLE IF NOT EXISTS paragraphs (id TEXT, paper TEXT, paragraph TEXT, digest TEXT);
CREATE TABLE IF NOT EXISTS purged (generation INTEGER);
"""


def apart(entry: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """An entry without the words of its question, and those words with the key to them."""
    question, plan = entry.get("question") or {}, entry.get("plan") or {}
    if "text" not in question and "text" not in plan:
        return entry, None
    key = secrets.token_hex(8)
    answer = entry["answer"]
    shown = [*(one["paragraph_id"] for one in answer["cited"]), *answer["nearest"]]
    words = {
        "id": key,
        "question": question.get("text"),
        "plan": plan.get("text"),
        "shown": _papers_of(shown),
        "considered": _papers_of(one[0] for one in entry["evidence"]),
        "evidence": [tuple(one) for one in entry["evidence"]],
    }
    bare = entry | {"question": _without_text(question) | {_KEY: key}}
    if plan:
        bare["plan"] = _without_text(plan)
    return bare, words


class Wordings:
    """The file of questions in a folder of the answer log."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def keep(self, day: str, words: dict[str, Any]) -> None:
        """Keep the words of one line; raises OSError where they cannot be written."""
        with self._changing() as file:
            file.execute(
                "INSERT INTO words VALUES (:id, :day, :question, :plan, :shown, :considered)",
                words | {"day": day, "evidence": None},
            )
            file.executemany(
                "INSERT INTO paragraphs VALUES (?, ?, ?, ?)",
                [
                    (words["id"], paragraph.partition("/")[0], paragraph, said)
                    for paragraph, said in words["evidence"]
                ],
            )

    def forget(self, before: str) -> None:
        """Delete those of the days before an ISO day; raises OSError."""
        if self._file.is_file():
            with self._changing() as file:
                file.execute("DELETE FROM words WHERE day < ?", (before,))
                file.execute(_ORPHANS)

    def put_back(self, entry: dict[str, Any], held: dict[str, tuple[str, str]]) -> dict[str, Any]:
        """An entry with its words, as far as ``held`` has them; see ``all``."""
        question = entry.get("question")
        if not isinstance(question, dict) or _KEY not in question:
            return entry
        asked, planned = held.get(question[_KEY], (None, None))
        told = {name: value for name, value in question.items() if name != _KEY}
        made = entry | {"question": told | ({"text": asked} if asked is not None else {})}
        if planned is not None and isinstance(entry.get("plan"), dict):
            made["plan"] = entry["plan"] | {"text": planned}
        return made

    def all(self) -> dict[str, tuple[str, str]]:
        """The words of question and plan by their key."""
        if not self._file.is_file():
            return {}
        try:
            with closing(
                sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True)
            ) as file:
                rows = file.execute("SELECT id, question, plan FROM words").fetchall()
        except sqlite3.Error:
            # The lines stand without them: a question is told by its digest.
            return {}
        return {name: (question, plan) for name, question, plan in rows}

    def copy_to(self, folder: Path) -> None:
        """Copy the file into another folder; raises OSError."""
        if self._file.is_file():
            (folder / FILE).touch(mode=0o600)
            with self._changing() as file, closing(sqlite3.connect(folder / FILE)) as copy:
                file.backup(copy)

    def purge(self, library: Library) -> int:
        """Delete the words of questions whose answer showed a paper that was removed, or rested on
        one that is withheld by now, or on a paragraph that is in a part of one; how many. Raises
        OSError.

        What is cleared for some roles stays, as the paper does for them.
        """
        if not self._file.is_file():
            return 0
        with self._changing() as file:
            (last,) = file.execute("SELECT max(generation) FROM purged").fetchone()
            if last == library.generation:
                return 0
            held, closed = _held_and_closed(library)
            rows = file.execute("SELECT id, shown, considered FROM words").fetchall()
            gone = [
                (name,)
                for name, shown, considered in rows
                if not held.issuperset(shown.split())
                or not closed.isdisjoint((*shown.split(), *considered.split()))
            ]
            gone += [(name,) for name in _on_closed_parts(file, library) - {one[0] for one in gone}]
            file.executemany("DELETE FROM words WHERE id = ?", gone)
            file.execute(_ORPHANS)
            file.execute("DELETE FROM purged")
            file.execute("INSERT INTO purged VALUES (?)", (library.generation,))
        return len(gone)

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        try:
            self._file.touch(mode=0o600)
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as file:
                # What is deleted is overwritten, and no journal keeps it.
                file.execute("PRAGMA secure_delete=ON")
                file.executescript(_TABLES)
                with file:
                    yield file
        except sqlite3.Error as error:
            raise OSError(f"{self._file.name}: {error}") from error


def _without_text(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "text"}


def _papers_of(paragraphs: Collection[str] | Iterator[str]) -> str:
    return " ".join(dict.fromkeys(one.partition("/")[0] for one in paragraphs))


def _on_closed_parts(file: sqlite3.Connection, library: Library) -> set[str]:
    """The questions that rest on paragraphs of partly exempt papers that are not held as then."""
    partly = [
        one.paper_id for one in library.papers() if one.status == "part_exempt" and not one.cleared
    ]
    found: set[str] = set()
    for paper_id in partly:
        rows = file.execute(
            "SELECT id, paragraph, digest FROM paragraphs WHERE paper = ?", (paper_id,)
        ).fetchall()
        if not rows:
            continue
        held = {(one.paragraph_id, digest(one.text)) for one in library.paragraphs(paper_id)}
        found |= {name for name, paragraph, said in rows if (paragraph, said) not in held}
    return found


def _held_and_closed(library: Library) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of the papers held, and of those that nobody may read any more."""
    papers = library.papers()
    closed = [
        one.paper_id
        for one in papers
        if one.status in WITHHELD_STATUSES
        and not one.cleared
        and part_of(one) not in library.cleared(one.source)
    ]
    return frozenset(one.paper_id for one in papers), frozenset(closed)
