"""Responses that readers draft, kept as they last stood, each reader's own.

With each statement stands a digest of the paragraphs that it cites: where those words are no
longer held, the statement goes too.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from assistant.drafting import Point, Response
from assistant.readers.store import LONGEST_TITLE, Readers, digest, is_deleted, now, titled

if TYPE_CHECKING:
    from corpus.library import Library

GONE_TITLE = "A response to a paper that is no longer held as it was"
SECOND = " (second copy)"
_NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft in the list of those kept; ``at`` is the ISO time of its last change."""

    name: str
    title: str
    at: str
    statements: int


class DraftDeleted(Exception):
    """What was to be kept was deleted meanwhile, on another page."""


class Drafts:
    """The drafts in what one store of papers keeps for its readers."""

    def __init__(self, readers: Readers, library: Library) -> None:
        self._readers = readers
        self._library = library

    @staticmethod
    def new_name() -> str:
        """A name for a draft that is not kept yet; nobody else can guess it."""
        return uuid4().hex

    def keep(
        self, reader: str, name: str, response: Response, tab: str = "", seen: str = ""
    ) -> str:
        """Keep a draft as it now is, and give the name that it is kept by.

        ``tab`` stands for the page that it was changed on, ``seen`` for the state (``state_of``)
        that was opened there. Where another page changed it since, it is kept beside as a second
        draft with a name of its own. Empty where it cannot be kept, or is another reader's. What
        cites a paragraph that is not held is left out: its words may have to be gone. Raises
        DraftDeleted where the draft was deleted: it does not come back by itself.
        """
        if not reader or not _NAME.fullmatch(name):
            return ""
        held = _digests(self._library, [cite for point in response.points for cite in point.cites])
        made = [
            {"heading": p.heading, "text": p.text, "cites": {c: held.get(c, "") for c in p.cites}}
            for p in response.points
        ]
        title, points = _still_held(response.title, made, self._library)
        told = json.dumps(points, ensure_ascii=False)
        try:
            with self._readers.changing() as file:
                # What another tab keeps meanwhile must not come between looking and writing.
                file.execute("BEGIN IMMEDIATE")
                to = _where(file, digest(reader), name, tab, seen)
                if to and is_deleted(file, to):
                    raise DraftDeleted
                if to:
                    given = titled(title) if to == name else _as_second(title)
                    row = (to, digest(reader), given, now(), told, tab)
                    file.execute("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?, ?, ?)", row)
        except sqlite3.OperationalError:
            return ""
        return to

    def state_of(self, reader: str, name: str) -> str:
        """What stands for a draft as it is kept now; empty where the reader has none so named."""
        query = "SELECT title, points FROM drafts WHERE reader = ? AND name = ?"
        row = next(iter(self._readers.read(query, digest(reader), name)), None)
        return _state(*row) if row else ""

    def kept(self, reader: str, words: str = "") -> tuple[KeptDraft, ...]:
        """A reader's drafts, the last changed first; with ``words``, those that hold them all."""
        query = "SELECT name, title, at, points FROM drafts WHERE reader = ? ORDER BY at DESC"
        found = []
        for name, title, at, told in self._readers.read(query, digest(reader)):
            title, points = _still_held(title, json.loads(told), self._library)
            text = " ".join([title, *(point["text"] for point in points)]).lower()
            if all(word in text for word in words.lower().split()):
                found.append(KeptDraft(name, title, at, len(points)))
        return tuple(found)

    def open(self, reader: str, name: str) -> Response | None:
        """One of a reader's drafts as far as its papers are held; None where there is none."""
        query = "SELECT title, points FROM drafts WHERE reader = ? AND name = ?"
        row = next(iter(self._readers.read(query, digest(reader), name)), None)
        if row is None:
            return None
        title, points = _still_held(row[0], json.loads(row[1]), self._library)
        made = (Point(p["heading"], p["text"], tuple(p["cites"])) for p in points)
        return Response(title, tuple(made))

    def rename(self, reader: str, name: str, title: str) -> bool:
        """Give a draft another title; False where the reader has none so named."""
        query = "UPDATE drafts SET title = ?, tab = '' WHERE reader = ? AND name = ?"
        given = titled(title)
        return bool(given) and self._readers.change(query, given, digest(reader), name)

    def delete(self, reader: str, name: str) -> bool:
        """Delete a draft for good; False where the reader has none so named."""
        return self._readers.delete_for_good("drafts", reader, name)


def _where(file: sqlite3.Connection, reader: str, name: str, tab: str, seen: str) -> str:
    """The name to keep a draft by: its own, or a second one where another page changed it."""
    query = "SELECT reader, title, points, tab FROM drafts WHERE name = ?"
    row = file.execute(query, (name,)).fetchone()
    if row is None:
        return name
    if row[0] != reader:
        return ""
    if row[3] == tab or _state(row[1], row[2]) == seen:
        return name
    # The same for every change of the same page, so that it makes one second draft and no more.
    return hashlib.sha256(f"{reader} {name} {tab}".encode()).hexdigest()[:32]


def _state(title: str, points: str) -> str:
    return hashlib.sha256(f"{title} {points}".encode()).hexdigest()[:32]


def _as_second(title: str) -> str:
    given = titled(title).removesuffix(SECOND)
    return given[: LONGEST_TITLE - len(SECOND)] + SECOND


def purge_drafts(file: sqlite3.Connection, library: Library) -> int:
    """Take out of all drafts the statements that cite words which are not held any more."""
    changed = 0
    for name, title, told in file.execute("SELECT name, title, points FROM drafts").fetchall():
        points = json.loads(told)
        new_title, held = _still_held(title, points, library)
        if held == points:
            continue
        changed += 1
        row = (new_title, json.dumps(held, ensure_ascii=False), name)
        file.execute("UPDATE drafts SET title = ?, points = ? WHERE name = ?", row)
    return changed


def _still_held(
    title: str, points: list[dict[str, Any]], library: Library
) -> tuple[str, list[dict[str, Any]]]:
    now_held = _digests(library, [name for point in points for name in point["cites"]])
    held = [point for point in points if _is_held(point["cites"], now_held)]
    # A title is mostly the finding's own words: it goes with the first statement that goes.
    return (title if len(held) == len(points) else GONE_TITLE), held


def _is_held(cites: Mapping[str, str], now_held: Mapping[str, str]) -> bool:
    """Whether all words cited are held as they were."""
    return all(now_held.get(name) == kept for name, kept in cites.items())


def _digests(library: Library, names: list[str]) -> dict[str, str]:
    if not names:
        return {}
    held = library.paragraphs_by_id(list(dict.fromkeys(names)))
    return {
        name: hashlib.sha256(" ".join(one.text.split()).encode()).hexdigest()
        for name, one in held.items()
    }
