"""The catalogue on a PostgreSQL server, for a store that several machines read.

The same tables as in SQLite stand in a schema of their own, named after the store's folder. The
importer of pg8000, through SQLAlchemy.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.schema import CreateSchema

from corpus.errors import StoreBusy, StoreError
from corpus.files import write_whole
from corpus.paper import slug

MARKER = "catalogue.server"
"""The file in a store's folder that says that its catalogue is on a server."""
_READERS = 8
_MORE_READERS = 24
# PostgreSQL's own codes of errors: a lock not had in time, a deadlock, too many connections.
_BUSY = ("55P03", "40P01", "40001", "53300")


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL database and the schema in it that holds one store's catalogue."""

    url: str = field(repr=False)
    schema: str

    @classmethod
    def of(cls, url: str, folder: Path) -> Server:
        """The schema for the store in a folder; a store below another has both their names."""
        names = [folder.name]
        if (folder.parent / MARKER).is_file() or folder.name == "closed":
            names.insert(0, folder.parent.name)
        return cls(url, slug("_".join(names)).replace("-", "_"))

    @property
    def address(self) -> URL:
        """The database; raises StoreError where ``CATALOGUE_URL`` names none of PostgreSQL's."""
        try:
            url = make_url(self.url)
        except ArgumentError as error:
            raise StoreError(
                "CATALOGUE_URL is no address of a database: write "
                "postgresql://USER:PASSWORD@HOST/DATABASE"
            ) from error
        if url.get_backend_name() != "postgresql":
            raise StoreError(
                f"CATALOGUE_URL names a {url.get_backend_name()} database: only PostgreSQL is known"
            )
        return url.set(drivername="postgresql+pg8000")

    @property
    def name(self) -> str:
        """Where it is, as a reader is told: never with a password."""
        return f"{self.address.host}/{self.address.database}, schema {self.schema}"

    def connect(self) -> Engine:
        """An engine whose reads see one state of the catalogue throughout a transaction."""
        try:
            engine = create_engine(
                self.address,
                isolation_level="REPEATABLE READ",
                pool_size=_READERS,
                max_overflow=_MORE_READERS,
                pool_pre_ping=True,
            )
        except NoSuchModuleError as error:
            raise StoreError("PostgreSQL needs pg8000: pip install pg8000") from error
        _translate_errors(engine, self)
        return engine.execution_options(schema_translate_map={None: self.schema})

    def make_schema(self, connection: Connection) -> None:
        """Make the schema where it is not there yet."""
        connection.execute(CreateSchema(self.schema, if_not_exists=True))

    def take(self, connection: Connection) -> None:
        """Wait until no other transaction, of any machine, writes this catalogue."""
        connection.exec_driver_sql(
            "SELECT pg_advisory_xact_lock(hashtext(%s))", (f"papers {self.schema}",)
        )

    def clear_away(self, engine: Engine, tables: Sequence[str]) -> None:
        """Let the server free what deleted rows of these tables took up."""
        raw = engine.raw_connection()
        driver: Any = raw.driver_connection
        try:
            driver.rollback()  # whatever the pool looked after: it cannot run in a transaction
            driver.autocommit = True
            for table in tables:
                driver.cursor().execute(f'VACUUM "{self.schema}"."{table}"')
        finally:
            driver.autocommit = False
            raw.close()

    def mark(self, path: Path) -> None:
        """Note beside the store where its catalogue is."""
        said = {"server": self.address.host, "database": self.address.database}
        write_whole(path, json.dumps(said | {"schema": self.schema}).encode())


def _translate_errors(engine: Engine, server: Server) -> None:
    from pg8000.exceptions import Error  # type: ignore[import-untyped]

    @event.listens_for(engine, "handle_error")
    def translate(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, (Error, OSError)):
            raise _explained(context.original_exception, server) from context.original_exception


def _explained(error: BaseException, server: Server) -> StoreError:
    told: Any = error.args[0] if error.args else str(error)
    code = told.get("C", "") if isinstance(told, dict) else ""
    said = told.get("M", "") if isinstance(told, dict) else str(told)
    if code in _BUSY:
        return StoreBusy(f"the catalogue on {server.name} is busy ({said}); try again later")
    return StoreError(f"the catalogue on {server.name} cannot be used: {said}")
