"""The catalogue's database: opened, read in one state, changed in one step."""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Select, func, inspect, select

from corpus.catalogue import tables
from corpus.catalogue.connection import connect, damaged, explain
from corpus.catalogue.narrowed import narrowed
from corpus.catalogue.server import Server
from corpus.catalogue.writing import KEEPS_SENTENCES, get_meta, set_meta
from corpus.errors import StoreError

_FACT = "SELECT value FROM meta WHERE name = ?"


class Database:
    """One SQLite file, or one schema of a PostgreSQL server.

    Reads outside ``reading()`` see the newest state; inside, one throughout. ``path`` is the file,
    or the one that says which server.
    """

    def __init__(self, path: Path, server: Server | None = None) -> None:
        self.path = path
        self.server = server
        self._engine = server.connect() if server else connect(path)
        self._local = threading.local()

    @classmethod
    def create(cls, path: Path, server: Server | None = None) -> None:
        """Make an empty catalogue at ``path``, whole or not at all.

        On a server one that is there already, made from another machine, is taken as it is.
        """
        if server:
            cls._create_on(server, path)
            return
        making = path.with_name(f"{path.name}.new")
        _discard(making)
        catalogue = cls(making)
        try:
            with catalogue.writing() as connection:
                _fill(connection)
            # On a full disk closing would leave a part of it in the journal, and say nothing.
            catalogue.checkpoint()
        except BaseException:
            catalogue.close()
            _discard(making)
            raise
        catalogue.close()
        making.replace(path)

    @classmethod
    def _create_on(cls, server: Server, path: Path) -> None:
        catalogue = cls(path, server)
        try:
            with catalogue.writing() as connection:
                server.make_schema(connection)
                if not inspect(connection).has_table(tables.meta.name, schema=server.schema):
                    _fill(connection)
        finally:
            catalogue.close()
        server.mark(path)

    @classmethod
    def open(cls, path: Path, server: Server | None = None) -> Self:
        """Open the catalogue that is at ``path``. Raises StoreDamaged."""
        if not server and not path.stat().st_size:
            # SQLite would take it for a new one.
            raise damaged(path, "it is empty")
        catalogue = cls(path, server)
        catalogue._check_schema()
        return catalogue

    def complete(self) -> None:
        """Make the tables that a store of an earlier program lacks; only a writer needs them."""
        with self.writing() as connection:
            tables.metadata.create_all(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Hold one state of the catalogue; nested uses share it."""
        held = getattr(self._local, "connection", None)
        if held is not None:
            yield held
            return
        with self._engine.connect() as connection, connection.begin():
            self._local.connection = connection
            try:
                yield connection
            finally:
                self._local.connection = None
                self._local.generation = None
                self._local.meta = {}

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that changes the catalogue: all of it happens, or nothing."""
        with self._engine.connect() as plain:
            connection = plain.execution_options(writing=True)
            if self.server:
                # A writer waits for the one before it and goes on from what that one left.
                connection = connection.execution_options(isolation_level="READ COMMITTED")
            with connection.begin():
                if self.server:
                    self.server.take(connection)
                outer = getattr(self._local, "connection", None)
                self._local.connection = connection
                try:
                    yield connection
                finally:
                    self._local.connection = outer

    def meta(self, name: str) -> str | None:
        """One fact about the store: ``schema``, ``store``, ``generation``, ``sample``, model..."""
        held: Connection | None = getattr(self._local, "connection", None)
        if held is None or held.get_execution_options().get("writing"):
            with self.reading() as connection:
                return get_meta(connection, name)
        # Inside ``reading()`` it stays what it is, and every search asks which model it was.
        known: dict[str, str | None] | None = getattr(self._local, "meta", None)
        if known is None:
            known = self._local.meta = {}
        if name not in known:
            known[name] = self._fact(held, name)
        return known[name]

    def _fact(self, connection: Connection, name: str) -> str | None:
        if self.server:
            return get_meta(connection, name)
        # As it stands: to make the statement anew each time costs ten times what it takes.
        value: str | None = connection.exec_driver_sql(_FACT, (name,)).scalar()
        return value

    def _newest_generation(self) -> int:
        """The generation outside any transaction: each search asks the newest state for it."""
        if self.server:
            return int(self.meta("generation") or 0)
        held = self._engine.raw_connection()
        try:
            cursor = held.cursor()
            row = cursor.execute(_FACT, ("generation",)).fetchone()
            cursor.close()
        except sqlite3.Error as error:
            raise explain(error, self.path) from error
        finally:
            held.close()
        return int(row[0]) if row else 0

    def generation(self) -> int:
        """The number of changes since the store was made."""
        held: Connection | None = getattr(self._local, "connection", None)
        if held is None:
            return self._newest_generation()
        if held.get_execution_options().get("writing"):
            return int(self.meta("generation") or 0)
        # Inside ``reading()`` it stays what it is, and every step of a turn asks for it.
        known: int | None = getattr(self._local, "generation", None)
        if known is None:
            known = self._local.generation = int(self.meta("generation") or 0)
        return known

    def checkpoint(self) -> None:
        """Empty the journal, where what was deleted would still stand for a while.

        Raises StoreFull where the disk has no room for what the journal holds. A server is told
        to clear away what was deleted; when its bytes are written over is for the server to say.
        """
        if self.server:
            self.server.clear_away(
                self._engine, [one.name for one in tables.metadata.sorted_tables]
            )
            return
        with self._engine.connect() as connection:
            try:
                connection.connection.driver_connection.execute(  # type: ignore[union-attr]
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                )
            except sqlite3.Error as error:
                raise explain(error, self.path) from error

    def faults(self) -> list[str]:
        """What SQLite finds wrong with the file, in its own words; empty when whole.

        A server looks after its own files: only whether its tables can be read is seen here.
        """
        if self.server:
            with self.reading() as connection:
                for table in tables.metadata.sorted_tables:
                    connection.execute(select(func.count()).select_from(table))
            return []
        with self.reading() as connection:
            said = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
            strays = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        found = [] if said == ["ok"] else said
        return found + [
            f"a row of {row[0]} points at a row of {row[2]} that is gone" for row in strays
        ]

    def rows(self, query: Select[Any], column: Any, values: Iterable[Any] | None) -> Iterator[Any]:
        """Rows of a query, restricted to a column's values in statements of bearable length.

        Take all of them: until the last one is taken, the state that is read is held.
        """
        with self.reading() as connection:
            if values is None:
                yield from connection.execute(query.execution_options(yield_per=2000))
                return
            yield from narrowed(connection, query, column, values, is_server=bool(self.server))

    def _check_schema(self) -> None:
        schema = self.meta("schema")
        if schema is None:
            raise damaged(self.path, "it holds no record of its schema")
        if int(schema) != tables.SCHEMA_VERSION:
            raise StoreError(
                f"the store {self.path.parent} was made by another version of this program "
                f"(schema {schema}, this one reads {tables.SCHEMA_VERSION})"
            )


def _fill(connection: Connection) -> None:
    """The tables of an empty catalogue, and what is known of it."""
    tables.metadata.create_all(connection)
    set_meta(connection, "schema", str(tables.SCHEMA_VERSION))
    set_meta(connection, "store", uuid.uuid4().hex)
    set_meta(connection, "generation", "0")
    set_meta(connection, KEEPS_SENTENCES, "kept")


def _discard(making: Path) -> None:
    """Delete a catalogue that was never finished, with its journal."""
    for ending in ("", "-wal", "-shm"):
        making.with_name(making.name + ending).unlink(missing_ok=True)
