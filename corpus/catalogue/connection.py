"""The connection to the catalogue's database, and its errors in a reader's words."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext

from corpus.errors import StoreBusy, StoreDamaged, StoreError, StoreFull

# How long a transaction waits for another process before it gives up, in seconds.
_WAIT = 10

# Threads that read at once before others wait; a connection costs little.
_READERS = 32

# A disk that refuses to take more (a quota, a limit on files) says nothing of what is on it.
_NOT_WRITTEN = (
    "SQLITE_IOERR_WRITE",
    "SQLITE_IOERR_FSYNC",
    "SQLITE_IOERR_TRUNCATE",
    "SQLITE_IOERR_SHMSIZE",
)
_DAMAGE = ("malformed", "not a database", "disk i/o error", "unsupported file format", "no such")


def connect(path: Path) -> Engine:
    """An engine on the SQLite file ``path`` whose transactions are SQLite's own.

    The driver's habit of opening a transaction only before a change would let two reads of one
    turn see two states of the store, so transactions are begun here.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": _WAIT},
        pool_size=_READERS,
        max_overflow=_READERS,
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        try:
            for pragma in (
                "foreign_keys=ON",
                "journal_mode=WAL",
                # An index may say that it holds a generation: that one must survive a power cut.
                "synchronous=FULL",
                # What is deleted is overwritten: a removed paper leaves no text behind.
                "secure_delete=ON",
            ):
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.DatabaseError as error:
            raise explain(error, path) from error

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    @event.listens_for(engine, "handle_error")
    def translate(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, sqlite3.DatabaseError):
            known = explain(context.original_exception, path)
            if type(known) is not StoreError:
                raise known from context.original_exception

    return engine


def damaged(path: Path, how: str) -> StoreDamaged:
    """The error that says how a catalogue is damaged and what to do."""
    return StoreDamaged(
        f"the catalogue {path} is damaged ({how}): restore a backup with `papers restore FILE`"
    )


def explain(error: sqlite3.Error, path: Path) -> StoreError:
    """What an error of the database means for the store that it belongs to."""
    said = str(error).lower()
    if "full" in said:
        return StoreFull(
            f"the disk of {path.parent} is full; what was finished is kept: make room, run again"
        )
    if getattr(error, "sqlite_errorname", "").startswith(_NOT_WRITTEN):
        return StoreFull(
            f"the store {path.parent} cannot be written: the disk refused it (a quota, a limit or "
            "a fault); what was finished is kept: make room, run again"
        )
    if "locked" in said or "busy" in said:
        return StoreBusy(f"the store {path.parent} is held by another process; try again later")
    if any(word in said for word in _DAMAGE):
        return damaged(path, str(error))
    return StoreError(f"the catalogue {path} cannot be used: {error}")
